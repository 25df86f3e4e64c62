import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { dayAt, readDay } from '../../kernel/time.ts'
import { untold } from '../../server/data/database.ts'
import { StartRefusal, type Store } from '../../server/store/index.ts'
import type { House } from '../../server/http/context.ts'

type Kept = { date: string; password?: string; loading?: boolean }
export type DemoStart = { password?: string; line: string; load?: (house: House) => Promise<void> }
/** What `--demo` means on this data folder: load it, show the one that is there, or refuse because real work lives here. */
export const demoStart = async (store: Pick<Store, 'owner'>, asked: { wanted: boolean; date?: string; password?: string }): Promise<DemoStart | undefined> => {
  const client = new pg.Client(store.owner as pg.ClientConfig)
  await client.connect()
  let kept: { demo: Kept | null }[]
  try {
    kept = (await client.query<{ demo: Kept | null }>('SELECT demo FROM door.organisation ORDER BY made_at')).rows
    if (kept.some(k => k.demo?.loading)) { await clear(client); kept = [] }
  } finally { await client.end() }
  const there = kept.find(k => k.demo)?.demo
  if (!asked.wanted) return there ? { password: there.password, line: describe(there.date, there.password) } : undefined
  if (kept.length && !there) throw new StartRefusal({ exitCode: 6, zh: '这个数据文件夹里有真实的公司，不能装入演示数据：请换一个 CHENXI_DATA。', en: 'This data folder holds a real organisation; the demo is not loaded into it: choose another CHENXI_DATA.' })
  if (there) return { password: there.password, line: describe(there.date, there.password) }
  const date = asked.date ?? dayAt(new Date().toISOString(), 'Asia/Shanghai')
  if (readDay(date) === undefined) throw new StartRefusal({ exitCode: 2, zh: `--demo-date ${date} 不是日期，请写成 2026-11-23。`, en: `--demo-date ${date} is not a day; write it as 2026-11-23.` })
  const password = asked.password ?? randomBytes(6).toString('base64url')
  return { password, line: describe(date, password), load: async house => { const { loadDemo } = await import('./load.ts'); await untold(() => loadDemo(house, { date, password })) } }
}
/** A demo whose loading was cut off is no demo: everything goes and it is loaded anew. */
const clear = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(`SELECT format('%I.%I', schemaname, tablename) name FROM pg_tables WHERE schemaname IN ('public', 'door') AND tablename <> 'migration'`)
  await client.query(`TRUNCATE ${rows.map(r => r.name).join(', ')}`)
}
const describe = (date: string, password?: string): string => `${date} · 登录 login: supervisor · 密码 password: ${password ?? '(启动时给出 · given at start)'}`
