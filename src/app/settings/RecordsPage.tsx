import '../areas.ts'
import { entities } from '../../kernel/entity.ts'
import { EntityPage } from '../../web/entity/EntityPage.tsx'
import { usePlaces } from '../../web/go.tsx'
import { Refused } from '../../web/kit/States.tsx'
import { useSay } from '../../web/language/language.ts'
import { useMay } from '../../web/me.ts'

/** /settings/records/{path}: every declared entity, whether or not a page was written for it. */
const RecordsPage = () => {
  const say = useSay(), may = useMay(), { entity: path } = usePlaces()
  const found = [...entities().values()].find(e => e.path === path)
  if (!found) return <Refused title={say({ zh: '没有这一类记录', en: 'There is no such kind of record' })} />
  if (!may(found.thing, 'read')) return <Refused title={say({ zh: '你的岗位看不到这一页', en: 'Your role cannot open this page' })} />
  return <EntityPage key={found.name} entity={found} base={`/settings/records/${found.path}`} up={{ href: '/settings', words: { zh: '设置', en: 'Settings' } }} />
}
export default RecordsPage
