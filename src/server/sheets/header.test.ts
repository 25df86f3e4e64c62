import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Group, SheetInfo } from './kinds.ts'
import { allRows, bookOf, fileOf, look, lookAtSheets, refusal, texts } from './fixtures.ts'
import type { RawCell, RawSheetSpec } from './fixtures.ts'
import { groupsOf } from './groups.ts'
import { isSubtotal } from './words.ts'

const sheetOf = async (spec: RawSheetSpec): Promise<SheetInfo> => (await lookAtSheets(spec)).sheets[0]!
const rows = (...given: RawCell[][]): RawCell[][] => given
/** The ledger of the picture import-mapping: two title rows, header on row 3, merged follow-ups. */
const ledger: RawSheetSpec = {
  merges: ['A1:L1', 'A2:L2', 'I3:J3', 'K3:L3'],
  rows: rows(['滨江展厅 潜客台账'], ['2026年3月 · 销售一组'], ['序', '登记\n日期', '客 户', '电话', '级别', '销售', '试驾', '备注', '一次回访', null, '二次回访', null],
    [1, '3/2', '王先生', 13_800_137_715, 'H', '陈浩', '√', '老婆定', '3/5', '未接', '3/12', '报价'],
    [2, '2026.3.5', '沈立', '139****8820', 'A级', '小赵', '有', null, '3/8', '试驾，满意', '3-15', null],
    [null, '小计', null, 2], [3, 46_087, '李女士', '0571-88001234/13800138000', '战败', '吴亮', null, '要白色，元旦前', '3/20', '已订', null, null], ['合计', null, null, 3]),
}

test('F11 title rows above, the header on row 3; sums midway are told apart; the same head over two columns is one follow-up', async () => {
  const info = await sheetOf(ledger)
  assert.deepEqual([info.headerRow, info.headerRows, info.rows, info.subtotalRows, info.titleRows], [3, 1, 3, 2, ['滨江展厅潜客台账', '2026年3月·销售一组']])
  assert.deepEqual(info.header.map(c => c.label), ['序', '登记日期', '客户', '电话', '级别', '销售', '试驾', '备注', '一次回访', '一次回访', '二次回访', '二次回访'])
  assert.equal(info.header[0]!.isRowNumber, true)
  assert.deepEqual(info.header[1]!.samples, ['3/2', '2026.3.5', '46087'])
  assert.deepEqual(info.header.slice(8).map(c => c.group), [{ base: '回访', n: 1, part: '日期' }, { base: '回访', n: 1, part: '内容' }, { base: '回访', n: 2, part: '日期' }, { base: '回访', n: 2, part: '内容' }])
  const read = await allRows(await fileOf(bookOf([ledger])), { sheets: ['Sheet1'] })
  assert.deepEqual(read.map(row => [row.number, row.isSubtotal]), [[4, false], [5, false], [6, true], [7, false], [8, true]])
})
test('F11 heads merged over sub-heads, names merged over both rows', async () => {
  const info = await sheetOf({ merges: ['A1:F1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:F2'], rows: rows(['潜客台账'], ['姓名', '电话', '一次回访', null, '二次回访', null], [null, null, '日期', '内容', '日期', '内容'], ['王', '13800138000', '3/5', '未接', '3/8', '试驾']) })
  assert.deepEqual([info.headerRow, info.headerRows, info.rows], [2, 2, 1])
  assert.deepEqual(info.header.map(c => c.label), ['姓名', '电话', '一次回访·日期', '一次回访·内容', '二次回访·日期', '二次回访·内容'])
  assert.deepEqual(info.header[5]!.group, { base: '回访', n: 2, part: '内容' })
})
test('F11 the same two-row head in a csv, which knows no merges', async () => {
  const { sheets: [info] } = await look('潜客台账,,,,,\n\n姓名,电话,一次回访,,二次回访,\n,,日期,内容,日期,内容\n王,13800138000,3/5,未接,3/8,试驾\n', 'a.csv')
  assert.deepEqual([info!.headerRow, info!.headerRows, info!.rows], [3, 2, 1])
  assert.deepEqual(info!.header.map(c => c.label), ['姓名', '电话', '一次回访·日期', '一次回访·内容', '二次回访·日期', '二次回访·内容'])
})
test('F11 the header row a person names wins, either row of a two-row head names both, and nothing is lost', async () => {
  const bytes = bookOf([{ rows: rows(['陈浩', '王', 'H'], ['顾问', '姓名', '级别'], ['吴亮', '李', 'A']) }])
  assert.deepEqual(await texts(bytes, 'a.xlsx', { headerRow: 1 }), [['顾问', '姓名', '级别'], ['吴亮', '李', 'A']])
  const two = bookOf([{ merges: ['A1:A2', 'B1:C1'], rows: rows(['姓名', '回访', null], [null, '日期', '内容'], ['王', '3/5', '未接']) }])
  for (const headerRow of [1, 2]) { const { sheets: [info] } = await look(two, 'a.xlsx', { headerRow }); assert.deepEqual([info!.headerRow, info!.headerRows], [1, 2]) }
  assert.equal((await refusal(look(two, 'a.xlsx', { headerRow: 9 }))).code, 'sheet.headerRow')
})
test('F11 a line of «部门：… 日期：…» above the header and blank rows between are no header; a header below row 40 can be named', async () => {
  const info = await sheetOf({ rows: rows(['部门：销售一组', null, '制表人：林静', '日期：2026-03-01'], [], ['姓名', '电话', '级别', '来源'], [], ['王', '13800138000', 'H', '自到']) })
  assert.deepEqual([info.headerRow, info.rows], [3, 1])
  const low = bookOf([{ rows: [...Array.from({ length: 60 }, (_, i) => [`说明第${i}行。`, 'x']), ['姓名', '手机'], ['王', '1']] }])
  assert.equal((await look(low, 'a.xlsx', { headerRow: 61 })).sheets[0]!.rows, 1)
})
test('a sheet of nothing but texts takes its first row, one of a single column too; a repeated header is no data', async () => {
  assert.equal((await sheetOf({ rows: rows(['颜色', '叫法'], ['白', '珍珠白'], ['黑', '曜石黑']) })).headerRow, 1)
  assert.equal((await sheetOf({ rows: rows(['车型'], ['L7'], ['X9']) })).headerRow, 1)
  assert.equal((await sheetOf({ rows: rows(['姓名', '手机'], ['王', '1'], ['姓名', '手机'], ['李', '2']) })).rows, 2)
})
test('a sheet per month is read as one where the columns are the same, refused by name where not', async () => {
  const month = (name: string, ...people: string[]): RawSheetSpec => ({ name, rows: [[`${name}台账`], ['姓名', '手机', '级别'], ...people.map(p => [p, '13800138000', 'H'])] })
  const file = await fileOf(bookOf([month('三月', '王', '李'), month('四月', '张'), { name: '车型', rows: rows(['姓名', '车型'], ['王', 'L7']) }]))
  const info = await look(bookOf([month('三月', '王'), month('四月', '张')]))
  assert.equal(info.sheets[0]!.shape, info.sheets[1]!.shape)
  assert.deepEqual((await allRows(file, { sheets: ['三月', '四月'] })).map(r => [r.sheet, r.number, r.cells[0]!.kind === 'text' && r.cells[0].text]), [['三月', 3, '王'], ['三月', 4, '李'], ['四月', 3, '张']])
  const refused = await refusal(allRows(file, { sheets: ['三月', '车型'] }))
  assert.deepEqual([refused.code, refused.params.labels], ['sheet.shape', '+车型 −手机 −级别'])
})
test('repeated groups in the ways ledgers write them', () => {
  const g = (base: string, n: number, part?: string): Group => (part === undefined ? { base, n } : { base, n, part })
  const cases: [string[], (Group | undefined)[]][] = [
    [['一次回访', '二次回访', '十二次回访'], [g('回访', 1), g('回访', 2), g('回访', 12)]],
    [['回访1', '回访2'], [g('回访', 1), g('回访', 2)]],
    [['跟进（一）', '跟进（二）'], [g('跟进', 1), g('跟进', 2)]],
    [['首次跟进时间', '首次跟进内容', '第2次跟进时间'], [g('跟进', 1, '时间'), g('跟进', 1, '内容'), g('跟进', 2, '时间')]],
    [['回访日期1', '回访内容1', '回访日期2', '回访内容2'], [g('回访', 1, '日期'), g('回访', 1, '内容'), g('回访', 2, '日期'), g('回访', 2, '内容')]],
    [['姓名', '日期', '回访内容', '日期', '回访内容'], [undefined, g('回访', 1, '日期'), g('回访', 1, '回访内容'), g('回访', 2, '日期'), g('回访', 2, '回访内容')]],
    [['回访', '回访2', '回访3'], [g('回访', 1), g('回访', 2), g('回访', 3)]],
    [['回访', '回访', '回访'], [g('回访', 1), g('回访', 2), g('回访', 3)]],
    [['Follow up 1', 'Follow up 2', '2nd visit'], [g('Follow up', 1), g('Follow up', 2), g('visit', 2)]],
    [['L7', 'X9', '二手车', '第一联系人', '首次到店日期', '手机'], Array.from({ length: 6 }, () => undefined)],
  ]
  for (const [labels, groups] of cases) assert.deepEqual(groupsOf(labels), groups, labels.join(' '))
})
test('小计 rows in their ways, and a customer whose note says 合计', () => {
  const t = (text: string): { kind: 'text'; text: string } => ({ kind: 'text', text })
  for (const cells of [[t('小计')], [t('3月小计'), t('12')], [{ kind: 'empty' as const }, t('合 计：'), t('5')], [t('陈浩'), t('小计')], [t('合计12台')], [t('本月合计')], [t('Total')], [t('Subtotal March')]]) assert.ok(isSubtotal(cells), JSON.stringify(cells))
  for (const cells of [[t('王'), t('合计三台一起买')], [t('小计'), t('13800138000')], [t('总计划'), t('x')], [t('Totalenergies')], [{ kind: 'number' as const, number: 13_800_138_000, text: '13800138000' }, t('合计')]]) assert.ok(!isSubtotal(cells), JSON.stringify(cells))
})
