import { Bell } from 'lucide-react'
import type { Page } from '../../web/page.ts'

export const pages: Page[] = [
  { path: '/notices', title: { zh: '消息', en: 'Notices' }, icon: Bell, bar: true, may: { thing: 'notice', verb: 'read' }, count: 'notices', phone: { tab: 4 }, words: '提醒 通知 alerts', load: () => import('./NoticesPage.tsx') },
]
