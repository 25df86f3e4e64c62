import { ClipboardPen, Plus, Users } from 'lucide-react'
import { mayI } from '../../web/me.ts'
import type { Page } from '../../web/page.ts'

export const pages: Page[] = [
  { path: '/visits/:id?', title: { zh: '展厅客流', en: 'Showroom traffic' }, group: 'day', order: 20, icon: ClipboardPen, may: { thing: 'visit', verb: 'read' }, count: 'visits', wide: true, day: true, words: '客流 登记 顺位 traffic visit turn', load: () => import('./VisitsPage.tsx') },
  { path: '/log', title: { zh: '登记一批', en: 'Log a party' }, icon: Plus, may: me => mayI(me, 'visit', 'c'), bare: true, phone: { tab: 3, add: true }, words: '来客 new party', load: () => import('./VisitLogPage.tsx') },
  { path: '/customers/:id?', title: { zh: '客户', en: 'Customers' }, group: 'day', order: 40, icon: Users, may: { thing: 'customer', verb: 'read' }, phone: { tab: 2 }, words: '台账 公海 ledger pool', load: () => import('./CustomersPage.tsx') },
  { path: '/customer/:id', title: { zh: '客户', en: 'Customer' }, may: { thing: 'customer', verb: 'read' }, load: () => import('./CustomerPage.tsx') },
]
