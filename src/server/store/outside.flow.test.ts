// DATABASE_URL: a PostgreSQL somebody else runs. The test run's own server stands for it, asked over its socket.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import pg from 'pg'
import { dataFolder, postgresOf, setupToken, start, type Program } from '../../test/program.ts'
import { testStore } from '../../test/store.ts'
import { asking } from './asking.ts'
import { bootstrap } from './cluster.ts'
import { withRole } from './outside.ts'

const store = await testStore()
const socket = String((store.owner as pg.ClientConfig).host)
const name = `out_${randomUUID().slice(0, 8)}`
const urlOf = (role: string, database: string, password = 'geheim 密码') => `postgres://${encodeURIComponent(role)}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(socket)}`
const might = { host: socket, user: bootstrap, database: 'postgres' }
const made: string[] = []
const owner = async (role: string, rights: string): Promise<string> => {
  await asking(might, client => client.query(`CREATE ROLE ${role} LOGIN ${rights} PASSWORD 'x'`))
  await asking(might, client => client.query(`CREATE DATABASE ${role} OWNER ${role}`))
  made.push(role)
  return urlOf(role, role)
}
const refused = async (program: Program, code: number, ...words: RegExp[]): Promise<void> => {
  const { code: ended, said, wrong } = await program.ended
  assert.equal(ended, code, said + wrong)
  assert.equal(wrong.trim().split('\n').length, 1, wrong)
  for (const word of [/\p{Script=Han}/u, ...words]) assert.match(wrong, word)
}
test.after(async () => {
  for (const role of made) {
    await asking(might, client => client.query(`DROP DATABASE IF EXISTS ${role} WITH (FORCE)`))
    for (const narrow of ['app', 'door', 'jobs']) await asking(might, client => client.query(`DROP ROLE IF EXISTS ${role}_${narrow}`))
    await asking(might, client => client.query(`DROP ROLE IF EXISTS ${role}`))
  }
})
test('an owner role of an outside PostgreSQL is enough: the program makes its own narrower roles and serves under those', async () => {
  const url = await owner(name, 'CREATEROLE'), folder = dataFolder()
  await asking({ ...might, database: name }, client => client.query('CREATE EXTENSION IF NOT EXISTS btree_gin'))
  const program = await start({ folder, bare: true, env: { DATABASE_URL: url } })
  await program.healthy()
  assert.deepEqual(postgresOf(folder), [], 'none is started beside it')
  const answer = await program.call('POST', '/setup', { token: await setupToken(program), organisation: { name: '外店' }, site: { name: '一店', holidays: false }, admin: { name: '管理', login: 'outside', password: 'a long enough secret' } })
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
  const roles = (await asking(might, client => client.query<{ rolname: string; mighty: boolean }>(`SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS mighty FROM pg_roles WHERE rolname LIKE $1 ORDER BY 1`, [`${name}_%`]))).rows
  assert.deepEqual(roles, [{ rolname: `${name}_app`, mighty: false }, { rolname: `${name}_door`, mighty: false }, { rolname: `${name}_jobs`, mighty: false }])
  const serving = (await asking(might, client => client.query<{ usename: string }>('SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = $1', [name]))).rows.map(r => r.usename)
  assert.ok(serving.length > 0 && serving.every(role => /_(app|door|jobs)$/.test(role)), `it serves as ${serving.join(', ')}`)
  program.kill('SIGTERM')
  assert.equal((await program.ended).code, 0)
})
test('under a superuser, or a role that bypasses row security, it does not serve, and says how to make a right one', async () => {
  await refused(await start({ folder: dataFolder(), bare: true, env: { DATABASE_URL: urlOf(bootstrap, 'postgres') } }), 21, /超级用户/, /CREATE ROLE chenxi LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS/)
  await refused(await start({ folder: dataFolder(), bare: true, env: { DATABASE_URL: await owner(`${name}_b`, 'CREATEROLE BYPASSRLS') } }), 21, /行级安全/, /row security/)
})
test('a narrow role that was widened behind its back is found out at the next start', async () => {
  await asking(might, client => client.query(`ALTER ROLE ${name}_app BYPASSRLS`))
  await refused(await start({ folder: dataFolder(), bare: true, env: { DATABASE_URL: urlOf(name, name) } }), 21, new RegExp(`${name}_app`), /too mighty/)
  await asking(might, client => client.query(`ALTER ROLE ${name}_app NOBYPASSRLS`))
})
test('a role without the right to make roles, an address nobody answers, and nonsense: one sentence each', async () => {
  await refused(await start({ folder: dataFolder(), bare: true, env: { DATABASE_URL: await owner(`${name}_w`, '') } }), 23, /CREATEROLE/)
  await refused(await start({ folder: dataFolder(), bare: true, env: { DATABASE_URL: 'postgres://chenxi:x@127.0.0.1:1/chenxi' } }), 20, /cannot be reached/)
  await refused(await start({ folder: dataFolder(), bare: true, env: { DATABASE_URL: 'mysql://chenxi@127.0.0.1/chenxi' } }), 20, /postgres:\/\//)
})
test('the same address for another role keeps host, port and options', () => {
  assert.equal(withRole('postgres://a:b@h.example:5433/d?sslmode=require&user=x', 'c d', 'ü/@'), 'postgres://c%20d:%C3%BC%2F%40@h.example:5433/d?sslmode=require')
  assert.equal(withRole('postgresql:///d', 'c'), 'postgresql://c@/d')
})
