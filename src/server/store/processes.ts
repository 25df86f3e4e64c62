import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

type Found = { pid: number; parent: number }
const statOf = (pid: number | string): { state: string; parent: number } | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state = '', parent = '0'] = text.slice(text.lastIndexOf(')') + 2).split(' ') // the name before it may hold anything
    return { state, parent: Number(parent) }
  } catch { return undefined }
}
export const isAlive = (pid: number): boolean => {
  if (process.platform === 'linux') { const stat = statOf(pid); return !!stat && stat.state !== 'Z' && stat.state !== 'X' }
  try { process.kill(pid, 0); return true } catch { return false }
}
/** PostgreSQL's processes working in this cluster, by their folder and program: a pid file's number may have been given away since. */
const ofCluster = (cluster: string): Found[] => {
  if (process.platform !== 'linux') return byPidFile(cluster)
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(name => {
    try {
      if (readlinkSync(`/proc/${name}/cwd`).replace(/ \(deleted\)$/, '') !== cluster) return []
      if (basename(readlinkSync(`/proc/${name}/exe`)).replace(/ \(deleted\)$/, '') !== 'postgres') return []
      const stat = statOf(name)
      return stat && stat.state !== 'Z' ? [{ pid: Number(name), parent: stat.parent }] : []
    } catch { return [] } // gone meanwhile, or not ours to read
  })
}
const pidInFile = (cluster: string): number => {
  const file = join(cluster, 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
}
const byPidFile = (cluster: string): Found[] => {
  const pid = pidInFile(cluster)
  if (!(pid > 0) || !isAlive(pid)) return []
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster) ? [{ pid, parent: 1 }] : []
  } catch { return [] }
}
const send = (pid: number, signal: NodeJS.Signals): void => { try { process.kill(pid, signal) } catch { /* gone already */ } }

/**
 * Clears what an earlier life left behind, before a server is started: an orphaned server is asked to stop (after 30 s: to drop
 * everything), back ends without a server go at once (a busy one would hold the shared memory block for minutes). Answers whether any
 * server was stopped. Nothing of this cluster runs afterwards.
 */
export const clearAway = async (cluster: string): Promise<boolean> => {
  const heads = (all: Found[]) => all.filter(p => !all.some(q => q.pid === p.parent))
  const start = Date.now()
  const asked = new Set<number>()
  let stopped = false
  for (;;) {
    const all = ofCluster(cluster)
    if (all.length === 0) return stopped
    const head = pidInFile(cluster)
    for (const p of heads(all)) {
      const isServer = all.some(q => q.parent === p.pid) || p.pid === head
      const late = Date.now() - start > (isServer ? 30_000 : 200)
      if (isServer && !asked.has(p.pid)) { send(p.pid, 'SIGINT'); asked.add(p.pid); stopped = true }
      if (late) send(p.pid, Date.now() - start > 40_000 ? 'SIGKILL' : 'SIGQUIT')
    }
    await pause(25)
  }
}
