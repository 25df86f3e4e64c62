import { FileCheck2, GitCompareArrows } from 'lucide-react'
import type { Page } from '../../web/page.ts'

const may = { thing: 'dayClosing', verb: 'read' } as const
export const pages: Page[] = [
  { path: '/evening', title: { zh: '夕会对账', en: 'Evening check' }, group: 'dusk', order: 10, icon: GitCompareArrows, may, count: 'evening', day: true, words: '封日 差异 日结 seal reconcile difference', load: () => import('./EveningPage.tsx') },
  { path: '/evenings', title: { zh: '日结单', en: 'Daily sheets' }, group: 'dusk', order: 20, icon: FileCheck2, may, words: '各日封存 未封 sealed days', load: () => import('./EveningsPage.tsx') },
  { path: '/daily-sheet', title: { zh: '日结单', en: 'Daily sheet' }, may, bare: true, load: () => import('./DailySheetPage.tsx') },
]
