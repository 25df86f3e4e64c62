import { Plus } from 'lucide-react'
import { EntityForm } from '../../web/form/index.ts'
import { usePlaces } from '../../web/go.tsx'
import { ButtonLink } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { ListPage, type DrawerFacts, type ListView } from '../../web/list/index.ts'
import { useMay } from '../../web/me.ts'
import { member, memberCalls } from './member.ts'
import { MemberDrawer } from './MemberDrawer.tsx'

const views: readonly ListView[] = [
  { key: 'active', label: { zh: '在职', en: 'Active' }, ask: { state: 'active' } },
  { key: 'disabled', label: { zh: '停用', en: 'Disabled' }, ask: { state: 'disabled' } },
]
const first = ['name', 'login', 'roles', 'teamIds', 'siteIds'] as const
/** Who works here (D3.1): roles, teams, sites; invited by link, disabled at once. */
const MembersPage = () => {
  const say = useSay(), may = useMay(), { id } = usePlaces()
  const drawer = (d: DrawerFacts) => d.id === 'new'
    ? <EntityForm key="new" entity={member} create={memberCalls.create} closeTo={d.closeTo} first={first} draft="member.new" note={say({ zh: '建好后生成邀请链接交给他', en: 'Then make an invitation link for them' })} />
    : <MemberDrawer key={d.id} {...d} />
  return <ListPage entity={member} calls={memberCalls} base="/members" title={{ zh: '成员', en: 'Members' }} views={views} open={id} drawer={drawer} off={['state', 'hiredOn']} filters={['roles', 'hiredOn', 'createdAt']}
    acts={may('member', 'c') && <ButtonLink kind="primary" icon={<Plus aria-hidden />} href="/members/new">{say({ zh: '新成员', en: 'New member' })}</ButtonLink>} />
}
export default MembersPage
