import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, writeFileSync, chmodSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { childrenOf, dataFolder, freePort, gone, postgresOf, setupToken, start, type Ended, type Program } from '../../test/program.ts'
import { asking } from './asking.ts'
import { openEmbedded } from './embedded.ts'

/** A refusal is one line of its own with both languages in it, an exit code, and nothing left running. */
const refusesWith = async (program: Program, code: number, ...words: RegExp[]): Promise<Ended> => {
  const ended = await program.ended
  const lines = ended.wrong.trim().split('\n')
  assert.equal(ended.code, code, ended.said + ended.wrong)
  assert.equal(lines.length, 1, `one clear sentence: ${ended.wrong}`)
  for (const word of [/\p{Script=Han}/u, /[A-Za-z]{3} [a-z]/, ...words]) assert.match(lines[0]!, word)
  assert.ok(!/at .*\.ts:\d/.test(ended.wrong), 'no stack')
  return ended
}
const organisation = (token: string, login: string) => ({ token, organisation: { name: `${login} 汽车` }, site: { name: '滨江展厅', holidays: false }, admin: { name: '管理员', login, password: 'a long enough secret' } })

const folder = dataFolder()
test('first start: a healthy answer, one line, a setup link that works once; TERM stops server and database', async () => {
  const program = await start({ folder })
  await program.healthy()
  const token = await setupToken(program)
  assert.match(program.said(), new RegExp(`ready: http://127.0.0.1:${program.port}\\n`))
  assert.ok(postgresOf(folder).length > 0)
  assert.equal((await program.call('POST', '/sessions', { login: 'admin', password: 'admin' })).status, 401, 'there are no default accounts')
  assert.equal((await program.call('POST', '/setup', organisation(token, 'zhang'))).status, 201)
  assert.equal((await program.call('POST', '/setup', organisation(token, 'wang'))).status, 404, 'a used link is dead')
  program.kill('SIGTERM')
  assert.equal((await program.ended).code, 0)
  assert.ok(await gone(folder) < 5_000)
})
test('a warm start answers within 5 s, prints no link, and a Ctrl-C ends it within seconds', async () => {
  const program = await start({ folder })
  assert.ok(await program.healthy() <= 5_000)
  assert.ok(!program.said().includes('/setup#'))
  const begun = Date.now()
  program.kill('SIGINT')
  assert.equal((await program.ended).code, 0)
  await gone(folder)
  assert.ok(Date.now() - begun < 5_000)
})
test('a second program on the same folder, a taken port, a demo over real books: one sentence each, the first keeps serving', async () => {
  const program = await start({ folder })
  await program.healthy()
  await refusesWith(await start({ folder }), 10, /正在用|在用/, /Another Chenxi/)
  await refusesWith(await start({ folder: dataFolder(), port: program.port }), 4, /端口/, /Port \d+ is taken/)
  assert.equal((await program.call('GET', '/health')).status, 200)
  program.kill('SIGTERM')
  await program.ended
  await refusesWith(await start({ folder, args: ['--demo'] }), 6, /真实的公司/, /real organisation/)
  await gone(folder)
})
test('kill -9 of launcher, of server, of the database server: nothing is orphaned and the next start answers', async () => {
  const launched = await start({ folder })
  await launched.healthy()
  launched.kill('SIGKILL')
  await gone(folder)

  const served = await start({ folder })
  await served.healthy()
  const [server] = childrenOf(served.pid)
  process.kill(server!, 'SIGKILL')
  assert.notEqual((await served.ended).code, 0)

  const again = await start({ folder })
  await again.healthy()
  process.kill(postgresOf(folder)[0]!, 'SIGKILL')
  for (const until = Date.now() + 20_000; ; await pause(50)) {
    const { status } = await again.call('POST', '/sessions', { login: 'zhang', password: 'a long enough secret' }).catch(() => ({ status: 0 }))
    if (status === 201) break
    assert.ok(status === 503 || status === 0, `while the database comes back the answer is «busy», not ${status}`)
    assert.ok(Date.now() < until, 'the database did not come back by itself')
  }
  again.kill('SIGTERM')
  assert.equal((await again.ended).code, 0)
  await gone(folder)
})
test('one more organisation: a link from the command, beside a running server and without one', async () => {
  const beside = async (): Promise<string> => {
    const { code, said, wrong } = await (await start({ folder, verb: 'organisation', args: ['create', '--name', '二店'] })).ended
    assert.equal(code, 0, wrong)
    return /\/setup#([\w-]{20,})\s*$/.exec(said)![1]!
  }
  const early = await beside()
  const program = await start({ folder })
  await program.healthy()
  const late = await beside()
  assert.equal((await program.call('POST', '/setup', organisation(early, 'li'))).status, 201)
  assert.equal((await program.call('POST', '/setup', organisation(late, 'zhao'))).status, 201)
  const usage = await (await start({ folder, verb: 'organisation', args: [] })).ended
  assert.equal(usage.code, 2)
  assert.match(usage.wrong, /usage/)
  program.kill('SIGTERM')
  await program.ended
  await gone(folder)
})
test('a stop waits for nobody who keeps a connection open without asking, nor long for a question that never ends', async () => {
  const program = await start({ folder })
  await program.healthy()
  const silent = connect(program.port, '127.0.0.1'), half = connect(program.port, '127.0.0.1')
  for (const socket of [silent, half]) { socket.on('error', () => undefined); await once(socket, 'connect') }
  half.write('POST /api/v1/session HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{')
  await pause(100)
  const begun = Date.now()
  program.kill('SIGTERM')
  assert.equal((await program.ended).code, 0)
  assert.ok(Date.now() - begun < 20_000, `${Date.now() - begun} ms`)
})
test('a database newer than the program is not touched', async () => {
  const store = await openEmbedded(folder)
  await asking(store.owner, client => client.query(`INSERT INTO migration (name, hash) VALUES ('209912310000_from_tomorrow', 'x')`))
  await store.stop()
  await refusesWith(await start({ folder }), 5, /更新版本/, /newer Chenxi/)
  await gone(folder)
})
test('a folder of someone else, a file, a folder nobody can write: one sentence each, nothing is written there', async () => {
  const foreign = dataFolder()
  mkdirSync(foreign, { recursive: true })
  writeFileSync(join(foreign, '照片.jpg'), 'x')
  await refusesWith(await start({ folder: foreign }), 12, /CHENXI_DATA/)
  await refusesWith(await start({ folder: join(foreign, '照片.jpg') }), 12, /不是文件夹/, /is not a folder/)
  const locked = process.getuid?.() === 0 ? '/proc/chenxi' : join(foreign, 'locked') // root writes everywhere but there
  if (process.getuid?.() !== 0) { mkdirSync(locked); chmodSync(locked, 0o500) }
  await refusesWith(await start({ folder: locked }), 11, /不可写/, /cannot be written/)
})
test('an unknown command is named with those that are known', async () => {
  await refusesWith(await start({ folder, verb: 'sevre' }), 2, /sevre/, /serve/)
})
test('two first starts of one folder at once: one serves, the other says why it does not', async () => {
  const together = dataFolder(), ports = [await freePort(), await freePort()]
  const programs = await Promise.all(ports.map(port => start({ folder: together, port })))
  const first = await Promise.race(programs.map(async p => { await p.healthy(); return p }))
    .catch(async () => { await Promise.allSettled(programs.map(p => p.healthy())); return programs.find(p => p.child.exitCode === null)! })
  const other = programs.find(p => p !== first)!
  await refusesWith(other, 10, /Another Chenxi/)
  first.kill('SIGTERM')
  assert.equal((await first.ended).code, 0)
  await gone(together)
})
