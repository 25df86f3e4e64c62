// Both sides of one database: the program over HTTP in a process of its own, and PostgreSQL asked directly from here.
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import type { Running } from '../src/app/house.ts'
import { loadWho } from '../src/server/door/who.ts'
import type { Who } from '../src/kernel/permission.ts'
import { any, callsOf, keysOf, type Asks } from './calls.ts'
import { directPool, fly, recorded, renewed, type Flight } from './direct.ts'
import { letIn } from './people.ts'
import { programFlags } from './machine.ts'
import { openHouse, type Held } from './place.ts'
import { nothing, slice, type Sum } from './measure.ts'
import { wire, type Request, type Wire } from './wire.ts'

export type Side = { held: Held; calls: Asks[]; house: Running; who: Map<string, Who>; wires: Wire[]; pool: pg.Pool; memory: () => Promise<number>; stop: () => Promise<void> }
const most = 16
export const openSide = async (held: Held, flags: string[] = []): Promise<Side> => {
  const house = await openHouse(held.roles, 4)
  const { company } = held, people = [...company.managers, ...company.supervisors, ...company.receptions, ...company.consultants.filter((_, i) => i % 5 === 0)]
  const tokens = await letIn(house.house, company, people), who = new Map<string, Who>()
  for (const id of people) who.set(id, (await loadWho(house.house, company.orgId, id))!)
  const child: ChildProcess = fork(fileURLToPath(new URL('serve.ts', import.meta.url)), [], { execArgv: [...programFlags, ...flags], env: { ...process.env, CHENXI_BENCH_ROLES: JSON.stringify(held.roles) }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const port = await new Promise<number>((resolve, reject) => { child.once('message', m => resolve((m as { port: number }).port)); child.once('exit', code => reject(new Error(`the server left with ${String(code)}`))) })
  const wires = await Promise.all(Array.from({ length: most }, () => wire(port)))
  const pool = directPool(held.roles.app, most)
  return {
    held, calls: callsOf(held, await keysOf(held), tokens), house, who, wires, pool,
    memory: () => new Promise(resolve => { child.once('message', m => resolve((m as { memory: number }).memory)); child.send('memory') }),
    stop: async () => {
      wires.forEach(w => w.close())
      await pool.end()
      const left = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await left
      await house.stop()
    },
  }
}
/** Statements of so many requests of this call, ready to be sent again. */
export const prepare = async (side: Side, asks: Asks, many: number): Promise<{ flight: Flight; request: Request }[]> => {
  const flights: { flight: Flight; request: Request }[] = []
  for (let i = 0; i < many; i++) { const request = asks.request(); flights.push({ flight: await recorded(side.house.house, side.who.get(request.by.id)!, request), request }) }
  return flights
}
export const overHttp = (side: Side, asks: Asks, into: Sum, clients: number, seconds: number): Promise<void> => slice(into, clients, seconds, async client => {
  const request = asks.request(), answered = await side.wires[client].send(request)
  if (answered.status >= 400) throw new Error(`${asks.name}: ${answered.status} ${answered.text().slice(0, 300)}`)
})
export const direct = (side: Side, asks: Asks, flights: { flight: Flight; request: Request }[], into: Sum, clients: number, seconds: number): Promise<void> => slice(into, clients, seconds, async () => {
  const { flight, request } = any(flights), client = await side.pool.connect()
  try { await fly(client, flight, asks.kind === 'write' ? renewed(() => asks.anew!(request))(flight) : undefined) } finally { client.release() }
})
/** PostgreSQL plans a statement anew the first times on each connection: these are over before anything is measured, on both sides. */
export const warmUp = async (side: Side, asks: Asks, flights: { flight: Flight; request: Request }[]): Promise<void> => {
  for (const ask of [(s: number) => overHttp(side, asks, nothing(), most, s), (s: number) => direct(side, asks, flights, nothing(), most, s)]) await ask(asks.kind === 'read' ? 1.2 : 0.5)
}
