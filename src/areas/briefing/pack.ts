import type { Named } from '../../kernel/entity.ts'
import { maybe } from '../../kernel/field.ts'
import { clock, day, ref } from '../../kernel/fields/index.ts'
import type { Label } from '../../kernel/language.ts'
import { callsOf, page } from '../../kernel/call.ts'
import { setting } from '../../kernel/setting.ts'
import type { DifferenceClass } from '../day/index.ts'
import type { Report1Page } from '../plans/index.ts'

/** When the morning's pack is frozen, by the site's clock (users.md: the supervisor opens at 07:50 and prints). */
export const packRules = setting('packRules', { zh: '晨会包', en: 'Morning pack' }, { packAt: clock({ zh: '几点冻结', en: 'Frozen at' }) }, [{ packAt: '07:50' }])
export const packRulesCalls = callsOf(packRules.entity)

export type PackFigure = { name: string; label: Label; value: number | string | null; numerator?: number; denominator?: number; month: number | string | null }
export type PackAppointment = { id: string; at: string; customer: Named; tail: string | null; level: string | null; purpose: string; with: string | null }
export type PackCard = { id: string; no: string | null; customer: Named; tail: string | null; owner: string | null; level: string; model: string | null; lastOn: string | null; nextOn: string | null; overdue: number }
export type PackDifference = { id: string; on: string; class: DifferenceClass; name: string | null; says: string | null; fixer: string | null; state: 'open' | 'explained'; explanation: string | null }
/** What the meeting is given (D2.4): yesterday against its seal, today's appointments and H cards, Report 1, what is still open, one skill. */
export type PackBody = {
  on: string; organisation: string; site: Named; team: Named | null; lead: string | null; asOf: string
  people: { onDuty: number; off: { name: string; standIn: string | null }[] }
  yesterday: { on: string; seal: { at: string; by: string | null; head: string; sequence: number } | null; figures: PackFigure[] }
  appointments: PackAppointment[]; hot: PackCard[]; report1: Report1Page; differences: PackDifference[]; skill: Label
}
export type MorningPack = PackBody & { frozenAt: string | null; packAt: string; meeting: { id: string; version: number; state: 'planned' | 'held' | 'missed'; startedAt: string | null; endedAt: string | null } | null; today: string; can: string[] }
const asked = { on: maybe(day({ zh: '日期', en: 'Day' })), teamId: maybe(ref({ zh: '小组', en: 'Team' }, 'team')), siteId: maybe(ref({ zh: '门店', en: 'Site' }, 'site')) }
/** 晨会包: frozen at a set time; before that it is what it would be now, a past day without one is made from what stands. */
export const morningPackPage = page<MorningPack, typeof asked>('morning-pack', { label: { zh: '晨会包', en: 'Morning pack' }, right: { thing: 'morningPack', verb: 'read' }, fields: asked })
