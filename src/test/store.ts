import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../server/store/embedded.ts'
import type { Store } from '../server/store/index.ts'

const handed = 'CHENXI_TEST_STORE'
type Facts = Pick<Store, 'owner' | 'app' | 'door' | 'jobs' | 'dataFolder'>
const nothing = async (): Promise<void> => undefined
const joined = (text: string): Store => ({ ...JSON.parse(text) as Facts, embedded: true, stop: nothing, onLost: () => undefined })

/** A real server in a folder of its own, thrown away afterwards. Its owner may clone databases; commits need not wait for the disk. */
export const throwAwayStore = async (): Promise<Store> => {
  const place = mkdtempSync(join(tmpdir(), 'chenxi-test-'))
  chmodSync(place, 0o755) // root's database runs as another user and must reach it
  const wipe = (): void => rmSync(place, { recursive: true, force: true, maxRetries: 5 })
  try {
    const store = await openEmbedded(join(place, 'data'), { underRoot: join(place, 'database'), relaxed: true, createDatabases: true })
    const onExit = (): void => { store.kill(); wipe() }
    process.once('exit', onExit)
    return { ...store, stop: async () => { process.off('exit', onExit); await store.stop(); wipe() } }
  } catch (error) { wipe(); throw error }
}
/** What the runner writes into its tests' environment so that they all use its one server. */
export const handOn = ({ owner, app, door, jobs, dataFolder }: Store): Record<string, string> =>
  ({ [handed]: JSON.stringify({ owner, app, door, jobs, dataFolder } satisfies Facts) })

let own: Promise<Store> | undefined
/** The server of this test run: the runner's, or an own one for a file run alone (it ends with the process). Make databases of your own in it. */
export const testStore = (): Promise<Store> => {
  const facts = process.env[handed]
  return own ??= facts ? Promise.resolve(joined(facts)) : throwAwayStore()
}
