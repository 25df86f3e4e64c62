import { startOfDay, type Day, type Zone } from '../../kernel/time.ts'
import { sql } from '../../server/data/sql.ts'
import type { House } from '../../server/http/context.ts'
import { sweep } from '../../server/jobs/queue.ts'
import { insertMany } from '../../server/work/bulk.ts'
import type { Work } from '../../server/work/work.ts'
import { liveAtSql, monthsDueSql } from './carried.sql.ts'
import { carriedCard } from './contact.ts'
import { inEveryOrganisation } from './everywhere.ts'

/**
 * 月初遗留潜客: at site midnight on the 1st, a row for every live card at H, A, B, C (wire.md 2a). A month that was missed is rebuilt from history; one
 * that stands is never added to, so an import that brings old cards afterwards changes no figure. Of two at once one writes.
 */
const carryMonth = async (work: Work, siteId: string, zone: Zone, month: Day): Promise<void> => {
  const mine = await work.one(sql`INSERT INTO carried_month (org_id, site_id, month, cards, at) VALUES (${work.org}, ${siteId}, ${month}, 0, ${work.now}) ON CONFLICT (org_id, site_id, month) DO NOTHING RETURNING month`)
  if (!mine) return
  const cards = await work.rows<Record<string, unknown>>(liveAtSql(work.org, siteId, month, startOfDay(month, zone)))
  await insertMany(work, carriedCard, cards.map(card => ({ ...card, month, countsSiteId: siteId, createdBy: null })))
  await work.rows(sql`UPDATE carried_month SET cards = ${cards.length} WHERE org_id = ${work.org} AND site_id = ${siteId} AND month = ${month}`)
}
export const carryCards = (house: House): Promise<void> => inEveryOrganisation(house, 'cards.carried', async work => {
  for (const due of await work.rows<{ siteId: string; zone: Zone; month: Day }>(monthsDueSql(work.org, work.now))) await carryMonth(work, due.siteId, due.zone, due.month)
})
sweep('cards.carried', 60, carryCards)
