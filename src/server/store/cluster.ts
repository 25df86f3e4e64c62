import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync, lstatSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Home } from './home.ts'
import { refused } from './refusal.ts'
import type { StartRefusal } from './refusal.ts'

/** The superuser that initdb makes; it makes the owner and the extensions and is not used again. */
export const bootstrap = 'chenxi_bootstrap'
const major = 18
const environment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C', LC_ALL: 'C', TZ: 'UTC' }
export const spawnAs = (home: Home) => ({ ...home.as, cwd: '/', env: environment })

const initdb = (home: Home, binaries: string, target: string): Promise<void> => new Promise((resolve, reject) => {
  let said = ''
  const child = spawn(join(binaries, 'bin/initdb'), ['-D', target, '-U', bootstrap, '-E', 'UTF8', '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8', '--locale=C', '--auth=trust', '--no-instructions'], { ...spawnAs(home), stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => { said += piece })
  child.once('error', error => reject(noStart(home, String(error), error)))
  child.once('close', code => code === 0 ? resolve() : reject(noStart(home, said.trim().split('\n').slice(-2).join(' '))))
})
export const noStart = (home: Home, said: string, cause?: unknown): StartRefusal => refused('noStart',
  `内置数据库启动不了：${said || '原因见日志'}（日志：${home.log}）。`, `The embedded database does not start: ${said || 'see its log'} (log: ${home.log}).`, cause)

/** Makes the cluster where there is none: beside its place first, so that an interrupted one leaves nothing half made. */
export const makeCluster = async (home: Home, binaries: string): Promise<void> => {
  if (existsSync(home.cluster)) {
    const version = Number(readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8'))
    if (version === major) return
    throw refused('newerCluster', `数据是 PostgreSQL ${version} 写的，本程序带的是 ${major}：请用写它的那个版本的晨夕。`,
      `The data was written by PostgreSQL ${version}; this program brings ${major}: use the Chenxi that wrote it.`)
  }
  const fresh = `${home.cluster}.new`
  rmSync(fresh, { recursive: true, force: true })
  await initdb(home, binaries, fresh)
  writeFileSync(join(fresh, 'pg_hba.conf'), 'local all all trust\n') // only a socket in a private folder leads here
  renameSync(fresh, home.cluster)
}
/** For a laptop of two cores; one's own lines go into own.conf beside it and win. */
const settings = (sockets: string, relaxed: boolean): Record<string, string> => ({
  listen_addresses: '', unix_socket_directories: sockets, unix_socket_permissions: '0700', max_connections: '60',
  shared_buffers: '192MB', work_mem: '8MB', maintenance_work_mem: '128MB', effective_cache_size: '1GB', random_page_cost: '1.1',
  wal_compression: 'pglz', max_wal_size: '2GB', min_wal_size: '128MB', checkpoint_completion_target: '0.9',
  fsync: 'on', full_page_writes: 'on', synchronous_commit: relaxed ? 'off' : 'on',
  timezone: 'UTC', log_timezone: 'UTC', datestyle: 'ISO, YMD', lc_messages: 'C', jit: 'off',
  shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_utility': 'off',
  log_line_prefix: '%m [%p] %u %a ', log_min_duration_statement: '2s', log_lock_waits: 'on', log_checkpoints: 'off', log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0', password_encryption: 'scram-sha-256', // no customer's data in the log
})
export const writeSettings = (home: Home, sockets: string, relaxed: boolean): void => {
  const lines = Object.entries(settings(sockets, relaxed)).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  const own = existsSync(join(home.cluster, 'own.conf')) ? [`include 'own.conf'`] : []
  const file = join(home.cluster, 'postgresql.conf')
  writeFileSync(file, ['# Written by Chenxi at each start. Your own lines belong into own.conf.', ...lines, ...own, ''].join('\n'))
  if (home.as) for (const name of [file, join(home.cluster, 'pg_hba.conf')]) chownSync(name, home.as.uid, home.as.gid)
}
/** The file that says where this database's socket is. */
export const noteOfSockets = (home: Home) => `${home.cluster}.sockets`
/** A private, short folder for the socket (its whole path may take 107 bytes); what an earlier, killed life left is removed. */
export const socketFolder = (home: Home): string => {
  if (existsSync(noteOfSockets(home))) dropSocketFolder(home, readFileSync(noteOfSockets(home), 'utf8').trim())
  const base = Buffer.byteLength(tmpdir()) > 70 ? '/tmp' : tmpdir()
  const folder = mkdtempSync(join(base, 'chenxi-'))
  chmodSync(folder, 0o700)
  if (home.as) chownSync(folder, home.as.uid, home.as.gid)
  writeFileSync(noteOfSockets(home), folder + '\n')
  return folder
}
export const dropSocketFolder = (home: Home, folder: string): void => {
  if (!/\/chenxi-[A-Za-z0-9]{6}$/.test(folder) || !existsSync(folder)) return
  const uid = home.as?.uid ?? process.getuid?.()
  const stat = lstatSync(folder)
  if (stat.isDirectory() && stat.uid === uid) rmSync(folder, { recursive: true, force: true })
  rmSync(noteOfSockets(home), { force: true })
}
