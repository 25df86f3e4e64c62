import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contactOf, understood } from './row.rules.ts'

test('a full row becomes customer, card, follow-ups and milestones', () => {
  const r = understood({ 'customer.name': '沈立', 'customer.phone': '13800007715', 'customer.createdOn': '2026-03-02', 'prospectCard.level': 'H', 'prospectCard.want.model': 'X9', 'prospectCard.tradeIn.year': 2017, 'prospectCard.rival': '启程', 'followUp.2.text': [{ on: null, text: '报价' }], 'followUp.1.at': '2026-03-05', 'followUp.1.text': [{ on: null, text: '未接' }, { on: '2026-03-08', text: '到店试驾' }], 'milestone.testDrive': true, 'milestone.order': false }, ['微信: 看车'], '2026-11-23')
  assert.deepEqual(r.customer, { name: '沈立', phone: '13800007715', note: '微信: 看车' })
  assert.deepEqual(r.card, { level: 'H', state: 'live', want: { model: 'X9' }, tradeIn: { year: 2017 }, facts: { rival: '启程' } })
  assert.deepEqual(r.followUps.map(f => [f.on, f.means, f.result]), [['2026-03-05', 'call', 'noAnswer'], ['2026-03-08', 'visit', 'reached'], ['2026-03-09', 'call', 'reached']])
  assert.deepEqual(r.milestones, [{ kind: 'testDrive', on: '2026-03-09' }])
})
test('a bare row is a customer alone, dated today', () => {
  const r = understood({ 'customer.name': '王' }, [], '2026-11-23')
  assert.equal(r.card, undefined)
  assert.equal(r.on, '2026-11-23')
})
test('a day without words is kept, and a first undated follow-up stands on the day of registration', () => {
  const r = understood({ 'customer.createdOn': '2026-11-20', 'followUp.1.at': '2026-11-21', 'followUp.2.text': [{ on: null, text: '再说' }], 'followUp.2.means': 'wechat', 'followUp.2.result': 'other' }, [], '2026-11-23')
  assert.deepEqual(r.followUps.map(f => [f.on, f.text, f.means, f.result]), [['2026-11-21', '（原台账只有日期）', 'call', 'reached'], ['2026-11-22', '再说', 'wechat', 'other']])
  assert.deepEqual(understood({ 'followUp.1.means': 'call' }, [], '2026-11-23').followUps, [])
  assert.equal(understood({ 'customer.createdOn': '2026-11-20', 'followUp.1.text': [{ on: null, text: '你好' }] }, [], '2026-11-23').followUps[0].on, '2026-11-20')
  assert.equal(understood({ 'customer.createdOn': '2026-11-23', 'followUp.1.text': [{ on: null, text: '你好' }] }, [], '2026-11-23').followUps[0].on, '2026-11-23')
})
test('level words that end a card end it; an order makes it O', () => {
  assert.equal(understood({ 'prospectCard.level': 'lost' }, [], '2026-11-23').card?.state, 'lost')
  assert.equal(understood({ 'prospectCard.level': 'lost' }, [], '2026-11-23').card?.level, 'N')
  assert.deepEqual([understood({ 'prospectCard.level': 'O' }, [], '2026-11-23').card].map(c => [c?.state, c?.level]), [['ordered', 'O']])
  assert.deepEqual([understood({ 'milestone.order': true }, [], '2026-11-23').card].map(c => [c?.state, c?.level]), [['ordered', 'O']])
  assert.equal(understood({ 'milestone.delivery': true }, [], '2026-11-23').card?.state, 'delivered')
  assert.equal(understood({ 'prospectCard.rival': 'x' }, [], '2026-11-23').card?.level, 'N')
})
test('a milestone with a day of its own stands on that day', () => {
  assert.deepEqual(understood({ 'customer.createdOn': '2026-11-20', 'milestone.order': '2026-11-22', 'milestone.testDrive': true, 'milestone.quote': false }, [], '2026-11-23').milestones, [{ kind: 'order', on: '2026-11-22' }, { kind: 'testDrive', on: '2026-11-20' }])
  assert.deepEqual(understood({ 'customer.createdOn': '2026-11-20', 'followUp.1.text': [{ on: '2026-11-21', text: '报价' }, { on: null, text: '再说' }] }, [], '2026-11-23').followUps.map(f => f.dated), [true, false])
})
test('words tell means and result', () => {
  assert.deepEqual(contactOf('空号'), { means: 'call', result: 'wrongNumber' })
  assert.deepEqual(contactOf('挂断'), { means: 'call', result: 'refused' })
  assert.deepEqual(contactOf('加V发配置'), { means: 'wechat', result: 'reached' })
})
