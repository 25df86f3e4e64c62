// Rows of every kind in every relation to every role: own, a team mate's, another team's, another site's, another organisation's, archived.
import { randomUUID } from 'node:crypto'
import { entityNamed } from '../../kernel/entity.ts'
import { asHouse } from '../../areas/people/index.server.ts'
import { inTransaction, rows } from '../../server/data/database.ts'
import { raw, sql } from '../../server/data/sql.ts'
import { tableOf } from '../../server/data/columns.ts'
import { Work } from '../../server/work/work.ts'
import type { Town } from '../house.ts'
import { roles, type Role } from './rights.table.ts'

export const relations = ['own', 'team', 'otherTeam', 'otherSite', 'otherOrganisation', 'archived'] as const
export type Relation = (typeof relations)[number]
export const actorOf = (role: Role): string => (role === 'consultant' ? 'consultant2' : role)
/** noun → relation → id, or for own and archived: role → id */
export type Population = { readonly place: (relation: Relation, role: Role) => Place; readonly of: (noun: string, relation: Relation, role: Role) => string | undefined; readonly all: (noun: string) => string[] }

export type Place = { ownerId: string; teamId: string | null; siteId: string; archived?: boolean }
type Values = Record<string, unknown>
/** How each kind lies in its place; kinds that hang on a customer get one of the same place. */
const kinds = (n: () => number): Record<string, { entity: string; archives?: true; of: (p: Place & { customerId: string; cardId: string; closingId: string; made: ReadonlyMap<string, string> }) => Values }> => ({
  inquiries: { entity: 'inquiry', archives: true, of: p => ({ siteId: p.siteId, kind: 'call', on: '2026-11-23', receivedAt: '2026-11-23T01:00:00.000Z', handledById: p.ownerId, ownerId: p.ownerId, class: 'pending', countsForId: p.ownerId, countsTeamId: p.teamId, countsSiteId: p.siteId }) },
  visits: { entity: 'visit', archives: true, of: p => ({ siteId: p.siteId, on: '2026-11-23', partyNo: n(), arrivedAt: '2026-11-23T01:00:00.000Z', people: 1, firstTime: true, purpose: 'buy', ownerId: p.ownerId, receivedHow: 'turn', wechatAdded: false, lateEntry: false, state: 'unfinished', class: 'unfinished', countsForId: p.ownerId, countsTeamId: p.teamId, countsSiteId: p.siteId }) },
  appointments: { entity: 'appointment', of: p => ({ customerId: p.customerId, siteId: p.siteId, at: '2026-11-23T01:00:00.000Z', purpose: '看车', memberId: p.ownerId, state: 'planned' }) },
  'follow-ups': { entity: 'followUp', of: p => ({ customerId: p.customerId, at: '2026-11-22T01:00:00.000Z', means: 'call', result: 'reached', text: '聊过', byId: p.ownerId }) },
  files: { entity: 'file', of: p => ({ name: '报价单.pdf', type: 'pdf', size: 0, sha256: '0'.repeat(64), followUpId: p.made.get('follow-ups') ?? null, customerId: p.customerId, byId: p.ownerId }) },
  milestones: { entity: 'milestone', archives: true, of: p => ({ customerId: p.customerId, kind: 'quote', at: '2026-11-22T01:00:00.000Z', on: '2026-11-22', byId: p.ownerId, countsForId: p.ownerId, countsTeamId: p.teamId, countsSiteId: p.siteId }) },
  'dms-entries': { entity: 'dmsEntry', archives: true, of: p => ({ kind: 'card', siteId: p.siteId, dmsNo: `D${n()}`, on: '2026-11-22', memberId: p.ownerId, source: 'typed', countsTeamId: p.teamId }) },
  'day-plans': { entity: 'dayPlan', of: p => ({ memberId: p.ownerId, on: '2026-11-23', siteId: p.siteId, teamId: p.teamId, state: 'draft' }) },
  'plan-items': { entity: 'planItem', of: p => ({ dayPlanId: p.made.get('day-plans'), memberId: p.ownerId, on: '2026-11-23', siteId: p.siteId, teamId: p.teamId, kind: 'task', title: '一件事', state: 'open', firstOn: '2026-11-23', added: false }) },
  meetings: { entity: 'meeting', of: p => ({ kind: 'adHoc', siteId: p.siteId, teamId: p.teamId, on: '2026-11-23', subject: '碰头', chairId: p.ownerId, attendeeIds: [p.ownerId], state: 'planned' }) },
  'action-items': { entity: 'actionItem', of: p => ({ text: '去做', ownerId: p.ownerId, dueOn: '2026-11-24', siteId: p.siteId, teamId: p.teamId, state: 'open' }) },
  'card-looks': { entity: 'cardLook', of: p => ({ cardId: p.cardId, on: '2026-11-23', byId: p.ownerId, at: '2026-11-23T01:00:00.000Z' }) },
  'carried-cards': { entity: 'carriedCard', of: p => ({ month: '2026-11-01', cardId: p.cardId, level: 'A', countsForId: p.ownerId, countsTeamId: p.teamId, countsSiteId: p.siteId }) },
  notices: { entity: 'notice', of: p => ({ memberId: p.ownerId, kind: 'planReturned', text: '说一声', key: `k${n()}`, at: '2026-11-23T01:00:00.000Z' }) },
  'notice-switches': { entity: 'noticeSwitch', of: p => ({ memberId: p.ownerId, kind: 'planReturned', off: true }) },
  'saved-views': { entity: 'savedView', of: p => ({ memberId: p.ownerId, list: '/customers', name: `视图${n()}`, query: 'level.in=H' }) },
  targets: { entity: 'target', of: p => ({ memberId: p.ownerId, month: `${2100 + (n() % 90)}-11`, event: 'order', number: 5, siteId: p.siteId, teamId: p.teamId }) },
  'standard-slots': { entity: 'standardSlot', archives: true, of: p => ({ memberId: p.ownerId, from: '09:00', to: '09:30', title: '巡店', dutyIds: ['D2.5'], siteId: p.siteId, teamId: p.teamId }) },
  'slot-records': { entity: 'slotRecord', of: p => ({ slotId: p.made.get('standard-slots'), memberId: p.ownerId, on: '2026-11-23', state: 'missed', siteId: p.siteId, teamId: p.teamId }) },
  'turn-events': { entity: 'turnEvent', of: p => ({ siteId: p.siteId, on: '2026-11-23', at: '2026-11-23T01:00:00.000Z', kind: 'join', memberId: p.ownerId }) },
  'day-sheets': { entity: 'daySheet', of: p => ({ memberId: p.ownerId, on: '2026-11-23', siteId: p.siteId, teamId: p.teamId, state: 'onDuty' }) },
  'live-statuses': { entity: 'liveStatus', of: p => ({ memberId: p.ownerId, siteId: p.siteId, teamId: p.teamId, state: 'floor', since: '2026-11-23T01:00:00.000Z' }) },
  differences: { entity: 'difference', of: p => ({ dayClosingId: p.closingId, siteId: p.siteId, teamId: p.teamId, on: '2026-11-20', class: 'cardWithoutDms', fixerId: p.ownerId, state: 'open' }) },
  corrections: { entity: 'correction', of: p => ({ rowKind: 'visit', rowId: randomUUID(), field: 'people', after: '2', reason: '数错了', byId: p.ownerId, siteId: p.siteId, teamId: p.teamId, on: '2026-11-20' }) },
  seals: { entity: 'seal', of: p => ({ dayClosingId: p.closingId, sequence: n(), head: 'h'.repeat(64), salt: 's', sealedById: p.ownerId, sealedAt: '2026-11-20T12:00:00.000Z', visitRows: 0, inquiryRows: 0, openingRows: 0, milestoneRows: 0, differenceRows: 0, dmsRows: 0 }) },
})
/** `only`: nouns that are wanted; customers and their cards come with any. */
export const populate = async (t: Town, only?: readonly string[]): Promise<Population> => {
  const b = await t.secondOrganisation()
  const found = new Map<string, string>()
  const put = (noun: string, relation: Relation, role: Role | '*', id: string) => found.set(`${noun} ${relation} ${role}`, id)
  const asOf = <T>(orgId: string, act: (work: Work) => Promise<T>): Promise<T> => inTransaction(t.house.database.app, { orgId }, client =>
    act(new Work({ who: asHouse(orgId, 'Asia/Shanghai'), now: t.clock.now, client, requestId: 'population', later: t.house.later })))
  let counter = 0
  const n = () => ++counter
  const secondSite = await asOf(t.orgId, async work => (await work.insert(entityNamed('site'), { name: '城东店', timeZone: 'Asia/Shanghai', doorCover: 2 } as never)).id)
  const secondTeam = await asOf(t.orgId, async work => (await work.insert(entityNamed('team'), { name: '城东组', siteId: secondSite } as never)).id)
  const far = await t.hire('far', ['consultant'], { siteIds: [secondSite], teamIds: [secondTeam] })
  const member = async (login: string) => (await t.as(login)).memberId
  const people = Object.fromEntries(await Promise.all(roles.map(async role => [role, await member(actorOf(role))]))) as Record<Role, string>
  const mate = await member('consultant1'), otherMate = await member('consultant3'), bMember = await member('b-consultant')
  const bTeam = (await asOf(b.orgId, work => rows<{ id: string }>(work.client, sql`SELECT id FROM team WHERE org_id = ${b.orgId}`)))[0].id
  const one = t.teams.one
  const places: { relation: Relation; role: Role | '*'; place: Place; orgId: string }[] = [
    { relation: 'team', role: '*', place: { ownerId: mate, teamId: one, siteId: t.siteId }, orgId: t.orgId },
    { relation: 'otherTeam', role: '*', place: { ownerId: otherMate, teamId: t.teams.two, siteId: t.siteId }, orgId: t.orgId },
    { relation: 'otherSite', role: '*', place: { ownerId: far, teamId: secondTeam, siteId: secondSite }, orgId: t.orgId },
    { relation: 'otherOrganisation', role: '*', place: { ownerId: bMember, teamId: bTeam, siteId: b.siteId }, orgId: b.orgId },
    ...roles.flatMap(role => (['own', 'archived'] as const).map(relation => ({ relation, role, place: { ownerId: people[role], teamId: role === 'consultant' || role === 'supervisor' ? one : null, siteId: t.siteId, archived: relation === 'archived' }, orgId: t.orgId }))),
  ]
  // Day closings are nobody's own: one per team and one site.
  const closings = new Map<string, string>()
  for (const [i, { place, orgId }] of places.entries()) {
    const key = `${place.siteId} ${place.teamId}`
    if (!closings.has(key)) closings.set(key, await asOf(orgId, async work => (await work.insert(entityNamed('dayClosing'), { siteId: place.siteId, teamId: place.teamId, on: `2026-10-${String(i + 1).padStart(2, '0')}`, state: 'open' } as never)).id))
  }
  for (const { relation, role, place, orgId } of places) await asOf(orgId, async work => {
    const gone = async (entity: string, id: string) => { if (place.archived) await work.rows(sql`UPDATE ${raw(tableOf({ name: entity }))} SET archived_at = ${t.clock.now} WHERE org_id = ${orgId} AND id = ${id}`) }
    const customerId = (await work.insert(entityNamed('customer'), { kind: 'person', name: `客${n()}`, channel: 'walkIn', phone: `1380000${String(n()).padStart(4, '0')}`, otherPhones: [], tags: [], completeness: 0, ownerId: place.ownerId, teamId: place.teamId, siteId: place.siteId } as never)).id
    const card = await work.insert(entityNamed('prospectCard'), { no: `C${n()}`, customerId, siteId: place.siteId, ownerId: place.ownerId, teamId: place.teamId, openedOn: '2026-11-20', level: 'A', levelSince: '2026-11-20', state: 'live', want: {}, tradeIn: {} } as never)
    put('customers', relation, role, customerId)
    if (!place.archived) put('prospect-cards', relation, role, card.id)
    await gone('customer', customerId)
    const closingId = closings.get(`${place.siteId} ${place.teamId}`)!
    const made = new Map<string, string>()
    for (const [noun, kind] of Object.entries(kinds(n))) {
      if ((place.archived && !kind.archives) || (only && !only.includes(noun))) continue
      const { id } = await work.insert(entityNamed(kind.entity), kind.of({ ...place, customerId, cardId: card.id, closingId, made }) as never)
      made.set(noun, id)
      put(noun, relation, role, id)
      await gone(kind.entity, id)
    }
    if (!place.archived) { put('members', relation, role, place.ownerId); put('day-closings', relation, role, closingId) }
  })
  const settings = async (orgId: string, relation: Relation, siteId: string, teamId: string) => {
    put('sites', relation, '*', siteId); put('teams', relation, '*', teamId); put('organisations', relation, '*', orgId)
    await asOf(orgId, async work => {
      put('role-rights', relation, '*', (await work.insert(entityNamed('roleRight'), { role: 'trainer', thing: 'turn', cell: '-' } as never)).id)
      for (const [noun, entity] of [['level-rules', 'levelRules'], ['response-rules', 'responseRules'], ['match-rules', 'matchRules'], ['pack-rules', 'packRules']]) put(noun, relation, '*', (await work.insert(entityNamed(entity), { effectiveOn: '2026-01-01' } as never)).id)
    })
  }
  await settings(t.orgId, 'own', t.siteId, one)
  await settings(b.orgId, 'otherOrganisation', b.siteId, bTeam)
  put('teams', 'otherTeam', '*', t.teams.two); put('teams', 'otherSite', '*', secondTeam); put('sites', 'otherSite', '*', secondSite)
  return {
    place: (relation, role) => places.find(x => x.relation === relation && (x.role === role || x.role === '*'))!.place,
    of: (noun, relation, role) => found.get(`${noun} ${relation} ${role}`) ?? found.get(`${noun} ${relation} *`),
    all: noun => [...new Set([...found].filter(([key]) => key.startsWith(`${noun} `)).map(([, id]) => id))],
  }
}
