import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { DayPick } from '../../web/form/index.ts'
import { MenuHead, MenuItem, MenuLine, Pop, Segments } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import type { Standing } from './asking.ts'
import type { FiguresPage } from './figure.ts'
import { presets, type Preset } from './ranges.rules.ts'

type Set = (change: Record<string, string | undefined>) => void
/** 今天 昨天 本周 本月 上月, or days of one's own. */
export const FigureRanges = ({ standing, set, plain }: { standing: Standing; set: Set; plain?: boolean }) => {
  const say = useSay()
  return <div className="fig-ranges">
    <Segments<Preset | 'own'> label={say({ zh: '哪些天', en: 'Which days' })} value={standing.preset ?? 'own'} onChange={key => set(key === 'own' ? { from: standing.from, to: standing.to, range: undefined } : { range: key, from: undefined, to: undefined })}
      of={[...(Object.keys(presets) as Preset[]).map(key => ({ key, words: say(presets[key]) })), ...(plain ? [] : [{ key: 'own' as const, words: say({ zh: '自选', en: 'Own days' }) }])]} />
    {!standing.preset && <span className="fig-own"><DayPick id="fig-from" value={standing.from} label={say({ zh: '从', en: 'From' })} onChange={from => from && set({ from, to: standing.to < from ? from : standing.to, range: undefined })} /><span aria-hidden>–</span><DayPick id="fig-to" value={standing.to} label={say({ zh: '到', en: 'To' })} onChange={to => to && set({ to, from: standing.from > to ? to : standing.from, range: undefined })} /></span>}
  </div>
}
const Choice = ({ label, value, children }: { label: string; value: string; children: (close: () => void) => ReactNode }) =>
  <Pop label={label} align="right" button={({ open, press, id }) => <button type="button" className="chip fig-choice" aria-expanded={open} aria-controls={open ? id : undefined} onClick={press}><span className="chip-words"><span className="chip-name">{label}</span><b>{value}</b></span><ChevronDown aria-hidden /></button>}>{children}</Pop>
/** For whom: the whole of what I may see, a site, a team, a person. Only what there is a choice of is offered. */
export const FigurePlaces = ({ page, standing, set }: { page: FiguresPage; standing: Standing; set: Set }) => {
  const say = useSay(), all = say({ zh: '全部', en: 'All' })
  const own = page.members.length === 1 && page.teams.length > 0 && page.members[0] !== undefined
  const place = page.teams.find(t => t.id === standing.teamId)?.label ?? page.sites.find(s => s.id === standing.siteId)?.label ?? (own ? say({ zh: '本人', en: 'Mine' }) : all)
  const members = page.members.filter(m => !standing.teamId || m.teamIds.includes(standing.teamId))
  const put = (close: () => void, change: Record<string, string | undefined>) => () => { set({ siteId: undefined, teamId: undefined, memberId: undefined, whole: undefined, ...change }); close() }
  const choosesPlace = own || page.teams.length + page.sites.length > 1
  return <div className="fig-places">
    {choosesPlace && <Choice label={say({ zh: '范围', en: 'Scope' })} value={place}>{close => <>
      <MenuItem on={!standing.teamId && !standing.siteId} onClick={put(close, { whole: '1' })}>{own ? say({ zh: '本人', en: 'Mine' }) : all}</MenuItem>
      {page.sites.length > 1 && <><MenuLine /><MenuHead>{say({ zh: '门店', en: 'Sites' })}</MenuHead>{page.sites.map(s => <MenuItem key={s.id} on={s.id === standing.siteId} onClick={put(close, { siteId: s.id })}>{s.label}</MenuItem>)}</>}
      {page.teams.length > 0 && <><MenuLine /><MenuHead>{say({ zh: '小组', en: 'Teams' })}</MenuHead>{page.teams.map(t => <MenuItem key={t.id} on={t.id === standing.teamId} note={page.sites.length > 1 ? page.sites.find(s => s.id === t.siteId)?.label : undefined} onClick={put(close, { teamId: t.id })}>{t.label}</MenuItem>)}</>}
    </>}</Choice>}
    {!own && members.length > 1 && <Choice label={say({ zh: '顾问', en: 'Consultant' })} value={members.find(m => m.id === standing.memberId)?.label ?? all}>{close => <>
      <MenuItem on={!standing.memberId} onClick={() => { set({ memberId: undefined }); close() }}>{all}</MenuItem><MenuLine />
      {members.map(m => <MenuItem key={m.id} on={m.id === standing.memberId} onClick={() => { set({ memberId: m.id, ...(standing.teamId ? { teamId: standing.teamId } : {}) }); close() }}>{m.label}</MenuItem>)}
    </>}</Choice>}
  </div>
}
