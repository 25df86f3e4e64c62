import { cpuMs } from '../../test/cpu.ts'
import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import fc from 'fast-check'
import { allRows, bookOf, fileOf, look, sheetXmlOf, stylesOf, xmlHead } from './fixtures.ts'
import { SheetRefusal, inspect, rows, writeXlsx } from './index.ts'

/** Reads everything there is; only a refusal of ours may come out. */
const survives = async (bytes: Uint8Array, name: string): Promise<void> => {
  const file = await fileOf(bytes, name)
  try {
    const { sheets } = await inspect(file)
    for (const sheet of sheets) await allRows(file, { sheets: [sheet.name], includeHidden: true })
  } catch (error) { if (!(error instanceof SheetRefusal)) throw error }
}
const strings = `${xmlHead}<sst><si><t>王</t></si><si><r><t>李</t></r></si></sst>`
const base = bookOf([{ merges: ['A1:C1', 'A2:A3'], rows: [['台账'], ['姓名', '手机', '日期'], [{ xml: '<c r="@" t="s"><v>0</v></c>' }, 13_800_138_000, { xml: '<c r="@" s="1"><v>46087</v></c>' }], ['小计', 1, null]], hiddenRows: [4] }], { strings, styles: stylesOf([0, 14]) })

test('a workbook with any bytes changed is read or refused, never anything else', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), async changes => {
    const bytes = Uint8Array.from(base)
    for (const [at, byte] of changes) bytes[at] = byte
    await survives(bytes, 'a.xlsx')
  }), { numRuns: 400 })
})
test('a sheet of any XML is read or refused, never anything else', async () => {
  const good = sheetXmlOf({ merges: ['A1:B2'], rows: [['姓名', '手机'], ['王', 1], ['李', { xml: '<c r="@" t="d"><v>2026-03-05</v></c>' }]] })
  const pieces = fc.constantFrom('<row r="0">', '<row r="-5">', '</row>', '<c r="ZZZZ9">', '<c>', '<v>', '</v>', '<v>9e999</v>', '<c t="s"><v>99999999</v></c>', '<c s="77"><v>1</v></c>', '<mergeCell ref="XFD1:A1048576"/>', '<mergeCells>', '<c t="e"><v/></c>', '<!-- -->', '<![CDATA[x]]>', '&#0;', '\u0000', '<is><t>x</t></is>', '<c t="inlineStr"/>', '<row r="1e3"/>')
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length), pieces), { minLength: 1, maxLength: 4 }), async changes => {
    let xml = good
    for (const [at, piece] of changes) xml = xml.slice(0, at) + piece + xml.slice(at)
    await survives(bookOf([{ xml }]), 'a.xlsx')
  }), { numRuns: 300 })
})
test('a csv of any bytes is read or refused, never anything else', async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 200 }).map(text => new TextEncoder().encode(`姓名,手机\n${text}`)), fc.stringMatching(/^[姓名"',;\t\n\r，|1/月小计]{0,80}$/).map(text => new TextEncoder().encode(text))), bytes => survives(bytes, 'a.csv')), { numRuns: 500 })
})
test('F13 100,000 rows are written and read as streams: far below a minute, within bounded memory, others not kept waiting', async () => {
  const columns = ['姓名', '手机', '级别', '顾问', '登记日期', '备注'].map(label => ({ label, kind: 'text' as const }))
  function* source(): Generator<string[]> { for (let i = 0; i < 100_000; i++) yield [`客户${i}`, `138${String(i).padStart(8, '0')}`, 'HABC'[i % 4]!, '陈浩', '3/5', `未接，再约${i}`] }
  const file = await fileOf(await buffer(writeXlsx({ sheet: '台账', columns, rows: source(), language: 'zh' })))
  const before = process.memoryUsage().rss
  let most = before
  let longest = 0
  let last = cpuMs()
  const pulse = setInterval(() => { const now = cpuMs(); longest = Math.max(longest, now - last); last = now; most = Math.max(most, process.memoryUsage().rss) }, 5)
  const began = cpuMs()
  try {
    assert.equal((await inspect(file)).sheets[0]!.rows, 100_000)
    let count = 0
    for await (const _ of rows(file, { sheets: ['台账'] })) count++
    assert.equal(count, 100_000)
  } finally { clearInterval(pulse) }
  assert.ok(cpuMs() - began < 30_000)
  assert.ok(most - before < 200e6, `${Math.round((most - before) / 1e6)} MB more`)
  assert.ok(longest < 500, `${Math.round(longest)} ms of work without a breath`)
})
test('F30 a file name is data: it is given back as it is and opens nothing', async () => {
  const name = '合同"><img src=x onerror=alert(1)>'
  assert.equal((await look('姓名,手机\n王,1\n', `${name}.csv`)).sheets[0]!.name, name)
})
