import assert from 'node:assert/strict'
import type { Actor, Town } from '../../test/house.ts'

type Facts = Record<string, unknown>
/** Hands of a small showroom for the flows of the evening: everything goes through HTTP, as people do it. */
export const showroom = (_t: Town) => {
  let n = 0
  const phone = () => `139${String(10_000_000 + ++n * 104_729).slice(-8)}`
  const made = async (who: Actor, path: string, body: Facts) => { const answered = await who.call('POST', path, body); assert.equal(answered.status, 201, `${path} ${answered.text}`); return answered.body }
  const give = async (who: Actor, path: string, id: string, command: string, body: Facts = {}) => {
    const row = await who.call('GET', `/${path}/${id}`)
    return who.call('POST', `/${path}/${id}/${command}`, body, { 'if-match': (row.headers.etag ?? '"1"') as string })
  }
  const ok = async (answered: Promise<{ status: number; text: string; body: any }>) => { const got = await answered; assert.equal(got.status, 200, got.text); return got.body }
  const party = async (who: Actor, facts: Facts = {}, finish = true) => {
    const row = await made(who, '/visits', { people: 2, channel: 'walkIn', level: 'B', ...facts })
    if (finish) await ok(give(who, 'visits', row.id, 'finish'))
    return row
  }
  const dms = (who: Actor, on: string, facts: Facts) => made(who, '/dms-entries', { kind: 'card', dmsNo: `D-${++n}`, on, ...facts })
  /** A party that left data, its customer, its card and the DMS entry: nothing differs. */
  const clean = async (who: Actor, on: string, name: string, facts: { dms?: Facts | false; card?: Facts; visit?: Facts } = {}) => {
    const number = phone(), level = (facts.card?.level as string | undefined) ?? 'B'
    const visit = await party(who, { name, phone: number, firstTime: true, level, ...facts.visit })
    const customer = await made(who, '/customers', { name, phone: number, channel: 'walkIn' })
    const card = await made(who, '/prospect-cards', { customerId: customer.id, level, channel: 'walkIn', originVisitId: visit.id, ...facts.card })
    const entry = facts.dms === false ? undefined : await dms(who, on, { name, phone: number, level, memberId: who.memberId, ...facts.dms })
    return { visit, customer, card, entry, phone: number }
  }
  const open = async (who: Actor, on: string, more: Facts = {}) => { const answered = await who.call('POST', '/day-closings', { on, ...more }); assert.ok([200, 201].includes(answered.status), answered.text); return answered.body }
  const match = (who: Actor, id: string) => ok(who.call('POST', `/day-closings/${id}/match`, {}))
  const differences = async (who: Actor, id: string) => (await ok(who.call('GET', `/differences?dayClosingId=${id}&limit=100`))).items as (Facts & { id: string; class: string; state: string; field: string | null; left: { kind: string; id: string }; right: { kind: string; id: string } | null })[]
  return { phone, made, give, ok, party, dms, clean, open, match, differences }
}
