import { ChartColumn } from 'lucide-react'
import type { Page } from '../../web/page.ts'

export const pages: Page[] = [
  { path: '/figures/:id?', title: { zh: '数据与报告', en: 'Figures' }, group: 'store', order: 10, icon: ChartColumn, may: { thing: 'figures', verb: 'read' }, words: '数字 客流 留档率 战败 报表 figures reports rates', load: () => import('./FiguresPage.tsx') },
]
