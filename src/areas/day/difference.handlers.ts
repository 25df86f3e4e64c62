import type { Flat } from '../../kernel/entity.ts'
import { refuse, refuseFields } from '../../kernel/refusal.ts'
import { handle } from '../../server/calls/handlers.ts'
import { offersOf } from '../../server/work/open.ts'
import type { Work } from '../../server/work/work.ts'
import { siteDay } from '../leads/index.server.ts'
import { dayClosing, difference, differenceCalls } from './closing.ts'
import { holdEvening, matchNow } from './match.ts'
import { mendNow } from './mend.ts'
import { linkNow } from './link.ts'
import { explainedAs, mayMend, wayOf } from './mend.rules.ts'
import type { DifferenceKey } from './rows.rules.ts'
import type { ExplanationKind } from './sealing.rules.ts'

/** Holds the evening first, then the difference: the same order as a match, so that the two never wait for each other. */
const lock = async (work: Work, id: string, version: number | undefined): Promise<Flat<typeof difference>> => {
  await work.demand(difference, id)
  await holdEvening(work, (await work.find(difference, id))!)
  const row = await work.lock(difference, id, version)
  if (row.state === 'mended') refuse('difference.mended')
  return row
}
/** Whoever may see it may say why it is so; the words stay with the difference through every later match. */
handle(differenceCalls.explain, async (work, { id, version, kind, text, expiresOn }) => {
  const row = await lock(work, id, version)
  const found = explainedAs({ kind: kind as ExplanationKind, text, expiresOn }, await siteDay(work, row.siteId))
  if ('fault' in found) refuseFields({ pointer: '/expiresOn', code: found.fault })
  else return work.save(difference, row, { state: 'explained', explanation: found.explanation, closedAt: work.now, closedById: work.who.memberId } as never, 'explain')
})
handle(differenceCalls.mend, async (work, { id, version, take, dmsNo, candidateId }) => {
  const row = await lock(work, id, version), way = wayOf(row as unknown as DifferenceKey)
  const candidates = (await work.childRows(difference, 'candidates', id)).map(({ kind, rowId }) => ({ kind, id: rowId }))
  if (candidateId != null) await linkNow(work, row, candidates, candidateId)
  else if (way.makes === null && candidates.length > 0) refuseFields({ pointer: '/candidateId', code: 'field.required' })
  else await mendNow(work, row, way, { take, dmsNo })
  await matchNow(work, (await work.find(dayClosing, row.dayClosingId))!)
  return row
})
offersOf(difference, row => ({ explain: row.state !== 'mended' && row.sealed !== true, mend: row.state !== 'mended' && row.sealed !== true && mayMend(row as unknown as DifferenceKey, row.candidates.length) }))
