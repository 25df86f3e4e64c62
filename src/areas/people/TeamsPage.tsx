import { EntityPage } from '../../web/entity/EntityPage.tsx'
import { team } from './member.ts'

const up = { href: '/settings', words: { zh: '设置', en: 'Settings' } }
/** Teams, one within another, each with its lead: who sees whose customers follows from them. */
const TeamsPage = () => <EntityPage entity={team} base="/settings/teams" title={{ zh: '小组', en: 'Teams' }} up={up} first={['name', 'siteId', 'leadId', 'parentId']} />
export default TeamsPage
