// The import of 100,000 ledger rows in a process of its own (bench/import.ts), as one result.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { round } from './measure.ts'
import type { Result } from './run.ts'

export type Facts = { rows: number; seconds: number; uploadSeconds: number; undoSeconds: number; nodeCpuSeconds: number; postgresCpuSeconds: number; mostMb: number; othersP50Ms: number; othersP95Ms: number; othersMostMs: number; postgresSeconds: number; plainCpuSeconds: number }
export const importing = async (rows = 100_000): Promise<{ result: Result; facts: Facts }> => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('import.ts', import.meta.url)), String(rows)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => { said += part.toString() })
  await new Promise(resolve => child.once('exit', resolve))
  const line = /^(?:# )?result (\{.*\})$/m.exec(said)?.[1]
  if (!line) throw new Error(`the import did not end well:\n${said.slice(-2_000)}`)
  const facts = JSON.parse(line) as Facts
  return { facts, result: { name: 'import, ledger rows', kind: 'write', clients: 1, rows, p50Ms: facts.seconds * 1_000, p95Ms: facts.seconds * 1_000, perSecond: round(rows / facts.seconds, 0), postgresPerSecond: round(rows / facts.postgresSeconds, 0), ratio: round(facts.postgresSeconds / facts.seconds) } }
}
