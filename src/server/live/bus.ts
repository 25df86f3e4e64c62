import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Who } from '../../kernel/permission.ts'
import { may } from '../../kernel/permission.ts'
import { entities } from '../../kernel/entity.ts'
import type { PgConfig } from '../data/database.ts'
import { whenCommitted, type Touch } from './touched.ts'

/** One watching screen: who watches, and how it is told. `resync`: something may have been missed, ask anew. */
export type Watcher = { readonly orgId: string; who: () => Who; tell: (event: 'changed' | 'resync', data: object) => void }
export type Bus = { watch: (w: Watcher) => () => void; watching: (orgId: string, memberId: string) => number; stop: () => Promise<void> }
const channel = 'chenxi_live', everyMs = 100, most = 7_000

/** Which touches concern a person: those addressed to him, and rows of things he may read at all. */
export const concerning = (who: Who, touches: readonly Touch[]): Touch[] =>
  touches.filter(t => (t.to ? t.to.includes(who.memberId) : may(who, entities().get(t.entity)?.thing ?? t.entity, 'read')))
/**
 * Tells screens which rows changed, after the commit: at once in this process, and to other processes by one NOTIFY a tenth of a second
 * (a NOTIFY in every command would queue all commits behind one lock). Without `config` only this process hears. A listener that was cut
 * off comes back by itself and then says `resync`, so nothing is missed for good.
 */
export const openBus = async (config: PgConfig | undefined, log: (event: string, facts?: Record<string, unknown>) => void): Promise<Bus> => {
  const me = randomUUID(), watchers = new Map<string, Set<Watcher>>()
  let waiting: [string, Touch[]][] = [], client: pg.Client | undefined, stopped = false, timer: NodeJS.Timeout | undefined
  const say = (orgId: string, touches: readonly Touch[]): void => {
    for (const w of watchers.get(orgId) ?? []) {
      const own = concerning(w.who(), touches)
      if (own.length) w.tell('changed', { rows: own.map(({ entity, id }) => ({ entity, id })) })
    }
  }
  const resync = (): void => { for (const set of watchers.values()) for (const w of set) w.tell('resync', {}) }
  whenCommitted((orgId, touches) => {
    say(orgId, touches)
    if (config) waiting.push([orgId, [...touches]])
  })
  const flush = async (): Promise<void> => {
    if (!client || waiting.length === 0) return
    const now = waiting
    waiting = []
    for (const [orgId, touches] of now) {
      const whole = JSON.stringify({ by: me, orgId, touches })
      await client.query('SELECT pg_notify($1, $2)', [channel, whole.length > most ? JSON.stringify({ by: me, orgId, touches: [] }) : whole])
    }
  }
  const listen = async (): Promise<void> => {
    if (stopped || !config) return
    const fresh = new pg.Client({ ...config, application_name: 'chenxi live' } as pg.ClientConfig)
    fresh.on('error', () => undefined)
    fresh.on('end', () => { if (client === fresh) client = undefined; if (!stopped) setTimeout(() => void again(), 500).unref() })
    fresh.on('notification', message => {
      const { by, orgId, touches } = JSON.parse(message.payload ?? '{}') as { by: string; orgId: string; touches: Touch[] }
      if (by === me) return
      if (touches.length) say(orgId, touches)
      else for (const w of watchers.get(orgId) ?? []) w.tell('resync', {})
    })
    await fresh.connect()
    await fresh.query(`LISTEN ${channel}`)
    client = fresh
    resync()
  }
  const again = (): Promise<void> => listen().catch((error: unknown) => { log('live', { error: String(error) }); if (!stopped) setTimeout(() => void again(), 1_000).unref() })
  if (config) {
    await again()
    timer = setInterval(() => void flush().catch((error: unknown) => log('live', { error: String(error) })), everyMs)
    timer.unref()
  }
  return {
    watch: w => {
      const set = watchers.get(w.orgId) ?? new Set()
      watchers.set(w.orgId, set.add(w))
      return () => { set.delete(w); if (set.size === 0) watchers.delete(w.orgId) }
    },
    watching: (orgId, memberId) => [...(watchers.get(orgId) ?? [])].filter(w => w.who().memberId === memberId).length,
    stop: async () => { stopped = true; clearInterval(timer); whenCommitted(() => undefined); await client?.end().catch(() => undefined) },
  }
}
