import { EntityPage } from '../../web/entity/EntityPage.tsx'
import { team } from './member.ts'

const up = { href: '/settings', words: { zh: '设置', en: 'Settings' } }
/** Teams, one within another, each with its lead: who sees whose customers follows from them. */
const TeamsPage = () => <EntityPage entity={team} base="/settings/teams" title={{ zh: '小组', en: 'Teams' }} up={up} first={['name', 'siteId', 'leadId', 'parentId']}
  empty={{ title: { zh: '还没有小组', en: 'No teams yet' }, words: { zh: '夕会按组对账、按组封日，主管看自己组的客户。先建一个，再到「团队」里把人放进去。', en: 'Evenings are matched and sealed by team, and a supervisor sees the customers of his own. Make one, then put people into it under Team.' } }} />
export default TeamsPage
