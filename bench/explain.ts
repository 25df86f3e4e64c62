// Plans of a call's statements, as the program's role sees them: `npm run bench -- --only WORD --explain`.
import type { Flight } from './direct.ts'
import type { Side } from './side.ts'

export const explain = async (side: Side, name: string, flight: Flight, say: (line: string) => void): Promise<void> => {
  const client = await side.pool.connect()
  say(`\n== ${name}: ${flight.statements.length} statements`)
  try {
    await client.query('BEGIN')
    for (const s of flight.statements) {
      if (!/^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)/.test(s.text)) continue
      if (/set_config/.test(s.text)) { await client.query(s.text, s.values); continue }
      const { rows } = await client.query<Record<string, string>>(`EXPLAIN (ANALYZE, BUFFERS, SETTINGS) ${s.text}`, s.values)
      say(`\n-- ${s.text.replace(/\s+/g, ' ').slice(0, 400)}\n${rows.map(r => r['QUERY PLAN']).join('\n')}`)
    }
  } finally { await client.query('ROLLBACK'); client.release() }
}
