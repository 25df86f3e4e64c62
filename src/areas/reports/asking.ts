import { useAsked } from '../../web/go.tsx'
import { useMe, useMay, usePlace } from '../../web/me.ts'
import { groupings } from './figure.ts'
import { presets, rangeOf, type Preset, type Range } from './ranges.rules.ts'

export type Grouped = keyof typeof groupings
/** What the page stands at, all of it in the address: days, for whom, how it is grouped. */
export type Standing = Range & { preset: Preset | undefined; siteId?: string; teamId?: string; memberId?: string; by: Grouped }
const day = (text: string | undefined): string | undefined => (/^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? text : undefined)
/** The address read, and a setter. Without a word the team of the top bar holds, where the reader may see more than his own. */
export const useStanding = (): [Standing, (change: Record<string, string | undefined>) => void] => {
  const me = useMe(), may = useMay(), place = usePlace(), [asked, set] = useAsked()
  const from = day(asked.from), to = day(asked.to)
  const preset = from && to ? undefined : Object.hasOwn(presets, asked.range ?? '') ? asked.range as Preset : 'month'
  const range = preset ? rangeOf(preset, me.today) : { from: from!, to: to! }
  const own = !may('figures', 'read') || (me.can.figures as { read: string | null }).read === 'm'
  const chosen = asked.siteId !== undefined || asked.teamId !== undefined || asked.memberId !== undefined || asked.whole !== undefined
  const teamId = asked.teamId ?? (chosen || own ? undefined : place.teamId ?? undefined)
  return [{ ...range, preset, siteId: asked.siteId, teamId, memberId: asked.memberId, by: Object.hasOwn(groupings, asked.by ?? '') ? asked.by as Grouped : own ? 'day' : 'member' }, set]
}
/** The question for the server, without what only the page needs. */
export const questionOf = ({ from, to, siteId, teamId, memberId }: Standing): { from: string; to: string; siteId?: string; teamId?: string; memberId?: string } =>
  ({ from, to, ...(siteId ? { siteId } : {}), ...(teamId ? { teamId } : {}), ...(memberId ? { memberId } : {}) })
