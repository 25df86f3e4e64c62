import { addDays, type Day } from '../../kernel/time.ts'
import { create } from '../../server/calls/crud.ts'
import { handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import type { House } from '../../server/http/context.ts'
import { night } from '../../server/jobs/queue.ts'
import type { Work } from '../../server/work/work.ts'
import { levelRules, levelRulesCalls } from './card.ts'
import { inEveryOrganisation } from './everywhere.ts'
import { levelRulesAt } from './keep.ts'
import { ruleOf } from './level.rules.ts'
import type { Level } from './standing.rules.ts'

const levels: readonly Level[] = ['N', 'O', 'H', 'A', 'B', 'C']
/**
 * Every open card's next contact by the rhythm that holds today, in one statement: nextContactOn of level.rules.ts said in SQL. Customers follow
 * their cards. It moves no version: nobody changed anything.
 */
export const recomputeContacts = async (work: Work, today: Day): Promise<void> => {
  const rules = await levelRulesAt(work, today)
  const cadence = levels.map(level => ruleOf(level, rules).cadenceDays)
  await work.rows(sql`WITH said AS (
      SELECT k.id, k.customer_id, CASE WHEN k.planned_contact_on IS NOT NULL AND (d.last IS NULL OR k.planned_contact_on >= d.last) THEN k.planned_contact_on ELSE coalesce(d.last, k.opened_on) + c.days END AS next
      FROM prospect_card k JOIN site s ON s.org_id = k.org_id AND s.id = k.site_id CROSS JOIN LATERAL (SELECT (k.last_contact_at AT TIME ZONE s.time_zone)::date AS last) d
        JOIN unnest(${levels as string[]}::text[], ${cadence}::int[]) c(level, days) ON c.level = k.level
      WHERE k.org_id = ${work.org} AND k.state IN ('live', 'ordered') AND k.closing_as IS NULL),
    moved AS (UPDATE prospect_card k SET next_contact_on = said.next FROM said WHERE k.org_id = ${work.org} AND k.id = said.id AND k.next_contact_on IS DISTINCT FROM said.next RETURNING k.id, k.customer_id, k.next_contact_on)
    UPDATE customer c SET next_contact_on = least(m.next, (SELECT min(k.next_contact_on) FROM prospect_card k WHERE k.org_id = c.org_id AND k.customer_id = c.id AND k.state IN ('live', 'ordered') AND k.id <> ALL(m.ids)))
    FROM (SELECT customer_id, min(next_contact_on) AS next, array_agg(id) AS ids FROM moved GROUP BY 1) m WHERE c.org_id = ${work.org} AND c.id = m.customer_id`)
}
handle(levelRulesCalls.create, async (work, input) => {
  const made = await create(work, levelRules.entity, input)
  if (input.effectiveOn <= work.today) await recomputeContacts(work, work.today)
  return made
})
/** A version that begins today takes effect by itself; asked every hour, since midnights differ. */
export const cadenceBegins = (house: House): Promise<void> => inEveryOrganisation(house, 'cards.cadence', async work => {
  const { zone } = (await work.one<{ zone: string }>(sql`SELECT time_zone AS zone FROM organisation WHERE org_id = ${work.org}`))!
  const { day } = (await work.one<{ day: Day }>(sql`SELECT (${work.now}::timestamptz AT TIME ZONE ${zone})::date AS day`))!
  if (await work.one(sql`SELECT 1 FROM level_rules WHERE org_id = ${work.org} AND effective_on BETWEEN ${addDays(day, -1)} AND ${day}`)) await recomputeContacts(work, day)
})
night('cards.cadence', '20 * * * *', cadenceBegins)
