import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainedAs, wayOf } from './mend.rules.ts'
import type { DifferenceKey, RowKind } from './rows.rules.ts'

const side = (kind: RowKind) => ({ kind, id: '1' })
const way = (named: DifferenceKey['class'], left: RowKind | null = 'visit', right: RowKind | null = null, field: string | null = null) =>
  wayOf({ class: named, left: left && side(left), right: right && side(right), field })
const takes = (left: RowKind, right: RowKind, field: string | null) => way('fieldDiffers', left, right, field).take

test('D2.11 a missing record is made with one click: the card, the milestone; a DMS entry asks for its number', () => {
  assert.equal(way('visitWithoutCard').makes, 'card')
  assert.equal(way('inquiryWithoutCard', 'inquiry').makes, 'card')
  assert.deepEqual(way('cardWithoutDms', 'prospectCard'), { makes: 'dms', take: [], asks: 'dmsNo' })
  assert.deepEqual(way('milestoneWithoutDms', 'milestone'), { makes: 'dms', take: [], asks: 'dmsNo' })
  assert.equal(way('dmsWithoutMilestone', 'dmsEntry').makes, 'milestone')
})
test('D2.11 of two DMS entries one goes; two cards of one customer are for a person to decide', () => {
  assert.deepEqual(way('duplicate', 'dmsEntry', 'dmsEntry'), { makes: 'archive', take: ['left', 'right'], asks: null })
  assert.equal(way('duplicate', 'prospectCard', 'prospectCard').makes, null)
  assert.equal(way('duplicate', null).makes, null)
})
test('D2.11 a value is taken from the side that is right, and only into a row that may change', () => {
  assert.deepEqual(takes('visit', 'prospectCard', 'level'), ['left', 'right'])
  assert.deepEqual(takes('visit', 'prospectCard', 'consultant'), ['right'], 'a card’s owner is changed with a reason, not here')
  assert.deepEqual(takes('inquiry', 'prospectCard', 'channel'), ['left'], 'the kind of an inquiry stays')
  assert.deepEqual(takes('visit', 'prospectCard', 'firstTime'), ['right'])
  assert.deepEqual(takes('prospectCard', 'dmsEntry', 'consultant'), ['left'])
})
test('D2.11 what neither side may give, or has no field or no other side, is not mended with a click', () => {
  for (const none of [way('fieldDiffers', 'milestone', 'milestone', 'consultant'), way('fieldDiffers', 'visit', 'prospectCard', null), way('fieldDiffers', 'visit', null, 'level'), way('fieldDiffers', null, 'visit', 'level')]) assert.deepEqual(none, { makes: null, take: [], asks: null })
  assert.equal(wayOf({ class: 'somethingElse' as never, left: null, right: null, field: null }).makes, null)
})
test('D2.11 «DMS待到» runs to the next day unless told otherwise, never into the past nor beyond a month', () => {
  const today = '2026-11-23', said = (expiresOn?: string | null, kind: 'dmsLater' | 'other' = 'dmsLater') => explainedAs({ kind, text: '厂家系统停机', expiresOn }, today)
  assert.deepEqual(said(), { explanation: { kind: 'dmsLater', text: '厂家系统停机', expiresOn: '2026-11-24' } })
  assert.deepEqual(said('2026-11-26'), { explanation: { kind: 'dmsLater', text: '厂家系统停机', expiresOn: '2026-11-26' } })
  for (const day of ['2026-11-23', '2026-11-01', '2026-12-25']) assert.deepEqual(said(day), { fault: 'field.range' })
  assert.deepEqual(said('2026-12-24'), { explanation: { kind: 'dmsLater', text: '厂家系统停机', expiresOn: '2026-12-24' } })
  assert.deepEqual(said('2020-01-01', 'other'), { explanation: { kind: 'other', text: '厂家系统停机', expiresOn: null } }, 'other explanations stay')
})
