import { cpuMs } from '../../test/cpu.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allRows, fileOf, look, refusal, texts } from './fixtures.ts'
import { gbLikeness } from './csv/encoding.ts'
import { guard, unguard } from './csv/guard.ts'

// TextEncoder knows UTF-8 only: the other encodings' bytes are written out.
/** 姓名,手机\n王小明,13800138000\n */
const gbk = Buffer.concat([Buffer.from('d0d5c3fb2ccad6bbfa0a', 'hex'), Buffer.from('cdf5d0a1c3f72c', 'hex'), Buffer.from('13800138000\n')])
/** 姓名,手機,備註\n王小明,13800138000,看車\n in Big5 */
const big5 = Buffer.concat([Buffer.from('a96da6572ca4e2bef72cb3c6b5f90a', 'hex'), Buffer.from('a4fda470a9fa2c', 'hex'), Buffer.from('13800138000,'), Buffer.from('acdda8ae0a', 'hex')])

test('F05 GBK is recognised, its text exact, and may be overruled', async () => {
  const { encoding, separator, sheets } = await look(gbk, '客户.csv')
  assert.deepEqual([encoding, separator, sheets[0]!.header.map(c => c.label)], ['gb18030', ',', ['姓名', '手机']])
  assert.deepEqual(await texts(gbk, '客户.csv'), [['王小明', '13800138000']])
  assert.equal((await refusal(look(gbk, '客户.csv', { encoding: 'utf-8' }))).code, 'file.encoding')
})
test('F05 rare characters of GB18030 (four bytes) are read', async () => {
  const rare = Buffer.concat([gbk, Buffer.from('9534b235d2b0', 'hex'), Buffer.from(',13900139000\n')]) // 𠮷野
  assert.equal((await texts(rare, 'a.csv'))[1]![0], '𠮷野')
})
test('F06 the mark of UTF-8 is dropped and the first column is matched', async () => {
  const { encoding, sheets } = await look('\uFEFF姓名,手机\n王,1\n', 'a.csv')
  assert.deepEqual([encoding, sheets[0]!.header[0]!.label], ['utf-8', '姓名'])
})
test('F07 «Unicode text» in UTF-16, little and big, with and without its mark', async () => {
  const little = Buffer.from('\uFEFF姓名\t手机\r\n王\t138\r\n', 'utf16le')
  for (const bytes of [little, Buffer.from(little).swap16(), little.subarray(2), Buffer.from(little.subarray(2)).swap16()]) {
    const { separator, sheets } = await look(bytes, 'a.txt')
    assert.deepEqual([separator, sheets[0]!.header.map(c => c.label)], ['\t', ['姓名', '手机']])
    assert.deepEqual(await texts(bytes, 'a.txt'), [['王', '138']])
  }
})
test('F08 Big5 is never taken for GBK: the person chooses, then the text is exact', async () => {
  const refused = await refusal(look(big5, 'a.csv'))
  assert.equal(refused.code, 'file.encoding')
  assert.deepEqual(await texts(big5, 'a.csv', { encoding: 'big5' }), [['王小明', '13800138000', '看車']])
  assert.ok(gbLikeness(big5) < 0.5 && gbLikeness(gbk) > 0.95)
  assert.equal((await refusal(look(Buffer.from([0x41, 0xe9, 0x2c, 0x42, 0x0a]), 'a.csv'))).code, 'file.encoding')
})
test('F09 comma, tab, semicolon, full-width comma are told apart; a row cut by another is a problem of that row', async () => {
  for (const s of [',', '\t', ';', '，'] as const) {
    const file = ['姓名', '手机', '备注'].join(s) + '\n' + ['王', '138', s === ',' ? '"要白色，元旦前"' : '白,色'].join(s) + '\n'
    assert.equal((await look(file, 'a.csv')).separator, s)
  }
  const mixed = await fileOf('姓名,手机,备注\n王,138,a\n李;139;b\n张,137,c,d\n', 'a.csv')
  assert.deepEqual((await allRows(mixed, { sheets: ['a'] })).map(row => [row.number, row.problem]), [[2, undefined], [3, 'row.separator'], [4, 'row.tooWide']])
})
test('F10 a head named __proto__ or constructor is plain data', async () => {
  const { sheets } = await look('__proto__,constructor,姓名\nx,y,王\n', 'a.csv')
  assert.deepEqual(sheets[0]!.header.map(c => [c.label, c.samples]), [['__proto__', ['x']], ['constructor', ['y']], ['姓名', ['王']]])
})
test('F10 the same head twice becomes a group by position; a blank head keeps its place', async () => {
  const { sheets } = await look('姓名,手机,,手机\n王,138,x,139\n', 'a.csv')
  assert.deepEqual(sheets[0]!.header.map(c => [c.label, c.group]), [['姓名', undefined], ['手机', { base: '手机', n: 1 }], ['', undefined], ['手机', { base: '手机', n: 2 }]])
})
test('quotes, line breaks within them, ragged and blank rows; numbers are the rows a spreadsheet shows', async () => {
  const rows = await allRows(await fileOf('姓名,备注\r\n"王 ""小明""","第一行\r\n第二行"\r\n\r\n李\r\n', 'a.csv'), { sheets: ['a'] })
  assert.deepEqual(rows.map(r => [r.number, r.cells]), [
    [2, [{ kind: 'text', text: '王 "小明"' }, { kind: 'text', text: '第一行\n第二行' }]], [4, [{ kind: 'text', text: '李' }, { kind: 'empty' }]]])
})
test('a quote that never closes refuses the file instead of swallowing it', async () => {
  const began = cpuMs()
  assert.equal((await refusal(look(`姓名,备注\n王,"没关上\n${'李,好\n'.repeat(1_000_000)}`, 'a.csv'))).code, 'file.damaged')
  assert.ok(cpuMs() - began < 2000)
})
test('F32 the guard goes on for everything a spreadsheet would run, and comes off exactly', () => {
  for (const text of ['=HYPERLINK("http://x","y")', '+86 138', '-5', '@x', '\tx', '\rx', '\0x', '＝1', '＋1', '－1', '＠a', '\'=x', '\'\'=x']) assert.ok(guard(text).startsWith('\'') && unguard(guard(text)) === text, JSON.stringify(text))
  for (const text of ['王', '\'王', '5', '', '\'']) assert.equal(guard(text), text)
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '=', '\'', '\'=', '＝', '@', '-'), (text, head) => unguard(guard(head + text)) === head + text))
})
