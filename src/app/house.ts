import { readFileSync } from 'node:fs'
import './areas.server.ts'
import './ground.handlers.ts'
import { rights } from './rights.ts'
import pg from 'pg'
import type { FastifyInstance } from 'fastify'
import { openDatabase, type PgConfig } from '../server/data/database.ts'
import { shipRights } from '../server/door/who.ts'
import { api } from '../server/http/app.ts'
import { drain } from '../server/http/drain.ts'
import type { House } from '../server/http/context.ts'
import { openHouse } from '../server/http/house.ts'
import { openQueue, prepareJobs, type Queue } from '../server/jobs/queue.ts'
import { openBus } from '../server/live/bus.ts'
import { endStreams } from '../server/live/events.ts'
import { closePrinter } from '../server/print/pdf.ts'
import { migrate } from '../server/migrate/migrate.ts'
import './sweeps.ts'

shipRights(rights)
export const version = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version

export type Roles = { owner: PgConfig; app: PgConfig; door: PgConfig; jobs: PgConfig }
export type Options = { now?: () => string; origin?: string; secure?: boolean; dataFolder: string; demo?: { password?: string }; work?: boolean; log?: House['log']; connections?: number }
export type Running = { house: House; app: FastifyInstance; queue: Queue; stop: () => Promise<void> }

const line: House['log'] = (event, facts = {}) => { process.stderr.write(JSON.stringify({ at: new Date().toISOString(), event, ...facts }) + '\n') }
const roleOf = (config: PgConfig): string => String(config.user)

/** Brings the database up to the program: schema, queues, rights of the narrow roles. */
export const prepare = async (roles: Roles): Promise<void> => {
  const names = { app: roleOf(roles.app), door: roleOf(roles.door), jobs: roleOf(roles.jobs) }
  await migrate(roles.owner as pg.ClientConfig, names)
  const owner = new pg.Client(roles.owner as pg.ClientConfig)
  await owner.connect()
  try {
    await prepareJobs(roles.owner, names, text => owner.query(text))
  } finally { await owner.end() }
}
/** Opens the house over a prepared database: API ready, jobs running unless told otherwise. Nothing listens yet. */
export const open = async (roles: Roles, options: Options): Promise<Running> => {
  const log = options.log ?? line
  const database = openDatabase(roles, options.connections ?? 16)
  const queue = await openQueue(roles.jobs, log)
  const bus = await openBus((options.work ?? true) ? roles.app : undefined, log)
  const house = openHouse({
    database, now: options.now ?? (() => new Date().toISOString()), later: queue.later, bus, origin: options.origin, secure: options.secure ?? options.origin?.startsWith('https:') ?? false,
    version, dataFolder: options.dataFolder, demo: options.demo, log,
  })
  const app = api(house)
  const connections = drain(app.server)
  app.addHook('preClose', async () => endStreams())
  if (options.work ?? true) await queue.work(house)
  return { house, app, queue, stop: async () => { const drained = connections.leave(); await closePrinter(); await app.close(); drained(); await queue.stop(); await bus.stop(); await database.stop() } }
}
