import { Refusal, refuse } from '../../kernel/refusal.ts'
import { dayAt } from '../../kernel/time.ts'
import { inTransaction, one, rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { countFailure, throttle } from '../../server/door/limits.ts'
import { checkPassword, demandPassword, hashPassword } from '../../server/door/passwords.ts'
import { security } from '../../server/door/security.ts'
import { cookie, endSessions, openSession } from '../../server/door/sessions.ts'
import { loadWho } from '../../server/door/who.ts'
import type { House, Visit } from '../../server/http/context.ts'
import { atDoor } from '../../server/http/door.ts'
import type { Reply } from '../../server/http/dispatch.ts'
import { demoAccounts } from './accounts.ts'
import { sessionCalls, type Myself } from './member.ts'

/** Login names are one identity however they are written (trust T13). */
export const loginKey = (login: string): string => login.normalize('NFKC').trim().toLowerCase()

/** Who I am, where, and what I may: what login, setup and the browser's start answer. */
export const myself = async (house: House, orgId: string, memberId: string): Promise<Myself> => {
  const who = await loadWho(house, orgId, memberId)
  if (!who) return refuse('session.missing')
  return inTransaction(house.database.app, { orgId, memberId, readOnly: true }, async client => {
    const o = (await one<{ name: string; language: string; time_zone: string }>(client, sql`SELECT name, language, time_zone FROM organisation WHERE org_id = ${orgId}`))!
    const all = who.roles.some(r => ['gm', 'admin', 'auditor', 'finance'].includes(r))
    const sites = await rows<{ id: string; label: string; timeZone: string }>(client, sql`SELECT id, name AS label, time_zone AS "timeZone" FROM site WHERE org_id = ${orgId} AND archived_at IS NULL AND (${all} OR id = ANY(${who.sites as string[]}::uuid[])) ORDER BY created_at`)
    const teams = await rows<{ id: string; label: string; siteId: string; leadId: string | null }>(client, sql`SELECT id, name AS label, site_id AS "siteId", lead_id AS "leadId" FROM team WHERE org_id = ${orgId} AND archived_at IS NULL AND (${all} OR id = ANY(${who.teams as string[]}::uuid[]) OR site_id = ANY(${who.sites as string[]}::uuid[])) ORDER BY created_at`)
    const demo = await one(house.database.door, sql`SELECT 1 FROM door.organisation WHERE org_id = ${orgId} AND demo IS NOT NULL`)
    return {
      member: { id: memberId, name: who.name, login: who.login, roles: [...who.roles], language: who.language, teamIds: [...who.teamIds], siteIds: [...who.sites] },
      organisation: { id: orgId, name: o.name, timeZone: o.time_zone, language: o.language }, can: who.rights, sites, teams, demo: demo !== undefined,
      today: dayAt(house.now(), sites[0]?.timeZone ?? o.time_zone), now: house.now(),
    }
  })
}
/** Opens a session and answers as a login does. */
export const enter = async (visit: Visit, orgId: string, memberId: string): Promise<Partial<Reply>> => {
  const token = await openSession(visit.house, orgId, memberId, visit)
  await security(visit.house, { kind: 'login.done', orgId, memberId, address: visit.address, facts: {} })
  return { status: 201, body: await myself(visit.house, orgId, memberId), headers: { 'set-cookie': cookie(visit.house.secure, token) } }
}
/** Attempts on one account come one after the other, so that a burst of guesses cannot pass the throttle before the first is counted. */
const trying = new Map<string, Promise<unknown>>()
const inTurn = async <T>(account: string, act: () => Promise<T>): Promise<T> => {
  const mine = (trying.get(account) ?? Promise.resolve()).then(act)
  const settled = mine.catch(() => undefined)
  trying.set(account, settled)
  try { return await mine } finally { if (trying.get(account) === settled) trying.delete(account) }
}
atDoor(sessionCalls.login, (visit, input) => {
  const { house, address } = visit
  const login = loginKey(String(input.login))
  return inTurn(login, async () => {
    await throttle(house, login, address)
    const found = await one<{ org_id: string; member_id: string; password_hash: string | null; disabled: boolean }>(house.database.door, sql`SELECT org_id, member_id, password_hash, disabled FROM door.login WHERE login = ${login}`)
    const fits = await checkPassword(found?.password_hash, String(input.password))
    if (!fits || !found || found.disabled) {
      await countFailure(house, login, address)
      await security(house, { kind: 'login.failed', orgId: found?.org_id, memberId: found?.member_id, address, facts: {} })
      throw new Refusal('session.wrong')
    }
    return enter(visit, found.org_id, found.member_id)
  })
})
atDoor(sessionCalls.current, async visit => ({ body: await myself(visit.house, visit.who!.orgId, visit.who!.memberId) }))
atDoor(sessionCalls.logout, async visit => {
  await endSessions(visit.house, visit.who!.orgId, visit.who!.memberId, visit.sessionId)
  return { headers: { 'set-cookie': cookie(visit.house.secure, ''), 'clear-site-data': '"cache", "storage"' } }
})
atDoor(sessionCalls.list, async visit => ({
  body: { next: null, items: await rows(visit.house.database.door, sql`SELECT id, agent, address, created_at AS "createdAt", seen_at AS "seenAt", id = ${visit.sessionId!} AS current FROM door.session WHERE org_id = ${visit.who!.orgId} AND member_id = ${visit.who!.memberId} AND ended_at IS NULL ORDER BY seen_at DESC LIMIT 100`) },
}))
atDoor(sessionCalls.end, async (visit, input) => {
  const id = String(input.id)
  if (!/^[0-9a-f-]{36}$/.test(id) || (await endSessions(visit.house, visit.who!.orgId, visit.who!.memberId, id)) === 0) refuse('notFound')
  return {}
})
atDoor(sessionCalls.password, async (visit, input) => {
  const { house } = visit, who = visit.who!
  await throttle(house, who.login, visit.address)
  const kept = await one<{ password_hash: string | null }>(house.database.door, sql`SELECT password_hash FROM door.login WHERE org_id = ${who.orgId} AND member_id = ${who.memberId}`)
  if (!(await checkPassword(kept?.password_hash, String(input.current)))) {
    await countFailure(house, who.login, visit.address)
    throw new Refusal('session.wrong', {}, [{ pointer: '/current', code: 'session.wrong' }])
  }
  demandPassword(String(input.password), who.login)
  await rows(house.database.door, sql`UPDATE door.login SET password_hash = ${await hashPassword(String(input.password))}, changed_at = ${house.now()} WHERE org_id = ${who.orgId} AND member_id = ${who.memberId}`)
  await endSessions(house, who.orgId, who.memberId, undefined, visit.sessionId)
  await security(house, { kind: 'password.changed', orgId: who.orgId, memberId: who.memberId, address: visit.address, facts: {} })
  return {}
})
atDoor(sessionCalls.door, async visit => {
  const found = await one<{ orgs: number; demo: { date: string; password: string | null } | null }>(visit.house.database.door, sql`SELECT count(*)::int orgs, (SELECT demo FROM door.organisation WHERE demo IS NOT NULL ORDER BY made_at LIMIT 1) demo FROM door.organisation`)
  return { body: { setup: found!.orgs === 0, inside: visit.who !== undefined, demo: found!.demo ? { date: found!.demo.date, password: visit.house.demo?.password ?? null, accounts: demoAccounts } : null } }
})
