// The program: opens the store, brings the schema up, opens the house, listens, and goes down in order.
import { createServer } from 'node:net'
import { explain, openStore, StartRefusal, whenLauncherDies } from '../server/store/index.ts'
import { NewerDatabase } from '../server/migrate/migrate.ts'
import { one, whenSlow } from '../server/data/database.ts'
import { sql } from '../server/data/sql.ts'
import { readAsked } from './asked.ts'
import type { Lan } from './lan.ts'
import { setupLink } from './organisation.ts'
import { open, prepare, version, type Running } from './house.ts'
import { serveWeb } from '../server/http/web.ts'

const freePort = (port: number, host: string): Promise<void> => new Promise((resolve, reject) => {
  const probe = createServer()
  probe.once('error', () => reject(new StartRefusal({ exitCode: 4, zh: `端口 ${port} 已被占用：换一个 PORT，或先停掉占用它的程序。`, en: `Port ${port} is taken: choose another PORT or stop the program that holds it.` })))
  probe.on('connection', early => early.destroy()) // who asks already would keep the probe open
  probe.listen(port, host, () => probe.close(() => resolve()))
})
const main = async (): Promise<void> => {
  const asked = readAsked(process.argv.slice(2), process.env), { port, host } = asked
  await freePort(port, host)
  const store = await openStore({ dataFolder: process.env.CHENXI_DATA ?? './data', databaseUrl: process.env.DATABASE_URL })
  let running: Running | undefined
  let door: Lan | undefined
  let leaving: Promise<void> | undefined
  const leave = (code: number): Promise<void> => leaving ??= (async () => {
    const hard = setTimeout(() => process.exit(code || 1), 30_000)
    await running?.stop().catch(() => undefined)
    await door?.stop().catch(() => undefined)
    await store.stop().catch(() => undefined)
    clearTimeout(hard)
    process.exit(code)
  })()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(0))
  whenLauncherDies(() => void leave(0))
  try {
    await prepare(store).catch((error: unknown): never => {
      if (error instanceof NewerDatabase) throw new StartRefusal({ exitCode: 5, zh: `数据库是更新版本的晨夕写的（${error.migration}）：请升级程序，数据没有动。`, en: `This database was written by a newer Chenxi (${error.migration}): upgrade the program; nothing was touched.` })
      throw error
    })
    const { demoStart } = await import('./demo/start.ts')
    const demo = await demoStart(store, { wanted: asked.demo, date: asked.date, password: asked.password })
    running = await open(store, { dataFolder: store.dataFolder, origin: process.env.CHENXI_ORIGIN, ...(asked.lan ? { secure: true } : {}), demo: demo?.password ? { password: demo.password } : undefined })
    await demo?.load?.(running.house)
    await serveWeb(running.app, running.house, { dev: asked.dev })
    if (asked.lan) door = await (await import('./lan.ts')).openLan(running, { port, host, dataFolder: store.dataFolder })
    else await running.app.listen({ port, host })
    whenSlow(Number(process.env.CHENXI_SLOW_MS) || 1_000, facts => running!.house.log('slow', facts))
    const url = running.house.origin ?? `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`
    process.stdout.write(`晨夕 ${version} 已就绪 · ready: ${url}\n`)
    if (door) process.stdout.write(door.words)
    if (demo) process.stdout.write(`演示公司 · demo company: ${demo.line}\n`)
    else if ((await one<{ n: number }>(running.house.database.door, sql`SELECT count(*)::int n FROM door.organisation`))!.n === 0) {
      process.stdout.write(`首次设置（一小时内有效，用完即废）· first setup, valid 1 h, once: ${url}/setup#${await setupLink(running.house)}\n`)
    }
  } catch (error) {
    process.stderr.write(explain(error) + '\n')
    await leave(error instanceof StartRefusal ? error.exitCode : 1)
  }
}
main().catch((error: unknown) => {
  process.stderr.write(explain(error) + '\n')
  process.exit(error instanceof StartRefusal ? error.exitCode : 1)
})
