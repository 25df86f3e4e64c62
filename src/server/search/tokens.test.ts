import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readingsOf } from './pinyin.ts'
import { queryTokens, tokensOf } from './tokens.ts'

type Parts = { names?: string[]; phones?: string[]; words?: string[] }
const finds = (q: string, parts: Parts): boolean => {
  const row = new Set(tokensOf({ names: [], phones: [], words: [], ...parts })), { all, within } = queryTokens(q)
  return all.length > 0 && all.every(token => row.has(token)) && within.every(part => [...row].some(token => token.includes(part)))
}

test('a name is found by its characters, its pinyin and its initials, surnames read as surnames', () => {
  const found: [string, string[]][] = [
    ['张三', ['张', '张三', 'zhangs', 'zhangsan', 'zs', 'ZS', 'zhang san', 'san', '三']],
    ['曾国藩', ['zengg', 'zgf', 'cgf', 'guofan', 'gf', '国藩']],
    ['单雄信', ['shan', 'danx', 'sxx']], ['仇和', ['qiuhe', 'chouhe']], ['尉迟恭', ['yuchig', 'ycg']], ['欧阳锋', ['ouyangf', 'oyf']],
    ['吕布', ['lvb', 'lub', 'lü']], ['乐毅', ['yuey', 'ley']], ['朱重八', ['zhuchong', 'zhuzhong']],
    ['𠮷野', ['𠮷野', '𠮷', '野']], ['龘龘', ['龘龘', 'dada']], ['张 三', ['张三', '张 三']], ['王Tom', ['王T', 'tom', 'TO']],
    ['José Núñez', ['jose', 'Jose\u0301', 'José', 'nunez jo']], ['１２汽车', ['12', '汽车']], ["O'Brien", ['obrien', 'O’Brien']], ['西安', ["xi'an"]],
    ['上海晨夕汽车销售服务有限公司', ['汽车', '晨夕汽车销售', 'shcx', '上海 有限', 'shanghaichen']],
  ]
  for (const [name, questions] of found) for (const q of questions) assert.ok(finds(q, { names: [name] }), `${q} finds ${name}`)
  for (const [name, q] of [['张三', '李'], ['张三', '三张'], ['张三', 'lisi'], ['王晓明', 'wangf'], ['张三', ''], ['张三', ' ， ']]) assert.ok(!finds(q, { names: [name] }), `${q} does not find ${name}`)
})
test('a phone is found by any tail or fragment, however it is typed', () => {
  const phones = ['13800138000', '02112345678']
  for (const q of ['8000', '38000', '0138', '0013800', '13800138000', '138-0013-8000', '+86 138 0013 8000', '１３８００１３８０００', '5678', '021-1234567']) assert.ok(finds(q, { phones }), q)
  for (const q of ['8001 9999', '13800138001', '9999']) assert.ok(!finds(q, { phones }), q)
})
test('plates, WeChat ids and models are found', () => {
  const words = ['粤AD12345', 'wxid_8f7g6h', 'Kai-Xin.2024', '宋PLUS DM-i']
  for (const q of ['粤AD12345', 'AD12345', 'D12345', '2345', 'ad1', '粤', 'wxid_8f7g6h', '8F7G', 'kai', '2024', '宋plus', 'dm', 'plus 宋']) assert.ok(finds(q, { words }), q)
})
test('several words must all match, and wildcards are plain characters', () => {
  const row = { names: ['张三'], phones: ['13800138000'], words: ['100%'] }
  assert.ok(finds('张三 8000', row) && finds('zs 8000', row) && finds('zhangs 80', row) && finds('13 张', row) && !finds('zhangs 99', row) && finds('%', row) && finds('100%', row))
  assert.ok(!finds('张三 8001 9', row) && !finds('_', row) && !finds('%', { names: ['张三'] }) && !finds('张%三', { names: ['张三'] }))
})
test('a row stays small, whatever it holds', () => {
  assert.ok(tokensOf({ names: ['王小明'], phones: ['13800138000'], words: [] }).length <= 40)
  assert.ok(tokensOf({ names: ['晨'.repeat(120), '光'.repeat(90)], phones: Array.from({ length: 6 }, (_, i) => `1380013800${i}`), words: ['a1'.repeat(200), '夕'.repeat(300)] }).length <= 72)
  assert.deepEqual(tokensOf({ names: [''], phones: [], words: [' '] }), [])
  assert.deepEqual(readingsOf('𠮷'), [])
  assert.ok(readingsOf('解行重乐').length <= 5)
})

const han = fc.constantFrom(...'王李张刘陈杨赵曾单仇尉迟欧阳乐吕朱重伟芳娜敏静丽强磊国藩小晓明𠮷龘')
const person = fc.array(han, { minLength: 2, maxLength: 4 }).map(chars => chars.join(''))
const mobile = fc.tuple(fc.constantFrom('13', '15', '18', '19'), fc.integer({ min: 0, max: 999_999_999 })).map(([head, tail]) => head + String(tail).padStart(9, '0'))
test('any two characters of a name, any four digits of a phone, any beginning of its pinyin or initials find the row', () => {
  fc.assert(fc.property(person, mobile, fc.nat(), fc.nat(), (name, phone, x, y) => {
    const chars = [...name], size = 2 + y % (chars.length - 1), at = x % (chars.length - size + 1)
    const digits = 4 + y % 8, from = x % (12 - digits), [reading] = readingsOf(name)
    const full = reading?.join('') ?? '', short = reading?.map(s => s[0]).join('') ?? ''
    const questions = [chars.slice(at, at + size).join(''), phone.slice(-digits), phone.slice(from, from + digits), ...(full === '' ? [] : [full.slice(0, 1 + x % full.length), short.slice(0, 1 + x % short.length)])]
    return questions.every(q => finds(q, { names: [name], phones: [phone] })) && tokensOf({ names: [name], phones: [phone], words: [] }).length <= 55
  }), { numRuns: 500 })
})
test('whatever the text, row and question read it alike', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 12 }), text => {
    const q = queryTokens(text).all
    return q.every(token => tokensOf({ names: [text], phones: [], words: [] }).includes(token)) || /^[\d\s+()（）.·-]{7,}$/.test(text.normalize('NFKC'))
  }), { numRuns: 500 })
})
