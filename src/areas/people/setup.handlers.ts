import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { readRight } from '../../kernel/permission.ts'
import { Refusal, refuseFields } from '../../kernel/refusal.ts'
import { isZone, minutesBetween } from '../../kernel/time.ts'
import { inTransaction, one, rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { demandPassword, hashPassword } from '../../server/door/passwords.ts'
import { hashOf } from '../../server/door/sessions.ts'
import { atDoor } from '../../server/http/door.ts'
import type { House } from '../../server/http/context.ts'
import { Work } from '../../server/work/work.ts'
import { enter, loginKey } from './session.handlers.ts'
import { setupCalls, type setupBody } from './setup.ts'
import { member } from './member.ts'
import { organisation, site } from './site.ts'
import { statutoryHolidays } from './calendar.ts'

type Wanted = z.infer<typeof setupBody>
const ended = (): never => { throw new Refusal('link.ended') }
/** Someone who may write everything of one organisation: setup, demo and sweeps work as the house itself. */
export const asHouse = (orgId: string, timeZone: string) => ({
  orgId, memberId: '00000000-0000-7000-8000-000000000000', name: '晨夕', login: '', roles: [], language: 'zh', timeZone, mine: [], teamIds: [], teams: [], sites: [],
  rights: new Proxy({}, { get: () => readRight('o c u x i r') }),
} as never)
/** Makes an organisation with its first site and administrator; gives the ids. */
export const makeOrganisation = async (house: House, wanted: Omit<Wanted, 'token'>, demo?: object): Promise<{ orgId: string; siteId: string; adminId: string }> => {
  const orgId = newId(), timeZone = wanted.organisation.timeZone ?? 'Asia/Shanghai'
  if (!isZone(timeZone)) refuseFields({ pointer: '/organisation/timeZone', code: 'field.choice' })
  const login = loginKey(wanted.admin.login)
  if (!/^[a-z0-9][a-z0-9._-]{1,59}$/.test(login)) refuseFields({ pointer: '/admin/login', code: 'member.login' })
  demandPassword(wanted.admin.password, login, '/admin/password')
  const hash = await hashPassword(wanted.admin.password)
  const made = await inTransaction(house.database.app, { orgId }, async client => {
    const work = new Work({ who: asHouse(orgId, timeZone), now: house.now(), client, requestId: 'setup', later: house.later })
    await work.insert(organisation, { id: orgId, name: wanted.organisation.name, kinds: wanted.organisation.kinds ?? 'showroom', language: wanted.organisation.language ?? 'zh', timeZone })
    const made = await work.insert(site, { name: wanted.site.name, address: wanted.site.address ?? null, timeZone, doorCover: wanted.site.doorCover ?? 2 })
    const hours = wanted.site.hours ?? [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, openFrom: '08:30', openTo: weekday > 5 ? '19:00' : '18:00' }))
    for (const [i, h] of hours.entries()) await work.addChild(site, 'hours', made.id, h, i)
    if (wanted.site.holidays ?? true) for (const [i, h] of statutoryHolidays(house.now().slice(0, 4)).entries()) await work.addChild(site, 'holidays', made.id, h, i)
    const admin = await work.insert(member, { name: wanted.admin.name, login, roles: ['admin'], teamIds: [], siteIds: [made.id], language: wanted.organisation.language ?? 'zh', state: 'active' })
    const put = await rows(house.database.door, sql`INSERT INTO door.login (org_id, member_id, login, password_hash, changed_at) VALUES (${orgId}, ${admin.id}, ${login}, ${hash}, ${house.now()}) ON CONFLICT (login) DO NOTHING RETURNING login`)
    if (put.length === 0) throw new Refusal('member.duplicate', {}, [{ pointer: '/admin/login', code: 'member.duplicate' }])
    await work.settle('create')
    return { orgId, siteId: made.id, adminId: admin.id }
  })
  await rows(house.database.door, sql`INSERT INTO door.organisation (org_id, name, made_at, demo) VALUES (${orgId}, ${wanted.organisation.name}, ${house.now()}, ${demo ? JSON.stringify(demo) : null})`)
  return made
}
const linkOf = (house: House, token: string, kind: string) => one<{ org_id: string; member_id: string; expires_at: string; name: string | null }>(house.database.door, sql`SELECT org_id, member_id, expires_at, facts ->> 'name' AS name FROM door.link WHERE token_hash = ${hashOf(token)} AND kind = ${kind} AND used_at IS NULL AND expires_at > ${house.now()}`)
/** Takes a link out of use; of two at once one wins. */
const useLink = (house: House, token: string, kind: string) => one<{ org_id: string; member_id: string }>(house.database.door, sql`UPDATE door.link SET used_at = ${house.now()} WHERE token_hash = ${hashOf(token)} AND kind = ${kind} AND used_at IS NULL AND expires_at > ${house.now()} RETURNING org_id, member_id`)
const giveBack = (house: House, token: string) => rows(house.database.door, sql`UPDATE door.link SET used_at = NULL WHERE token_hash = ${hashOf(token)}`)

atDoor(setupCalls.state, async (visit, input) => {
  const link = await linkOf(visit.house, String(input.token), 'setup')
  return { body: link ? { minutes: Math.max(0, minutesBetween(visit.house.now(), link.expires_at)), name: link.name } : ended() }
})
atDoor(setupCalls.setup, async (visit, input) => {
  const wanted = input as unknown as Wanted
  if (!(await useLink(visit.house, wanted.token, 'setup'))) ended()
  try {
    const made = await makeOrganisation(visit.house, wanted)
    return await enter(visit, made.orgId, made.adminId)
  } catch (error) { await giveBack(visit.house, wanted.token); throw error }
})
atDoor(setupCalls.invited, async (visit, input) => {
  const link = (await linkOf(visit.house, String(input.token), 'invitation')) ?? ended()
  return inTransaction(visit.house.database.app, { orgId: link.org_id, readOnly: true }, async client => ({
    body: (await one(client, sql`SELECT m.name, m.login, o.name AS organisation FROM member m JOIN organisation o ON o.org_id = m.org_id WHERE m.org_id = ${link.org_id} AND m.id = ${link.member_id} AND m.state = 'active'`)) ?? ended(),
  }))
})
atDoor(setupCalls.invitation, async (visit, input) => {
  const { house } = visit
  const link = (await linkOf(house, String(input.token), 'invitation')) ?? ended()
  const known = await one<{ login: string; disabled: boolean }>(house.database.door, sql`SELECT login, disabled FROM door.login WHERE org_id = ${link.org_id} AND member_id = ${link.member_id}`)
  if (!known || known.disabled) return ended()
  demandPassword(String(input.password), known.login)
  const hash = await hashPassword(String(input.password))
  if (!(await useLink(house, String(input.token), 'invitation'))) return ended()
  await rows(house.database.door, sql`UPDATE door.login SET password_hash = ${hash}, changed_at = ${house.now()} WHERE org_id = ${link.org_id} AND member_id = ${link.member_id}`)
  await rows(house.database.door, sql`UPDATE door.link SET used_at = ${house.now()} WHERE org_id = ${link.org_id} AND member_id = ${link.member_id} AND kind = 'invitation' AND used_at IS NULL`)
  const { endSessions } = await import('../../server/door/sessions.ts')
  await endSessions(house, link.org_id, link.member_id)
  return enter(visit, link.org_id, link.member_id)
})
