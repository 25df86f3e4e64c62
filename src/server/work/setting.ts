import type { Fields, Values } from '../../kernel/field.ts'
import type { Setting } from '../../kernel/setting.ts'
import type { Day } from '../../kernel/time.ts'
import { raw, sql } from '../data/sql.ts'
import { tableOf } from '../data/columns.ts'
import type { Work } from './work.ts'

/**
 * What a versioned setting says on a day: the rows of the latest version effective on or before it, else the shipped defaults
 * (domain.md: numbers are defaults). A figure of an old day therefore keeps the rules of that day.
 */
export const settingAt = async <F extends Fields>(work: Work, of: Setting<F>, day: Day): Promise<Values<F>[]> => {
  const version = await work.one<{ id: string }>(sql`SELECT id FROM ${raw(tableOf(of.entity))} WHERE org_id = ${work.org} AND effective_on <= ${day} ORDER BY effective_on DESC LIMIT 1`)
  return version ? work.childRows(of.entity, 'rows', version.id) as unknown as Promise<Values<F>[]> : [...of.defaults] as Values<F>[]
}
