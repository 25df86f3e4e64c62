// The real program as a person starts it: its own process, its own data folder, its own port. For tests of starting, stopping and dying.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { after } from 'node:test'

const house = fileURLToPath(new URL('../..', import.meta.url))
export const freePort = (): Promise<number> => new Promise(resolve => {
  const probe = createServer()
  probe.listen(0, '127.0.0.1', () => { const { port } = probe.address() as AddressInfo; probe.close(() => resolve(port)) })
})
/** An empty folder whose path has blanks and Han characters; root's database beside it goes too. */
export const dataFolder = (): string => {
  const place = mkdtempSync(join(tmpdir(), 'chenxi-program-'))
  const folder = join(place, '晨夕 的 数据')
  after(() => {
    const database = databaseOf(folder)
    if (database) rmSync(database, { recursive: true, force: true, maxRetries: 5 })
    rmSync(place, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}
/** Where root's database of this folder lies, if it lies elsewhere. */
const databaseOf = (folder: string): string | undefined => {
  const file = join(folder, 'chenxi.json')
  const at = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { databaseAt?: string }).databaseAt : undefined
  return at && at !== 'inside' ? at : undefined
}
/** PostgreSQL's processes of a data folder, by the folder they work in; the first is the server (its parent is none of them). */
export const postgresOf = (folder: string): number[] => {
  const cluster = join(databaseOf(folder) ?? folder, 'postgres')
  const found = readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(name => {
    try { return readlinkSync(`/proc/${name}/cwd`) === cluster ? [{ pid: Number(name), parent: Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]) }] : [] } catch { return [] }
  })
  return found.sort((a, b) => Number(found.some(f => f.pid === a.parent)) - Number(found.some(f => f.pid === b.parent))).map(f => f.pid)
}
export type Ended = { code: number | null; said: string; wrong: string }
export type Program = {
  readonly pid: number; readonly port: number; readonly folder: string
  readonly child: ChildProcess
  said: () => string
  ended: Promise<Ended>
  kill: (signal: NodeJS.Signals) => void
  /** Milliseconds until it answers; fails when it ends before. */
  healthy: () => Promise<number>
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<{ status: number; body: Record<string, unknown>; cookie: string | undefined }>
}
type Wanted = { folder: string; port?: number; env?: Record<string, string>; args?: string[]; /** The server alone, without the launcher. */ bare?: boolean; verb?: string }
export const start = async ({ folder, port, env = {}, args = [], bare = false, verb = 'serve' }: Wanted): Promise<Program> => {
  const at = port ?? await freePort()
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(CHENXI_(DATA|ORIGIN|LAUNCHED|TEST_STORE)|DATABASE_URL|HOST|NODE_(TEST_CONTEXT|OPTIONS|V8_COVERAGE|CHANNEL_FD))$/.test(name)))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...(bare ? ['src/app/server.ts'] : ['start.mjs', verb]), ...args],
    { cwd: house, stdio: ['ignore', 'pipe', 'pipe'], env: { ...clean, CHENXI_DATA: folder, PORT: String(at), ...env } })
  const begun = Date.now()
  let said = '', wrong = ''
  child.stdout.on('data', piece => { said += piece })
  child.stderr.on('data', piece => { wrong += piece })
  const ended = new Promise<Ended>(resolve => { child.once('close', code => resolve({ code, said, wrong })) })
  after(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await gone(folder, 20_000).catch(() => { for (const pid of postgresOf(folder)) try { process.kill(pid, 'SIGKILL') } catch { /* gone */ } })
  })
  const call: Program['call'] = async (method, path, body, headers = {}) => {
    const answer = await fetch(`http://127.0.0.1:${at}/api/v1${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(20_000),
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(method === 'GET' ? {} : { 'sec-fetch-site': 'same-origin' }), ...headers } })
    const text = await answer.text()
    return { status: answer.status, body: text ? JSON.parse(text) as Record<string, unknown> : {}, cookie: answer.headers.get('set-cookie')?.split(';')[0] }
  }
  const healthy = async (): Promise<number> => {
    for (const until = begun + 120_000; Date.now() < until; await pause(20)) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it ended instead: ${child.exitCode ?? child.signalCode}\n${said}${wrong}`)
      if (await call('GET', '/health').then(a => a.status === 200, () => false)) return Date.now() - begun
    }
    throw new Error(`no healthy answer within two minutes\n${said}${wrong}`)
  }
  return { pid: child.pid!, port: at, folder, child, said: () => said, ended, kill: signal => { child.kill(signal) }, healthy, call }
}
/** Waits until nothing of a data folder's database runs any more; answers the milliseconds it took. */
export const gone = async (folder: string, within = 15_000): Promise<number> => {
  const begun = Date.now()
  for (let left = postgresOf(folder); ; left = postgresOf(folder)) {
    if (left.length === 0) return Date.now() - begun
    if (Date.now() - begun > within) throw new Error(`still there after ${within} ms: ${left.join(' ')}`)
    await pause(25)
  }
}
/** The token of the one-time setup link that a first start prints. */
export const setupToken = async (program: Program): Promise<string> => {
  for (const until = Date.now() + 5_000; Date.now() < until; await pause(20)) {
    const found = /\/setup#([\w-]{20,})/.exec(program.said())?.[1]
    if (found) return found
  }
  throw new Error(`no setup link was printed: ${program.said()}`)
}
/** Children of a process (the launcher's child is the server). */
export const childrenOf = (pid: number): number[] => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number)
