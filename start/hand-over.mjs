import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { at } from './place.mjs'
import { programFlags } from './flags.mjs'
import { cleanEnvironment } from './npm.mjs'

const setpriv = process.platform === 'linux' ? ['/usr/bin/setpriv', '/bin/setpriv'].find(file => existsSync(file)) : undefined

/**
 * Runs the program under Node 24 and answers its exit code. Signals reach it exactly once: it has a process group of its own, so a
 * Ctrl-C of the terminal comes to this launcher only, and npm's copy of the same signal is dropped. When the launcher is killed the
 * program hears it twice over: the IPC channel closes, and on Linux the kernel sends TERM.
 */
export const handOver = (node, { file, watch, args = [] }, rest) => new Promise((resolve, reject) => {
  const line = [node, '--disable-warning=ExperimentalWarning', ...programFlags, ...(watch ? ['--watch', '--watch-preserve-output'] : []), at(file), ...args, ...rest]
  if (setpriv) line.unshift(setpriv, '--pdeathsig', 'TERM', '--')
  const child = spawn(line[0], line.slice(1), {
    cwd: process.cwd(), stdio: ['inherit', 'inherit', 'inherit', 'ipc'], detached: process.platform !== 'win32',
    env: cleanEnvironment({ CHENXI_LAUNCHED: '1' }),
  })
  const lastAt = {}
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {
    const now = Date.now()
    if (now - (lastAt[signal] ?? 0) > 1000) child.kill(signal)
    lastAt[signal] = now
  })
  child.once('error', reject)
  child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 1)))
})
