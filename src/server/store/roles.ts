import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import pg from 'pg'
import { refused } from './refusal.ts'

export type NarrowRole = 'app' | 'door' | 'jobs'
export const narrowRoles: readonly NarrowRole[] = ['app', 'door', 'jobs']
export const quoted = (name: string): string => pg.escapeIdentifier(name)
export const roleName = (owner: string, role: NarrowRole): string => `${owner}_${role}`

/** Every process that knows the owner's password knows the narrow roles' without asking: they are shared by none but derived by all. */
export const derivedPassword = (ownerPassword: string, role: string): string =>
  createHmac('sha256', ownerPassword).update(`chenxi role ${role}`).digest('base64url')
/** What PostgreSQL keeps for a password (RFC 5803), so that no statement and no server log ever carries the password itself. */
export const scramVerifier = (password: string, salt = randomBytes(16), rounds = 4096): string => {
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const key = (words: string) => createHmac('sha256', salted).update(words).digest()
  const stored = createHash('sha256').update(key('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${key('Server Key').toString('base64')}`
}

/** A statement that runs away is ended by the server; jobs and reports of the night may take longer. */
const limits: Record<NarrowRole, Record<string, string>> = {
  app: { statement_timeout: '30s', idle_in_transaction_session_timeout: '60s' },
  door: { statement_timeout: '10s', idle_in_transaction_session_timeout: '30s' },
  jobs: { statement_timeout: '10min', idle_in_transaction_session_timeout: '10min' },
}
/** Makes the missing narrow roles and sets their limits. Takes the owner's connection; `passwordOf` is absent where none is asked for. */
export const makeRoles = async (owner: pg.Client, ownerName: string, passwordOf?: (role: string) => string): Promise<void> => {
  const names = narrowRoles.map(role => roleName(ownerName, role))
  const database = (await owner.query<{ name: string }>('SELECT current_database() AS name')).rows[0]?.name ?? ''
  await owner.query('SELECT pg_advisory_lock(735514)') // several processes may start at once
  try {
    const there = new Set((await owner.query<{ rolname: string }>('SELECT rolname FROM pg_roles WHERE rolname = ANY($1)', [names])).rows.map(r => r.rolname))
    for (const role of narrowRoles) {
      const name = roleName(ownerName, role)
      if (there.has(name)) continue
      const password = passwordOf ? ` PASSWORD ${pg.escapeLiteral(scramVerifier(passwordOf(name)))}` : ''
      await owner.query(`CREATE ROLE ${quoted(name)} LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION${password}`)
      for (const [setting, value] of Object.entries(limits[role])) await owner.query(`ALTER ROLE ${quoted(name)} SET ${setting} = '${value}'`)
      await owner.query(`GRANT CONNECT ON DATABASE ${quoted(database)} TO ${quoted(name)}`)
    }
  } finally { await owner.query('SELECT pg_advisory_unlock(735514)') }
}
export const setPassword = async (owner: pg.Client, name: string, password: string): Promise<void> => {
  await owner.query(`ALTER ROLE ${quoted(name)} PASSWORD ${pg.escapeLiteral(scramVerifier(password))}`)
}
/** The second wall stands only if the role it is built against can neither climb over it nor own what it guards: asked as that role. */
export const proveNarrow = async (client: pg.Client, ownerName: string): Promise<void> => {
  const found = (await client.query<{ name: string; mighty: boolean; owns: boolean; member: boolean }>(`
    SELECT current_user::text AS name, rolsuper OR rolbypassrls OR rolcreaterole AS mighty,
      EXISTS (SELECT FROM pg_class WHERE relowner = r.oid AND relkind IN ('r', 'p')) AS owns,
      pg_has_role(current_user, $1::name, 'MEMBER') AS member
    FROM pg_roles r WHERE rolname = current_user`, [ownerName])).rows[0]
  if (found && !found.mighty && !found.owns && !found.member) return
  const name = found?.name ?? '?'
  throw refused('tooMighty',
    `数据库角色 ${name} 的权力过大（超级用户、绕过行级安全、拥有表或属于所有者角色），程序不会用它服务：请收回，或删除该角色让程序重建。`,
    `The database role ${name} is too mighty (superuser, bypasses row security, owns tables or belongs to the owner): take that away, or drop the role and it is made anew.`)
}
