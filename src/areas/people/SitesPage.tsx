import { EntityDrawer } from '../../web/entity/EntityDrawer.tsx'
import { EntityPage } from '../../web/entity/EntityPage.tsx'
import { EntityForm, type Override } from '../../web/form/index.ts'
import { useMay } from '../../web/me.ts'
import { ButtonLink, Section } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { HoursEditor, usualHours, type Hours } from './HoursEditor.tsx'
import { site, siteCalls } from './site.ts'

const HoursField: Override = ({ value, set }) => {
  const say = useSay()
  return <div className="ff ff-whole" key="hours"><div className="ff-label">{say(site.children.hours.label)}<small>{say({ zh: '拖动两端，或点时间键入', en: 'drag both ends, or press the times to type' })}</small></div><HoursEditor value={(value as Hours[] | undefined) ?? []} onChange={set} /></div>
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
      : <EntityDrawer key={d.id} {...d} entity={site} first={first} overrides={overrides} hide={['hours']} extra={row => <Section title={say(site.children.hours.label)}><div inert><HoursEditor value={(row.hours as Hours[] | undefined) ?? []} onChange={() => undefined} /></div></Section>} />} />
}
export default SitesPage
