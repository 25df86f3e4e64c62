import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { refused, StartRefusal } from './refusal.ts'

/** What tells a data folder of ours: who it is and, once there is a database, where that lies (`inside`, or root's place, see home.ts). */
export type Marker = { program: 'chenxi'; id: string; databaseAt?: string }
const markerName = 'chenxi.json'
/** Files that say nothing about whose folder it is. */
const harmless = new Set(['.gitkeep', '.gitignore', '.DS_Store', 'lost+found', 'Thumbs.db', 'running.lock'])

const readOnly = (folder: string, cause: unknown): StartRefusal => {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause)
  if (code === 'ENOSPC') return refused('readOnly', `数据文件夹 ${folder} 所在的磁盘已满。`, `The disk of the data folder ${folder} is full.`, cause)
  if (code === 'ENOTDIR' || code === 'EEXIST') return refused('foreign', `${folder} 不是文件夹，请用 CHENXI_DATA 指定数据文件夹。`, `${folder} is not a folder: name a data folder with CHENXI_DATA.`, cause)
  return refused('readOnly', `数据文件夹 ${folder} 不可写（${code}）：请改权限，或用 CHENXI_DATA 另指一个。`,
    `The data folder ${folder} cannot be written (${code}): change its rights or name another with CHENXI_DATA.`, cause)
}
const write = (folder: string, marker: Marker): void => {
  const fresh = join(folder, `.${markerName}.${process.pid}`)
  writeFileSync(fresh, JSON.stringify(marker, null, 2) + '\n')
  renameSync(fresh, join(folder, markerName))
}
const foreign = (folder: string): StartRefusal => refused('foreign',
  `文件夹 ${folder} 里已有别的内容，不是晨夕的数据：请用 CHENXI_DATA 指定一个空文件夹。`,
  `The folder ${folder} holds something else, not Chenxi's data: name an empty folder with CHENXI_DATA.`)

/** Step by step: Node's own recursive mkdir never ends where a file system answers ENOENT to a child of a folder that exists (/proc). */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try { mkdirSync(folder, { mode: 0o700 }) } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !existsSync(folder)) throw error // another start was faster
  }
}
/** Makes or recognises a data folder and proves that it can be written. Refuses one that is not ours. */
export const openFolder = (wanted: string): { folder: string; marker: Marker } => {
  let folder = resolve(wanted)
  try {
    makeFolder(folder)
    folder = realpathSync(folder)
    const trial = join(folder, `.writable.${process.pid}`)
    const file = join(folder, markerName)
    if (!existsSync(file) && readdirSync(folder).some(name => !harmless.has(name) && !/^\.(writable|chenxi\.json)\./.test(name))) throw foreign(folder)
    writeFileSync(trial, '')
    rmSync(trial)
    if (!existsSync(file)) write(folder, { program: 'chenxi', id: randomBytes(6).toString('hex') })
    const marker = JSON.parse(readFileSync(file, 'utf8')) as Marker
    if (marker.program !== 'chenxi' || typeof marker.id !== 'string') throw foreign(folder)
    return { folder, marker }
  } catch (error) {
    if (error instanceof StartRefusal) throw error
    if (error instanceof SyntaxError) throw foreign(folder)
    throw notOurs(folder, error) ?? readOnly(folder, error)
  }
}
const notOurs = (folder: string, cause: unknown): StartRefusal | undefined => {
  if ((cause as NodeJS.ErrnoException).code !== 'EACCES' || !existsSync(folder)) return undefined
  const owner = statSync(folder).uid
  return owner === process.getuid?.() ? undefined : wrongOwner(folder, owner)
}
export const wrongOwner = (folder: string, owner: number): StartRefusal => refused('wrongOwner',
  `数据文件夹 ${folder} 属于另一个用户（uid ${owner}）：请用那个用户启动，或用 CHENXI_DATA 另指一个。`,
  `The data folder ${folder} belongs to another user (uid ${owner}): start as that user, or name another with CHENXI_DATA.`)
/** Notes where the database of this folder lies. */
export const noteDatabase = (folder: string, marker: Marker, databaseAt: string): void => write(folder, { ...marker, databaseAt })
