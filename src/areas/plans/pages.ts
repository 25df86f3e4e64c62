import { ClipboardList, Layers, ListChecks } from 'lucide-react'
import { hasRole, mayBeyond } from '../../web/me.ts'
import type { Page } from '../../web/page.ts'

export const pages: Page[] = [
  { path: '/plans', title: { zh: '日计划', en: 'Day plan' }, group: 'dawn', order: 20, icon: ListChecks, may: me => hasRole(me, 'consultant') || hasRole(me, 'dcc') || hasRole(me, 'reception') || hasRole(me, 'supervisor'), day: true, count: 'plan', words: '计划 今天 结转 凭据 plan today', load: () => import('./PlanPage.tsx') },
  { path: '/report-1', title: { zh: 'QC-S 报告 1', en: 'QC-S Report 1' }, group: 'dawn', order: 30, icon: ClipboardList, may: me => mayBeyond(me, 'dayPlan'), day: true, count: 'plans', words: '工作计划 批准 report approve', load: () => import('./Report1Page.tsx') },
  { path: '/report-1/print', title: { zh: '打印报告 1', en: 'Print Report 1' }, may: { thing: 'dayPlan', verb: 'read' }, bare: true, load: () => import('./Report1Print.tsx') },
  { path: '/card-round', title: { zh: '过卡', en: 'Card round' }, group: 'day', order: 60, icon: Layers, may: { thing: 'instruction', verb: 'u' }, count: 'round', words: '主管指示 指示 instruct', load: () => import('./RoundPage.tsx') },
]
