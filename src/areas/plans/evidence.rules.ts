import { declareRefusals, type Fault } from '../../kernel/refusal.ts'
import type { Day } from '../../kernel/time.ts'

export type EvidenceKind = 'followUp' | 'visit' | 'appointment' | 'milestone' | 'file' | 'meeting'
/**
 * What is known of a deed offered as evidence: the site's day, whose it is (`doers`: its maker, the receiver, the one it counts for), the
 * customer, and for contacts what was said. `copied`: the same words by the same person for another customer within the week.
 */
export type Deed = {
  readonly kind: EvidenceKind; readonly id: string; readonly on: Day; readonly doers: readonly string[]; readonly customerId: string | null
  readonly means: string | null; readonly result: string | null; readonly text: string | null; readonly seconds: number | null; readonly copied: boolean; readonly usedBy: string | null
}
export type Wanted = { readonly itemId: string; readonly on: Day; readonly memberId: string; readonly customerId: string | null }

/** A text that says nothing of the talk: empty of words, or one sign over and over («1111», «好的好的»). */
export const isHollow = (text: string): boolean => {
  const letters = [...text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '')]
  if (letters.length < 2) return true
  for (let size = 1; size <= letters.length / 2; size++) {
    if (letters.length % size === 0 && letters.every((letter, i) => letter === letters[i % size])) return true
  }
  return false
}
/** The words of a contact compared for copies: only letters and figures count. */
export const wordsOf = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '')
/** Stock phrases for a call that was not answered are said often and honestly: only what tells of a talk can be copied. */
export const mayRepeat = (deed: Pick<Deed, 'result'>): boolean => deed.result === 'noAnswer' || deed.result === 'wrongNumber'

/**
 * Why a deed does not close an item (D1.1 «closes on evidence, not on a tick»; users.md «anti-gaming»), undefined when it does: it must be
 * of that day, that person and that customer, used once, no talk of 0 seconds, no copied or empty words.
 */
export const whyNot = (deed: Deed, wanted: Wanted): string | undefined => {
  if (deed.on !== wanted.on) return 'evidence.day'
  if (!deed.doers.includes(wanted.memberId)) return 'evidence.member'
  if (wanted.customerId !== null && deed.customerId !== wanted.customerId) return 'evidence.customer'
  if (deed.usedBy !== null && deed.usedBy !== wanted.itemId) return 'evidence.used'
  if (deed.kind !== 'followUp') return undefined
  if (deed.means === 'call' && deed.result === 'reached' && deed.seconds === 0) return 'evidence.noTalk'
  if (deed.text !== null && !mayRepeat(deed) && (isHollow(deed.text) || deed.copied)) return 'evidence.copied'
  return undefined
}
/**
 * What is worth offering for an item, of the deeds that would close it: a customer's item takes any of theirs; «complete this party» takes
 * that very party, once completed; whatever has neither takes a meeting attended.
 */
export const isOffered = (deed: Pick<Deed, 'id' | 'kind'>, item: { customerId: string | null; sourceId: string | null; partyDone: boolean | null }): boolean =>
  item.customerId !== null || (item.sourceId?.startsWith('visit ') ? item.partyDone === true && deed.kind === 'visit' && item.sourceId === `visit ${deed.id}` : deed.kind === 'meeting')
/** What is wrong with the evidence given for an item, by place; a deed that was not found is no evidence. */
export const evidenceFaults = (given: readonly { kind: EvidenceKind; id: string }[], deeds: readonly Deed[], wanted: Wanted): Fault[] =>
  given.flatMap((one, i): Fault[] => {
    const deed = deeds.find(d => d.kind === one.kind && d.id === one.id)
    const code = given.findIndex(g => g.id === one.id) !== i ? 'evidence.used' : deed ? whyNot(deed, wanted) : 'field.reference'
    return code ? [{ pointer: `/evidence/${i}`, code }] : []
  })

declareRefusals({
  'evidence.day': { status: 422, zh: '这条不是那一天的。', en: 'This is not of that day.' },
  'evidence.member': { status: 422, zh: '这条不是本人做的。', en: 'This was not done by that person.' },
  'evidence.customer': { status: 422, zh: '这条是另一位客户的。', en: 'This belongs to another customer.' },
  'evidence.used': { status: 422, zh: '这条已经用来了结另一项。', en: 'This was used to close another item.' },
  'evidence.noTalk': { status: 422, zh: '通话 0 秒，不能算接通。', en: 'A call of 0 seconds is no talk.' },
  'evidence.copied': { status: 422, zh: '内容是空话，或与别的客户写得一样。', en: 'The words say nothing, or are copied from another customer.' },
})
