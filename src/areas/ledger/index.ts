// The ledger: what the shop already has in Excel comes in, and what one sees goes out.
export { importCalls, importStates, type ImportRun } from './import.ts'
