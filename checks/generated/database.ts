// A database fresh from the migrations, and one made of the declarations alone, to be held against it.
import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { entities } from '../../src/kernel/entity.ts'
import { prepare, type Roles } from '../../src/app/house.ts'
import { entitySql } from '../../src/server/ddl/tables.ts'
import { house } from '../tree.ts'

const asking = async <T>(config: pg.PoolConfig, act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(config as pg.ClientConfig)
  await client.connect()
  try { return await act(client) } finally { await client.end() }
}
const inNewDatabase = async <T>(roles: Roles, act: (roles: Roles) => Promise<T>): Promise<T> => {
  const database = `c_${randomUUID().replaceAll('-', '')}`
  const at = (config: pg.PoolConfig) => ({ ...config, database })
  await asking(roles.owner, client => client.query(`CREATE DATABASE ${database}`))
  try {
    const there = { owner: at(roles.owner), app: at(roles.app), door: at(roles.door), jobs: at(roles.jobs) }
    await asking(there.owner, client => client.query('CREATE EXTENSION IF NOT EXISTS btree_gin'))
    return await act(there)
  } finally { await asking(roles.owner, client => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)) }
}
/** An empty database brought up by the migrations alone. */
export const migrated = <T>(roles: Roles, act: (owner: pg.Client) => Promise<T>): Promise<T> =>
  inNewDatabase(roles, async there => { await prepare(there); return asking(there.owner, act) })
/** An empty database made of what the declarations say, the ground's own migration before it. */
export const declared = <T>(roles: Roles, act: (owner: pg.Client) => Promise<T>): Promise<T> =>
  inNewDatabase(roles, there => asking(there.owner, async client => {
    await client.query(readFileSync(join(house, 'migrations/202611240100_ground.sql'), 'utf8'))
    const made = [...entities().values()].map(entitySql)
    await client.query([...made.map(m => m.tables), ...made.flatMap(m => m.links)].join('\n'))
    return act(client)
  }))
