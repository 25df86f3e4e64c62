import { Send, Sunrise } from 'lucide-react'
import type { Page } from '../../web/page.ts'

export const pages: Page[] = [
  { path: '/morning', title: { zh: '晨会', en: 'Morning meeting' }, group: 'dawn', order: 10, icon: Sunrise, may: { thing: 'morningPack', verb: 'read' }, day: true, words: '晨会包 昨日结果 今日邀约 H级 morning pack', load: () => import('./PackPage.tsx') },
  { path: '/morning/print', title: { zh: '打印晨会包', en: 'Print the morning pack' }, may: { thing: 'morningPack', verb: 'read' }, bare: true, load: () => import('./PackPrint.tsx') },
  { path: '/bulletin', title: { zh: '一键战报', en: 'Bulletin' }, icon: Send, may: { thing: 'dayClosing', verb: 'read' }, day: true, words: '战报 发群 bulletin chat', load: () => import('./BulletinPage.tsx') },
]
