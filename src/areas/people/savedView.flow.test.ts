import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town } from '../../test/house.ts'

const t = await town()
const [c1, c2, supervisor] = await Promise.all(['consultant1', 'consultant2', 'supervisor'].map(login => t.as(login)))
const keep = (by: typeof c1, facts: object = {}) => by.call('POST', '/saved-views', { list: '/customers', name: 'H 级未试驾', query: 'level.in=H&sort=nextContactOn', ...facts })
const at = (row: { version: number }) => ({ 'if-match': `"${row.version}"` })

test('a view is kept for whoever keeps it: nobody else sees, changes or removes it, his supervisor neither', async () => {
  const made = await keep(c1)
  assert.deepEqual([made.status, made.body.memberId, made.body.query], [201, c1.memberId, 'level.in=H&sort=nextContactOn'])
  for (const other of [c2, supervisor]) {
    assert.deepEqual((await other.call('GET', '/saved-views?list=%2Fcustomers')).body.items, [])
    assert.equal((await other.call('PATCH', `/saved-views/${made.body.id}`, { name: 'x' }, at(made.body))).status, 404)
    assert.equal((await other.call('DELETE', `/saved-views/${made.body.id}`, undefined, at(made.body))).status, 404)
  }
  const changed = await c1.call('PATCH', `/saved-views/${made.body.id}`, { query: 'level.in=H%2CA' }, at(made.body))
  assert.deepEqual([changed.status, changed.body.query], [200, 'level.in=H%2CA'])
  assert.equal((await c1.call('DELETE', `/saved-views/${made.body.id}`, undefined, at(changed.body))).status, 204)
  assert.deepEqual((await c1.call('GET', '/saved-views')).body.items, [])
})
test('a name once per list, a search never, no member chosen by hand, and not without end', async () => {
  assert.equal((await keep(c2)).status, 201)
  assert.deepEqual([(await keep(c2)).body.code, (await keep(c2, { list: '/visits' })).status, (await keep(supervisor)).status], ['saved-view.duplicate', 201, 201])
  for (const [facts, code] of [[{ name: '找人', query: 'q=13800138000' }, 'saved-view.search'], [{ name: '找号', query: 'level=H&phone.in=13800138000' }, 'saved-view.search'], [{ name: '' }, 'field.required'], [{ name: '二'.repeat(21) }, 'field.tooLong'], [{ name: '别人的', memberId: c1.memberId }, 'field.unknown']] as const) assert.deepEqual([(await keep(c2, facts)).status, (await keep(c2, facts)).body.code], [422, code])
  const one = (await c2.call('GET', '/saved-views?list=%2Fcustomers')).body.items[0]
  assert.equal((await c2.call('PATCH', `/saved-views/${one.id}`, { query: 'level.in=A&q=王' }, at(one))).body.code, 'saved-view.search')
  for (let n = 0; n < 19; n++) assert.equal((await keep(c2, { name: `第${n}个` })).status, 201)
  const more = await keep(c2, { name: '再一个' })
  assert.deepEqual([more.status, more.body.code, /20/.test(more.body.detail)], [409, 'saved-view.many', true])
})
