import { FileInput } from 'lucide-react'
import { mayI } from '../../web/me.ts'
import type { Page } from '../../web/page.ts'

export const pages: Page[] = [
  { path: '/imports/:id?', title: { zh: '导入', en: 'Import' }, group: 'store', order: 60, icon: FileInput, may: me => ['customer', 'inquiry', 'appointment', 'followUp', 'milestone', 'prospectCard', 'dmsEntry'].some(thing => mayI(me, thing, 'i')), words: '台账 表格 旧数据 excel csv xlsx ledger upload', load: () => import('./ImportPage.tsx') },
]
