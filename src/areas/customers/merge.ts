import { child, entity } from '../../kernel/entity.ts'
import { derived, maybe } from '../../kernel/field.ts'
import { ref, text, time } from '../../kernel/fields/index.ts'

/** One merge of two records of the same person, with all it moved, so that it can be undone (wire.md 2 «merge and undo»). */
export const customerMerge = entity('customerMerge', {
  label: { zh: '客户合并', en: 'Customer merge' }, title: 'at', thing: 'customer', does: [], list: ['fromId', 'intoId', 'at', 'byId', 'undoneAt'], sort: '-at',
  indexes: [['fromId', '-at'], ['intoId', '-at']], sees: { through: 'intoId' },
  fields: {
    fromId: derived(ref({ zh: '并掉的', en: 'Merged' }, 'customer')), intoId: derived(ref({ zh: '留下的', en: 'Kept' }, 'customer')),
    at: derived(time({ zh: '时间', en: 'At' })), byId: derived(ref({ zh: '谁', en: 'By' }, 'member')), undoneAt: derived(maybe(time({ zh: '撤回于', en: 'Undone at' }))),
  },
  children: {
    moved: child({ zh: '移过去的', en: 'Moved' }, { place: text({ zh: '哪里', en: 'Place' }, 120), key: text({ zh: '哪行', en: 'Row' }, 200) }),
    filled: child({ zh: '补上的', en: 'Filled in' }, { field: text({ zh: '字段', en: 'Field' }, 40), before: maybe(text({ zh: '原来', en: 'Before' }, 2000)), after: text({ zh: '现在', en: 'After' }, 2000) }),
  },
})
