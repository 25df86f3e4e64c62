import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choice, text } from '../../kernel/fields/index.ts'
import { dmsKinds, inquiryClasses } from '../leads/index.ts'
import { choiceOf } from './words.rules.ts'

const level = choice({ zh: '级别', en: 'Level' }, { H: { zh: 'H 7 天内', en: 'H within 7 days' }, A: { zh: 'A 一个月内', en: 'A within a month' } })
const channel = choice({ zh: '渠道', en: 'Channel' }, { walkIn: { zh: '自然到店', en: 'Walk-in' }, referral: { zh: '转介绍', en: 'Referral' } })
test('a choice is known by key, label, first word of its label and the words a shop uses', () => {
  assert.deepEqual(['H', 'h', 'Ａ级', '（H）', 'A 一个月内', 'H within 7 days'].map(w => choiceOf('level', level, w)), ['H', 'H', 'A', 'H', 'A', 'H'])
  assert.deepEqual(['自到', '老客户', '转介绍', 'walk-in'].map(w => choiceOf('channel', channel, w)), ['walkIn', 'referral', 'referral', 'walkIn'])
})
test('D2.11 a DMS clerk’s kinds, and yes or no for whether an inquiry is one', () => {
  const kind = choice({ zh: '类别', en: 'Kind' }, dmsKinds), result = choice({ zh: '结果', en: 'Class' }, inquiryClasses)
  assert.deepEqual(['建卡', '意向卡', '订单', '交车', '退订'].map(w => choiceOf('kind', kind, w)), ['card', 'card', 'order', 'delivery', 'cancellation'])
  assert.deepEqual(['Y', '是', '√', 'N', '否', '×'].map(w => choiceOf('class', result, w)), ['pending', 'pending', 'pending', 'nonIntent', 'nonIntent', 'nonIntent'])
})
test('words that end a card are levels of a ledger; what the field does not have is unknown', () => {
  assert.deepEqual(['战败', '失控', '冷冻', '已交车'].map(w => choiceOf('level', level, w)), ['lost', 'outOfContact', 'frozen', 'delivered'])
  assert.deepEqual([choiceOf('level', level, '已订'), choiceOf('channel', channel, '来电'), choiceOf('channel', channel, '火星'), choiceOf('other', text({ zh: '', en: '' }), '自到')], [undefined, undefined, undefined, undefined])
})
