import { call, page, type List } from '../kernel/call.ts'
import { draftCalls } from '../kernel/draft.ts'
import { printCalls } from '../kernel/print.ts'
// Calls of the ground itself: health, drafts, live events, security log, audit list.
import { maybe } from '../kernel/field.ts'
import { text, whole } from '../kernel/fields/index.ts'

const name = text({ zh: '名称', en: 'Name' }, 100)
export const groundCalls = {
  ...draftCalls, ...printCalls,
  /** The numbers beside the pages of the rail. */
  rail: page<{ counts: Record<string, number | { n: number; late: boolean }>; can: string[] }>('rail', { label: { zh: '目录旁的数字', en: 'Numbers beside the pages' }, fields: {}, right: 'member' }),
  health: call<{ status: 'ok'; version: string }>('health', 'GET', '/health', { label: { zh: '健康', en: 'Health' }, right: 'open' }),
  events: call<unknown>('events', 'GET', '/events', { label: { zh: '实时变化', en: 'Live events' }, right: 'member' }),
  audit: call<List<AuditEntry>>('audit.list', 'GET', '/audit-entries', { label: { zh: '审计记录', en: 'Audit entries' }, right: { thing: 'audit', verb: 'read' }, fields: { limit: maybe(whole(name.label, 1, 100)), cursor: maybe(text(name.label, 200)), entity: maybe(name), rowId: maybe(text(name.label, 36)), memberId: maybe(text(name.label, 36)) } }),
  security: call<List<SecurityRow>>('security.list', 'GET', '/security-entries', { label: { zh: '安全记录', en: 'Security log' }, right: { thing: 'audit', verb: 'read' }, fields: { limit: maybe(whole(name.label, 1, 100)), cursor: maybe(text(name.label, 200)), kind: maybe(name) } }),
  verification: call<{ whole: boolean; entries: number; links: number; head: string | null; broken: unknown[]; pending: number }>('audit.verify', 'GET', '/audit/verification', { label: { zh: '核对审计链', en: 'Verify the audit chain' }, right: { thing: 'audit', verb: 'read' } }),
}
export type AuditEntry = { id: string; at: string; memberId: string | null; member: { id: string; label: string } | null; entity: string; rowId: string | null; action: string; changes: unknown; seq: number | null }
export type SecurityRow = { id: string; at: string; kind: string; memberId: string | null; address: string | null; facts: unknown }
