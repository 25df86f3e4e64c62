import type { Flat } from '../../kernel/entity.ts'
import { covers, readRight, type Right, type Role } from '../../kernel/permission.ts'
import { refuse, refuseFields } from '../../kernel/refusal.ts'
import { plusHours } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { change, create, remove } from '../../server/calls/crud.ts'
import { rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { endSessions, forget, hashOf, newToken } from '../../server/door/sessions.ts'
import { shippedRights } from '../../server/door/who.ts'
import { houseOf } from '../../server/http/house.ts'
import { auditRow } from '../../server/work/audit.ts'
import { offersOf } from '../../server/work/open.ts'
import type { Work } from '../../server/work/work.ts'
import { member, memberCalls, roleRightCalls, roleRight, sessionCalls } from './member.ts'
import { loginKey } from './session.handlers.ts'

const isAdmin = (work: Work): boolean => work.who.roles.includes('admin')
/** Roles that see or decide more than a shop floor: a reset link or a disabling of theirs is the administrator's alone, else a manager becomes them. */
const mighty: readonly Role[] = ['admin', 'gm', 'manager', 'finance', 'auditor']
const lockManaged = async (work: Work, id: string, version: number | undefined): Promise<Flat<typeof member>> => {
  const row = await work.lock(member, id, undefined)
  if (!isAdmin(work) && row.roles.some(r => mighty.includes(r))) refuse('right.missing')
  return version === undefined ? row : work.lock(member, id, version)
}
/** Who is no administrator gives nobody a site or a team he does not have himself: nobody widens his own reach. */
const demandWithinReach = async (work: Work, before: Flat<typeof member>, input: { teamIds?: string[]; siteIds?: string[] }): Promise<void> => {
  if (isAdmin(work)) return
  const sites = (input.siteIds ?? []).filter(id => !before.siteIds.includes(id)), teams = (input.teamIds ?? []).filter(id => !before.teamIds.includes(id))
  if (before.id === work.who.memberId && sites.length + teams.length > 0) refuse('right.missing')
  if (sites.some(id => !work.who.sites.includes(id))) refuse('right.missing')
  if (teams.length && await work.one(sql`SELECT 1 FROM team WHERE org_id = ${work.org} AND id = ANY(${teams}::uuid[]) AND NOT (site_id = ANY(${work.who.sites as string[]}::uuid[]))`)) refuse('right.missing')
}
/** Serialises whatever could take the last administrator away, then counts. */
const demandAnotherAdmin = async (work: Work, memberId: string): Promise<void> => {
  await work.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${'admins ' + work.org}, 3))`)
  const left = await work.one<{ n: number }>(sql`SELECT count(*)::int n FROM member WHERE org_id = ${work.org} AND id <> ${memberId} AND state = 'active' AND 'admin' = ANY(roles)`)
  if (left!.n === 0) refuse('member.lastAdmin')
}
handle(memberCalls.create, async (work, input) => {
  const login = loginKey(input.login)
  if (!/^[a-z0-9][a-z0-9._-]{1,59}$/.test(login)) refuseFields({ pointer: '/login', code: 'member.login' })
  const made = await create(work, member, { ...input, login })
  await work.rows(sql`UPDATE member SET state = 'active' WHERE org_id = ${work.org} AND id = ${made.id}`)
  const put = await rows(houseOf().database.door, sql`INSERT INTO door.login (org_id, member_id, login) VALUES (${work.org}, ${made.id}, ${login}) ON CONFLICT (login) DO NOTHING RETURNING login`)
  if (put.length === 0) refuse('member.duplicate')
  return made
})
handle(memberCalls.change, async (work, input) => {
  const before = await work.lock(member, input.id, input.version)
  if (input.roles && !isAdmin(work)) refuse('member.roles')
  await demandWithinReach(work, before, input)
  if (input.roles && before.roles.includes('admin') && !input.roles.includes('admin')) await demandAnotherAdmin(work, input.id)
  const saved = await change(work, member, input as never)
  forget(input.id)
  return saved
})
/** Links that were given out end with a newer one and with the member's leaving: one that went astray opens nothing. */
const endLinks = (work: Work, id: string): Promise<unknown> => rows(houseOf().database.door, sql`UPDATE door.link SET used_at = ${work.now} WHERE org_id = ${work.org} AND member_id = ${id} AND kind = 'invitation' AND used_at IS NULL`)
/** An invitation or a reset: the administrator hands the link over; it works once, for 72 hours. Its host comes from the configured origin only. */
handle(memberCalls.invite, async (work, input) => {
  const who = await lockManaged(work, input.id, undefined)
  if (who.state === 'disabled') refuse('member.disabled')
  const token = newToken(), expiresAt = plusHours(work.now, 72)
  await endLinks(work, who.id)
  await rows(houseOf().database.door, sql`INSERT INTO door.link (token_hash, kind, org_id, member_id, made_at, expires_at) VALUES (${hashOf(token)}, 'invitation', ${work.org}, ${who.id}, ${work.now}, ${expiresAt})`)
  await auditRow(work, member, who.id, 'invite', {})
  return answer({ url: `${houseOf().origin ?? ''}/invitation/${token}`, expiresAt })
})
handle(memberCalls.disable, async (work, input) => {
  const before = await lockManaged(work, input.id, input.version)
  if (before.state === 'disabled') return before
  await demandAnotherAdmin(work, input.id)
  const saved = await work.save(member, before, { state: 'disabled' }, 'disable')
  await rows(houseOf().database.door, sql`UPDATE door.login SET disabled = true WHERE org_id = ${work.org} AND member_id = ${input.id}`)
  await endLinks(work, input.id)
  await endSessions(houseOf(), work.org, input.id)
  return saved
})
handle(memberCalls.enable, async (work, input) => {
  const before = await lockManaged(work, input.id, input.version)
  if (before.state === 'active') return before
  const saved = await work.save(member, before, { state: 'active' }, 'enable')
  await rows(houseOf().database.door, sql`UPDATE door.login SET disabled = false WHERE org_id = ${work.org} AND member_id = ${input.id}`)
  return saved
})
offersOf(member, (row, who) => {
  const manages = who.roles.includes('admin') || !row.roles.some(r => mighty.includes(r))
  return { disable: manages && row.state === 'active', enable: manages && row.state === 'disabled', invite: manages && row.state === 'active' }
})
/** An administrator keeps what he needs to mend the table: these cells of his own role cannot be narrowed. */
const kept = ['member', 'team', 'site', 'settings', 'audit']
const demandSoundCell = async (work: Work, id: string): Promise<void> => {
  const row = (await work.find(roleRight, id))!
  const shipped = shippedRights()[row.thing]
  if (!Object.hasOwn(shippedRights(), row.thing)) refuseFields({ pointer: '/thing', code: 'field.choice' })
  let right: Right
  try { right = readRight(row.cell) } catch { return refuseFields({ pointer: '/cell', code: 'field.type' }) }
  const least = readRight(shipped.admin ?? '')
  if (row.role === 'admin' && kept.includes(row.thing) && Object.keys(least).some(v => !covers(right[v as 'c'], least[v as 'c']))) refuse('rights.admin')
}
for (const call of [roleRightCalls.create, roleRightCalls.change] as const) {
  handle(call as typeof roleRightCalls.create, async (work, input) => {
    const saved = 'id' in input ? await change(work, roleRight, input as never) : await create(work, roleRight, input as never)
    await demandSoundCell(work, saved.id)
    forget()
    return saved
  })
}
handle(roleRightCalls.remove, async (work, input) => {
  await remove(work, roleRight, input)
  forget()
  return null
})
/** One's own language: remembered on one's row whatever the role may change. */
handle(sessionCalls.language, async (work, { language }: { language: 'zh' | 'en' }) => {
  const before = await work.lock(member, work.who.memberId, undefined, 'read')
  if (before.language !== language) { await work.save(member, before, { language }); forget(work.who.memberId) }
  return answer(null)
})
