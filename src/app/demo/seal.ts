import { dayClosing } from '../../areas/day/index.ts'
import { sealNow } from '../../areas/day/index.server.ts'
import { addDays, instantAt, type Day } from '../../kernel/time.ts'
import { inTransaction } from '../../server/data/database.ts'
import { loadWho } from '../../server/door/who.ts'
import type { House } from '../../server/http/context.ts'
import { Work } from '../../server/work/work.ts'
import type { Company, Person } from './company.ts'

const days = 7
/**
 * The last week's evenings, sealed by those who would have: each supervisor his group's, the manager the site's. Group two forgot yesterday's,
 * as happens: the site's own waits for it, an unsealed yesterday does not block today, and one sees what it looks like.
 */
export const sealPast = async (house: House, company: Company, date: Day): Promise<void> => {
  const evenings: [Person, string | null, string][] = [[company.by('supervisor'), company.teams.one, '18:20'], [company.by('supervisor2'), company.teams.two, '18:35'], [company.by('b2b-supervisor'), company.teams.b2b, '18:40'], [company.by('manager'), null, '18:50']]
  for (let on = addDays(date, -days); on < date; on = addDays(on, 1)) for (const [person, teamId, clock] of evenings) {
    if ((teamId === company.teams.two || teamId === null) && on === addDays(date, -1)) continue
    const who = (await loadWho(house, company.orgId, person.id))!
    await inTransaction(house.database.app, { orgId: company.orgId, memberId: person.id }, async client => {
      const work = new Work({ who, now: instantAt(on, clock, company.zone), client, requestId: 'demo', later: house.later })
      const { id } = await work.insert(dayClosing, { siteId: company.siteId, teamId, on, state: 'open' })
      await sealNow(work, (await work.find(dayClosing, id))!)
    })
  }
}
