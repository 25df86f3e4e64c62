import { CalendarClock, ClipboardPen, Gavel, Globe, IdCard, MapPinned, PhoneCall, PhoneIncoming, Plus, Presentation, Printer, ReceiptText, UserPlus, Users } from 'lucide-react'
import { mayI, type Me } from '../../web/me.ts'
import type { Page } from '../../web/page.ts'

const visits = (me: Me): boolean => mayI(me, 'visit', 'c')
const lead = { thing: 'inquiry', verb: 'c' } as const
const inquiryActs: Page['acts'] = [
  { title: { zh: '记来电', en: 'Log a call' }, href: '/inquiries?do=new', icon: PhoneIncoming, may: lead, on: 'desk', words: '来电 电话 laidian jld ld call' }, { title: { zh: '记网络线索', en: 'Log a web lead' }, href: '/inquiries?kind=web&do=new', icon: Globe, may: lead, on: 'desk', words: '网络 wangluo jwlxs wl web' },
  { title: { zh: '记外展线索', en: 'Log an event lead' }, href: '/inquiries?kind=event&do=new', icon: Presentation, may: lead, on: 'desk', words: '外展 车展 waizhan wz event' }, { title: { zh: '记外拓线索', en: 'Log an outreach lead' }, href: '/inquiries?kind=outreach&do=new', icon: MapPinned, may: lead, on: 'desk', words: '外拓 waituo wt outreach' },
  { title: { zh: '记一条线索', en: 'Log an inquiry' }, href: '/inquiries/new', icon: PhoneIncoming, may: lead, on: 'phone', words: '来电 网络 外展 外拓 call web' },
]
export const pages: Page[] = [
  { path: '/visits/:id?', title: { zh: '展厅客流', en: 'Showroom traffic' }, group: 'day', order: 20, icon: ClipboardPen, may: { thing: 'visit', verb: 'read' }, count: 'visits', wide: true, day: true, first: me => me.member.roles.length > 0 && me.member.roles.every(r => r === 'reception'), words: '客流 顺位 zhantingkeliu zdkl traffic visit turn',
    acts: [{ title: { zh: '登记一批', en: 'Log a party' }, href: '/visits?do=new', icon: Plus, may: visits, on: 'desk', words: '来客 客流 新的一批 dengji djyp new party' }, { title: { zh: '登记一批', en: 'Log a party' }, href: '/log', icon: Plus, may: visits, on: 'phone', words: '来客 dengji djyp new party' }, { title: { zh: '打印客流统计表', en: 'Print the traffic log' }, href: '/traffic-sheet', icon: Printer, may: { thing: 'visit', verb: 'read' }, on: 'desk', words: '打印 A4 dayin dykltjb print' }], load: () => import('./VisitsPage.tsx') },
  { path: '/inquiry-log', title: { zh: '打印渠道线索统计表', en: 'Print the inquiry log' }, may: { thing: 'inquiry', verb: 'read' }, bare: true, load: () => import('./InquiriesPrint.tsx') },
  { path: '/traffic-sheet', title: { zh: '打印客流统计表', en: 'Print the traffic log' }, may: { thing: 'visit', verb: 'read' }, bare: true, load: () => import('./VisitsPrint.tsx') },
  { path: '/log', title: { zh: '登记一批', en: 'Log a party' }, icon: Plus, may: me => mayI(me, 'visit', 'c'), bare: true, phone: { tab: 3, add: true }, load: () => import('./VisitLogPage.tsx') },
  { path: '/customers/:id?', title: { zh: '客户', en: 'Customers' }, group: 'day', order: 40, icon: Users, may: { thing: 'customer', verb: 'read' }, phone: { tab: 2 }, words: '台账 公海 kehu kh ledger pool', acts: [{ title: { zh: '新客户', en: 'New customer' }, href: '/customers/new', icon: UserPlus, may: { thing: 'customer', verb: 'c' }, words: '建档 xinkehu xkh add' }], load: () => import('./CustomersPage.tsx') },
  { path: '/customer/:id', title: { zh: '客户', en: 'Customer' }, may: { thing: 'customer', verb: 'read' }, load: () => import('./CustomerPage.tsx') },
  { path: '/inquiries/:id?', title: { zh: '渠道线索', en: 'Inquiries' }, group: 'day', order: 30, icon: PhoneIncoming, may: { thing: 'inquiry', verb: 'read' }, count: 'inquiries', day: true, wide: true, words: '来电 网络 外展 外拓 qudaoxiansuo qdxs leads calls web',
    acts: inquiryActs, load: () => import('./InquiriesPage.tsx') },
  { path: '/appointments', title: { zh: '邀约', en: 'Appointments' }, group: 'day', order: 35, icon: CalendarClock, may: { thing: 'appointment', verb: 'read' }, words: '预约 到店', load: () => import('./AppointmentsPage.tsx') },
  { path: '/contacts-due', title: { zh: '今天要联系的', en: 'Contacts due' }, group: 'day', order: 45, icon: PhoneCall, may: { thing: 'followUp', verb: 'c' }, count: 'contacts', phone: { tab: 4, title: { zh: '联系', en: 'Due' } }, words: '跟进 回访 到期 follow up', load: () => import('./ContactsPage.tsx') },
  { path: '/prospect-cards', title: { zh: '意向客户卡', en: 'Prospect cards' }, group: 'day', order: 50, icon: IdCard, may: { thing: 'prospectCard', verb: 'read' }, words: '卡 PCR 潜客 逾期', load: () => import('./CardsPage.tsx') },
  { path: '/prospect-cards/:id', title: { zh: '意向客户卡', en: 'Prospect card' }, may: { thing: 'prospectCard', verb: 'read' }, load: () => import('./CardPage.tsx') },
  { path: '/prospect-cards/:id/print', title: { zh: '打印意向客户卡', en: 'Print the prospect card' }, may: { thing: 'prospectCard', verb: 'read' }, bare: true, load: () => import('./CardPrint.tsx') },
  { path: '/card-closings', title: { zh: '结案审批', en: 'Closings' }, group: 'day', order: 55, icon: Gavel, may: { thing: 'cardClosing', verb: 'u' }, count: 'closings', words: '战败 冷冻 失控 同意 退回', load: () => import('./ClosingsPage.tsx') },
  { path: '/dms-entries/:id?', title: { zh: 'DMS 记录', en: 'DMS entries' }, group: 'dusk', order: 25, icon: ReceiptText, may: { thing: 'dmsEntry', verb: 'read' }, words: '录入 dms', load: () => import('./DmsPage.tsx') },
]
