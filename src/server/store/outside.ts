import pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { asking } from './asking.ts'
import { openFolder } from './folder.ts'
import type { Store } from './index.ts'
import { refused, StartRefusal } from './refusal.ts'
import { derivedPassword, makeRoles, narrowRoles, proveNarrow, roleName, setPassword } from './roles.ts'
import type { NarrowRole } from './roles.ts'

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? ''
const rightRole = `CREATE ROLE chenxi LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD '…'; CREATE DATABASE chenxi OWNER chenxi;`
const form = /^(postgres(?:ql)?:\/\/)(?:[^/?#]*@)?(.*)$/s

/** The same address with another role: everything else of the URL (host, TLS, options) stays. */
export const withRole = (url: string, user: string, password?: string): string => {
  const [, scheme = '', rest = ''] = form.exec(url) ?? []
  const who = encodeURIComponent(user) + (password === undefined ? '' : ':' + encodeURIComponent(password))
  const [place = '', query = ''] = rest.split(/\?(.*)/s)
  const kept = query.split('&').filter(pair => pair && !/^(user|password)=/.test(pair)).join('&')
  return `${scheme}${who}@${place}${kept ? '?' + kept : ''}`
}
const unreachable = (error: unknown): StartRefusal => {
  const said = (error instanceof AggregateError ? error.errors.map(e => (e as Error).message).join('; ') : (error as Error).message) || codeOf(error)
  return refused('unreachable', `连不上 DATABASE_URL 指定的数据库（${said}）：请检查地址、账号和密码。`,
    `The database named by DATABASE_URL cannot be reached (${said}): check address, role and password.`, error)
}
const tooWeak = (said: string, cause?: unknown): StartRefusal => refused('tooWeak',
  `DATABASE_URL 的角色权限不够（${said}）。请建一个合适的角色：${rightRole}`,
  `The role of DATABASE_URL lacks rights (${said}). Make a right one: ${rightRole}`, cause)

const connected = async (url: string): Promise<pg.Client> => {
  for (const until = Date.now() + 30_000; ;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: 'chenxi start' })
    client.on('error', () => undefined)
    try { await client.connect(); return client } catch (error) {
      await client.end().catch(() => undefined)
      if (codeOf(error) !== '57P03' || Date.now() > until) throw unreachable(error) // 57P03: it is starting up
      await pause(500)
    }
  }
}
type Standing = { me: string; version: number; mighty: boolean; makesRoles: boolean; makes: boolean; fills: boolean }
const judge = (s: Standing): void => {
  if (s.version < 150_000) throw refused('tooOld', `这个 PostgreSQL 是 ${Math.floor(s.version / 10_000)} 版，晨夕需要 15 或更新。`,
    `This PostgreSQL is version ${Math.floor(s.version / 10_000)}; Chenxi needs 15 or newer.`)
  if (s.mighty) throw refused('tooMighty',
    `DATABASE_URL 的角色 ${s.me} 是超级用户或能绕过行级安全，晨夕不会用它服务。请建一个合适的角色：${rightRole}`,
    `The role ${s.me} of DATABASE_URL is a superuser or bypasses row security; Chenxi does not serve under it. Make a right one: ${rightRole}`)
  if (!s.makesRoles) throw tooWeak('CREATEROLE')
  if (!s.makes || !s.fills) throw tooWeak('CREATE ON DATABASE, CREATE ON SCHEMA public')
}
const addExtension = async (owner: pg.Client): Promise<void> => {
  try { await owner.query('CREATE EXTENSION IF NOT EXISTS btree_gin') } catch (error) {
    throw refused('tooWeak', `数据库缺少扩展 btree_gin，也装不上：请在服务器上安装 postgresql-contrib，并执行 CREATE EXTENSION btree_gin。`,
      `The database lacks the extension btree_gin and it cannot be made: install postgresql-contrib on the server and run CREATE EXTENSION btree_gin.`, error)
  }
}
/**
 * Prepares an outside PostgreSQL (15 or newer): judges the URL's role, makes the narrow ones with passwords derived from the URL's, and
 * proves that they are narrow by logging in as each.
 */
export const openOutside = async (url: string, dataFolder: string): Promise<Store> => {
  if (!form.test(url)) throw unreachable(new Error('postgres://role:password@host:5432/database'))
  const owner = await connected(url)
  try {
    const standing = (await owner.query<Standing>(`
      SELECT current_user::text AS me, current_setting('server_version_num')::int AS version, rolsuper OR rolbypassrls AS mighty, rolcreaterole AS "makesRoles",
        has_database_privilege(current_database(), 'CREATE') AS makes, has_schema_privilege('public', 'CREATE') AS fills
      FROM pg_roles WHERE rolname = current_user`)).rows[0] as Standing
    judge(standing)
    const ownPassword = typeof owner.password === 'string' && owner.password ? owner.password : undefined
    const passwordOf = ownPassword === undefined ? undefined : (name: string) => derivedPassword(ownPassword, name)
    await addExtension(owner)
    try { await makeRoles(owner, standing.me, passwordOf) } catch (error) { throw tooWeak((error as Error).message, error) }
    const configOf = (role: NarrowRole): pg.PoolConfig => {
      const name = roleName(standing.me, role)
      return { connectionString: withRole(url, name, passwordOf?.(name)), user: name }
    }
    for (const role of narrowRoles) {
      const config = { ...configOf(role), connectionTimeoutMillis: 5000 }
      const name = roleName(standing.me, role)
      const prove = () => asking(config, client => proveNarrow(client, standing.me))
      try { await prove() } catch (error) {
        if (error instanceof StartRefusal) throw error
        if (!passwordOf || !['28P01', '28000'].includes(codeOf(error))) throw tooWeak(`${name}: ${(error as Error).message}`, error)
        // Made with another password before (the owner's has changed since): give it today's.
        try { await setPassword(owner, name, passwordOf(name)); await prove() } catch (again) {
          if (again instanceof StartRefusal) throw again
          throw tooWeak(`${name}: ${(again as Error).message}`, again)
        }
      }
    }
    return {
      owner: { connectionString: url, user: standing.me }, app: configOf('app'), door: configOf('door'), jobs: configOf('jobs'),
      embedded: false, dataFolder: openFolder(dataFolder).folder, stop: async () => undefined, onLost: () => undefined, // its pools notice and mend by themselves
    }
  } finally { await owner.end().catch(() => undefined) }
}
