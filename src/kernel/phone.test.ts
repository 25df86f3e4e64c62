import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isMasked, isMobile, maskName, maskPhone, readPhone } from './phone.ts'

test('a mobile is the same number however it is typed', () => {
  for (const typed of ['13800138000', '138-0013-8000', '138 0013 8000', '+86 138 0013 8000', '+8613800138000', '0086-138-0013-8000', '8613800138000', '１３８００１３８０００', ' 138.0013.8000 ', '(138)00138000', '138–0013–8000', '13800138000.0']) assert.equal(readPhone(typed), '13800138000', typed)
})
test('landlines, extensions, service numbers and foreign numbers are kept as typed', () => {
  const read: [string, string][] = [
    ['010-12345678-801', '01012345678801'], ['010-12345678转801', '01012345678801'], ['(021) 6234 5678 ext 12', '0216234567812'], ['0755-26881234 x801', '075526881234801'], ['021-62345678#12', '0216234567812'], ['62345678', '62345678'],
    ['+86 10 1234 5678', '01012345678'], ['+86 010 1234 5678', '01012345678'], ['400-800-8888', '4008008888'], ['+86 400 800 8888', '4008008888'],
    ['+1 212 555 0100', '12125550100'], ['001 212 555 0100', '12125550100'], ['+852 9123 4567', '85291234567'], ['+1 703 555 0100', '0017035550100'], ['13800138000转801', '13800138000'],
  ]
  for (const [typed, digits] of read) assert.equal(readPhone(typed), digits, typed)
})
test('what is no phone is refused', () => {
  for (const typed of ['', '1234', '123456', '1380013800', '138001380001', '1.38E+10', 'wxid_1380013', '王先生', '+0123456789', '+86 1380013800', '+86 00 1234567', '1'.repeat(21), '02112345678901234x567890', '138****8000', '12345 x'])
    assert.equal(readPhone(typed), undefined, typed)
  assert.equal(readPhone('8613800138x00'), undefined)
})
test('reading a number twice changes nothing, and a number is digits', () => {
  const typed = fc.array(fc.constantFrom(...'0123456789-+ ()x转', '86', '138', '00', '1'), { maxLength: 24 }).map(parts => parts.join(''))
  fc.assert(fc.property(typed, text => {
    const read = readPhone(text)
    return read === undefined || (/^\d{7,20}$/.test(read) && readPhone(read) === read)
  }), { numRuns: 3000 })
})
test('a mobile with blanks, dashes or country code anywhere is found again', () => {
  const number = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 })).map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`)
  fc.assert(fc.property(number, fc.constantFrom('', '+86', '0086', '86'), fc.array(fc.tuple(fc.nat(11), fc.constantFrom(' ', '-', '.')), { maxLength: 4 }), (phone, head, gaps) => {
    let text = phone
    for (const [at, gap] of gaps) text = text.slice(0, at) + gap + text.slice(at)
    return readPhone(head + text) === phone && isMobile(phone)
  }))
})
test('masked numbers are told apart and never show more than seven digits', () => {
  for (const masked of ['138****8000', '138＊＊＊＊8000', '138xxxx8000', '138XX8000', '138••••8000', '138*8000']) assert.ok(isMasked(masked), masked)
  for (const open of ['13800138000', '010-12345678x801', '02112345678#1']) assert.ok(!isMasked(open), open)
  assert.equal(maskPhone('13800138000'), '138****8000')
  assert.equal(maskPhone('62345678'), '62****78')
  assert.equal(maskPhone('1234'), '****')
  assert.equal(maskName('𠮷野'), '𠮷*')
  assert.equal(maskName(''), '*')
  assert.equal(isMobile('02112345678'), false)
})
