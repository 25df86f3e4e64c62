// Drafts kept by the server: what someone typed survives a closed tab and another machine.
import { z } from 'zod'
import { call } from './call.ts'

export const draftCalls = {
  draft: call<{ body: Record<string, unknown> | null; savedAt: string | null }>('draft.get', 'GET', '/drafts/{name}', { label: { zh: '草稿', en: 'Draft' }, right: 'member' }),
  saveDraft: call<{ savedAt: string }>('draft.put', 'PUT', '/drafts/{name}', { label: { zh: '存草稿', en: 'Save a draft' }, right: 'member', body: z.strictObject({ body: z.record(z.string(), z.unknown()) }) }),
  dropDraft: call<null>('draft.remove', 'DELETE', '/drafts/{name}', { label: { zh: '丢掉草稿', en: 'Drop a draft' }, right: 'member', status: 204 }),
}
