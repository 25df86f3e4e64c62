import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SheetFile } from '../../server/sheets/index.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'

/** The uploaded bytes live in the database (several processes may run the job); the sheet reader wants a file, so it gets one for a while. */
export const withFile = async <T>(work: Work, id: string, name: string, act: (file: SheetFile) => Promise<T>): Promise<T> => {
  const kept = await work.one<{ bytes: Buffer }>(sql`SELECT bytes FROM import_file WHERE org_id = ${work.org} AND id = ${id}`)
  const path = join(tmpdir(), `chenxi-import-${randomUUID()}`)
  await writeFile(path, kept!.bytes, { mode: 0o600 })
  try { return await act({ path, name }) } finally { await rm(path, { force: true }) }
}
