import { createReadStream } from 'node:fs'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { temporary } from '../../server/files/receive.ts'
import type { SheetFile } from '../../server/sheets/index.ts'
import { sql } from '../../server/data/sql.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Work } from '../../server/work/work.ts'

const partBytes = 1 << 20
/** Keeps the uploaded bytes in the database (several processes may run the job), a megabyte a row, so that no file is ever whole in memory. */
export const keepFile = async (work: Work, id: string, path: string): Promise<void> => {
  let part = 0
  for await (const bytes of createReadStream(path, { highWaterMark: partBytes })) await work.rows(sql`INSERT INTO import_file (org_id, import_id, part, bytes, at) VALUES (${work.org}, ${id}, ${part++}, ${bytes as Buffer}, ${work.now})`)
}
/** The sheet reader wants a file, so it gets one for a while. */
export const withFile = async <T>(work: Work, id: string, name: string, act: (file: SheetFile) => Promise<T>): Promise<T> => {
  const path = temporary('import')
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      for (let part = 0; ; part++) {
        const kept = await work.one<{ bytes: Buffer }>(sql`SELECT bytes FROM import_file WHERE org_id = ${work.org} AND import_id = ${id} AND part = ${part}`)
        if (!kept) { if (part === 0) refuse('import.fileGone'); break }
        await file.write(kept.bytes)
      }
    } finally { await file.close() }
    return await act({ path, name })
  } finally { await rm(path, { force: true }) }
}
/** What a process that was killed left lying about. */
export const dropOldFiles = async (before: number): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    if (!/^chenxi-(upload|import|export)-[0-9a-f-]{36}$/.test(name)) continue
    const path = join(tmpdir(), name)
    if (((await stat(path).catch(() => undefined))?.mtimeMs ?? before) < before) await rm(path, { force: true }).catch(() => undefined)
  }
}
