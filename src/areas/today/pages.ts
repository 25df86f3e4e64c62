import { CalendarCheck2, LayoutList, Target } from 'lucide-react'
import { mayI } from '../../web/me.ts'
import type { Page } from '../../web/page.ts'

export const pages: Page[] = [
  { path: '/today', title: { zh: '今日', en: 'Today' }, group: 'dawn', order: 0, icon: LayoutList, may: 'member', phone: { tab: 1 }, words: '今天 首页 jinri jr home 工作台', load: () => import('./TodayPage.tsx') },
  { path: '/targets/:id?', title: { zh: '月目标', en: 'Targets' }, group: 'store', order: 60, icon: Target, may: { thing: 'target', verb: 'read' }, words: '指标 目标 进度 yuemubiao target pace', load: () => import('./TargetsPage.tsx') },
  { path: '/standard-day/:id?', title: { zh: '标准日', en: 'Standard day' }, icon: CalendarCheck2, may: me => mayI(me, 'standardSlot', 'read'), words: '标准日 时段 biaozhunri', load: () => import('./StandardDayPage.tsx') },
]
