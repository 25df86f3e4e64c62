// Two crash rounds under writing load: what was acknowledged is there afterwards, once; what was not is there once or not at all.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { dataFolder, gone, postgresOf, setupToken, start, type Program } from '../../test/program.ts'

const folder = dataFolder(), password = 'a long enough secret'
let cookie = ''
const asked = (program: Program, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => program.call(method, path, body, { ...headers, cookie })
const acknowledged = new Map<string, string>() // name → id
const tried: { name: string; key: string }[] = []

const create = (program: Program, { name, key }: { name: string; key: string }) => asked(program, 'POST', '/teams', { name, siteId }, { 'idempotency-key': key })
let siteId = '', n = 0
/** Writes without a pause until it is stopped or the server goes; each answer of 201 is an acknowledged commit. */
const writer = async (program: Program, goOn: () => boolean): Promise<void> => {
  while (goOn()) {
    const one = { name: `组 ${++n}`, key: randomUUID() }
    tried.push(one)
    const answer = await create(program, one).catch(() => undefined)
    if (answer?.status === 201) acknowledged.set(one.name, answer.body.id as string)
    else await pause(20)
  }
}
const load = async (program: Program, crash: () => void | Promise<void>, more: number): Promise<number> => {
  let on = true
  const before = acknowledged.size
  const writers = Array.from({ length: 8 }, () => writer(program, () => on))
  while (acknowledged.size < before + more) await pause(10)
  await crash()
  await pause(300)
  on = false
  await Promise.all(writers)
  return acknowledged.size - before
}
const allTeams = async (program: Program): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>()
  for (let cursor: string | undefined; ;) {
    const { status, body } = await asked(program, 'GET', `/teams?limit=100${cursor ? `&cursor=${cursor}` : ''}`)
    assert.equal(status, 200, JSON.stringify(body))
    const page = body as { items: { id: string; name: string }[]; next: string | null }
    for (const row of page.items) found.set(row.name, [...found.get(row.name) ?? [], row.id])
    if (!page.next) return found
    cursor = page.next
  }
}
/** Every acknowledged row is there under its id; a repeat of an unanswered request under its key makes one row, never two. */
const demandAll = async (program: Program): Promise<void> => {
  const there = await allTeams(program)
  const lost = [...acknowledged].filter(([name, id]) => !there.get(name)?.includes(id))
  assert.deepEqual(lost, [], `of ${acknowledged.size} acknowledged commits`)
  for (const one of tried.filter(t => !acknowledged.has(t.name))) {
    const again = await create(program, one)
    assert.equal(again.status, 201, JSON.stringify(again.body))
    acknowledged.set(one.name, again.body.id as string)
  }
  const after = await allTeams(program)
  assert.deepEqual([...after].filter(([, ids]) => ids.length > 1), [], 'no row twice')
  assert.equal(after.size, tried.length)
}
const logIn = async (program: Program): Promise<void> => {
  const entered = await program.call('POST', '/sessions', { login: 'admin', password })
  assert.equal(entered.status, 201, JSON.stringify(entered.body))
  cookie = entered.cookie!
}

test('kill -9 of the database under load: it comes back by itself, nothing acknowledged is lost, nothing is there twice', async () => {
  const program = await start({ folder, bare: true })
  await program.healthy()
  const made = await program.call('POST', '/setup', { token: await setupToken(program), organisation: { name: '曜行汽车' }, site: { name: '滨江展厅', holidays: false }, admin: { name: '管理员', login: 'admin', password } })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  await logIn(program)
  siteId = ((await asked(program, 'GET', '/sites')).body as { items: { id: string }[] }).items[0]!.id
  const written = await load(program, () => { process.kill(postgresOf(folder)[0]!, 'SIGKILL') }, 150)
  assert.ok(written >= 150)
  for (const until = Date.now() + 60_000; ; await pause(50)) {
    const answer = await asked(program, 'GET', '/teams?limit=1').catch((error: unknown) => ({ status: 0, body: String(error) }))
    if (answer.status === 200) break
    assert.ok(Date.now() < until, `the database did not come back: ${answer.status} ${JSON.stringify(answer.body)} ${postgresOf(folder).length} processes`)
  }
  await demandAll(program)
  program.kill('SIGTERM')
  assert.equal((await program.ended).code, 0)
  await gone(folder)
})
test('kill -9 of the server under load, and of its database a moment later: the next start finds every acknowledged commit, and a whole audit chain', async () => {
  const program = await start({ folder, bare: true })
  await program.healthy()
  await load(program, async () => {
    const [database] = postgresOf(folder)
    program.kill('SIGKILL')
    await pause(5)
    try { process.kill(database!, 'SIGKILL') } catch { /* it went with its parent */ }
  }, 150)
  await program.ended
  const again = await start({ folder, bare: true })
  await again.healthy()
  await logIn(again)
  await demandAll(again)
  for (const until = Date.now() + 20_000; ; await pause(200)) {
    const { status, body } = await asked(again, 'GET', '/audit/verification')
    assert.equal(status, 200, JSON.stringify(body))
    assert.deepEqual(body.broken, [])
    if (body.pending === 0) { assert.equal(body.whole, true); assert.ok((body.entries as number) >= tried.length); break }
    assert.ok(Date.now() < until, `still ${String(body.pending)} entries unlinked`)
  }
  again.kill('SIGTERM')
  assert.equal((await again.ended).code, 0)
  await gone(folder)
})
