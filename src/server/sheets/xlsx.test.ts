import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8 } from 'fflate'
import type { Cell } from './kinds.ts'
import { allRows, bookOf, fileOf, look, lookAtSheets, refusal, stylesOf, texts, xmlHead } from './fixtures.ts'
import { formatShows } from './xlsx/styles.ts'

const cellsOf = async (raw: readonly string[], spec: Parameters<typeof bookOf>[1] = {}): Promise<Cell[]> => {
  const rows = [['甲'], ...raw.map(xml => [{ xml }])]
  return (await allRows(await fileOf(bookOf([{ rows }], spec)), { sheets: ['Sheet1'] })).map(row => row.cells[0]!)
}
const n = (value: string, style = 0): string => `<c r="@" s="${style}"><v>${value}</v></c>`

test('F16 an empty cell stays empty under a filled one', async () => {
  assert.deepEqual(await texts(bookOf([{ rows: [['姓名', '邮箱'], ['王', 'a@b.c'], ['李', null], ['张', 'd@e.f']] }])), [['王', 'a@b.c'], ['李', ''], ['张', 'd@e.f']])
})
test('F17 a numeric phone keeps its eleven digits, 1.38E+10 as text stays text', async () => {
  assert.deepEqual(await cellsOf([n('13800138000'), n('1.3800138E10'), '<c r="@" t="inlineStr"><is><t>1.38E+10</t></is></c>']), [
    { kind: 'number', number: 13_800_138_000, text: '13800138000' }, { kind: 'number', number: 13_800_138_000, text: '13800138000' }, { kind: 'text', text: '1.38E+10' }])
})
test('F18 an 18-digit number has lost its end and is an error', async () => {
  const [cell, small] = await cellsOf([n('4.40301199001011E+17'), n('999999999999999')])
  assert.equal(cell!.kind === 'error' && cell!.problem, 'cell.precision')
  assert.equal(small!.kind, 'number')
})
test('F19 errors, TRUE, formulas with and without a stored result', async () => {
  assert.deepEqual(await cellsOf(['<c r="@" t="e"><v>#REF!</v></c>', '<c r="@" t="e"><f>1/0</f><v>#N/A</v></c>', '<c r="@" t="b"><v>1</v></c>', '<c r="@"><f>1+1</f><v>2</v></c>', '<c r="@" t="str"><f>A1</f><v>王</v></c>', '<c r="@"><f>NOW()</f></c>']), [
    { kind: 'error', text: '#REF!', problem: 'cell.error' }, { kind: 'error', text: '#N/A', problem: 'cell.error', formula: true }, { kind: 'flag', flag: true },
    { kind: 'number', number: 2, text: '2', formula: true }, { kind: 'text', text: '王', formula: true }, { kind: 'error', text: '', problem: 'cell.formula', formula: true }])
  assert.equal((await lookAtSheets({ rows: [['甲'], [{ xml: '<c r="@"><f>1+1</f><v>2</v></c>' }]] })).sheets[0]!.formulaCells, 1)
})
test('F20 date serials by style; 60 is no day; 1904 honoured; times beside days', async () => {
  const styles = stylesOf([0, 14, 'yyyy"年"m"月"d"日"', 22, 'h:mm', '0.00'])
  const days = await cellsOf([n('46087', 1), n('46087', 2), n('46087.604166667', 3), n('60', 1), n('59', 1), n('1', 1), n('61', 1), n('0.604166667', 4), n('46087', 5), n('46087', 0), n('-1', 1), n('46087.9999999', 1)], { styles })
  assert.deepEqual(days, [
    { kind: 'day', day: '2026-03-06' }, { kind: 'day', day: '2026-03-06' }, { kind: 'day', day: '2026-03-06', time: '14:30:00' }, { kind: 'error', text: '60', problem: 'cell.date' },
    { kind: 'day', day: '1900-02-28' }, { kind: 'day', day: '1900-01-01' }, { kind: 'day', day: '1900-03-01' }, { kind: 'text', text: '14:30' },
    { kind: 'number', number: 46087, text: '46087' }, { kind: 'number', number: 46087, text: '46087' }, { kind: 'error', text: '-1', problem: 'cell.date' }, { kind: 'day', day: '2026-03-07' }])
  assert.deepEqual(await cellsOf([n('0', 1), n('44625', 1)], { styles, date1904: true }), [{ kind: 'day', day: '1904-01-01' }, { kind: 'day', day: '2026-03-06' }])
  assert.deepEqual(await cellsOf(['<c r="@" t="d"><v>2026-03-05T14:30:00</v></c>', '<c r="@" t="d"><v>2026-02-30</v></c>']), [{ kind: 'day', day: '2026-03-05', time: '14:30:00' }, { kind: 'error', text: '2026-02-30', problem: 'cell.date' }])
})
test('F20 a number format shows a day, a time or a number', () => {
  for (const [code, shows] of [['General', 'number'], ['0.00E+00', 'number'], ['#,##0.00;[Red]-#,##0.00', 'number'], ['"第"0"天"', 'number'], ['[$-804]yyyy/m/d', 'day'], ['m/d', 'day'], ['[Red]0', 'number'], ['yyyy\\-mm\\-dd\\ hh:mm', 'day'],
    ['[h]:mm', 'time'], ['上午/下午h"时"mm"分"', 'time'], ['@', 'number'], ['_ * #,##0_ ', 'number'], ['mmm-yy', 'day'], ['aaaa', 'day'], ['¥#,##0', 'number']] as const) assert.equal(formatShows(code), shows, code)
})
test('F25 hidden rows and sheets are stated, and read only on request', async () => {
  const file = await fileOf(bookOf([{ name: '三月', rows: [['姓名'], ['王'], ['李'], ['张']], hiddenRows: [3] }, { name: '旧', state: 'veryHidden', rows: [['姓名'], ['赵']] }]))
  const { sheets } = await look(bookOf([{ rows: [['姓名'], ['王'], ['李']], hiddenRows: [3] }, { state: 'hidden', rows: [['姓名'], ['赵']] }]))
  assert.deepEqual(sheets.map(s => [s.hidden, s.rows, s.hiddenRows]), [[false, 1, 1], [true, 1, 0]])
  assert.deepEqual((await allRows(file, { sheets: ['三月'] })).map(row => row.number), [2, 4])
  assert.deepEqual((await allRows(file, { sheets: ['三月'], includeHidden: true })).map(row => [row.number, row.hidden]), [[2, false], [3, true], [4, false]])
  assert.equal((await lookAtSheets({ before: '<cols><col min="2" max="2" hidden="1"/></cols>', rows: [['姓名', '手机'], ['王', '1']] })).sheets[0]!.header[1]!.hidden, true)
})
test('F26 fifty sheets with data on the third: all are named, none is guessed', async () => {
  const { sheets } = await lookAtSheets(...Array.from({ length: 50 }, (_, i) => (i === 2 ? { rows: [['姓名'], ['王']] } : {})))
  assert.equal(sheets.length, 50)
  assert.deepEqual(sheets.filter(s => s.rows > 0).map(s => s.name), ['Sheet3'])
  assert.equal((await refusal(allRows(await fileOf(bookOf([{}, { rows: [['姓名']] }])), { sheets: ['没有'] }))).code, 'sheet.unknown')
})
test('F27 links to other workbooks are never followed', async () => {
  const parts = { 'xl/externalLinks/externalLink1.xml': strToU8('<!DOCTYPE x><x/>'), 'xl/externalLinks/_rels/externalLink1.xml.rels': strToU8('<Relationships><Relationship TargetMode="External" Target="file:///etc/passwd"/></Relationships>') }
  assert.deepEqual(await texts(bookOf([{ rows: [['姓名'], [{ xml: '<c r="@" t="str"><f>[1]Sheet1!A1</f><v>王</v></c>' }]] }], { parts })), [['王']])
})
test('shared strings: rich text joined, phonetic guides left out, escapes undone, rare characters kept', async () => {
  const strings = `${xmlHead}<sst><si><r><t>王</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 小明</t></r><rPh sb="0" eb="1"><t>wang</t></rPh></si><si><t>第一行_x000D_\n第二行 &amp; &#x20BB7;野㐂</t></si></sst>`
  const s = (i: number): { xml: string } => ({ xml: `<c r="@" t="s"><v>${i}</v></c>` })
  assert.deepEqual(await texts(bookOf([{ rows: [['姓名'], [s(0)], [s(1)], [s(9)]] }], { strings })), [['王 小明'], ['第一行\r\n第二行 & 𠮷野㐂'], ['']])
})
test('sheets whose writer prefixes every tag and leaves places out are read alike', async () => {
  const xml = `${xmlHead}<x:worksheet xmlns:x="urn:m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>手机</x:t></x:is></x:c></x:row><x:row><x:c/><x:c><x:v>13800138000</x:v></x:c></x:row></x:sheetData></x:worksheet>`
  assert.deepEqual(await texts(bookOf([{ xml }])), [['', '13800138000']])
})
test('a value merged downwards is repeated on each row that has something of its own', async () => {
  const rows = [['顾问', '姓名', '手机'], ['陈浩', '王', '1'], [null, '李', '2'], [null, null, null], [null, '张', '3'], ['吴亮', '赵', '4']]
  assert.deepEqual(await texts(bookOf([{ rows, merges: ['A2:A5'] }])), [['陈浩', '王', '1'], ['陈浩', '李', '2'], ['陈浩', '张', '3'], ['吴亮', '赵', '4']])
})
test('ending the loop early closes the file', async () => {
  const file = await fileOf(bookOf([{ rows: [['姓名'], ...Array.from({ length: 5000 }, (_, i) => [`客户${i}`])] }]))
  const { rows } = await import('./read.ts')
  for await (const row of rows(file, { sheets: ['Sheet1'] })) if (row.number > 10) break
  const { readdir, readlink } = await import('node:fs/promises')
  const open = await Promise.all((await readdir('/proc/self/fd').catch(() => [])).map(fd => readlink(`/proc/self/fd/${fd}`).catch(() => '')))
  assert.ok(!open.includes(file.path))
})
