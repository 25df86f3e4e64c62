import { Users } from 'lucide-react'
import type { Page } from '../../web/page.ts'

export const pages: Page[] = [
  { path: '/login', title: { zh: '登录', en: 'Log in' }, may: 'open', bare: true, load: () => import('./LoginPage.tsx') },
  { path: '/members/:id?', title: { zh: '团队', en: 'Team' }, group: 'foot', order: 10, icon: Users, may: { thing: 'member', verb: 'read' }, words: '成员 人 people', load: () => import('./MembersPage.tsx') },
]
