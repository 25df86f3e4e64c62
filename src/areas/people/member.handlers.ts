import { refuse, refuseFields } from '../../kernel/refusal.ts'
import { plusHours } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { change, create } from '../../server/calls/crud.ts'
import { rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { endSessions, forget, hashOf, newToken } from '../../server/door/sessions.ts'
import { houseOf } from '../../server/http/house.ts'
import { auditRow } from '../../server/work/audit.ts'
import { offersOf } from '../../server/work/open.ts'
import type { Work } from '../../server/work/work.ts'
import { member, memberCalls, roleRightCalls, roleRight } from './member.ts'
import { loginKey } from './session.handlers.ts'

const isAdmin = (work: Work): boolean => work.who.roles.includes('admin')
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
  if (input.roles && !isAdmin(work)) refuse('member.roles')
  const before = await work.find(member, input.id)
  if (input.roles && before?.roles.includes('admin') && !input.roles.includes('admin')) await demandAnotherAdmin(work, input.id)
  const saved = await change(work, member, input as never)
  forget(input.id)
  return saved
})
/** An invitation or a reset: the administrator hands the link over; it works once, for 72 hours. Its host comes from the configured origin only. */
handle(memberCalls.invite, async (work, input) => {
  const who = await work.lock(member, input.id, undefined)
  const token = newToken(), expiresAt = plusHours(work.now, 72)
  await rows(houseOf().database.door, sql`INSERT INTO door.link (token_hash, kind, org_id, member_id, made_at, expires_at) VALUES (${hashOf(token)}, 'invitation', ${work.org}, ${who.id}, ${work.now}, ${expiresAt})`)
  await auditRow(work, member, who.id, 'invite', {})
  return answer({ url: `${houseOf().origin ?? ''}/invitation/${token}`, expiresAt })
})
handle(memberCalls.disable, async (work, input) => {
  const before = await work.lock(member, input.id, input.version)
  if (!isAdmin(work) && before.roles.includes('admin')) refuse('right.missing')
  if (before.state === 'disabled') return before
  await demandAnotherAdmin(work, input.id)
  const saved = await work.save(member, before, { state: 'disabled' }, 'disable')
  await rows(houseOf().database.door, sql`UPDATE door.login SET disabled = true WHERE org_id = ${work.org} AND member_id = ${input.id}`)
  await endSessions(houseOf(), work.org, input.id)
  return saved
})
handle(memberCalls.enable, async (work, input) => {
  const before = await work.lock(member, input.id, input.version)
  const saved = await work.save(member, before, { state: 'active' }, 'enable')
  await rows(houseOf().database.door, sql`UPDATE door.login SET disabled = false WHERE org_id = ${work.org} AND member_id = ${input.id}`)
  return saved
})
offersOf(member, row => ({ disable: row.state === 'active', enable: row.state === 'disabled', invite: row.state === 'active' }))
for (const call of [roleRightCalls.create, roleRightCalls.change] as const) {
  handle(call as typeof roleRightCalls.create, async (work, input) => {
    const { readRight } = await import('../../kernel/permission.ts')
    if (input.cell !== undefined) { try { readRight(input.cell) } catch { refuseFields({ pointer: '/cell', code: 'field.type' }) } }
    const saved = 'id' in input ? await change(work, roleRight, input as never) : await create(work, roleRight, input as never)
    forget()
    return saved
  })
}
