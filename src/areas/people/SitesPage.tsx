import { EntityDrawer } from '../../web/entity/EntityDrawer.tsx'
import { EntityPage } from '../../web/entity/EntityPage.tsx'
import { EntityForm, type Override } from '../../web/form/index.ts'
import { useMay } from '../../web/me.ts'
import { ButtonLink, Section, SheetTable } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { HoursEditor, usualHours, type Hours } from './HoursEditor.tsx'
import { addDays } from '../../kernel/time.ts'
import { site, siteCalls } from './site.ts'

const HoursField: Override = ({ value, set }) => {
  const say = useSay()
  return <div className="ff ff-whole" key="hours"><div className="ff-label">{say(site.children.hours.label)}<small>{say({ zh: '拖动两端，或点时间键入', en: 'drag both ends, or press the times to type' })}</small></div><HoursEditor value={(value as Hours[] | undefined) ?? []} onChange={set} /></div>
}
type Holiday = { on: string; kind: 'holiday' | 'workday'; name: string | null }
/** 01-01 – 01-03: runs of days that follow one another are one. */
const runs = (days: readonly string[]): string => {
  const made: string[][] = []
  for (const day of [...days].sort()) { const last = made.at(-1); if (last && addDays(last.at(-1)!, 1) === day) last.push(day); else made.push([day]) }
  return made.map(r => (r.length === 1 ? r[0].slice(5) : `${r[0].slice(5)} – ${r.at(-1)!.slice(5)}`)).join('，')
}
/** The calendar by year and feast: when it is closed, and which weekend days are worked for it (调休). */
const Holidays = ({ of }: { of: readonly Holiday[] }) => {
  const say = useSay(), years = [...new Set(of.map(h => h.on.slice(0, 4)))].sort()
  return <>{years.map(year => { const here = of.filter(h => h.on.startsWith(year)), names = [...new Set(here.map(h => h.name ?? '–'))], on = (name: string, kind: string): string => runs(here.filter(h => (h.name ?? '–') === name && h.kind === kind).map(h => h.on)); return <Section key={year} title={`${say(site.children.holidays.label)} ${year}`}><SheetTable tight rows={names} rowKey={n => n} columns={[{ key: 'name', head: say({ zh: '节日', en: 'Feast' }), strong: true, cell: n => n }, { key: 'off', head: say({ zh: '放假', en: 'Closed' }), cell: n => on(n, 'holiday') }, { key: 'on', head: say({ zh: '调休上班', en: 'Worked' }), cell: n => on(n, 'workday') }]} /></Section> })}</>
}
const overrides = { hours: HoursField }
const first = ['name', 'address', 'hours', 'timeZone', 'doorCover']
const up = { href: '/settings', words: { zh: '设置', en: 'Settings' } }
/** Sites: opening hours, holidays and make-up workdays, time zone; they bound the day line and the month's turn. */
const SitesPage = () => {
  const may = useMay(), say = useSay()
  return <EntityPage entity={site} base="/settings/sites" title={{ zh: '门店', en: 'Sites' }} up={up} first={first} overrides={overrides}
    acts={may('site', 'c') && <ButtonLink kind="primary" href="/settings/sites/new">{say({ zh: '新门店', en: 'New site' })}</ButtonLink>}
    drawer={d => d.id === 'new' ? <EntityForm key="new" entity={site} create={siteCalls.create} closeTo={d.closeTo} first={first} overrides={overrides} initial={{ hours: usualHours() }} draft="site.new" />
      : <EntityDrawer key={d.id} {...d} entity={site} first={first} overrides={overrides} hide={['hours', 'holidays']} extra={row => <><Section title={say(site.children.hours.label)}><div inert><HoursEditor value={(row.hours as Hours[] | undefined) ?? []} onChange={() => undefined} /></div></Section><Holidays of={(row.holidays as Holiday[] | undefined) ?? []} /></>} />} />
}
export default SitesPage
