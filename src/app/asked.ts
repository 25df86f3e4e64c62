import { networkInterfaces } from 'node:os'
import { parseArgs } from 'node:util'
import { StartRefusal } from '../server/store/index.ts'

export type Asked = { demo: boolean; date?: string; password?: string; dev: boolean; host: string; port: number; lan: boolean }
const refused = (zh: string, en: string, cause?: unknown): StartRefusal => new StartRefusal({ exitCode: 2, zh, en, cause })
/** What the command line and the environment ask for (wire.md 4); a word or a port that is none is refused, not passed over. */
export const readAsked = (words: readonly string[], environment: Readonly<Record<string, string | undefined>>): Asked => {
  const known = { demo: { type: 'boolean' }, 'demo-date': { type: 'string' }, 'demo-password': { type: 'string' }, dev: { type: 'boolean' }, lan: { type: 'boolean' } } as const
  let given
  try { given = parseArgs({ args: [...words], options: known, strict: true, allowPositionals: false }).values } catch (error) {
    const all = Object.keys(known).map(name => `--${name}`).join(' ')
    throw refused(`看不懂的参数（${words.join(' ')}），认识的有：${all}`, `An argument is not understood (${words.join(' ')}); known are: ${all}`, error)
  }
  const port = Number(environment.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw refused(`PORT 应是 1–65535 的整数，而不是「${environment.PORT}」。`, `PORT is a whole number from 1 to 65535, not "${environment.PORT}".`)
  return { demo: given.demo ?? false, date: given['demo-date'], password: given['demo-password'], dev: given.dev ?? false, lan: given.lan ?? false, port, host: environment.HOST || (given.lan ? '0.0.0.0' : '127.0.0.1') }
}
/** Addresses under which other machines and phones of the same network find the program. */
export const lanAddresses = (): string[] => Object.values(networkInterfaces()).flatMap(list => list ?? []).filter(a => a.family === 'IPv4' && !a.internal).map(a => a.address)
