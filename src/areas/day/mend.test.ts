import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainedAs, linkOf, mayMend, wayOf } from './mend.rules.ts'
import { today, tomorrow } from './rows.example.ts'
import type { DifferenceClass, DifferenceKey, RowKind } from './rows.rules.ts'

const side = (kind: RowKind) => ({ kind, id: 'x' })
const key = (name: DifferenceClass, left: RowKind | null, right: RowKind | null = null, field: string | null = null): DifferenceKey => ({ class: name, left: left && side(left), right: right && side(right), field })
const says = (name: DifferenceClass, left: RowKind | null, right: RowKind | null = null, field: string | null = null) => { const { makes, take, asks } = wayOf(key(name, left, right, field)); return [makes, take.join(), asks] }

test('D2.11 one click makes the record that is missing, and asks for a DMS number where only the other screen knows it', () => {
  assert.deepEqual(says('visitWithoutCard', 'visit'), ['card', '', null])
  assert.deepEqual(says('inquiryWithoutCard', 'inquiry'), ['card', '', null])
  assert.deepEqual(says('cardWithoutDms', 'prospectCard'), ['dms', '', 'dmsNo'])
  assert.deepEqual(says('milestoneWithoutDms', 'milestone'), ['dms', '', 'dmsNo'])
  assert.deepEqual(says('dmsWithoutMilestone', 'dmsEntry'), ['milestone', '', null])
})
test('D2.11 one side’s word goes into the other where that row may say it: an opening’s owner and a milestone’s person never', () => {
  assert.deepEqual(says('fieldDiffers', 'prospectCard', 'dmsEntry', 'level'), ['value', 'left,right', null])
  assert.deepEqual(says('fieldDiffers', 'prospectCard', 'dmsEntry', 'consultant'), ['value', 'left', null])
  assert.deepEqual(says('fieldDiffers', 'visit', 'prospectCard', 'consultant'), ['value', 'right', null])
  assert.deepEqual(says('fieldDiffers', 'inquiry', 'prospectCard', 'channel'), ['value', 'left', null])
  assert.deepEqual(says('fieldDiffers', 'milestone', 'dmsEntry', 'consultant'), ['value', 'left', null])
  assert.deepEqual(says('fieldDiffers', 'visit', 'visit', 'firstTime'), ['value', 'right', null])
  assert.deepEqual(says('fieldDiffers', 'milestone', 'dmsEntry', 'level'), ['value', 'left', null])
  assert.deepEqual(says('fieldDiffers', 'milestone', 'milestone', 'level'), [null, '', null])
  assert.deepEqual(says('fieldDiffers', 'visit', null, 'level'), [null, '', null])
  assert.deepEqual(says('fieldDiffers', 'visit', 'prospectCard'), [null, '', null])
})
test('D2.11 of two DMS entries one stays; two cards, a card from nowhere and a late row need a person', () => {
  assert.deepEqual(says('duplicate', 'dmsEntry', 'dmsEntry'), ['archive', 'left,right', null])
  for (const d of [says('duplicate', 'prospectCard', 'prospectCard'), says('duplicate', null), says('cardWithoutOrigin', 'prospectCard'), says('dmsWithoutCard', 'dmsEntry'), says('late', 'visit')]) assert.deepEqual(d, [null, '', null])
})
test('D2.11 an ambiguous key is settled by a person: the row learns its card, a DMS order its milestone; what is no candidate is none', () => {
  const at = (kind: RowKind, id: string) => ({ kind, id }), cards = [at('prospectCard', 'a'), at('prospectCard', 'b')]
  assert.deepEqual(linkOf(at('dmsEntry', 'd'), cards, 'b'), { row: at('dmsEntry', 'd'), to: at('prospectCard', 'b') })
  assert.deepEqual(linkOf(at('visit', 'v'), cards, 'a'), { row: at('visit', 'v'), to: at('prospectCard', 'a') })
  assert.deepEqual(linkOf(at('milestone', 'm'), [at('dmsEntry', 'd')], 'd'), { row: at('dmsEntry', 'd'), to: at('milestone', 'm') })
  assert.deepEqual([linkOf(at('dmsEntry', 'd'), cards, 'c'), linkOf(at('dmsEntry', 'd'), [], 'a'), linkOf(null, cards, 'a')], Array(3).fill({ fault: 'field.reference' }))
  assert.deepEqual([mayMend(key('dmsWithoutCard', 'dmsEntry'), 0), mayMend(key('dmsWithoutCard', 'dmsEntry'), 2), mayMend(key('visitWithoutCard', 'visit'), 0)], [false, true, true])
})
test('«DMS待到» runs to the next day, or to one told within a month; other words do not run out', () => {
  assert.deepEqual(explainedAs({ kind: 'dmsLater', text: '明早录' }, today), { explanation: { kind: 'dmsLater', text: '明早录', expiresOn: tomorrow } })
  assert.deepEqual(explainedAs({ kind: 'dmsLater', text: '下周录', expiresOn: '2026-11-30' }, today), { explanation: { kind: 'dmsLater', text: '下周录', expiresOn: '2026-11-30' } })
  for (const expiresOn of [today, '2026-11-01', '2026-12-26']) assert.deepEqual(explainedAs({ kind: 'dmsLater', text: '不录', expiresOn }, today), { fault: 'field.range' })
  assert.deepEqual(explainedAs({ kind: 'other', text: '本店员工', expiresOn: null }, today), { explanation: { kind: 'other', text: '本店员工', expiresOn: null } })
})
