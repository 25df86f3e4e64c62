import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

export type Release = () => Promise<void>

const byName = (folder: string): Promise<Release | undefined> => new Promise((resolve, reject) => {
  const name = 'chenxi-data-' + createHash('sha256').update(folder).digest('hex').slice(0, 32)
  const held = createServer()
  held.once('error', (error: NodeJS.ErrnoException) => error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error))
  held.listen({ path: process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `\0${name}` }, () =>
    resolve(() => new Promise<void>(done => { held.close(() => done()) })))
  held.unref()
})
const alive = (pid: number): boolean => {
  try { process.kill(pid, 0); return true } catch (error) { return (error as NodeJS.ErrnoException).code === 'EPERM' }
}
const byFile = async (folder: string): Promise<Release | undefined> => {
  const file = join(folder, 'running.lock')
  for (let round = 0; round < 2; round++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return async () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (alive(Number(readFileSync(file, 'utf8')))) return undefined
      rmSync(file, { force: true })
    }
  }
  return undefined
}
/**
 * Takes a folder for this process alone, or answers undefined when another has it. On Linux and Windows the kernel frees it at the
 * holder's death, kill -9 included; elsewhere a file with the holder's number is taken over when that process is gone.
 */
export const takeFolder = (folder: string): Promise<Release | undefined> =>
  ['linux', 'win32'].includes(process.platform) ? byName(folder) : byFile(folder)
