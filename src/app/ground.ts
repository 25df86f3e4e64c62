// Calls of the ground itself: health, drafts, security log, audit list.
import { z } from 'zod'
import { call, type List } from '../kernel/call.ts'
import { maybe } from '../kernel/field.ts'
import { text, whole } from '../kernel/fields/index.ts'

const name = text({ zh: '名称', en: 'Name' }, 100)
export const groundCalls = {
  health: call<{ status: 'ok'; version: string }>('health', 'GET', '/health', { label: { zh: '健康', en: 'Health' }, right: 'open' }),
  draft: call<{ body: unknown; savedAt: string | null }>('draft.get', 'GET', '/drafts/{name}', { label: { zh: '草稿', en: 'Draft' }, right: 'member' }),
  saveDraft: call<{ savedAt: string }>('draft.put', 'PUT', '/drafts/{name}', { label: { zh: '存草稿', en: 'Save a draft' }, right: 'member', body: z.strictObject({ body: z.record(z.string(), z.unknown()) }) }),
  dropDraft: call<null>('draft.remove', 'DELETE', '/drafts/{name}', { label: { zh: '丢掉草稿', en: 'Drop a draft' }, right: 'member', status: 204 }),
  audit: call<List<AuditEntry>>('audit.list', 'GET', '/audit-entries', { label: { zh: '审计记录', en: 'Audit entries' }, right: { thing: 'audit', verb: 'read' }, fields: { limit: maybe(whole(name.label, 1, 100)), cursor: maybe(text(name.label, 200)), entity: maybe(name), rowId: maybe(text(name.label, 36)), memberId: maybe(text(name.label, 36)) } }),
  security: call<List<SecurityRow>>('security.list', 'GET', '/security-entries', { label: { zh: '安全记录', en: 'Security log' }, right: { thing: 'audit', verb: 'read' }, fields: { limit: maybe(whole(name.label, 1, 100)), cursor: maybe(text(name.label, 200)), kind: maybe(name) } }),
  verification: call<{ whole: boolean; entries: number; links: number; head: string | null; broken: unknown[]; pending: number }>('audit.verify', 'GET', '/audit/verification', { label: { zh: '核对审计链', en: 'Verify the audit chain' }, right: { thing: 'audit', verb: 'read' } }),
}
export type AuditEntry = { id: string; at: string; memberId: string | null; member: { id: string; label: string } | null; entity: string; rowId: string | null; action: string; changes: unknown; seq: number | null }
export type SecurityRow = { id: string; at: string; kind: string; memberId: string | null; address: string | null; facts: unknown }
