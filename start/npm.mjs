import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { Stop } from './words.mjs'

/** npm's own program file, so that it can run under the Node we choose. */
export const npmFile = () => {
  const near = dirname(process.execPath)
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const places = [
    process.env.npm_execpath,
    join(near, '../lib/node_modules/npm/bin/npm-cli.js'), join(near, 'node_modules/npm/bin/npm-cli.js'),
    ...onPath.flatMap(folder => [join(folder, 'npm'), join(folder, 'node_modules/npm/bin/npm-cli.js')]),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ]
  for (const place of places) {
    if (!place || !existsSync(place)) continue
    const real = realpathSync(place)
    if (/npm-cli\.[cm]?js$/.test(real)) return real
  }
  throw new Stop(3, '找不到 npm，请先安装 npm。', 'npm was not found: please install npm first.')
}

// What a person said about the way to the registry stays; what was said to the outer npm (omit, global, dry run…) does not.
const kept = /^npm_config_(registry|proxy|https?_proxy|no_?proxy|ca|cafile|cert|key|strict_ssl|cache|userconfig|globalconfig|fetch_.*|maxsockets|offline|prefer_offline|prefer_online|replace_registry_host|@.*|\/\/.*)$/i
/** The environment for our children: without NODE_OPTIONS and NODE_ENV and without the outer npm's own settings. */
export const cleanEnvironment = (more = {}) => {
  const env = {}
  for (const [key, value] of Object.entries(process.env)) {
    if (/^(NODE_OPTIONS|NODE_ENV|NODE_CHANNEL_FD|NODE_V8_COVERAGE|INIT_CWD)$/.test(key)) continue
    if (/^npm_/i.test(key) && !kept.test(key)) continue
    env[key] = value
  }
  return { ...env, ...more }
}

/** Runs a tool quietly to its end; what it said is kept for the case that it fails. */
export const quietly = (command, args, options = {}) => new Promise(resolve => {
  let said = ''
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => { said = (said + piece).slice(-20_000) })
  let interrupted = 0
  const end = signal => { interrupted = 128 + constants.signals[signal]; child.kill(signal) }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const handlers = signals.map(signal => () => end(signal))
  signals.forEach((signal, i) => process.on(signal, handlers[i]))
  const finish = result => { signals.forEach((signal, i) => process.off(signal, handlers[i])); resolve({ ...result, said, interrupted }) }
  child.once('error', error => { said += String(error); finish({ code: 127 }) })
  child.once('close', code => finish({ code: code ?? 128 }))
})
/** `npm ci` as the lock file says, hashes checked, no install scripts. */
export const npmCi = (node, folder) => quietly(node,
  [npmFile(), 'ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier'],
  { cwd: folder, env: cleanEnvironment() })
