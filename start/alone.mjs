import { createServer } from 'node:net'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realpathSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { home } from './place.mjs'
import { say } from './words.mjs'

const name = 'chenxi-start-' + createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 24)

/** A name the kernel frees by itself when its holder dies: an abstract socket (Linux) or a named pipe (Windows). */
const takeName = () => new Promise(resolve => {
  const server = createServer()
  server.once('error', error => resolve(error.code === 'EADDRINUSE' ? undefined : async () => undefined))
  server.listen({ path: process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `\0${name}` }, () =>
    resolve(() => new Promise(done => server.close(done))))
  server.unref()
})
/** Elsewhere a file with the holder's number, taken over when that process is gone. */
const takeFile = () => {
  const file = join(tmpdir(), `${name}.lock`)
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return async () => rmSync(file, { force: true })
  } catch {
    try { process.kill(Number(readFileSync(file, 'utf8')), 0) } catch (error) {
      if (error.code !== 'EPERM') rmSync(file, { force: true })
    }
    return undefined
  }
}
/** Two first starts of one checkout must not install into each other: the second waits here for the first. */
export const alone = async () => {
  const take = ['linux', 'win32'].includes(process.platform) ? takeName : takeFile
  for (let round = 0; ; round++) {
    const release = await take()
    if (release) return release
    if (round === 5) say('另一个启动正在准备，等它完成……', 'Another start is preparing this checkout; waiting for it…')
    await pause(200)
  }
}
