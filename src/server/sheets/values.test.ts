import { cpuMs } from '../../test/cpu.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Cell } from './kinds.ts'
import { isSubtotal, labelOf, looksLikeLabel } from './words.ts'
import { readClock, readDay, readFlag, readInstant, readMoney, readName, readPhones, readText, readWechat, readWhole, splitFollowUps } from './values.ts'

const t = (text: string): Cell => ({ kind: 'text', text })
const n = (number: number): Cell => ({ kind: 'number', number, text: String(number) })
const none: Cell = { kind: 'empty' }
const errors: Cell[] = [{ kind: 'error', text: '#N/A', problem: 'cell.error' }, { kind: 'error', text: '4.4E+17', problem: 'cell.precision' }]
const facts = { year: 2026 }
type Answer = { value: unknown } | { problem: string; text: string }
const said = (read: Answer): unknown => ('problem' in read ? `!${read.problem}` : read.value)

test('days in the ways of a ledger', () => {
  const days: [Cell, string | null][] = [
    [t('3/2'), '2026-03-02'], [t('2026.3.5'), '2026-03-05'], [n(46087), '2026-03-06'], [t('46087'), '2026-03-06'], [t('3月5日'), '2026-03-05'], [t('3月5号'), '2026-03-05'], [t('2026年3月5日'), '2026-03-05'],
    [t('2026-03-05 14:30'), '2026-03-05'], [t('26/3/5'), '2026-03-05'], [t('20260305'), '2026-03-05'], [n(20_260_305), '2026-03-05'], [t('３／２'), '2026-03-02'], [t('3.5'), '2026-03-05'], [t('3-15'), '2026-03-15'],
    [t('3/5（周四）'), '2026-03-05'], [t('3月5日 星期四'), '2026-03-05'], [t('3/15/2026'), '2026-03-15'], [t('15/3/2026'), '2026-03-15'], [t('2026-03-05T08:00:00'), '2026-03-05'], [{ kind: 'day', day: '2026-03-05', time: '09:00:00' }, '2026-03-05'], [none, null],
    [t('2026年2月30日'), '!day.impossible'], [t('2026/2/29'), '!day.impossible'], [t('13-01'), '!day.impossible'], [t('3/5/2026'), '!day.ambiguous'], [t('3/5/26'), '!day.ambiguous'], [n(3.1), '!day.ambiguous'],
    [t('昨天'), '!day.form'], [t('3月'), '!day.form'], [t('1026/3/5'), '!day.range'], [t('3/5未接'), '!day.form'], [n(7), '!day.form'], [{ kind: 'flag', flag: true }, '!cell.flag'], [errors[0]!, '!cell.error'],
  ]
  for (const [cell, day] of days) assert.equal(said(readDay(cell, facts)), day, JSON.stringify(cell))
})
test('a day without year lies after the card was opened and never after today', () => {
  assert.equal(said(readDay(t('12/28'), { year: 2026, notAfter: '2026-01-05' })), '2025-12-28')
  assert.equal(said(readDay(t('1/3'), { year: 2025, notBefore: '2025-12-20' })), '2026-01-03')
  assert.equal(said(readDay(t('12/25'), { year: 2026, notBefore: '2025-12-20', notAfter: '2026-02-01' })), '2025-12-25')
  assert.equal(said(readDay(t('2/29'), { year: 2025, notBefore: '2023-06-01' })), '2024-02-29')
})
test('instants and clocks', () => {
  const zone = { ...facts, zone: 'Asia/Shanghai', clock: '12:00' }
  const at: [Cell, string | null][] = [
    [t('2026-03-05 14:30'), '2026-03-05T06:30:00.000Z'], [t('3/5 下午2点半'), '2026-03-05T06:30:00.000Z'], [t('3月5日14时30分'), '2026-03-05T06:30:00.000Z'], [t('3/5'), '2026-03-05T04:00:00.000Z'], [t('2026-03-05T14:30:00+08:00'), '2026-03-05T06:30:00.000Z'],
    [{ kind: 'day', day: '2026-03-05', time: '14:30:00' }, '2026-03-05T06:30:00.000Z'], [{ kind: 'day', day: '2026-03-05' }, '2026-03-05T04:00:00.000Z'], [none, null], [t('3/5 25:00'), '!time.form'], [t('2026-02-30T00:00:00Z'), '!day.impossible'], [t('3/5 未接'), '!time.form'], [n(46086.5), '!day.ambiguous']]
  for (const [cell, instant] of at) assert.equal(said(readInstant(cell, zone)), instant, JSON.stringify(cell))
  for (const [cell, clock] of [[t('9:05'), '09:05'], [t('下午2点'), '14:00'], [t('2:30 PM'), '14:30'], [n(0.5), '12:00'], [none, null], [t('24:10'), '!time.form'], [t('晚上8点半'), '20:30'], [t('凌晨12点'), '00:00'], [t('中午1点'), '13:00'], [{ kind: 'day', day: '2026-03-05', time: '08:15:00' }, '08:15']] as [Cell, string | null][]) assert.equal(said(readClock(cell)), clock, JSON.stringify(cell))
})
test('F17 phones: numeric, two in one cell, full-width, prefixes, blanks, dashes, words beside them', () => {
  const phones: [Cell, unknown][] = [
    [n(13_800_138_000), { phones: ['13800138000'] }], [t('１３８００１３８０００'), { phones: ['13800138000'] }], [t('138-0013-8000'), { phones: ['13800138000'] }], [t('138 0013 8000'), { phones: ['13800138000'] }],
    [t('+86 13800138000'), { phones: ['13800138000'] }], [t('086-13800138000'), { phones: ['13800138000'] }], [t('0086 138 0013 8000'), { phones: ['13800138000'] }], [t('0571-88001234/13800138000'), { phones: ['057188001234', '13800138000'] }],
    [t('13800138000、13900139000'), { phones: ['13800138000', '13900139000'] }], [t('13800138000 13900139000'), { phones: ['13800138000', '13900139000'] }], [t('13800138000\n13800138000'), { phones: ['13800138000'] }],
    [t('13800138000(老婆)'), { phones: ['13800138000'], words: '老婆' }], [t('手机：13800138000'), { phones: ['13800138000'] }], [t('13800138000 微信同号'), { phones: ['13800138000'], wechatSame: true }], [t('400-800-1234'), { phones: ['4008001234'] }], [t('+1 212 555 0100'), { phones: ['12125550100'] }],
    [none, null], [t('无'), null], [t('—'), null],
    [t('139****8820'), '!phone.masked'], [t('139xxxx8820'), '!phone.masked'], [t('1380013800'), '!phone.short'], [t('138001380001'), '!phone.long'], [t('1.38E+10'), '!phone.exponent'], [t('12345'), '!phone.short'], [t('wx_hly88'), '!phone.wechat'], [t('xx888888'), '!phone.wechat'],
    [t('同手机'), '!phone.form'], [t('13800138000/1390013'), '!phone.short'], [errors[1]!, '!cell.precision'], [{ kind: 'day', day: '2026-03-05' }, '!phone.form'], [{ kind: 'flag', flag: true }, '!cell.flag'],
  ]
  for (const [cell, value] of phones) assert.deepEqual(said(readPhones(cell)), value, JSON.stringify(cell))
  for (const [cell, value] of [[t('wx_hly88'), { id: 'wx_hly88' }], [t('同手机'), { sameAsPhone: true }], [t('√'), { sameAsPhone: true }], [t('1'), { sameAsPhone: true }], [t('有'), { sameAsPhone: true }], [t('×'), null], [none, null], [t('13800138000'), { id: '13800138000' }], [{ kind: 'flag', flag: true }, { sameAsPhone: true }], [{ kind: 'flag', flag: false }, null]] as [Cell, unknown][]) assert.deepEqual(said(readWechat(cell)), value, JSON.stringify(cell))
})
test('any mobile, however it is typed, is read as its eleven digits', () => {
  const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.stringMatching(/^\d{9}$/)).map(([second, rest]) => `1${second}${rest}`)
  const written = (phone: string, way: number): string => [phone, `+86${phone}`, `+86 ${phone}`, `0086-${phone}`, phone.replace(/^(...)(....)/, '$1-$2-'), phone.replace(/^(...)(....)/, '$1 $2 '), [...phone].map(d => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join(''), ` ${phone}\u3000`, `${phone}（本人）`][way]!
  fc.assert(fc.property(mobile, fc.integer({ min: 0, max: 8 }), (phone, way) => { assert.deepEqual(readPhones(t(written(phone, way))), { value: { phones: [phone] } }) }))
  fc.assert(fc.property(mobile, mobile, fc.constantFrom('/', '、', ' ', '，', '\n', ' / ', '或'), (a, b, between) => { assert.deepEqual(readPhones(t(a + between + b)), { value: { phones: a === b ? [a] : [a, b] } }) }))
})
test('F19 ticks: √ ✓ 有 是 1 Y against × 无 否 0 N; TRUE belongs here and nowhere else', () => {
  for (const text of ['√', '✓', '✔', '有', '是', '1', 'Y', 'y', 'yes', '１', ' 已 ']) assert.equal(said(readFlag(t(text))), true, text)
  for (const text of ['×', '无', '否', '0', 'N', 'no', '—', '没有', '/']) assert.equal(said(readFlag(t(text))), false, text)
  assert.deepEqual([readFlag(none), readFlag(n(1)), readFlag(n(0)), readFlag({ kind: 'flag', flag: true })].map(said), [false, true, false, true])
  assert.deepEqual([readFlag(t('可能')), readFlag(n(2)), readFlag(errors[0]!)].map(said), ['!flag.form', '!flag.form', '!cell.error'])
  for (const read of [readText, readMoney, readWhole, readName, readPhones]) assert.equal(said(read({ kind: 'flag', flag: true })), '!cell.flag')
})
test('N05 amounts are read where one reading is certain, refused where two are possible', () => {
  const amounts: [Cell, string | null][] = [
    [t('12,000.50'), '12000.50'], [t('１２０００'), '12000.00'], [t('1.2万'), '12000.00'], [t('1.2w'), '12000.00'], [t('12.3456万元'), '123456.00'], [t('¥12,000'), '12000.00'], [t('12000元'), '12000.00'], [n(198_800), '198800.00'], [n(0.3), '0.30'], [t('-500'), '-500.00'], [t('-¥500'), '-500.00'], [none, null], [t('-'), null],
    [t('12 000'), '!money.ambiguous'], [t('12,00'), '!money.ambiguous'], [t('1,2345'), '!money.ambiguous'], [t('(500)'), '!money.ambiguous'], [t('1.234'), '!money.places'], [t('1.23456万'), '12345.60'], [t('1.2345678万'), '!money.places'], [n(0.125), '!money.places'], [t('约12万'), '!money.form'], [t('1e5'), '!money.form'],
    [t('999999999999.99'), '999999999999.99'], [t('1000000000000'), '!money.range'], [{ kind: 'day', day: '2026-03-05' }, '!money.form']]
  for (const [cell, amount] of amounts) assert.equal(said(readMoney(cell)), amount, JSON.stringify(cell))
  for (const [cell, whole] of [[t('3人'), 3], [t('１２'), 12], [n(3), 3], [t('1,200'), 1200], [t('3.0'), 3], [t('3.5'), '!whole.form'], [t('两人'), '!whole.form'], [none, null]] as [Cell, unknown][]) assert.equal(said(readWhole(cell)), whole, JSON.stringify(cell))
})
test('names keep what was written; a title tells the gender; a surname alone is said', () => {
  const names: [string, unknown][] = [
    ['王先生', { name: '王先生', gender: 'male', surnameOnly: true }], ['李女士', { name: '李女士', gender: 'female', surnameOnly: true }], ['欧阳小姐', { name: '欧阳小姐', gender: 'female', surnameOnly: true }], ['王小明先生', { name: '王小明', gender: 'male' }],
    ['张姐', { name: '张姐', gender: 'female', surnameOnly: true }], ['张总', { name: '张总' }], ['沈 立', { name: '沈立' }], ['𠮷野', { name: '𠮷野' }], ['王', { name: '王', surnameOnly: true }], ['John  Smith', { name: 'John Smith' }], ['\u202E王明', { name: '王明' }],
    ['13800138000', '!name.form'], ['—', '!name.form'], ['3', '!name.form']]
  for (const [text, name] of names) assert.deepEqual(said(readName(t(text))), name, text)
  assert.deepEqual([readName(none), readName(n(5))].map(said), [null, '!name.form'])
})
test('several follow-ups in one cell, each with its day', () => {
  const cases: [string, unknown][] = [
    ['3/5未接;3/8试驾', [['2026-03-05', '未接'], ['2026-03-08', '试驾']]], ['3/5未接；3.8 试驾\n3月12日报价12.5万', [['2026-03-05', '未接'], ['2026-03-08', '试驾'], ['2026-03-12', '报价12.5万']]],
    ['3/5未接 3/8试驾，满意', [['2026-03-05', '未接'], ['2026-03-08', '试驾，满意']]], ['3-5:未接，3-8:加微信', [['2026-03-05', '未接'], ['2026-03-08', '加微信']]], ['3/20 已订', [['2026-03-20', '已订']]], ['3/12', [['2026-03-12', '']]],
    ['老婆定；3/8 再约', [[null, '老婆定'], ['2026-03-08', '再约']]], ['报价 12.5万，优惠 3.5折，1-2天定', [[null, '报价 12.5万，优惠 3.5折，1-2天定']]], ['12/28未接;1/3试驾', [['2026-12-28', '未接'], ['2027-01-03', '试驾']]],
    ['２０２６／３／５ 未接（老客）', [['2026-03-05', '未接（老客）']]], ['7/8成把握', [[null, '7/8成把握']]], ['2/30未接', '!day.impossible']]
  for (const [text, pieces] of cases) {
    const read = splitFollowUps(t(text), facts)
    assert.deepEqual('value' in read ? read.value.map(piece => [piece.day, piece.text]) : said(read), pieces, text)
  }
  assert.deepEqual([splitFollowUps(none, facts), splitFollowUps({ kind: 'day', day: '2026-03-05' }, facts), splitFollowUps(errors[0]!, facts)].map(said), [[], [{ day: '2026-03-05', text: '' }], '!cell.error'])
})
test('no text whatever makes a reader throw or take long', () => {
  const began = cpuMs()
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.stringMatching(/^[\d/.\-年月日;；,，万 x*+()先生]{0,60}$/)), text => {
    for (const read of [readText, readMoney, readWhole, readName, readPhones, readWechat, readFlag, readClock]) read(t(text))
    readDay(t(text), facts); readInstant(t(text), { ...facts, zone: 'Asia/Shanghai' }); splitFollowUps(t(text), facts)
  }), { numRuns: 2000 })
  const readers: ((cell: Cell) => unknown)[] = [readText, readMoney, readWhole, readName, readPhones, readWechat, readFlag, readClock, cell => readDay(cell, facts), cell => readInstant(cell, { ...facts, zone: 'Asia/Shanghai' }), cell => splitFollowUps(cell, facts), labelOf, cell => isSubtotal([cell]), looksLikeLabel]
  for (const unit of ['1', ' ', 'a ', '王 ', '1,', '(', ';', '3/5 ', '-', '转1 ', '*', '13800138000 ', '\n', '一次', '，']) {
    for (const text of [unit.repeat(30_000 / unit.length), `3/5 ${unit.repeat(30_000 / unit.length)}b`]) {
      for (const read of readers) { const started = cpuMs(); read(t(text)); assert.ok(cpuMs() - started < 300, `${read.name} ${JSON.stringify(unit)}`) }
    }
  }
  assert.ok(cpuMs() - began < 8000, `${cpuMs() - began} ms`)
})
