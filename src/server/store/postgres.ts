import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asking } from './asking.ts'
import { bootstrap, dropSocketFolder, noStart, socketFolder, spawnAs, writeSettings } from './cluster.ts'
import type { Home } from './home.ts'
import { clearAway, isAlive } from './processes.ts'

/** A running PostgreSQL of ours: it is started again when it dies, until `stop`. */
export type Postgres = { sockets: string; pid(): number | undefined; stop(): Promise<void>; kill(): void; onLost(act: (why: Error) => void): void }

const setpriv = process.platform === 'linux' ? ['/usr/bin/setpriv', '/bin/setpriv'].find(file => existsSync(file)) : undefined
const keptLog = 20_000_000
const tail = (log: string, from: number): string => {
  const text = existsSync(log) ? readFileSync(log).subarray(from).toString('utf8') : ''
  return text.split('\n').filter(line => /FATAL|PANIC|error while loading/.test(line)).at(-1)?.replace(/^.*?(FATAL|PANIC):\s*/, '').trim() ?? ''
}
/** Its own session, so that a terminal's Ctrl-C does not stop it while the server still drains; the kernel ends it with its parent. */
const launch = (home: Home, binaries: string): ChildProcess => {
  const line = [join(binaries, 'bin/postgres'), '-D', home.cluster]
  if (setpriv) line.unshift(setpriv, '--pdeathsig', 'INT', '--')
  const log = openSync(home.log, 'a', 0o600) // not a pipe: a reader that dies would take the server with it
  try {
    const child = spawn(line[0] as string, line.slice(1), { ...spawnAs(home), stdio: ['ignore', log, log], detached: true })
    child.unref()
    return child
  } finally { closeSync(log) }
}
/** Whether it answers a real query; not yet made roles and databases are an answer too. */
const answers = async (sockets: string): Promise<boolean> => {
  try { await asking({ host: sockets, user: bootstrap, database: 'postgres', connectionTimeoutMillis: 10_000 }, client => client.query('SELECT 1')); return true } catch { return false }
}
const gone = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

export const runPostgres = async (home: Home, binaries: string, relaxed: boolean): Promise<Postgres> => {
  const sockets = socketFolder(home)
  const listeners: ((why: Error) => void)[] = []
  let child: ChildProcess | undefined
  let stopping = false
  let mending: Promise<void> | undefined

  const start = async (): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      await clearAway(home.cluster)
      rmSync(join(home.cluster, 'postmaster.pid'), { force: true }) // none of ours is alive: its number belongs to someone else
      writeSettings(home, sockets, relaxed)
      if (existsSync(home.log) && statSync(home.log).size > keptLog / 4) renameSync(home.log, `${home.log}.1`)
      const before = existsSync(home.log) ? statSync(home.log).size : 0
      const started = child = launch(home, binaries)
      let failed: unknown
      started.once('error', error => { failed = error })
      while (!failed && !gone(started) && !await answers(sockets)) await pause(10)
      if (!failed && !gone(started)) { started.once('exit', () => { if (!stopping) void mend() }); return }
      if (attempt === 2 || stopping) throw noStart(home, failed ? String(failed) : tail(home.log, before), failed)
    }
  }
  // Its death is told at once; then it is tried again for as long as this program lives, at most 5 s apart.
  const mend = (): Promise<void> => mending ??= (async () => {
    const why = new Error(`the database process ended (${child?.signalCode ?? child?.exitCode})`)
    for (const tell of listeners) tell(why)
    for (let wait = 100; !stopping; wait = Math.min(wait * 2, 5000)) {
      try { await start(); break } catch (error) { for (const tell of listeners) tell(error as Error) }
      await pause(wait, undefined, { ref: false })
    }
  })().finally(() => { mending = undefined; if (!stopping && child && gone(child)) void mend() })

  try { await start() } catch (error) { dropSocketFolder(home, sockets); throw error }
  const trim = setInterval(() => { if (existsSync(home.log) && statSync(home.log).size > keptLog) truncateSync(home.log) }, 3_600_000)
  trim.unref()
  return {
    sockets,
    pid: () => child?.pid,
    onLost: act => { listeners.push(act) },
    // For the end of a process, where nothing can be awaited any more: drops everything and sees it gone (a zombie counts as gone).
    kill: () => {
      stopping = true
      if (!child?.pid || gone(child)) return
      child.kill('SIGQUIT')
      for (let round = 0; round < 150 && isAlive(child.pid); round++) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
      dropSocketFolder(home, sockets)
    },
    stop: async () => {
      stopping = true
      clearInterval(trim)
      await mending
      const running = child
      if (running && !gone(running)) {
        running.ref()
        const ended = new Promise<void>(done => { running.once('exit', () => done()) })
        running.kill('SIGINT')
        const hurry = setTimeout(() => running.kill('SIGQUIT'), 20_000)
        await ended
        clearTimeout(hurry)
      }
      dropSocketFolder(home, sockets)
    },
  }
}
