import type { Flat } from '../../kernel/entity.ts'
import { refuse, refuseFields } from '../../kernel/refusal.ts'
import { dayAt, instantAt } from '../../kernel/time.ts'
import { carryOut } from '../../server/calls/carryOut.ts'
import { sql } from '../../server/data/sql.ts'
import { auditRows } from '../../server/work/audit.ts'
import type { Work } from '../../server/work/work.ts'
import { customer, customerCalls } from '../customers/index.ts'
import { cardCalls, dmsCalls, dmsEntry, inquiry, inquiryCalls, milestone, milestoneCalls, prospectCard, visit, visitCalls } from '../leads/index.ts'
import { zoneOf } from '../leads/index.server.ts'
import type { difference } from './closing.ts'
import type { Take, Way } from './mend.rules.ts'
import type { Side } from './rows.rules.ts'

type Difference = Flat<typeof difference>
type Level = NonNullable<Flat<typeof visit>['level']>
const hopeless = (): never => refuse('difference.notMendable')
const holderOfPhone = async (work: Work, phone: string | null): Promise<string | undefined> => (phone === null ? undefined
  : (await work.one<{ id: string }>(sql`SELECT i.row_id AS id FROM customer_identity i WHERE i.org_id = ${work.org} AND i.kind = 'phone' AND i.value = ${phone}`))?.id)
/** A first look at somebody is N, and O comes by an order alone. */
const startLevel = (level: string | null): Level => (level === null ? 'N' : level === 'O' ? 'H' : level) as Level

/** A card out of the party or inquiry that should have one: its customer found by phone, else made, then the card as its form would. */
const makeCard = async (work: Work, from: Side): Promise<void> => {
  const row = from.kind === 'visit' ? await work.find(visit, from.id) : await work.find(inquiry, from.id)
  if (!row) return hopeless()
  const party = row as Flat<typeof visit>, lead = row as Flat<typeof inquiry>
  const ownerId = row.ownerId ?? (from.kind === 'visit' ? party.receivedById : lead.handledById), channel = from.kind === 'visit' ? party.channel ?? 'walkIn' : lead.kind
  let customerId = row.customerId ?? await holderOfPhone(work, row.phone)
  if (customerId === undefined) {
    if (!row.name || !row.phone) return hopeless()
    customerId = ((await carryOut(work, customerCalls.create, { name: row.name, phone: row.phone, channel, ownerId, siteId: row.siteId } as never)) as { id: string }).id
  }
  await carryOut(work, cardCalls.create, { customerId, siteId: row.siteId, ownerId, openedOn: row.on, level: startLevel(row.level), want: row.want, channel, ...(from.kind === 'visit' ? { originVisitId: row.id } : { originInquiryId: row.id }) } as never)
}
/** The DMS number somebody has just read off the other screen becomes the entry that was missing. */
const makeDms = async (work: Work, d: Difference, left: Side, dmsNo: string | null | undefined): Promise<void> => {
  if (!dmsNo) refuseFields({ pointer: '/dmsNo', code: 'field.required' })
  const deed = left.kind === 'milestone' ? await work.find(milestone, left.id) : undefined
  const cardId = deed ? deed.cardId : left.id, card = cardId ? await work.find(prospectCard, cardId) : undefined
  const who = await work.find(customer, deed?.customerId ?? card?.customerId ?? left.id)
  if (!who) return hopeless()
  const opening = card && !deed ? (await work.childRows(prospectCard, 'opening', card.id))[0] : undefined
  await carryOut(work, dmsCalls.create, { kind: deed ? deed.kind : 'card', siteId: d.siteId, dmsNo: dmsNo!, on: d.on, name: who.name, phone: who.phone, memberId: deed ? deed.countsForId : opening?.ownerId ?? null, level: opening?.level ?? null, cardId: cardId ?? null } as never)
}
/** What the DMS knows and we did not log: keyed on the entry's own day, at noon when that is past. */
const makeMilestone = async (work: Work, left: Side): Promise<void> => {
  const entry = await work.find(dmsEntry, left.id)
  const card = entry?.cardId ? await work.find(prospectCard, entry.cardId) : undefined
  const customerId = card?.customerId ?? await holderOfPhone(work, entry?.phone ?? null)
  if (!entry || !customerId || entry.kind === 'card') return hopeless()
  const zone = await zoneOf(work, entry.siteId), noon = instantAt(entry.on, '12:00', zone)
  await carryOut(work, milestoneCalls.create, { customerId, ...(card ? { cardId: card.id } : {}), kind: entry.kind, at: entry.on === dayAt(work.now, zone) || noon > work.now ? work.now : noon } as never)
}
/** Puts an opening's level or channel right; a level nobody has moved since moves along, as a change of level with its reason. */
const changeOpening = async (work: Work, cardId: string, field: 'level' | 'channel', value: string): Promise<void> => {
  const card = await work.under({ thing: 'prospectCard', verb: 'u' }).lock(prospectCard, cardId, undefined)
  const [opening] = await work.childRows(prospectCard, 'opening', cardId)
  if (!opening || value === 'O') return hopeless()
  await work.saveChild(prospectCard, 'opening', opening.id, { [field]: value })
  await work.rows(sql`UPDATE prospect_card k SET version = k.version + 1, updated_at = ${work.now} WHERE k.org_id = ${work.org} AND k.id = ${cardId}`)
  await auditRows(work, prospectCard, 'mend', [{ rowId: cardId, changed: { [`opening.${field}`]: [opening[field], value] } }])
  if (field === 'level' && card.state === 'live' && card.level === opening.level && card.level !== value) await carryOut(work, cardCalls.changeLevel, { id: cardId, version: card.version + 1, level: value as Level, reason: work.who.language === 'zh' ? '夕会对账：建卡级别更正' : 'Evening check: opening level put right' })
}
const versionOf = async (work: Work, e: typeof visit | typeof inquiry | typeof dmsEntry, id: string): Promise<number> => (await work.find(e, id))?.version ?? hopeless()
/** Writes one side's word into the other, through that row's own change. */
const takeValue = async (work: Work, d: Difference, take: Take): Promise<void> => {
  const to = (take === 'left' ? d.right : d.left) as Side, value = take === 'left' ? d.leftSays : d.rightSays, field = d.field!
  if (value === null) return hopeless()
  if (to.kind === 'prospectCard') return changeOpening(work, to.id, field as 'level', value)
  const name = field === 'consultant' ? (to.kind === 'dmsEntry' ? 'memberId' : 'ownerId') : field
  const change = { [name]: field === 'firstTime' ? value === 'true' : value } as never
  const [e, call] = to.kind === 'visit' ? [visit, visitCalls.change] as const : to.kind === 'inquiry' ? [inquiry, inquiryCalls.change] as const : [dmsEntry, dmsCalls.change] as const
  await carryOut(work, call as typeof visitCalls.change, { id: to.id, version: await versionOf(work, e, to.id), ...(change as object) } as never)
}
/** Mends in place, through the rules of the row that changes: whoever may not change that row may not mend here either. */
export const mendNow = async (work: Work, d: Difference, way: Way, given: { take?: Take | null; dmsNo?: string | null }): Promise<void> => {
  const left = d.left as Side
  if (way.take.length > 1 && !given.take) refuseFields({ pointer: '/take', code: 'field.required' })
  const take = given.take ?? way.take[0]
  if (way.take.length && !way.take.includes(take!)) return hopeless()
  switch (way.makes) {
    case 'card': return makeCard(work, left)
    case 'dms': return makeDms(work, d, left, given.dmsNo)
    case 'milestone': return makeMilestone(work, left)
    case 'value': return takeValue(work, d, take!)
    case 'archive': { const id = ((take === 'left' ? d.right : d.left) as Side).id; await carryOut(work, dmsCalls.archive, { id, version: await versionOf(work, dmsEntry, id) }); return undefined }
    default: return hopeless()
  }
}
