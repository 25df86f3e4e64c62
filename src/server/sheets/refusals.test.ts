import { cpuMs } from '../../test/cpu.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { bookOf, look, refusal, sheetXmlOf, xmlHead } from './fixtures.ts'
import { cellProblems, fileProblems } from './problems.ts'

const ledger = [['姓名', '手机'], ['王小明', '13800138000']]
const small = bookOf([{ rows: ledger }])
const refused = async (bytes: Uint8Array | string, code: string, status: number, name?: string): Promise<void> => {
  const found = await refusal(look(bytes, name))
  assert.deepEqual([found.code, found.status], [code, status])
  assert.match(found.sentence('zh'), /\p{Script=Han}/u)
  assert.doesNotMatch(found.sentence('en') + found.sentence('zh'), /\{\w+\}/)
}
const within = async (millis: number, step: () => Promise<void>): Promise<void> => {
  const began = cpuMs()
  await step()
  assert.ok(cpuMs() - began < millis, `took ${Math.round(cpuMs() - began)} ms`)
}
const ole = (extra = ''): Buffer => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), Buffer.from(extra, 'utf16le')])

test('F01 an empty file is refused as empty, whatever its name', async () => {
  await refused('', 'file.empty', 422)
  await refused('', 'file.empty', 422, 'a.csv')
  await refused('\uFEFF \n\n', 'file.empty', 422, 'a.csv')
  await refused(bookOf([{ rows: [] }]), 'file.empty', 422)
})
test('F02 a workbook cut at any place is refused as damaged in under two seconds', async () => {
  for (const length of [600, 40, small.length - 1, Math.floor(small.length / 2)]) await within(2000, () => refused(small.subarray(0, length), 'file.damaged', 422))
})
test('F02 a workbook with flipped bytes inside is refused, never half read', async () => {
  const bytes = Uint8Array.from(bookOf([{ rows: Array.from({ length: 300 }, (_, i) => [`客户${i * 7919}`, i * 104_729]) }]))
  const at = Buffer.from(bytes).indexOf('xl/worksheets/sheet1.xml') + 300
  for (let i = 0; i < 8; i++) bytes[at + i]! ^= 0x5a
  await refused(bytes, 'file.damaged', 422)
})
test('F03 an old .xls named .xlsx is told what to do; one with a password too', async () => {
  await refused(ole(), 'file.oldXls', 415)
  await refused(ole('EncryptedPackage'), 'file.password', 415)
  const locked = Uint8Array.from(small)
  for (let at = Buffer.from(locked).indexOf('PK\x01\x02'); at >= 0; at = Buffer.from(locked).indexOf('PK\x01\x02', at + 4)) locked[at + 8]! |= 1
  await refused(locked, 'file.password', 415)
})
test('F04 an HTML table named .xls is named for what it is, in any encoding', async () => {
  const html = '<html><table><tr><td>姓名</td></tr></table></html>'
  await refused(html, 'file.htmlTable', 415, '客户.xls')
  await refused('\uFEFF\n <TABLE border=1>', 'file.htmlTable', 415, '客户.xls')
  await refused(Buffer.from(`\uFEFF${html}`, 'utf16le'), 'file.htmlTable', 415, '客户.xls')
  await refused('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', 'file.htmlTable', 415, '客户.xls')
  await refused('MIME-Version: 1.0\nContent-Type: multipart/related', 'file.htmlTable', 415, '客户.xls')
})
test('F12 one row more than the limit is refused before anything is used, the limit named', async () => {
  const rows = (n: number): string => `姓名,手机\n${'王小明,13800138000\n'.repeat(n)}`
  const found = await refusal(look(rows(100_001), 'a.csv'))
  assert.deepEqual([found.code, found.params.limit], ['file.tooManyRows', 100_000])
  assert.equal((await look(rows(100_000), 'a.csv')).sheets[0]!.rows, 100_000)
})
test('F21 a small workbook that unpacks to a thousand times its size is refused in under a second, unread', async () => {
  const bomb = bookOf([{ xml: `${xmlHead}<worksheet><sheetData>${' '.repeat(11_000_000)}</sheetData></worksheet>` }])
  assert.ok(bomb.length < 250_000)
  const before = process.memoryUsage().rss
  await within(1000, () => refused(bomb, 'file.unpacked', 413))
  assert.ok(process.memoryUsage().rss - before < 50e6)
  // A central directory that lies about the size is caught while unpacking.
  const liar = Buffer.from(bomb)
  const entry = liar.lastIndexOf('xl/worksheets/sheet1.xml') - 46
  liar.writeUInt32LE(5000, entry + 24)
  await within(1000, () => refused(liar, 'file.damaged', 422))
})
test('F22 three thousand parts are refused', async () => {
  await refused(zipSync(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`xl/x${i}`, new Uint8Array()]))), 'file.entries', 413)
})
test('F23 entities are refused wherever they stand, and nothing of the machine is read', async () => {
  const laughs = `${xmlHead}<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>`
  const outside = `${xmlHead}<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/hostname">]><sst><si><t>&x;</t></si></sst>`
  for (const strings of [laughs, outside]) await within(1000, () => refused(bookOf([{ rows: [['a'], [{ xml: '<c r="@" t="s"><v>0</v></c>' }]] }], { strings }), 'file.unsafe', 422))
  await refused(bookOf([{ rows: ledger }], { strings: `${xmlHead}<sst><si><t>&unknown;</t></si></sst>` }), 'file.damaged', 422)
})
test('F23 XML nested without end is refused', async () => {
  await refused(bookOf([{ xml: `${xmlHead}<worksheet>${'<a>'.repeat(5000)}` }]), 'file.damaged', 422)
})
test('F24 a part that climbs out of the package is refused', async () => {
  for (const name of ['../../x', '/etc/x', 'xl/../../y']) await refused(bookOf([{ rows: ledger }], { parts: { [name]: strToU8('x') } }), 'file.unsafe', 422)
})
test('F24 one part twice, under two spellings, is refused', async () => {
  await refused(bookOf([{ rows: ledger }], { parts: { 'xl/Workbook.XML': strToU8('<x/>') } }), 'file.unsafe', 422)
})
test('F27 a workbook with macros is refused, by name, by part and by content type', async () => {
  await refused(small, 'file.macro', 415, '台账.xlsm')
  await refused(small, 'file.macro', 415, '台账.XLSM')
  await refused(bookOf([{ rows: ledger }], { parts: { 'xl/vbaProject.bin': strToU8('x') } }), 'file.macro', 415)
  await refused(bookOf([{ rows: ledger }], { contentTypes: '<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml" PartName="/xl/workbook.xml"/>' }), 'file.macro', 415)
})
test('F28 a file of 21 MB is refused unread', async () => {
  await refused(Buffer.alloc(21 * 1024 * 1024, 'a,b\n'), 'file.tooLarge', 413, 'a.csv')
})
test('F31 what is no sheet is refused by its bytes: pdf, picture, archive, Word, other binaries; and by a name that promises something else', async () => {
  await refused('%PDF-1.7 …', 'file.type', 415, 'report.xlsx')
  await refused(Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), 'file.type', 415)
  await refused(zipSync({ 'word/document.xml': strToU8('<x/>'), '[Content_Types].xml': strToU8('<x/>') }), 'file.type', 415)
  await refused(zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }), 'file.type', 415)
  await refused(zipSync({ 'a.txt': strToU8('x') }), 'file.type', 415)
  await refused(Buffer.from([1, 0, 2, 7, 0, 0, 0, 9, 0, 0, 0, 1, 5, 0]), 'file.type', 415, 'a.csv')
  await refused('姓名,手机\n', 'file.type', 415, 'a.svg')
  await refused('<svg onload="alert(1)">', 'file.htmlTable', 415, 'a.csv')
})
test('a single far cell costs nothing and is refused by its place', async () => {
  const before = process.memoryUsage().rss
  await within(1000, async () => {
    const found = await refusal(look(bookOf([{ xml: `${xmlHead}<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>` }])))
    assert.deepEqual([found.code, found.params.place], ['file.tooManyColumns', 'XFD1048576'])
  })
  assert.ok(process.memoryUsage().rss - before < 50e6)
})
test('styled but empty cells far out are nothing', async () => {
  const found = await look(bookOf([{ xml: sheetXmlOf({ rows: ledger }).replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>') }]))
  assert.deepEqual([found.sheets[0]!.rows, found.sheets[0]!.columns], [1, 2])
})
test('every problem has a sentence in both languages', () => {
  for (const [code, { zh, en }] of [...Object.entries(fileProblems), ...Object.entries(cellProblems)]) {
    assert.match(zh, /\p{Script=Han}/u, code)
    assert.ok(en.length > 5 && !/\p{Script=Han}/u.test(en), code)
    assert.deepEqual([...zh.matchAll(/\{\w+\}/g)].map(String).toSorted(), [...en.matchAll(/\{\w+\}/g)].map(String).toSorted(), code)
  }
})
