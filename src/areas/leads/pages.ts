import { CalendarClock, ClipboardPen, Gavel, IdCard, PhoneCall, PhoneIncoming, Plus, ReceiptText, Users } from 'lucide-react'
import { mayI } from '../../web/me.ts'
import type { Page } from '../../web/page.ts'

export const pages: Page[] = [
  { path: '/visits/:id?', title: { zh: '展厅客流', en: 'Showroom traffic' }, group: 'day', order: 20, icon: ClipboardPen, may: { thing: 'visit', verb: 'read' }, count: 'visits', wide: true, day: true, words: '客流 登记 顺位 traffic visit turn', load: () => import('./VisitsPage.tsx') },
  { path: '/log', title: { zh: '登记一批', en: 'Log a party' }, icon: Plus, may: me => mayI(me, 'visit', 'c'), bare: true, phone: { tab: 3, add: true }, words: '来客 new party', load: () => import('./VisitLogPage.tsx') },
  { path: '/customers/:id?', title: { zh: '客户', en: 'Customers' }, group: 'day', order: 40, icon: Users, may: { thing: 'customer', verb: 'read' }, phone: { tab: 2 }, words: '台账 公海 ledger pool', load: () => import('./CustomersPage.tsx') },
  { path: '/customer/:id', title: { zh: '客户', en: 'Customer' }, may: { thing: 'customer', verb: 'read' }, load: () => import('./CustomerPage.tsx') },
  { path: '/inquiries/:id?', title: { zh: '渠道线索', en: 'Inquiries' }, group: 'day', order: 30, icon: PhoneIncoming, may: { thing: 'inquiry', verb: 'read' }, count: 'inquiries', day: true, wide: true, words: '来电 网络 外展 外拓 leads calls web', load: () => import('./InquiriesPage.tsx') },
  { path: '/appointments', title: { zh: '邀约', en: 'Appointments' }, group: 'day', order: 35, icon: CalendarClock, may: { thing: 'appointment', verb: 'read' }, words: '预约 到店', load: () => import('./AppointmentsPage.tsx') },
  { path: '/contacts-due', title: { zh: '今天要联系的', en: 'Contacts due' }, group: 'day', order: 45, icon: PhoneCall, may: { thing: 'prospectCard', verb: 'read' }, count: 'contacts', phone: { tab: 4, title: { zh: '联系', en: 'Due' } }, words: '跟进 回访 到期 follow up', load: () => import('./ContactsPage.tsx') },
  { path: '/prospect-cards', title: { zh: '意向客户卡', en: 'Prospect cards' }, group: 'day', order: 50, icon: IdCard, may: { thing: 'prospectCard', verb: 'read' }, words: '卡 PCR 潜客 逾期', load: () => import('./CardsPage.tsx') },
  { path: '/prospect-cards/:id', title: { zh: '意向客户卡', en: 'Prospect card' }, may: { thing: 'prospectCard', verb: 'read' }, load: () => import('./CardPage.tsx') },
  { path: '/card-closings', title: { zh: '结案审批', en: 'Closings' }, group: 'day', order: 55, icon: Gavel, may: { thing: 'cardClosing', verb: 'u' }, count: 'closings', words: '战败 冷冻 失控 同意 退回', load: () => import('./ClosingsPage.tsx') },
  { path: '/dms-entries/:id?', title: { zh: 'DMS 记录', en: 'DMS entries' }, group: 'dusk', order: 25, icon: ReceiptText, may: { thing: 'dmsEntry', verb: 'read' }, words: '录入 dms', load: () => import('./DmsPage.tsx') },
]
