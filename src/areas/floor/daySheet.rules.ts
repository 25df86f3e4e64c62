import { declareRefusals, type Fault } from '../../kernel/refusal.ts'
import type { Instant } from '../../kernel/time.ts'

export type SheetState = 'onDuty' | 'rest' | 'leave' | 'out'
export type SheetRow = { readonly memberId: string; readonly state: SheetState; readonly standInId: string | null }
/** Whoever rests or is on leave raises no plan and no overdue alarm; his contacts go to his stand-in (domain.md 10b). */
export const isAbsent = (state: SheetState | null): boolean => state === 'rest' || state === 'leave'

/**
 * The rows of a day as they will stand: whoever works has no stand-in; whoever is absent without one gets `leadOf` his team, if that
 * person works and is somebody else.
 */
export const withStandIns = (rows: readonly SheetRow[], leadOf: (memberId: string) => string | null, stateOf: (memberId: string) => SheetState | null): SheetRow[] =>
  rows.map(row => {
    if (!isAbsent(row.state)) return { ...row, standInId: null }
    const lead = leadOf(row.memberId)
    return { ...row, standInId: row.standInId ?? (lead !== null && lead !== row.memberId && !isAbsent(stateOf(lead)) ? lead : null) }
  })
/**
 * What is wrong with a day's rows, by their place in `rows`: someone absent without a stand-in, standing in for himself, a stand-in who
 * is absent too. `day` is every row of that day after the change, so that taking a stand-in off duty is found as well.
 */
export const sheetFaults = (rows: readonly SheetRow[], day: readonly SheetRow[]): Fault[] => {
  const state = new Map(day.map(row => [row.memberId, row.state]))
  const faults: Fault[] = rows.flatMap((row, i): Fault[] => {
    if (!isAbsent(row.state)) return []
    const pointer = `/rows/${i}/standInId`
    if (row.standInId === null) return [{ pointer, code: 'day-sheet.standIn' }]
    if (row.standInId === row.memberId || isAbsent(state.get(row.standInId) ?? null)) return [{ pointer, code: 'day-sheet.standInAbsent' }]
    return []
  })
  for (const [i, row] of rows.entries()) {
    if (isAbsent(row.state) && day.some(other => other.standInId === row.memberId && isAbsent(other.state) && other.memberId !== row.memberId)) faults.push({ pointer: `/rows/${i}/state`, code: 'day-sheet.standsIn' })
  }
  return faults
}

export type LiveState = 'floor' | 'withCustomer' | 'testDrive' | 'away' | 'break' | 'offDuty'
/** What is known of one person: the tap, the party he receives now, when the last one left. */
export type Traces = { readonly tapped: { state: LiveState; since: Instant } | null; readonly openParty: Instant | null; readonly lastLeft: Instant | null }
/**
 * Where someone is, by what he does: a party received after the last tap means he is with it; a party that left ends «with a customer»
 * and «test drive»; nothing known is null.
 */
export const whereNow = ({ tapped, openParty, lastLeft }: Traces): { state: LiveState; since: Instant } | null => {
  if (openParty !== null && (tapped === null || openParty >= tapped.since)) return { state: 'withCustomer', since: openParty }
  if (lastLeft !== null && (tapped === null || (lastLeft > tapped.since && (tapped.state === 'withCustomer' || tapped.state === 'testDrive')))) return { state: 'floor', since: lastLeft }
  return tapped
}

declareRefusals({
  'day-sheet.standIn': { status: 422, zh: '休假的人要有一位代跟进。', en: 'Whoever is off needs a stand-in.', when: 'rest or leave without a stand-in and without a team lead on duty' },
  'day-sheet.standInAbsent': { status: 422, zh: '代跟进的人那天要在岗，且不能是本人。', en: 'The stand-in must be at work that day and someone else.', when: 'the named stand-in rests, is on leave, or is the person himself' },
  'day-sheet.standsIn': { status: 422, zh: '这个人那天正代别人跟进，先换一位代跟进。', en: 'This person stands in for someone that day; name another stand-in first.', when: 'taking a stand-in off duty' },
})
