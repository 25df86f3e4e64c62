import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town, type Actor, type Answered } from '../../test/house.ts'

const on = '2026-11-23'
const t = await town({ at: '2026-11-23T12:00:00.000Z' })
const supervisor = await t.as('supervisor'), one = await t.as('consultant1'), two = await t.as('consultant2')
const other = await t.as('supervisor2'), gm = await t.as('gm'), manager = await t.as('manager')
const made = async (actor: Actor, path: string, body: object): Promise<Answered['body']> => { const a = await actor.call('POST', path, body); assert.ok(a.status < 300, a.text); return a.body }
const give = (actor: Actor, path: string, version: number, body: object = {}) => actor.call('POST', path, body, { 'if-match': String(version) })
const read = (actor: Actor, id: string) => actor.call('GET', `/pages/meeting?id=${id}`)
type Seat = { member: { label: string }; sheet: string | null; state: string | null; tidy: boolean | null }

const first = await made(supervisor, '/meetings', { kind: 'morning', on })
test('D2.4 the page of a meeting names everyone asked with that day’s sheet, and says what may be done now', async () => {
  await supervisor.call('POST', '/day-sheets/set', { on, rows: [{ memberId: two.memberId, state: 'rest', standInId: one.memberId }] })
  const { status, body } = await read(supervisor, first.id)
  assert.equal(status, 200)
  assert.deepEqual((body.seats as Seat[]).map(s => [s.member.label, s.sheet, s.state]).sort(), [['consultant1', null, null], ['consultant2', 'rest', null], ['supervisor', null, null]])
  assert.deepEqual([body.meeting.state, body.meeting.can.includes('start'), body.meeting.can.includes('finish'), body.can], ['planned', true, false, ['decide']])
})
test('D2.4 the roll with the appearance check stands on the page; who attends reads it, other teams do not, an unknown one is not found', async () => {
  const begun = await give(supervisor, `/meetings/${first.id}/start`, first.version)
  assert.equal(begun.status, 200, begun.text)
  await made(supervisor, `/meetings/${first.id}/attend`, { rows: [{ memberId: one.memberId, state: 'late', tidy: false, note: '没戴胸牌' }, { memberId: two.memberId, state: 'excused' }, { memberId: supervisor.memberId, state: 'present', tidy: true }] })
  const page = (await read(one, first.id)).body
  assert.deepEqual((page.seats as Seat[]).map(s => [s.member.label, s.state, s.tidy]).sort(), [['consultant1', 'late', false], ['consultant2', 'excused', null], ['supervisor', 'present', true]])
  assert.deepEqual(page.can, [])
  assert.equal((await read(other, first.id)).status, 404)
  assert.equal((await read(supervisor, '019a0000-0000-7000-8000-000000000000')).status, 404)
  assert.equal((await supervisor.call('GET', '/pages/meeting')).status, 422)
  assert.equal((await read(gm, first.id)).status, 200)
})
test('D2.4 an action comes back in the next meeting until it is closed; its owner and his supervisor close it, a stranger does not see it', async () => {
  const action = await made(supervisor, '/action-items', { text: '把展车换成新色', ownerId: one.memberId, dueOn: on, meetingId: first.id })
  await made(supervisor, '/action-items', { text: '试驾路线重画', ownerId: two.memberId, dueOn: '2026-11-25', meetingId: first.id })
  const texts = (list: { text: string }[]): string[] => list.map(a => a.text)
  const here = (await read(supervisor, first.id)).body
  assert.deepEqual([texts(here.actions), texts(here.before)], [['把展车换成新色', '试驾路线重画'], []])
  assert.deepEqual(texts((await read(one, first.id)).body.actions), ['把展车换成新色', '试驾路线重画'], 'who stands in for someone reads his too')
  t.clock.now = '2026-11-23T23:30:00.000Z'
  const second = await made(supervisor, '/meetings', { kind: 'morning', on: '2026-11-24' })
  const next = (await read(supervisor, second.id)).body
  assert.deepEqual((next.before as { text: string; late: boolean; from: { id: string }; can: string[] }[]).map(a => [a.text, a.late, a.from.id === first.id, a.can.includes('finish')]), [['把展车换成新色', true, true, true], ['试驾路线重画', false, true, true]])
  const rail = async (actor: Actor) => (await actor.call('GET', '/pages/rail')).body.counts.actions
  assert.deepEqual([await rail(one), await rail(two), await rail(manager)], [{ n: 1, late: true }, { n: 1, late: false }, { n: 0, late: false }])
  assert.equal((await give(two, `/action-items/${action.id}/finish`, action.version, { outcome: '换好了' })).status, 404)
  assert.equal((await give(one, `/action-items/${action.id}/finish`, action.version, { outcome: '换好了' })).status, 200)
  assert.deepEqual(texts((await read(supervisor, second.id)).body.before), ['试驾路线重画'])
  const old = (await read(supervisor, first.id)).body
  assert.deepEqual((old.actions as { state: string; outcome: string | null; can: string[] }[]).map(a => [a.state, a.outcome, a.can]), [['done', '换好了', []], ['open', null, ['finish', 'drop', 'change']]])
})
