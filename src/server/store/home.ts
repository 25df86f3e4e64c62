import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { wrongOwner } from './folder.ts'
import type { Marker } from './folder.ts'
import { refused } from './refusal.ts'
import type { StartRefusal } from './refusal.ts'

/** Where an embedded database lives and as whom it runs. `as` is undefined for a normal user: then it runs as that user. */
export type Home = { cluster: string; place: string; binaries: string; log: string; as?: { uid: number; gid: number } }

const rootHome = '/var/lib/chenxi'
/** The user a database of root's runs as: PostgreSQL refuses root. An own `chenxi` where the machine has one, else `nobody`. */
const unprivileged = (uid?: number): { uid: number; gid: number } => {
  const people = readFileSync('/etc/passwd', 'utf8').split('\n').map(line => line.split(':'))
  const found = uid === undefined
    ? ['chenxi', 'nobody', 'daemon'].map(name => people.find(p => p[0] === name)).find(p => p && Number(p[2]) > 0)
    : people.find(p => Number(p[2]) === uid)
  if (!found) throw refused('platform', '以 root 启动需要一个普通系统用户（如 nobody 或 chenxi）来运行数据库：请先建一个。',
    'Started as root, the database needs an ordinary system user (nobody or chenxi) to run as: please make one.')
  return { uid: Number(found[2]), gid: Number(found[3]) }
}
/**
 * A normal user's database lies in the data folder. Root's lies under /var/lib/chenxi, because an unprivileged user cannot reach below a
 * home of mode 700, and the data folder keeps a pointer to it (docs/decisions/0001). `underRoot` moves that place (tests).
 */
export const homeOf = (folder: string, marker: Marker, underRoot = rootHome): Home => {
  const log = join(folder, 'postgres.log')
  const me = process.getuid?.()
  const inside = join(folder, 'postgres')
  const insideOwner = existsSync(inside) ? statSync(inside).uid : undefined
  if (me !== 0) {
    if (marker.databaseAt && marker.databaseAt !== 'inside') throw wrongOwner(folder, 0)
    if (me !== undefined && insideOwner !== undefined && insideOwner !== me) throw wrongOwner(folder, insideOwner)
    if (marker.databaseAt && insideOwner === undefined) throw gone(folder, inside)
    return { cluster: inside, place: 'inside', binaries: folder, log }
  }
  if (insideOwner !== undefined) throw wrongOwner(folder, insideOwner)
  const place = marker.databaseAt && marker.databaseAt !== 'inside' ? marker.databaseAt : join(underRoot, marker.id)
  const cluster = join(place, 'postgres')
  if (marker.databaseAt && !existsSync(cluster)) throw gone(folder, place)
  const as = unprivileged(existsSync(cluster) ? statSync(cluster).uid : undefined)
  try {
    for (const path of new Set([rootHome, underRoot])) { mkdirSync(path, { recursive: true }); chmodSync(path, 0o755) }
    mkdirSync(place, { recursive: true, mode: 0o700 })
    chownSync(place, as.uid, as.gid)
  } catch (error) {
    throw refused('readOnly', `${place} 不可写：以 root 启动时数据库放在那里。`, `${place} cannot be written: started as root, the database lives there.`, error)
  }
  return { cluster, place, binaries: rootHome, log, as }
}
const gone = (folder: string, place: string): StartRefusal => refused('noStart',
  `数据文件夹 ${folder} 的数据库应在 ${place}，但那里没有：请恢复它，或换一个空的数据文件夹。`,
  `The database of the data folder ${folder} should lie in ${place} but is gone: restore it, or name an empty data folder.`)
