import { page } from '../../kernel/call.ts'
import { text } from '../../kernel/fields/index.ts'

/** Someone who may stand at the door. `seen`: this person may open the customer; else only holder, owner and since when. */
export type Recalled = {
  kind: 'customer' | 'visit'; id?: string; seen: boolean; name: string; phone: string | null; plate: string | null; ownerId: string | null; owner: string | null; since: string | null; by: 'phone' | 'otherPhone' | 'contact' | 'plate'; contact: string | null
  level: string | null; want: string | null; lastContactOn: string | null; lastVisitOn: string | null; visits: number; nextContactOn: string | null
  promises: { kind: 'appointment' | 'instruction'; at: string; text: string | null; with: string | null }[]
}
export type Recall = { key: { kind: 'tail' | 'phone' | 'plate'; value: string }; items: Recalled[]; more: boolean; can: string[] }
const fields = { q: text({ zh: '手机尾号或车牌', en: 'Phone tail or plate' }, 40) }
/** At the door: who is this, whose, and what was promised (users.md 3; ≤ 1 s on a full ledger). */
export const recallPage = page<Recall, typeof fields>('recall', { label: { zh: '门口认人', en: 'Recall at the door' }, fields, right: { thing: 'visit', verb: 'c' } })
