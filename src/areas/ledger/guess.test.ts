import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessed } from './guess.rules.ts'

const targets = [{ path: 'customer.name', words: ['姓名', '客户姓名'] }, { path: 'customer.phone', words: ['电话', '手机'] }, { path: 'prospectCard.level', words: ['级别'] }, { path: 'followUp.1.at', words: [] }, { path: 'followUp.1.text', words: ['回访'] }, { path: 'followUp.2.text', words: [] }]
test('heads find their fields by the words a shop uses, each field once', () => {
  const found = guessed([{ index: 1, label: '序', isRowNumber: true }, { index: 2, label: '客户姓名' }, { index: 3, label: ' 电话 ' }, { index: 4, label: '备用电话' }, { index: 5, label: '意向级别' }, { index: 6, label: '' }, { index: 7, label: '天气' }], targets)
  assert.deepEqual([...found], [[2, 'customer.name'], [3, 'customer.phone'], [5, 'prospectCard.level']])
})
test('repeated groups become follow-ups, day and words told apart', () => {
  const found = guessed([{ index: 1, label: '一次回访日期', group: { base: '回访', n: 1, part: '日期' } }, { index: 2, label: '一次回访内容', group: { base: '回访', n: 1, part: '内容' } }, { index: 3, label: '二次回访', group: { base: '回访', n: 2 } }, { index: 4, label: '二次回访', group: { base: '回访', n: 2 } }, { index: 5, label: '三次回访', group: { base: '回访', n: 3 } }, { index: 6, label: '电话2', group: { base: '电话', n: 2 } }], targets)
  assert.equal(found.get(1), 'followUp.1.at')
  assert.equal(found.get(2), 'followUp.1.text')
  assert.equal(found.get(3), 'followUp.2.text')
  assert.equal(found.get(4), undefined)
  assert.equal(found.get(5), undefined)
  assert.equal(found.get(6), 'customer.phone')
})
test('a word marked whole is a head only by itself', () => {
  const times = [{ path: 'receivedAt', words: ['接到时间', '=时间'] }, { path: 'dispatchedAt', words: ['下发'] }]
  assert.deepEqual([...guessed([{ index: 1, label: '下发时间' }, { index: 2, label: '时间' }], times)], [[2, 'receivedAt'], [1, 'dispatchedAt']])
  assert.equal(guessed([{ index: 1, label: '首响时间' }], times).size, 0)
})
test('a one-letter head is taken only when it is the word itself', () => {
  assert.equal(guessed([{ index: 1, label: '级' }], [{ path: 'level', words: ['级别'] }]).size, 0)
})
