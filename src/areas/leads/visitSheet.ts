import type { Row } from '../../kernel/entity.ts'
import { page } from '../../kernel/call.ts'
import { maybe } from '../../kernel/field.ts'
import { day, ref } from '../../kernel/fields/index.ts'
import type { SheetSums } from './visit.rules.ts'
import type { SkipReason } from './turn.rules.ts'
import type { turnKinds } from './turn.ts'
import type { visit } from './visit.ts'

/** One line of the sheet: the party, its three marks from the milestones, and whether this person may write in it. */
export type SheetLine = Row<typeof visit> & { testDrive: boolean; quote: boolean; order: boolean; mayChange: boolean }
export type TurnPlace = { memberId: string; name: string; why: SkipReason | null; owed: number; turns: number; since: string | null }
export type TurnEntry = { id: string; at: string; kind: keyof typeof turnKinds; memberId: string | null; member: string | null; reason: SkipReason | null; by: string | null; undone: boolean }
/** 《展厅客流统计表》 of one site and day, all it needs in one call. */
export type VisitSheet = {
  siteId: string; site: string; timeZone: string; on: string; today: string; rows: SheetLine[]; sums: SheetSums
  /** Those who may be named as receiver or owner, the site's own. */
  people: { id: string; label: string; team: string | null; sells: boolean; /** Pinyin and initials, for a hand on the keyboard. */ keys: string }[]
  models: string[]
  turn: { order: TurnPlace[]; nextId: string | null; entries: TurnEntry[] }
  sealedTeams: (string | null)[]; can: string[]
}
const fields = { siteId: maybe(ref({ zh: '门店', en: 'Site' }, 'site')), on: maybe(day({ zh: '日期', en: 'Day' })) }
export const visitSheetPage = page<VisitSheet, typeof fields>('visit-sheet', { label: { zh: '展厅客流统计表', en: 'Showroom traffic log' }, fields, right: { thing: 'visit', verb: 'read' } })
