import { rightOf } from '../../kernel/permission.ts'
import { dayAt } from '../../kernel/time.ts'
import { railCount } from '../../server/calls/rail.ts'
import { seesWithin } from '../../server/data/sees.ts'
import { sql } from '../../server/data/sql.ts'
import { prospectCard } from './card.ts'
import { zoneOf } from './counts.ts'
import { inquiry } from './inquiry.ts'

/** Leads nobody has answered yet; red from the first one of the web that waits longer than half an hour. */
railCount('inquiries', async work => {
  const found = await work.one<{ n: number; late: boolean }>(sql`SELECT count(*)::int n, coalesce(bool_or(coalesce(i.dispatched_at, i.received_at) < ${work.now}::timestamptz - interval '30 minutes'), false) late FROM inquiry i
    WHERE i.org_id = ${work.org} AND i.class = 'pending' AND i.first_response_at IS NULL AND (i.kind <> 'call' OR i.talk_seconds = 0) AND i.archived_at IS NULL AND i.repeat_of_id IS NULL AND i.on_day >= ${work.today}::date - 31 AND ${work.visible(inquiry, 'i')}`)
  return found?.n ? found : undefined
})
/** Cards whose contact is due today or overdue: one's own, or those of whoever one leads. */
railCount('contacts', async work => {
  const today = dayAt(work.now, await zoneOf(work, work.who.sites[0]))
  const own = work.who.roles.some(role => role === 'consultant' || role === 'dcc')
  const found = await work.one<{ n: number; late: boolean }>(sql`SELECT count(*)::int n, coalesce(bool_or(k.next_contact_on < ${today}), false) late FROM prospect_card k
    WHERE k.org_id = ${work.org} AND k.state IN ('live', 'ordered') AND k.next_contact_on <= ${today} AND ${work.visible(prospectCard, 'k')} ${own ? sql`AND k.owner_id = ANY(${work.who.mine as string[]}::uuid[])` : sql``}`)
  return found?.n ? found : undefined
})
/** Applications to close that wait for this person: not his own. */
railCount('closings', async work => (await work.one<{ n: number }>(sql`SELECT count(*)::int n FROM prospect_card_closings a JOIN prospect_card k ON k.org_id = a.org_id AND k.id = a.prospect_card_id
  WHERE a.org_id = ${work.org} AND a.outcome = 'open' AND a.by_id <> ${work.who.memberId} AND ${seesWithin(work.who, prospectCard, 'k', rightOf(work.who, 'cardClosing').u)}`))?.n)
