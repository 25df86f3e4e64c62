import { fileURLToPath } from 'node:url'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The checkout this launcher belongs to, whatever the folder it is called from. */
export const home = fileURLToPath(new URL('..', import.meta.url))
export const at = (...parts) => join(home, ...parts)

/** One hash over words and the contents of files and folders (paths counted, tests left out). */
export const stampOf = (words, paths) => {
  const hash = createHash('sha256').update(JSON.stringify(words))
  const add = path => {
    if (!existsSync(at(path))) return
    hash.update('\0' + path + '\0').update(readFileSync(at(path)))
  }
  for (const { path, only } of paths) {
    if (!only) { add(path); continue }
    if (!existsSync(at(path))) continue
    const inside = readdirSync(at(path), { recursive: true, withFileTypes: true })
      .filter(found => found.isFile() && only.test(found.name) && !/\.test\.tsx?$/.test(found.name))
      .map(found => join(found.parentPath ?? found.path, found.name).slice(home.length).replaceAll('\\', '/'))
    for (const file of inside.sort()) add(file)
  }
  return hash.digest('hex')
}
export const stampIn = file => existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
