import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { entities } from '../src/kernel/entity.ts'
import { childTable, tableOf } from '../src/server/data/columns.ts'
import { addOnly } from '../src/server/migrate/migrate.ts'
import { identityTable } from '../src/server/work/identity.ts'
import { testStore } from '../src/test/store.ts'
import { declared, migrated } from './generated/database.ts'
import { tablesOf, tableSql, type Table } from './generated/schema.ts'
import { cracks } from './rules/walls.ts'
import { house } from './tree.ts'

const store = await testStore()
const bare = (t: Table): string => tableSql(t, false).split('\n').filter(line => !line.startsWith('GRANT')).join('\n')

test('every table’s walls stand: org_id first, keys and uniqueness within it, row security forced, no triggers', async () => {
  const found = await migrated(store, async client => cracks(await tablesOf(client), addOnly))
  assert.deepEqual(found.map(c => `${c.table} ${c.wall}: ${c.says}`), [])
})
test('what the migrations leave is what the declarations say: columns, types, nullability, constraints, policies', async () => {
  const want = new Map((await declared(store, tablesOf)).map(t => [t.name, t]))
  const have = new Map((await migrated(store, tablesOf)).map(t => [t.name, t]))
  const named = [...entities().values()].flatMap(e => [tableOf(e), ...Object.keys(e.children).map(name => childTable(e, name)), ...(e.identities?.length ? [identityTable(e)] : [])])
  assert.ok(named.length > 20)
  for (const name of named) assert.equal(bare(have.get(name)!), bare(want.get(name)!), `table ${name}`)
})
test('each planted crack in a wall is caught', async () => {
  const caught = await migrated(store, async client => {
    await client.query(readFileSync(join(house, 'checks/planted/walls.sql'), 'utf8'))
    return cracks(await tablesOf(client), [...addOnly, 'planted_add_only']).filter(c => c.table.startsWith('planted_'))
  })
  const walls = ['first-column', 'primary-key', 'unique', 'foreign-key', 'on-delete', 'on-update', 'index', 'row-security', 'policy', 'trigger', 'add-only']
  for (const wall of walls) assert.ok(caught.some(c => c.wall === wall && c.table === `planted_${wall.replaceAll('-', '_')}`), `${wall} is not caught: ${JSON.stringify(caught)}`)
})
