import { entity } from '../../kernel/entity.ts'
import { derived, filled, fixed, maybe } from '../../kernel/field.ts'
import { choice, day, ref, text, time } from '../../kernel/fields/index.ts'
import { call, callsOf, page, type List } from '../../kernel/call.ts'
import type { Row } from '../../kernel/entity.ts'
import { z } from 'zod'
import { daySchema } from '../../kernel/fields/day/day.ts'
import { idSchema } from '../../kernel/fields/ref/ref.ts'
import { textSchema } from '../../kernel/fields/text/text.ts'

export const sheetStates = { onDuty: { zh: '在岗', en: 'On duty' }, rest: { zh: '休', en: 'Rest' }, leave: { zh: '假', en: 'Leave' }, out: { zh: '外出', en: 'Out' } } as const
/** Who works on a day, and who follows up for whoever does not: ownership stays, nothing is dropped (domain.md 10b «Rest days»). */
export const daySheet = entity('daySheet', {
  label: { zh: '到岗表', en: 'Day sheet' }, title: 'on', sort: '-on', does: ['create', 'change'], list: ['memberId', 'on', 'state', 'standInId', 'siteId', 'teamId', 'note'],
  unique: [['memberId', 'on']], indexes: [['on', 'siteId'], ['standInId', 'on', '?standInId'], ['-on', '-id']],
  sees: { mine: ['memberId', 'standInId'], team: 'teamId', site: 'siteId' },
  fields: {
    memberId: fixed(ref({ zh: '谁', en: 'Who' }, 'member')),
    on: fixed(day({ zh: '日期', en: 'Day' })),
    state: choice({ zh: '到岗', en: 'State' }, sheetStates),
    standInId: maybe(ref({ zh: '代跟进', en: 'Stand-in' }, 'member')),
    siteId: filled(fixed(ref({ zh: '门店', en: 'Site' }, 'site'))),
    teamId: derived(maybe(ref({ zh: '小组', en: 'Team' }, 'team'))),
    note: maybe(text({ zh: '备注', en: 'Note' }, 120)),
  },
})
export const daySheetCalls = {
  ...callsOf(daySheet),
  /** A whole team's day in one act: rows not named stay as they are. */
  set: call<List<Row<typeof daySheet>>>('daySheet.set', 'POST', '/day-sheets/set', {
    label: { zh: '排今天谁在', en: 'Say who works' }, right: { thing: 'daySheet', verb: 'u' }, key: 'may',
    body: z.strictObject({ on: daySchema, rows: z.array(z.strictObject({ memberId: idSchema, state: z.enum(['onDuty', 'rest', 'leave', 'out']), standInId: idSchema.nullable().optional(), note: textSchema(120).nullable().optional() })).min(1).max(200) }),
  }),
}

export const liveStates = { floor: { zh: '在展厅', en: 'On the floor' }, withCustomer: { zh: '接待中', en: 'With a customer' }, testDrive: { zh: '试驾中', en: 'Test drive' }, away: { zh: '外出', en: 'Away' }, break: { zh: '休息', en: 'Break' }, offDuty: { zh: '下班', en: 'Off duty' } } as const
/** Where someone is now: one row a person, set in one tap or by what he does (a party he receives). */
export const liveStatus = entity('liveStatus', {
  label: { zh: '动向', en: 'Live status' }, title: 'state', sort: '-since', does: [], list: ['memberId', 'state', 'since', 'siteId'], unique: [['memberId']], sees: { mine: ['memberId'], team: 'teamId', site: 'siteId' },
  fields: {
    memberId: derived(ref({ zh: '谁', en: 'Who' }, 'member')), state: derived(choice({ zh: '动向', en: 'State' }, liveStates)), since: derived(time({ zh: '自', en: 'Since' })),
    siteId: derived(maybe(ref({ zh: '门店', en: 'Site' }, 'site'))), teamId: derived(maybe(ref({ zh: '小组', en: 'Team' }, 'team'))),
  },
})
export const liveStatusCalls = {
  ...callsOf(liveStatus),
  set: call<Row<typeof liveStatus>>('liveStatus.set', 'POST', '/live-statuses/set', { label: { zh: '说我在哪', en: 'Say where I am' }, right: { thing: 'liveStatus', verb: 'u' }, key: 'may', fields: { state: choice({ zh: '动向', en: 'State' }, liveStates), memberId: maybe(ref({ zh: '谁', en: 'Who' }, 'member')) } }),
}
export type BoardPerson = {
  id: string; name: string; roles: string[]; teamId: string | null; sheet: keyof typeof sheetStates | null; sheetId: string | null; sheetVersion: number | null; standIn: { id: string; label: string } | null; note: string | null
  state: keyof typeof liveStates | null; since: string | null; party: { id: string; no: number; name: string | null } | null; due: number; appointments: number; can: string[]
}
export type BoardPage = { on: string; siteId: string; siteName: string; doorCover: number; onFloor: number; people: BoardPerson[]; can: string[] }
/** 谁在哪: the day sheet and the live board of one site. */
export const boardPage = page<BoardPage>('board', { label: { zh: '谁在哪', en: 'Who is where' }, right: { thing: 'liveStatus', verb: 'read' }, fields: { on: maybe(day({ zh: '日期', en: 'Day' })), siteId: maybe(ref({ zh: '门店', en: 'Site' }, 'site')) } })
