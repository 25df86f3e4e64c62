import { Plus } from 'lucide-react'
import { EntityForm } from '../../web/form/index.ts'
import { useAsked, useGo, usePlaces } from '../../web/go.tsx'
import { Band, ButtonLink } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { ListPage, type DrawerFacts, type ListView } from '../../web/list/index.ts'
import { useMay, useMe } from '../../web/me.ts'
import { member, memberCalls } from './member.ts'
import { MemberDrawer } from './MemberDrawer.tsx'

const views: readonly ListView[] = [
  { key: 'active', label: { zh: '在职', en: 'Active' }, ask: { state: 'active' } },
  { key: 'disabled', label: { zh: '停用', en: 'Disabled' }, ask: { state: 'disabled' } },
]
const first = ['name', 'login', 'roles', 'teamIds', 'siteIds'] as const
/** Who works here (D3.1): roles, teams, sites; invited by link, disabled at once. */
const MembersPage = () => {
  const say = useSay(), may = useMay(), me = useMe(), go = useGo(), { id } = usePlaces(), [asked] = useAsked()
  const drawer = (d: DrawerFacts) => d.id === 'new'
    ? <EntityForm key="new" entity={member} create={memberCalls.create} closeTo={d.closeTo} onDone={row => go(`/members/${row.id}`, { replace: true })} first={first} initial={me.sites.length === 1 ? { siteIds: [me.sites[0]!.id] } : undefined} draft="member.new" note={say({ zh: '主管、顾问和前台要选门店，主管和顾问还要选小组；建好后生成邀请链接交给他', en: 'Supervisors and consultants need a team, they and reception a site; then make an invitation link' })} />
    : <MemberDrawer key={d.id} {...d} />
  return <ListPage entity={member} calls={memberCalls} base="/members" title={{ zh: '成员', en: 'Members' }} views={views} open={id} drawer={drawer} off={['state', 'hiredOn']} filters={['roles', 'hiredOn', 'createdAt']}
    above={asked.first && may('team', 'c') && <Band is="accent" acts={<ButtonLink small href="/settings/teams/new">{say({ zh: '建小组', en: 'Make a team' })}</ButtonLink>}>{say({ zh: '公司建好了。先建一个小组（夕会按组对账、封日），再在这里加主管、顾问和前台。', en: 'The company stands. Make a team first (evenings are matched and sealed by team), then add supervisor, consultants and reception here.' })}</Band>}
    acts={may('member', 'c') && <ButtonLink kind="primary" icon={<Plus aria-hidden />} href="/members/new">{say({ zh: '新成员', en: 'New member' })}</ButtonLink>} />
}
export default MembersPage
