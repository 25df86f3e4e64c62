import { MapPin } from 'lucide-react'
import type { Page } from '../../web/page.ts'

export const pages: Page[] = [
  { path: '/board', title: { zh: '到岗与动向', en: 'Who is where' }, group: 'day', order: 10, icon: MapPin, may: { thing: 'liveStatus', verb: 'read' }, day: true, words: '在岗 休 假 外出 代跟进 值班 day sheet stand-in', load: () => import('./BoardPage.tsx') },
]
