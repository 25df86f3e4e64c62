import { page } from '../../kernel/call.ts'
import { ref } from '../../kernel/fields/index.ts'
import type { SealedKind } from './head.rules.ts'

export type SealCheck = { id: string; sequence: number; head: string; recomputed: string; same: boolean; previousStands: boolean; rows: Record<SealedKind, number>; sealedAt: string; sealedBy: string | null; can: string[] }
const right = { thing: 'dayClosing', verb: 'read' } as const
/** «核对无误»: a standing head, computed anew from the rows as they lie in the tables. */
export const sealCheckPage = page<SealCheck, { sealId: ReturnType<typeof sealRef> }>('seal-check', { label: { zh: '核对封存', en: 'Verify a seal' }, right, fields: { sealId: sealRef() } })
function sealRef() { return ref({ zh: '封存', en: 'Seal' }, 'seal') }
