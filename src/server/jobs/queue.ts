import { PgBoss } from 'pg-boss'
import type pg from 'pg'
import type { Instant } from '../../kernel/time.ts'
import type { PgConfig } from '../data/database.ts'
import type { Later } from '../work/work.ts'
import type { House } from '../http/context.ts'

export type Job = { name: string; retry?: number; seconds?: number; act: (house: House, data: Record<string, unknown> & { orgId?: string }) => Promise<void> }
export type Nightly = { name: string; cron: string; act: (house: House) => Promise<void> }
const jobs = new Map<string, Job>()
const sweeps = new Map<string, { everySeconds: number; act: (house: House) => Promise<void> }>()
const nightly = new Map<string, Nightly>()

/** What a queue does; commands queue it with work.later in their own commit. Acts are idempotent: a crash may run one twice. */
export const job = (d: Job): void => { jobs.set(d.name, d) }
/** Something looked for again and again (deadlines, unlinked audit): idempotent, found by state and never by a timer of its own. */
export const sweep = (name: string, everySeconds: number, act: (house: House) => Promise<void>): void => { sweeps.set(name, { everySeconds, act }) }
/** Once a night, in UTC cron words. */
export const night = (name: string, cron: string, act: (house: House) => Promise<void>): void => { nightly.set(name, { name, cron, act }) }

const options = { migrate: false, createSchema: false, persistQueueStats: false, reindex: false } as const
/** The queue's own schema and queues, made by the owner; the narrow roles get what they need and no more. */
export const prepareJobs = async (owner: PgConfig, roles: { app: string; jobs: string }, run: (text: string) => Promise<unknown>): Promise<void> => {
  await run('CREATE SCHEMA IF NOT EXISTS jobs')
  const boss = new PgBoss({ ...(owner as object), schema: 'jobs', createSchema: false, supervise: false, schedule: false, max: 2 } as never)
  boss.on('error', () => undefined)
  await boss.start()
  for (const d of [...jobs.values(), ...[...nightly.values()].map(n => ({ ...n, retry: 2, seconds: 900 }))]) {
    const facts = { retryLimit: d.retry ?? 3, retryDelay: 5, retryBackoff: true, expireInSeconds: d.seconds ?? 120, policy: 'standard' as const }
    if (await boss.getQueue(d.name)) await boss.updateQueue(d.name, { retryLimit: facts.retryLimit, retryDelay: facts.retryDelay, retryBackoff: true, expireInSeconds: facts.expireInSeconds })
    else await boss.createQueue(d.name, facts)
  }
  await boss.stop({ graceful: false })
  await run(`GRANT USAGE ON SCHEMA jobs TO "${roles.app}", "${roles.jobs}"; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA jobs TO "${roles.app}"; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO "${roles.jobs}"; GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs TO "${roles.app}", "${roles.jobs}";`)
}
export type Queue = { later: Later; work: (house: House) => Promise<void>; stop: () => Promise<void> }
/** Opens the queue as its narrow role. `later` writes through the command's own connection; `work` starts carrying out. */
export const openQueue = async (config: PgConfig, log: House['log']): Promise<Queue> => {
  const boss = new PgBoss({ ...(config as object), schema: 'jobs', max: 4, ...options } as never)
  boss.on('error', error => log('jobs', { error: String(error) }))
  await boss.start()
  const timers: NodeJS.Timeout[] = []
  const running = new Set<Promise<unknown>>()
  const track = <T>(p: Promise<T>): Promise<T> => { running.add(p); void p.finally(() => running.delete(p)).catch(() => undefined); return p }
  return {
    later: async (client: pg.ClientBase, queue, data, more: { after?: Instant; key?: string } = {}) => {
      await boss.send(queue, data, { ...(more.after ? { startAfter: new Date(more.after) } : {}), ...(more.key ? { singletonKey: more.key } : {}), db: { executeSql: (text: string, values?: unknown[]) => client.query(text, values as unknown[]) } } as never)
    },
    work: async house => {
      for (const d of jobs.values()) await boss.work(d.name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([one]) => { await track(d.act(house, one.data as never)) })
      for (const n of nightly.values()) { await boss.schedule(n.name, n.cron); await boss.work(n.name, { pollingIntervalSeconds: 30 }, async () => { await track(n.act(house)) }) }
      for (const [name, s] of sweeps) {
        let busy = false
        timers.push(setInterval(() => {
          if (busy) return
          busy = true
          void track(s.act(house)).catch((error: unknown) => log('sweep', { name, error: String(error) })).finally(() => { busy = false })
        }, s.everySeconds * 1_000))
      }
    },
    stop: async () => {
      for (const t of timers) clearInterval(t)
      await Promise.allSettled(running)
      await boss.stop({ graceful: true, timeout: 10_000 }).catch(() => undefined)
    },
  }
}
/** Carries out one night's act now: the check a person or a test asks for is the one the night runs. */
export const runNight = (name: string, house: House): Promise<void> => {
  const found = nightly.get(name)
  if (!found) throw new Error(`no night ${name}`)
  return found.act(house)
}
