// The program as it serves, in a process of its own over a bench database: what `npm start` opens, without its store; jobs only for the import.
import { openHouse } from './place.ts'
import type { Roles } from '../src/app/house.ts'

const roles = JSON.parse(process.env.CHENXI_BENCH_ROLES!) as Roles
const { app, stop } = await openHouse(roles, Number(process.env.CHENXI_BENCH_CONNECTIONS ?? 16), { work: process.env.CHENXI_BENCH_WORK === '1', ...(process.env.CHENXI_BENCH_NOW ? { at: process.env.CHENXI_BENCH_NOW } : {}) })
await app.listen({ port: 0, host: '127.0.0.1' })
process.send!({ port: (app.server.address() as { port: number }).port })
process.on('message', () => process.send!({ memory: process.memoryUsage.rss(), cpu: process.cpuUsage(), most: process.resourceUsage().maxRSS * 1024, heap: process.memoryUsage() }))
const leave = (): void => { void stop().then(() => process.exit(0)) }
process.on('SIGTERM', leave)
process.on('disconnect', leave)
