import { Users } from 'lucide-react'
import type { Page } from '../../web/page.ts'

export const pages: Page[] = [
  { path: '/login', title: { zh: '登录', en: 'Log in' }, may: 'open', bare: true, load: () => import('./LoginPage.tsx') },
  { path: '/setup', title: { zh: '首次设置', en: 'First setup' }, may: 'open', bare: true, load: () => import('./SetupPage.tsx') },
  { path: '/invitation/:token', title: { zh: '邀请', en: 'Invitation' }, may: 'open', bare: true, load: () => import('./InvitationPage.tsx') },
  { path: '/members/:id?', title: { zh: '团队', en: 'Team' }, group: 'foot', order: 10, icon: Users, may: { thing: 'member', verb: 'read' }, words: '成员 人 people', load: () => import('./MembersPage.tsx') },
  { path: '/me/sessions', title: { zh: '我的登录', en: 'My sessions' }, may: 'member', load: () => import('./SessionsPage.tsx') },
  { path: '/me/password', title: { zh: '改密码', en: 'Change password' }, may: 'member', load: () => import('./PasswordPage.tsx') },
  { path: '/settings/sites/:id?', title: { zh: '门店', en: 'Sites' }, may: { thing: 'site', verb: 'read' }, words: '营业时间 假日 hours holidays', load: () => import('./SitesPage.tsx') },
  { path: '/settings/teams/:id?', title: { zh: '小组', en: 'Teams' }, may: { thing: 'team', verb: 'read' }, load: () => import('./TeamsPage.tsx') },
]
