import { say, type Language } from '../../kernel/language.ts'
import { clockAt, dayAt, type Zone } from '../../kernel/time.ts'
import type { Output, OutputValue } from '../../server/sheets/index.ts'
import { figureChannels, groupings, type FiguresPage } from './figure.ts'
import { figureGroups } from './figures.ts'

const scopes = { mine: { zh: '本人', en: 'Mine' }, team: { zh: '小组', en: 'Team' }, site: { zh: '门店', en: 'Site' }, organisation: { zh: '全公司', en: 'Organisation' } } as const
/** The table of figures as a sheet: a row per figure, its formula beside it, a column per group where it is grouped. */
export const figuresSheet = (page: FiguresPage, reader: { language: Language; zone: Zone; by: keyof typeof groupings | null; name: string }): Output => {
  const { language } = reader, word = (zh: string, en: string) => say({ zh, en }, language)
  const keys = reader.by ? page.keys : []
  const keyLabel = (key: { key: string | null; label: string | null }): string => (reader.by === 'channel' ? say(figureChannels[(key.key ?? 'none') as 'none'], language) : key.label ?? word('未归属', 'Nobody'))
  return {
    sheet: word('数据与报告', 'Figures'), language,
    columns: [
      ...[word('类别', 'Group'), word('数字', 'Figure')].map(label => ({ label, kind: 'text' as const })), ...[word('值', 'Value'), word('分子', 'Numerator'), word('分母', 'Denominator'), ...keys.map(keyLabel)].map(label => ({ label, kind: 'number' as const })),
      { label: word('口径', 'Formula'), kind: 'text' }, { label: word('版本', 'Version'), kind: 'whole' },
    ],
    rows: page.figures.map((f): OutputValue[] => [
      say(figureGroups[f.group], language), say(f.label, language), f.value, f.numerator ?? null, f.denominator ?? null, ...keys.map(key => f.groups?.find(g => g.key === key.key)?.value ?? (f.rate ? null : 0)), say(f.formula, language), f.version,
    ]),
    notes: [
      [word('范围', 'Scope'), say(scopes[page.scope], language)], [word('日期', 'Days'), `${page.from} – ${page.to}`], ...(reader.by ? [[word('分组', 'Grouped'), say(groupings[reader.by], language)] as const] : []),
      [word('截至', 'As of'), `${dayAt(page.asOf, reader.zone)} ${clockAt(page.asOf, reader.zone)}`], [word('导出人', 'Exported by'), reader.name],
    ],
  }
}
