import type pg from 'pg'
import { joinEmbedded, openEmbedded } from './embedded.ts'
import { openOutside } from './outside.ts'

export { StartRefusal, exitCodes, explain } from './refusal.ts'
export { whenLauncherDies } from './launcher.ts'
/** What `new pg.Pool(config)` takes. */
export type PgConfig = pg.PoolConfig
/**
 * The database of one program. `owner` migrates, `app` serves under row security, `door` reads who someone is before the organisation is
 * known, `jobs` runs the queue. `onLost` is told each time the embedded server dies; it is started again by itself.
 */
export type Store = {
  owner: PgConfig; app: PgConfig; door: PgConfig; jobs: PgConfig
  embedded: boolean
  /** The data folder, made and resolved: what else the program keeps in files lies there. */
  dataFolder: string
  stop(): Promise<void>
  onLost(act: (why: Error) => void): void
}
type Wanted = { dataFolder: string; databaseUrl?: string }
/** An outside PostgreSQL where `databaseUrl` names one, else the embedded one of the data folder. Refuses with a `StartRefusal`. */
export const openStore = ({ dataFolder, databaseUrl }: Wanted): Promise<Store> =>
  databaseUrl ? openOutside(databaseUrl, dataFolder) : openEmbedded(dataFolder)
/** For a command beside the server: its running database if there is one, else one started for the command. */
export const joinStore = ({ dataFolder, databaseUrl }: Wanted): Promise<Store> =>
  databaseUrl ? openOutside(databaseUrl, dataFolder) : joinEmbedded(dataFolder)
