import { page } from '../../kernel/call.ts'
import { maybe } from '../../kernel/field.ts'
import { day, ref } from '../../kernel/fields/index.ts'
import type { Day } from '../../kernel/time.ts'
import type { SheetSums } from './visit.rules.ts'

export type WeekDay = { on: Day; sums: SheetSums; /** Groups whose evening is sealed (null: the site's own). */ sealed: number }
/** The foot of seven sheets under each other, Monday to Sunday, and their sum. */
export type VisitWeek = { siteId: string; site: string; from: Day; to: Day; today: Day; days: WeekDay[]; sums: SheetSums; can: string[] }
const fields = { siteId: maybe(ref({ zh: '门店', en: 'Site' }, 'site')), on: maybe(day({ zh: '周内一天', en: 'A day of the week' })) }
export const visitWeekPage = page<VisitWeek, typeof fields>('visit-week', { label: { zh: '本周客流', en: 'The week’s traffic' }, fields, right: { thing: 'visit', verb: 'read' } })
