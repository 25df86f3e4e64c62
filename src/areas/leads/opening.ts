import { site } from '../people/index.ts'
import type { Work } from '../../server/work/work.ts'
import type { Opening } from './opening.rules.ts'
import { zoneOf } from './counts.ts'

/** A site's hours and days off, as the rules take them. */
export const openingOf = async (work: Work, siteId: string): Promise<Opening> => {
  const [zone, hours, holidays] = await Promise.all([zoneOf(work, siteId), work.childRows(site, 'hours', siteId), work.childRows(site, 'holidays', siteId)])
  return { zone, hours, holidays: holidays.map(({ on, kind }) => ({ on, kind })) }
}
