import { maybe } from '../../kernel/field.ts'
import { choice, day, ref, text, whole } from '../../kernel/fields/index.ts'
import { call, page, type List } from '../../kernel/call.ts'
import { declareRefusals } from '../../kernel/refusal.ts'
import type { Label } from '../../kernel/language.ts'
import { channels } from '../customers/index.ts'
import type { GroupName, Reading } from './figures.ts'

export const groupings = { day: { zh: '按天', en: 'By day' }, member: { zh: '按顾问', en: 'By consultant' }, channel: { zh: '按渠道', en: 'By channel' } } as const
/** Channels as figures tell them apart; «none» are rows that say none. */
export const figureChannels = { ...channels, none: { zh: '未填渠道', en: 'No channel' } } as const
const asked = {
  from: day({ zh: '从', en: 'From' }), to: day({ zh: '到', en: 'To' }),
  siteId: maybe(ref({ zh: '门店', en: 'Site' }, 'site')), teamId: maybe(ref({ zh: '小组', en: 'Team' }, 'team')), memberId: maybe(ref({ zh: '顾问', en: 'Consultant' }, 'member')),
  channel: maybe(choice({ zh: '渠道', en: 'Channel' }, figureChannels)),
}
const by = maybe(choice({ zh: '分组', en: 'Grouped' }, groupings))
export type FigureScope = 'mine' | 'team' | 'site' | 'organisation'
export type FigureFacts = { name: string; label: Label; formula: Label; version: number; rate: boolean; under: string | null; group: GroupName; month: boolean; source: string }
export type Group = Reading & { key: string | null; label: string | null }
export type FigureAnswer = Reading & { name: string; scope: FigureScope; from: string; to: string; asOf: string; version: number; groups?: Group[] }
type Choice = { id: string; label: string }
export type FiguresPage = { from: string; to: string; scope: FigureScope; asOf: string; figures: (FigureFacts & Reading & { from: string; groups?: Group[] })[]; keys: { key: string | null; label: string | null }[]; sites: Choice[]; teams: (Choice & { siteId: string })[]; members: (Choice & { teamIds: string[] })[]; can: string[] }

const right = { thing: 'figures', verb: 'read' } as const
const part = maybe(choice({ zh: '哪一边', en: 'Part' }, { numerator: { zh: '分子', en: 'Numerator' }, denominator: { zh: '分母', en: 'Denominator' } }))
export const figureCalls = {
  list: call<List<FigureFacts>>('figure.list', 'GET', '/figures', { label: { zh: '有哪些数字', en: 'All figures' }, right }),
  get: call<FigureAnswer>('figure.get', 'GET', '/figures/{name}', { label: { zh: '看一个数字', en: 'One figure' }, right, fields: { ...asked, by } }),
  rows: call<List<Record<string, unknown>>>('figure.rows', 'GET', '/figures/{name}/rows', { label: { zh: '数字背后的行', en: 'Rows behind a figure' }, right, fields: { ...asked, by, part, limit: maybe(whole({ zh: '每页', en: 'Limit' }, 1, 100)), cursor: maybe(text({ zh: '翻页', en: 'Cursor' }, 2000)) } }),
  export: call<Blob>('figure.export', 'POST', '/figures/export', { label: { zh: '导出数字', en: 'Export figures' }, right, fields: { ...asked, by, format: maybe(choice({ zh: '格式', en: 'Format' }, { xlsx: { zh: 'Excel', en: 'Excel' }, csv: { zh: 'CSV', en: 'CSV' } })) } }),
}
/** 数据与报告: every identity in one table. */
export const figuresPage = page<FiguresPage>('figures', { label: { zh: '数据与报告', en: 'Figures and reports' }, right, fields: { ...asked, by } })

declareRefusals({
  'figure.range': { status: 422, zh: '结束日要不早于开始日，最多看三年。', en: 'The range must not end before it begins, and covers three years at most.', when: 'to is before from, or more than three years after it' },
  'figure.part': { status: 422, zh: '这个数字是计数，没有分母。', en: 'This figure is a count and has no denominator.', when: 'rows?part=denominator of a figure that is no rate' },
})
