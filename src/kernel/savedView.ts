// Views of lists somebody keeps for himself (look.md «Tables»): the address of a list under a name, on every machine he sits at.
import { callsOf } from './call.ts'
import { entity } from './entity.ts'
import { derived, fixed } from './field.ts'
import { ref, text } from './fields/index.ts'
import { declareRefusals } from './refusal.ts'

/** `query` is what stands behind the «?»: conditions, order, the view they began from; never a search, which may hold a number or a name. */
export const savedView = entity('savedView', {
  label: { zh: '视图', en: 'View' }, title: 'name', sort: 'createdAt', does: ['create', 'change', 'delete'], list: ['memberId', 'list', 'name', 'query'],
  unique: [['memberId', 'list', 'name']], indexes: [['memberId', 'list', 'createdAt']], sees: { mine: ['memberId'] },
  fields: {
    memberId: derived(ref({ zh: '谁的', en: 'Whose' }, 'member')),
    list: fixed(text({ zh: '哪个列表', en: 'Which list' }, 80)),
    name: text({ zh: '名字', en: 'Name' }, 20),
    query: text({ zh: '条件', en: 'Conditions' }, 1_500),
  },
})
export const savedViewCalls = callsOf(savedView)
export const viewsAtMost = 20
declareRefusals({
  'saved-view.many': { status: 409, zh: '一个列表最多存 {n} 个视图，先删掉用不着的。', en: 'At most {n} views to a list; remove one you no longer need.', when: 'a further view of a list is kept' },
  'saved-view.search': { status: 422, zh: '视图里不存搜索词：它可能是姓名或号码。', en: 'A view keeps no search: it may be a name or a number.', when: 'the query of a view holds `q`' },
})
