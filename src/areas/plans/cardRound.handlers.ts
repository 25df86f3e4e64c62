import { rightOf } from '../../kernel/permission.ts'
import { addDays, startOfDay } from '../../kernel/time.ts'
import { v7 as newId } from 'uuid'
import { answer, handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import { seesWithin } from '../../server/data/sees.ts'
import { prospectCard } from '../leads/index.ts'
import { siteDay, zoneOf } from '../leads/index.server.ts'
import { subtree } from '../reports/index.server.ts'
import { cardLookCalls, cardRoundPage, type CardRoundPage } from './cardRound.ts'
import { cardRoundSql, type RoundRow } from './cardRound.sql.ts'

handle(cardRoundPage, async (work, input: { teamId?: string | null }) => {
  const siteId = work.who.sites[0], on = await siteDay(work, siteId), zone = await zoneOf(work, siteId)
  const cards = await work.rows<RoundRow>(cardRoundSql({
    org: work.org, teamIds: input.teamId ? await subtree(work, input.teamId) : null, on, since: startOfDay(addDays(on, -1), zone), by: work.who.memberId, seen: seesWithin(work.who, prospectCard, 'k', rightOf(work.who, 'instruction').u),
  }))
  return answer({ on, teamId: input.teamId ?? null, cards, total: cards.length, looked: cards.filter(c => c.looked).length, can: ['instruct', 'look'] } satisfies CardRoundPage)
})
handle(cardLookCalls.look, async (work, input: { cardId: string }) => {
  const card = await work.lock(prospectCard, input.cardId, undefined, 'u', 'instruction')
  const on = await siteDay(work, card.siteId)
  await work.rows(sql`INSERT INTO card_look (org_id, id, version, created_at, created_by, updated_at, card_id, on_day, by_id, at) VALUES (${work.org}, ${newId()}, 1, ${work.now}, ${work.who.memberId}, ${work.now}, ${card.id}, ${on}, ${work.who.memberId}, ${work.now}) ON CONFLICT (org_id, card_id, on_day, by_id) DO NOTHING`)
  return answer((await work.one(sql`SELECT count(*)::int AS looked FROM card_look WHERE org_id = ${work.org} AND by_id = ${work.who.memberId} AND on_day = ${on}`))!)
})
