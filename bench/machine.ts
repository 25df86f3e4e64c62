import { cpus, totalmem } from 'node:os'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** The flags of Node the program is started with. */
export const { programFlags } = await import(new URL('../start/flags.mjs', import.meta.url).href) as { programFlags: string[] }
const web = fileURLToPath(new URL('../dist/web/', import.meta.url))
/** What the numbers were measured on: the processor, its cores and the memory; no name of a machine. */
export const machine = (): string => `${(cpus()[0]?.model ?? 'unknown').replace(/\s+/g, ' ').trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`
/** What a first visit loads before its page's own part: scripts and styles of the shell, gzipped, in kB. */
export const webWeight = (): { scripts: number; styles: number } | undefined => {
  let html: string
  try { html = readFileSync(join(web, 'index.html'), 'utf8') } catch { return undefined }
  const kB = (pattern: RegExp): number => Math.round([...html.matchAll(pattern)].reduce((sum, [, path]) => sum + gzipSync(readFileSync(join(web, path)), { level: 9 }).length, 0) / 100) / 10
  return { scripts: kB(/(?:src|href)="\/(assets\/[^"]+\.js)"/g), styles: kB(/href="\/(assets\/[^"]+\.css)"/g) }
}
