// `node src/app/demo/writeFaults.ts`: writes docs/generated/demo-faults.json, the planted faults of the demo of 23 November 2026 (docs/demo.md).
import { mkdirSync, writeFileSync } from 'node:fs'
import '../areas.server.ts'
import { paperCompany } from './company.ts'
import { bookOf } from './load.ts'

export const faultsDate = '2026-11-23'
export const faultsFile = new URL('../../../docs/generated/demo-faults.json', import.meta.url)
/** The file's text: who, when and what, as an evening of that day finds it. */
export const faultsText = (): string => JSON.stringify({ date: faultsDate, command: 'node src/app/demo/writeFaults.ts', faults: bookOf(paperCompany(), faultsDate).faults }, null, 2) + '\n'
if (import.meta.main) {
  mkdirSync(new URL('.', faultsFile), { recursive: true })
  writeFileSync(faultsFile, faultsText())
}
