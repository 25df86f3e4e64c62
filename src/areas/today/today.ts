import { maybe } from '../../kernel/field.ts'
import { ref } from '../../kernel/fields/index.ts'
import { page } from '../../kernel/call.ts'
import type { Named } from '../../kernel/entity.ts'
import type { BoardPage } from '../floor/index.ts'
import type { FigureFacts, FigureScope, Reading } from '../reports/index.ts'
import type { LineItem } from './line.rules.ts'
import type { Matter, TodayKind } from './matters.rules.ts'
import type { Pace } from './pace.rules.ts'

export type TodayFigure = FigureFacts & Reading & { from: string; range: 'today' | 'month' }
export type TodayPace = Pace & { event: 'order' | 'delivery'; figure: string }
/** One consultant's line of Report 1, counted: done of planned by level and kind, what came of the day, what is next. */
export type PlanCount = { done: number; of: number }
export type ReportRow = {
  member: Named; sheet: string | null; standIn: string | null; planState: string | null; late: number; levels: Record<'O' | 'H' | 'A' | 'B' | 'C', PlanCount>; appointments: PlanCount; tasks: PlanCount; planned: number; done: number
  contacts: number; testDrives: number; deliveries: number; next: { at: string | null; words: string; level: string | null } | null; orders: number; target: number | null
}
export type MyItem = { id: string; kind: string; title: string; customer: Named | null; tail: string | null; level: string | null; cardId: string | null; dueAt: string | null; state: 'open' | 'done' | 'carried' | 'dropped'; age: number; late: boolean; standInFor: string | null }
export type TurnNow = { order: { memberId: string; name: string; why: string | null; since: string | null }[]; nextId: string | null }
export type PartyNow = { id: string; no: number; at: string; name: string | null; people: number; receivedBy: string | null; left: boolean; unfinished: boolean }
export type EveningOf = { on: string; teamId: string | null; label: string | null; state: 'open' | 'matched' | 'sealed' | null; sealedAt: string | null; sealedBy: string | null; open: number; visits: number }
export type Told = { id: string; kind: string; text: string; path: string | null; at: string }
export type Action = { id: string; text: string; dueOn: string; late: boolean }
/** Today, shaped by who asks: a part that is not his is null, a part that is his and holds nothing is empty. */
export type TodayPage = {
  kind: TodayKind; asOf: string; on: string; zone: string; site: Named | null; team: Named | null; opensAt: string | null; closesAt: string | null
  meeting: { id: string; kind: string; startedAt: string | null; endedAt: string | null; state: string } | null
  line: LineItem[]; matters: Matter[]; counts: Partial<Record<Matter['kind'], number>>
  board: Pick<BoardPage, 'doorCover' | 'onFloor' | 'people'> | null
  pace: TodayPace[]; figures: TodayFigure[]; scope: FigureScope | null
  report: { rows: ReportRow[]; planned: number; done: number; unplanned: number } | null
  mine: { plan: { id: string; version: number; state: string; can: string[] } | null; absent: boolean; items: MyItem[] } | null
  turn: TurnNow | null; parties: PartyNow[] | null; evenings: EveningOf[] | null; told: Told[]; actions: Action[]
  house: { members: number; homeless: number; sites: number; teams: number } | null
  can: string[]
}
const asked = { teamId: maybe(ref({ zh: '小组', en: 'Team' }, 'team')), siteId: maybe(ref({ zh: '门店', en: 'Site' }, 'site')) }
/** 今日: what is on fire, who is where, what is due next, are we on pace (look.md); one call for everyone. */
export const todayPage = page<TodayPage, typeof asked>('today', { label: { zh: '今日', en: 'Today' }, right: 'member', fields: asked })
