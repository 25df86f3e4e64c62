import { Settings } from 'lucide-react'
import type { Page } from '../../web/page.ts'

const audit = { thing: 'audit', verb: 'read' } as const, settings = { thing: 'settings', verb: 'read' } as const
/** Pages that must know every area: settings, rights, rules, trail, and whatever has no page of its own. */
export const pages: Page[] = [
  { path: '/settings', title: { zh: '设置', en: 'Settings' }, group: 'foot', order: 20, icon: Settings, may: 'member', load: () => import('./SettingsPage.tsx') },
  { path: '/settings/organisation', title: { zh: '公司', en: 'Organisation' }, may: settings, load: () => import('./OrganisationPage.tsx') },
  { path: '/settings/rights', title: { zh: '权限', en: 'Rights' }, may: settings, words: '岗位 roles', load: () => import('./RightsPage.tsx') },
  { path: '/settings/rules/:name/:id?', title: { zh: '规则', en: 'Rules' }, may: settings, load: () => import('./RulesPage.tsx') },
  { path: '/settings/audit', title: { zh: '审计记录', en: 'Audit entries' }, may: audit, words: '日志 log', load: () => import('./AuditPage.tsx') },
  { path: '/settings/security', title: { zh: '安全记录', en: 'Security log' }, may: audit, words: '日志 log', load: () => import('./SecurityPage.tsx') },
  { path: '/settings/records/:entity/:id?', title: { zh: '记录', en: 'Records' }, may: 'member', load: () => import('./RecordsPage.tsx') },
]
