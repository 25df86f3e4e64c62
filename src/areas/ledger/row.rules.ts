import { addDays, type Day } from '../../kernel/time.ts'

/** One ledger row understood: what it becomes in four books (domain.md 10b, «one row = customer + card + visit + follow-ups»). */
export type LedgerRow = {
  customer: Record<string, unknown>
  card?: { level: string; state: string; want: Record<string, unknown>; tradeIn: Record<string, unknown>; facts: Record<string, unknown> }
  followUps: { on: Day; text: string; means: string; result: string; dated: boolean }[]
  milestones: { kind: string; on: Day }[]
  on: Day
}
type Piece = { on: Day | null; text: string }
const ended = ['lost', 'frozen', 'outOfContact', 'delivered']
const missed = /未接|不接|无人接|没接|关机|占线|拒接|空号/
const byWechat = /微信|加V|加v/
const cameIn = /到店|来店|进店|试驾/

/** Means and result from the words themselves where no column says them. */
export const contactOf = (text: string): { means: string; result: string } => ({
  means: byWechat.test(text) ? 'wechat' : cameIn.test(text) ? 'visit' : 'call',
  result: /空号|错号/.test(text) ? 'wrongNumber' : /拒接|挂断/.test(text) ? 'refused' : missed.test(text) ? 'noAnswer' : 'reached',
})
const part = (values: Record<string, unknown>, prefix: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([path]) => path.startsWith(prefix)).map(([path, value]) => [path.slice(prefix.length), value]))

/** Values by path → the books' rows. `today` stands in where a row has no date; a follow-up without a day follows the one before by a day. */
export const understood = (values: Record<string, unknown>, notes: readonly string[], today: Day): LedgerRow => {
  const customer = part(values, 'customer.')
  const { createdOn, ...facts } = customer
  const on = (createdOn as Day | undefined) ?? today
  if (notes.length) facts.note = [facts.note, ...notes].filter(Boolean).join('\n').slice(0, 2000)
  const card = part(values, 'prospectCard.')
  const { level: word, ...rest } = card
  const nested = (prefix: string): Record<string, unknown> => part(rest, prefix)
  const followUps: LedgerRow['followUps'] = []
  const groups = [...new Set(Object.keys(values).flatMap(path => /^followUp\.(\d+)\./.exec(path)?.[1] ?? []))].map(Number).sort((a, b) => a - b)
  let last = on
  for (const n of groups) {
    const at = values[`followUp.${n}.at`] as Day | undefined
    const pieces = (values[`followUp.${n}.text`] as Piece[] | undefined) ?? (at ? [{ on: null, text: '' }] : [])
    for (const [i, piece] of pieces.entries()) {
      const day = piece.on ?? (i === 0 && at ? at : last < today ? addDays(last, followUps.length ? 1 : 0) : today)
      const said = piece.text || '（原台账只有日期）'
      const guess = contactOf(piece.text)
      followUps.push({ on: day, text: said.slice(0, 2000), means: (values[`followUp.${n}.means`] as string | undefined) ?? guess.means, result: (values[`followUp.${n}.result`] as string | undefined) ?? guess.result, dated: piece.on !== null || (i === 0 && at !== undefined) })
      last = day
    }
  }
  const milestones = Object.entries(part(values, 'milestone.')).filter(([, said]) => said !== false).map(([kind, said]) => ({ kind, on: typeof said === 'string' ? said : last }))
  const ordered = milestones.some(m => m.kind === 'order') || word === 'O'
  const state = milestones.some(m => m.kind === 'delivery') ? 'delivered' : typeof word === 'string' && ended.includes(word) ? word : ordered ? 'ordered' : 'live'
  const level = ordered ? 'O' : typeof word === 'string' && !ended.includes(word) ? word : 'N'
  const hasCard = Object.keys(card).length > 0 || followUps.length > 0 || milestones.length > 0
  return {
    customer: facts, on, followUps, milestones,
    ...(hasCard ? { card: { level, state, want: nested('want.'), tradeIn: nested('tradeIn.'), facts: Object.fromEntries(Object.entries(rest).filter(([k]) => !k.includes('.'))) } } : {}),
  }
}
