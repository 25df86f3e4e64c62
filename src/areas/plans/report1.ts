import { maybe } from '../../kernel/field.ts'
import { day, ref } from '../../kernel/fields/index.ts'
import { page } from '../../kernel/call.ts'
import type { evidenceKinds, itemKinds, itemStates, planStates } from './plan.ts'

export type Report1Line = {
  id: string; kind: keyof typeof itemKinds; title: string; customer: { id: string; label: string } | null; tail: string | null; level: string | null; dueAt: string | null; late: boolean
  state: keyof typeof itemStates; age: number; result: { kind: keyof typeof evidenceKinds; said: string | null; outcome: string | null; at: string } | null; reason: string | null; nextOn: string | null; standInFor: string | null
}
export type Report1Person = {
  member: { id: string; label: string }; sheet: string | null; standIn: string | null; plan: { id: string; version: number; state: keyof typeof planStates; can: string[] } | null
  planned: number; done: number; carried: number; late: number; contacts: number; appointments: number; testDrives: number; deliveries: number; lines: Report1Line[]
}
export type Report1Page = { on: string; teamId: string | null; teamName: string | null; siteName: string; asOf: string; live: boolean; people: Report1Person[]; totals: { planned: number; done: number; carried: number; late: number; unplanned: number }; can: string[] }
const asked = { on: maybe(day({ zh: '日期', en: 'Day' })), teamId: maybe(ref({ zh: '小组', en: 'Team' }, 'team')) }
/** QC-S 报告 1, today's plan of every consultant (domain.md 2; D2.7, D2.11): names and last four digits only, on screen as on paper. */
export const report1Page = page<Report1Page, typeof asked>('report-1', { label: { zh: 'QC-S 报告 1', en: 'QC-S Report 1' }, right: { thing: 'dayPlan', verb: 'read' }, fields: asked })
