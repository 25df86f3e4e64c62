import { ListTodo, UsersRound } from 'lucide-react'
import type { Page } from '../../web/page.ts'

export const pages: Page[] = [
  { path: '/meetings/:id?', title: { zh: '会议', en: 'Meetings' }, group: 'dawn', order: 40, icon: UsersRound, may: { thing: 'meeting', verb: 'read' }, count: 'actions', words: '晨会 夕会 周会 点名 出席 仪容 纪要 minutes attendance', load: () => import('./MeetingsPage.tsx') },
  { path: '/action-items/:id?', title: { zh: '行动项', en: 'Action items' }, icon: ListTodo, may: { thing: 'actionItem', verb: 'read' }, words: '会上定的事 谁 哪天 actions', load: () => import('./ActionsPage.tsx') },
]
