import assert from 'node:assert/strict'
import { test } from 'node:test'
import { say as sayIn } from '../../kernel/language.ts'
import { bulletinText, praised, shownNumber, type BulletinFacts } from './bulletin.rules.ts'

const facts: BulletinFacts = {
  day: '11月23日 周一', who: '销售一组', lead: '林静', sealedAt: '18:04', sequence: 1, late: 0,
  figures: [{ label: { zh: '客流总数', en: 'Parties' }, value: 14, month: 268 }, { label: { zh: '客流留档率', en: 'Data rate' }, value: '0.8333', month: null }],
  people: [{ name: '李娜', visits: 2, cards: 1, testDrives: 0, orders: 0, deliveries: 1 }, { name: '陈浩', visits: 4, cards: 1, testDrives: 2, orders: 1, deliveries: 0 }, { name: '刘洋', visits: 2, cards: 2, testDrives: 0, orders: 0, deliveries: 0 }], tomorrow: { appointments: 6, confirmed: 5 },
}
const zh = (label: Parameters<typeof sayIn>[0], more?: Record<string, unknown>) => sayIn(label, 'zh', more as never), en = (label: Parameters<typeof sayIn>[0], more?: Record<string, unknown>) => sayIn(label, 'en', more as never)
test('D2.11 the bulletin says the day in a few lines, praises, and names no customer', () => {
  assert.equal(bulletinText(facts, zh), '【销售一组】11月23日 周一 战报\n客流总数 14（本月 268）\n客流留档率 83.3%（本月 –）\n今日成交：陈浩 订单 1、李娜 交车 1\n明日邀约 6 个，已确认 5\n18:04 封日，林静')
  assert.match(bulletinText(facts, en), /^销售一组, 11月23日 周一: the day\nParties: 14 \(month 268\)\n[\s\S]*Deals: 陈浩 1 ordered, 李娜 1 delivered\n/)
})
test('a day that is not sealed says so; what came after the seal is told; without deals there is no such line', () => {
  assert.match(bulletinText({ ...facts, sealedAt: null }, zh), /未封日，数字可能再变$/)
  assert.match(bulletinText({ ...facts, late: 2, lead: null }, zh), /18:04 封日；封后又来 2 批$/)
  assert.doesNotMatch(bulletinText({ ...facts, people: [] }, zh), /今日成交/)
})
test('most orders first, then deliveries, then by name', () => {
  const p = (name: string, orders: number, deliveries: number) => ({ name, orders, deliveries, visits: 0, cards: 0, testDrives: 0 })
  assert.deepEqual(praised([p('b', 1, 0), p('a', 1, 0), p('e', 1, 0), p('c', 1, 2), p('d', 0, 0)]).map(x => x.name), ['c', 'a', 'b', 'e'])
  assert.deepEqual([shownNumber(null), shownNumber(0), shownNumber('0.5')], ['–', '0', '50.0%'])
})
