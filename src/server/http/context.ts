import type pg from 'pg'
import type { Language } from '../../kernel/language.ts'
import type { Who } from '../../kernel/permission.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Database } from '../data/database.ts'
import type { Bus } from '../live/bus.ts'
import type { Later } from '../work/work.ts'

/** What the server as a whole holds: passed down, never global. */
export type House = {
  readonly database: Database
  readonly now: () => Instant
  readonly later: Later
  readonly bus: Bus
  readonly origin?: string
  readonly secure: boolean
  readonly version: string
  readonly dataFolder: string
  readonly demo?: { password?: string }
  readonly log: (event: string, facts?: Record<string, unknown>) => void
}
/** What one request knows beside its input: calls of the door (login, setup) get it instead of a work. */
export type Visit = {
  readonly house: House
  readonly language: Language
  readonly requestId: string
  readonly address: string
  readonly agent: string
  readonly token?: string
  readonly who?: Who
  readonly sessionId?: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly raw?: import('node:http').IncomingMessage
}
export type { pg }
