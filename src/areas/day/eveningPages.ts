import { page } from '../../kernel/call.ts'
import type { Named } from '../../kernel/entity.ts'
import { maybe } from '../../kernel/field.ts'
import { day, ref } from '../../kernel/fields/index.ts'
import type { Label } from '../../kernel/language.ts'
import type { SealedKind } from './head.rules.ts'
import type { Way } from './mend.rules.ts'
import type { DifferenceClass, RowKind } from './rows.rules.ts'

const right = { thing: 'dayClosing', verb: 'read' } as const
const asked = { on: maybe(day({ zh: '日期', en: 'Day' })), teamId: maybe(ref({ zh: '小组', en: 'Team' }, 'team')), siteId: maybe(ref({ zh: '门店', en: 'Site' }, 'site')) }

/** What one list says of a party. `name` and `phone` as this reader may see them; `what` the row's own kind or wish, in words of its list. */
export type EveningSide = { kind: RowKind; id: string; no: string | null; at: string | null; on: string; name: string | null; phone: string | null; level: string | null; channel: string | null; what: string | null; owner: string | null; version: number; sealed: boolean; /** Whether this reader may open it. */ seen: boolean }
export type EveningDifference = {
  id: string; version: number; class: DifferenceClass; field: string | null; left: EveningSide | null; right: EveningSide | null; leftSays: string | null; rightSays: string | null; fixer: Named | null
  state: 'open' | 'mended' | 'explained'; explanation: { kind: string; text: string; expiresOn: string | null } | null; closedAt: string | null; closedBy: string | null; brought: boolean; sealed: boolean; way: Way; /** Rows an ambiguous key reaches: one of them may be it. */ candidates: EveningSide[]; can: string[]
}
export type EveningHead = { id: string; sequence: number; head: string; sealedAt: string; sealedBy: string | null; rows: Record<SealedKind, number> }
export type EveningGroup = { teamId: string | null; label: string | null; lead: string | null; closingId: string | null; state: 'open' | 'matched' | 'sealed' | null; sealedAt: string | null; open: number; unfinished: number; waiting: number; visits: number }
export type EveningUnfinished = { id: string; version: number; partyNo: number; arrivedAt: string; who: string | null; reminders: number }
export type EveningCorrection = { id: string; rowKind: RowKind; rowId: string; row: string | null; field: string; before: string | null; after: string | null; reason: string; by: string | null; at: string }
export type EveningFigure = { name: string; label: Label; formula: Label; version: number; value: number | string | null; numerator?: number; denominator?: number; yesterday: number | string | null; month: number | string | null }
export type EveningPerson = { memberId: string; name: string; visits: number; data: number; cards: number; testDrives: number; quotes: number; orders: number; deliveries: number; monthOrders: number }
/** The group's published plans of the day (D2.11): the seal waits until each item is done, carried or dropped with a reason. */
export type EveningPlans = { planned: number; done: number; carried: number; open: { id: string; version: number; memberId: string; member: string; kind: string; title: string; customer: Named | null; age: number }[] }
export type EveningCall = { id: string; version: number; at: string; customer: Named; tail: string | null; purpose: string; with: string | null; confirmation: 'confirmed' | 'noAnswer' | null; cardId: string | null }
export type EveningCheck = {
  on: string; today: string; site: Named; team: Named | null; lead: string | null
  closing: { id: string; version: number; state: 'open' | 'matched' | 'sealed'; matchedAt: string | null; matchMillis: number | null; sealedAt: string | null; sealedBy: string | null; auditHead: string | null; agreed: number } | null
  heads: EveningHead[]; waiting: number
  lists: { visit: Record<string, number>; inquiry: Record<string, number>; card: Record<string, number>; dms: Record<string, number> }
  differences: EveningDifference[]; unfinished: EveningUnfinished[]; losses: { all: number; open: number }; appointments: { tomorrow: number }; plans: EveningPlans; calls: EveningCall[]; yesterdayOpen: string | null
  groups: EveningGroup[]; /** Of the site's own evening: groups that are not sealed yet, for which its seal waits. */ groupsOpen: Named[]; corrections: EveningCorrection[]; figures: EveningFigure[]; people: EveningPerson[]; can: string[]
}
/** 夕会对账: the day's lists beside each other, what differs, and what stands before the seal, in one call. */
export const eveningCheckPage = page<EveningCheck, typeof asked>('evening-check', { label: { zh: '夕会对账', en: 'Evening check' }, right, fields: asked })

export type SheetLine = { partyNo: number; arrivedAt: string; leftAt: string | null; people: number; receivedBy: string | null; firstTime: boolean; purpose: string; name: string | null; tail: string | null; class: string; noDataReason: string | null; want: string | null; level: string | null; testDrive: boolean; quote: boolean; order: boolean; late: boolean }
export type TomorrowLine = { at: string; name: string | null; purpose: string; with: string | null }
export type DailySheet = EveningCheck & { organisation: string; printedAt: string; printedBy: string; reception: string | null; onDuty: number; off: number; lines: SheetLine[]; tomorrow: TomorrowLine[] }
/** 日结单: everything the shop signs at the end of the day, on A4. */
export const dailySheetPage = page<DailySheet, typeof asked>('daily-sheet', { label: { zh: '日结单', en: 'Daily sheet' }, right, fields: asked })

export type DayLine = { on: string; groups: EveningGroup[] }
const days = { siteId: asked.siteId, before: maybe(day({ zh: '早于', en: 'Before' })) }
/** 各日封存: thirty days back, every group's evening. */
export const eveningsPage = page<{ site: Named; today: string; days: DayLine[]; next: string | null; can: string[] }, typeof days>('evenings', { label: { zh: '各日封存', en: 'Sealed days' }, right, fields: days })

export type SealCheck = { id: string; sequence: number; head: string; recomputed: string; same: boolean; previousStands: boolean; rows: Record<SealedKind, number>; sealedAt: string; sealedBy: string | null; can: string[] }
const sealId = ref({ zh: '封存', en: 'Seal' }, 'seal')
/** «核对无误»: a standing head, computed anew from the rows as they lie in the tables. */
export const sealCheckPage = page<SealCheck, { sealId: typeof sealId }>('seal-check', { label: { zh: '核对封存', en: 'Verify a seal' }, right, fields: { sealId } })
