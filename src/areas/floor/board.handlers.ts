import { may } from '../../kernel/permission.ts'
import { refuse } from '../../kernel/refusal.ts'
import { addDays, dayAt, startOfDay, type Day } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import { visit } from '../leads/index.ts'
import { boardSql, type BoardRow } from './board.sql.ts'
import { boardPage, type BoardPage, type BoardPerson } from './daySheet.ts'
import { isAbsent, whereNow } from './daySheet.rules.ts'

/** 谁在哪: one statement for everyone; who is where is decided by the rule. */
handle(boardPage, async (work, input: { on?: Day | null; siteId?: string | null }) => {
  const siteId = input.siteId ?? work.who.sites[0] ?? refuse('notFound')
  const place = await work.one<{ name: string; zone: string; cover: number }>(sql`SELECT name, time_zone AS zone, door_cover AS cover FROM site WHERE org_id = ${work.org} AND id = ${siteId} AND (${work.who.sites.includes(siteId)} OR ${work.who.rights.liveStatus?.read === 'o'})`)
  if (!place) return refuse('notFound')
  const on = input.on ?? dayAt(work.now, place.zone)
  const rows = await work.rows<BoardRow>(boardSql(work.org, siteId, on, startOfDay(on, place.zone), startOfDay(addDays(on, 1), place.zone), work.visible(visit, 'v')))
  const lead = (row: Pick<BoardRow, 'id' | 'teamId'>): boolean => may(work.who, 'daySheet', 'u') && (work.who.rights.daySheet!.u !== 't' || (row.teamId !== null && work.who.teams.includes(row.teamId)) || row.id === work.who.memberId)
  const people = rows.map(({ tapped, since, party, lastLeft, ...row }): BoardPerson => {
    const now = isAbsent(row.sheet) ? null : whereNow({ tapped: tapped && since ? { state: tapped, since } : null, openParty: party?.at ?? null, lastLeft })
    return {
      ...row, state: now?.state ?? null, since: now?.since ?? null, party: now?.state === 'withCustomer' && party ? { id: party.id, no: party.no, name: party.name } : null,
      can: [...(lead(row) ? ['setSheet'] : []), ...(row.id === work.who.memberId || lead(row) ? ['setStatus'] : [])],
    }
  })
  return answer({ on, siteId, siteName: place.name, doorCover: place.cover, onFloor: people.filter(p => p.state === 'floor').length, people, can: may(work.who, 'daySheet', 'u') ? ['setSheet'] : [] } satisfies BoardPage)
})
