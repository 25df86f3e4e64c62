import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import type { Cell } from './kinds.ts'
import { allRows, fileOf, look } from './fixtures.ts'
import { SheetRefusal } from './problems.ts'
import { writeCsv, writeErrorWorkbook, writeXlsx } from './index.ts'
import type { Output, OutputColumn, OutputValue } from './index.ts'
import { readMoney } from './values.ts'
import { sheetNames } from './write/book.ts'

const columns: OutputColumn[] = [{ label: '姓名', kind: 'text' }, { label: '手机', kind: 'text' }, { label: '登记日期', kind: 'day' }, { label: '金额', kind: 'money', sum: true }, { label: '人数', kind: 'whole', sum: true }, { label: '试驾', kind: 'flag' }, { label: '到店时间', kind: 'instant' }]
const output = (rows: Iterable<readonly OutputValue[]>, extra: Partial<Output> = {}): Output => ({ sheet: '客户', columns, rows, language: 'zh', ...extra })
const cellsOf = async (stream: AsyncIterable<Uint8Array>, name: string): Promise<Cell[][]> => {
  const file = await fileOf(await buffer(stream), name)
  const { sheets } = await look(await (await import('node:fs/promises')).readFile(file.path), name)
  return (await allRows(file, { sheets: [sheets[0]!.name] })).map(row => row.cells)
}
const formula = '=HYPERLINK("http://x","y")'

test('F32 a customer named like a formula is a text cell in xlsx, guarded in csv, and comes back as he was', async () => {
  const rows = [[formula, '+86 13800138000', '2026-03-05', '12000.50', 3, true, '2026-03-05 14:30']]
  const parts = unzipSync(await buffer(writeXlsx(output(rows))))
  const xml = strFromU8(parts['xl/worksheets/sheet1.xml']!)
  assert.doesNotMatch(xml, /<f[ >]/)
  assert.match(xml, /<c r="A2" t="s"><v>0<\/v>/)
  assert.match(strFromU8(parts['xl/sharedStrings.xml']!), /<si><t>=HYPERLINK\(&quot;http/)
  const csv = (await buffer(writeCsv(output(rows)))).toString()
  assert.ok(csv.startsWith('\uFEFF姓名,手机,'))
  assert.match(csv, /\r\n"'=HYPERLINK\(""http:\/\/x"",""y""\)",'\+86 13800138000,2026-03-05,12000\.50,3,是,2026-03-05 14:30\r\n$/)
  const sheet = await cellsOf(writeXlsx(output(rows)), 'a.xlsx')
  assert.deepEqual(sheet[0], [{ kind: 'text', text: formula }, { kind: 'text', text: '+86 13800138000' }, { kind: 'day', day: '2026-03-05' }, { kind: 'number', number: 12000.5, text: '12000.5' }, { kind: 'number', number: 3, text: '3' }, { kind: 'text', text: '是' }, { kind: 'day', day: '2026-03-05', time: '14:30:00' }])
  assert.deepEqual((await cellsOf(writeCsv(output(rows)), 'a.csv'))[0]!.slice(0, 2), [{ kind: 'text', text: formula }, { kind: 'text', text: '+86 13800138000' }])
})
test('F32 a typed number below zero stays a number in csv, a text «-5» does not run', async () => {
  const csv = (await buffer(writeCsv({ sheet: 'a', language: 'en', columns: [{ label: 'n', kind: 'money' }, { label: 't', kind: 'text' }], rows: [['-5.00', '-5'], [-5, '＝1']] }))).toString()
  assert.equal(csv, '\uFEFFn,t\r\n-5.00,\'-5\r\n-5,\'＝1\r\n')
})
test('an export has a bold frozen header, a filter, widths, sums as values, and a sheet that says what was filtered', async () => {
  const rows = [['王', '1', '2026-03-05', '0.10', 1, false, null], ['李', '2', null, '0.20', 2, null, null]]
  const parts = unzipSync(await buffer(writeXlsx(output(rows, { notes: [['筛选', '级别 = H'], ['导出人', '林静']] }))))
  const xml = strFromU8(parts['xl/worksheets/sheet1.xml']!)
  assert.match(xml, /state="frozen"/)
  assert.match(xml, /<autoFilter ref="A1:G3"\/>/)
  assert.match(xml, /<col min="1" max="1" width="\d/)
  assert.match(xml, /<row r="4"><c r="A4" t="inlineStr" s="5"><is><t>合计<\/t><\/is><\/c><c r="D4" s="6"><v>0\.30<\/v><\/c><c r="E4" s="8"><v>3<\/v><\/c><\/row>/)
  assert.match(strFromU8(parts['xl/worksheets/sheet2.xml']!), /级别 = H/)
  const info = await look(await buffer(writeXlsx(output(rows))))
  assert.deepEqual([info.sheets[0]!.rows, info.sheets[0]!.subtotalRows], [2, 1])
})
test('an export of nothing still has its header; an unheard-of day stays the text it was', async () => {
  const empty = await look(await buffer(writeXlsx(output([]))))
  assert.deepEqual([empty.sheets[0]!.rows, empty.sheets[0]!.header.length], [0, 7])
  assert.deepEqual((await cellsOf(writeXlsx(output([['王', '', '1900-01-05', 'x', null, null, null]])), 'a.xlsx'))[0]!.slice(2, 4), [{ kind: 'text', text: '1900-01-05' }, { kind: 'text', text: 'x' }])
})
test('the error workbook keeps rows as they were, the reason last, and can be read again', async () => {
  const rows = [{ cells: [{ kind: 'number', number: 13_800_138_000, text: '13800138000' }, { kind: 'text', text: formula }] as Cell[], reason: '手机带星号' }, { cells: [{ kind: 'day', day: '2026-03-05' }, { kind: 'error', text: '#N/A', problem: 'cell.error' }] as Cell[], reason: '单元格是错误值 #N/A' }]
  assert.deepEqual(await cellsOf(writeErrorWorkbook(['电话', '姓名'], rows, 'zh'), 'a.xlsx'), [
    [{ kind: 'number', number: 13_800_138_000, text: '13800138000' }, { kind: 'text', text: formula }, { kind: 'text', text: '手机带星号' }],
    [{ kind: 'day', day: '2026-03-05' }, { kind: 'text', text: '#N/A' }, { kind: 'text', text: '单元格是错误值 #N/A' }]])
  const info = await look(await buffer(writeErrorWorkbook(['电话', '姓名'], [], 'en')))
  assert.deepEqual(info.sheets[0]!.header.map(c => c.label), ['电话', '姓名', 'Reason'])
})
test('a column of ever new texts and one of few come back alike', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => [`客户${i}`, 'HABC'[i % 4]!])
  const read = await cellsOf(writeXlsx({ sheet: 'a', language: 'zh', columns: [{ label: '姓名', kind: 'text' }, { label: '级别', kind: 'text' }], rows }), 'a.xlsx')
  assert.deepEqual(read.map(cells => cells.map(cell => cell.kind === 'text' && cell.text)), rows)
})
test('sheet names are ones Excel takes', () => {
  assert.deepEqual(sheetNames(['a/b:c', '', '客户', '客户', '\'x\'', 'n'.repeat(40)]), ['a b c', 'Sheet', '客户', '客户 2', 'x', 'n'.repeat(31)])
})
test('a failing source fails the stream, and a reader who leaves ends the source', async () => {
  async function* failing(): AsyncGenerator<OutputValue[]> { yield ['王']; throw new SheetRefusal('file.damaged') }
  await assert.rejects(buffer(writeXlsx(output(failing() as unknown as Iterable<OutputValue[]>))), SheetRefusal)
  let ended = false
  async function* endless(): AsyncGenerator<OutputValue[]> { try { for (let i = 0; ; i++) yield [`客户${Math.sin(i)}`, String(i)] } finally { ended = true } }
  let bytes = 0
  for await (const chunk of writeXlsx(output(endless() as unknown as Iterable<OutputValue[]>))) if ((bytes += (chunk as Buffer).length) > 300_000) break
  await new Promise(go => setTimeout(go, 100))
  assert.ok(ended)
})

/** What a cell can hold and a reader gives back: not blank, no lone halves, below Excel's limit. */
const anyText = fc.string({ unit: 'binary', maxLength: 40 }).filter(text => text.trim() !== '' && text.isWellFormed())
const sharp = fc.constantFrom('=1+1', '_x0041_', '_x005F_x0041_', 'a\r\nb', '\t', 'a\tb', '"', '\'=x', '𠮷野', '</t>', ' 两头 ', '\0', '\u0007x', '，', '1.38E+10', '4.40301E+17', '\uFFFEx', ']]>', '＝1').filter(text => text.trim() !== '')
const row = fc.record({ text: fc.oneof(anyText, sharp), money: fc.integer({ min: -99_999_999_999_99, max: 99_999_999_999_99 }).map(cents => `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`), day: fc.date({ min: new Date('1900-03-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map(d => d.toISOString().slice(0, 10)), seconds: fc.integer({ min: 0, max: 86_399 }) })
const kinds: OutputColumn[] = [{ label: '姓名', kind: 'text' }, { label: '金额', kind: 'money' }, { label: '日期', kind: 'day' }, { label: '时间', kind: 'instant' }]
const plain = (text: string): string => text.replace(/\r\n?/g, '\n')

test('whatever is written to xlsx is read back as it was: text to the letter, money to the cent, days, seconds', async () => {
  await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async given => {
    const rows = given.map(r => [r.text, r.money, r.day, `${r.day} ${new Date(r.seconds * 1000).toISOString().slice(11, 19)}`])
    const read = await cellsOf(writeXlsx({ sheet: '行', language: 'zh', columns: kinds, rows }), 'a.xlsx')
    assert.deepEqual(read.map((cells, i) => [cells[0]!.kind === 'text' && cells[0]!.text, cells[1]!.kind === 'number' && 'value' in readMoney(cells[1]!) && (readMoney(cells[1]!) as { value: string }).value, cells[2]!.kind === 'day' && cells[2]!.day, cells[3]!.kind === 'day' && `${cells[3]!.day} ${cells[3]!.time ?? '00:00:00'}`, i]),
      rows.map((r, i) => [...r.map(v => (v === '-0.00' ? '0.00' : v)), i]))
  }), { numRuns: 150 })
})
test('whatever is written to csv is read back as it was, line ends made \\n', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.oneof(anyText, sharp), fc.oneof(anyText, sharp)), { minLength: 1, maxLength: 8 }), async given => {
    const read = await cellsOf(writeCsv({ sheet: '行', language: 'zh', columns: [{ label: '姓名', kind: 'text' }, { label: '备注', kind: 'text' }], rows: given }), 'a.csv')
    assert.deepEqual(read.map(cells => cells.map(cell => cell.kind === 'text' && cell.text)), given.map(cells => cells.map(plain)))
  }), { numRuns: 300 })
})
