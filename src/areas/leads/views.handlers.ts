import { may } from '../../kernel/permission.ts'
import { refuse } from '../../kernel/refusal.ts'
import { addDays, dayAt, minutesBetween } from '../../kernel/time.ts'
import type { Row } from '../../kernel/entity.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import { settingAt } from '../../server/work/setting.ts'
import type { Work } from '../../server/work/work.ts'
import { customer } from '../customers/index.ts'
import { prospectCard } from './card.ts'
import { dmsEntry, followUp, milestone } from './contact.ts'
import { zoneOf } from './counts.ts'
import { countsAs, isLateResponse, isWaiting, responseFrom, type ResponseRule } from './inquiry.rules.ts'
import { appointment, inquiry, inquiryClasses, inquiryKinds, responseRules } from './inquiry.ts'
import { levelRulesAt } from './keep.ts'
import { expectedBy, lateness } from './level.rules.ts'
import { openingOf } from './opening.ts'
import { isOpenAt, openMinutes, type Opening } from './opening.rules.ts'
import { visit } from './visit.ts'
import { file } from './file.ts'
import { cardPage, closingsPage, contactsPage, inquiryPage, type ClosingLine, type ContactDue, type InquiryLine, type Named } from './views.ts'
import { closingsSql, contactCountsSql, contactsDueSql, seenRows } from './views.sql.ts'

/** What may be hung on a customer's records by this person, beside the row's own commands. */
const hangs = (work: Work): string[] => (['followUp', 'milestone', 'appointment', 'prospectCard', 'inquiry', 'dmsEntry'] as const).filter(thing => may(work.who, thing, 'c')).map(thing => `${thing}.create`)

handle(cardPage, async (work, { id }) => {
  const card = await work.open(prospectCard, id)
  const of = sql`a.customer_id = ${card.customerId}`, newest = sql`a.at DESC, a.id DESC`
  const today = dayAt(work.now, await zoneOf(work, card.siteId))
  const [who, visits, followUps, milestones, appointments, dmsEntries, inquiries, rules, others, files] = await Promise.all([
    work.open(customer, card.customerId).catch((error: unknown) => { if ((error as { code?: string }).code === 'notFound') return null; throw error }),
    seenRows(work, visit, sql`${of} AND a.archived_at IS NULL`, sql`a.arrived_at DESC`, 30), seenRows(work, followUp, of, newest, 100), seenRows(work, milestone, sql`${of} AND a.archived_at IS NULL`, newest, 50),
    seenRows(work, appointment, of, newest, 20), seenRows(work, dmsEntry, sql`a.card_id = ${id} AND a.archived_at IS NULL`, sql`a.on_day DESC`, 20), seenRows(work, inquiry, sql`${of} AND a.archived_at IS NULL`, sql`a.received_at DESC`, 20),
    levelRulesAt(work, today), seenRows(work, prospectCard, sql`${of} AND a.id <> ${id} AND a.state IN ('live', 'ordered')`, sql`a.opened_on DESC`, 5), seenRows(work, file, of, sql`a.id DESC`, 200),
  ])
  return answer({
    today, asOf: work.now, card, customer: who, visits, followUps, milestones, appointments, dmsEntries, inquiries, files, rules, lateness: lateness(card.nextContactOn, today), expectedBy: card.state === 'live' ? expectedBy(card.level, card.levelSince, rules) : null,
    otherCards: others.map(o => ({ id: o.id, label: o.no, state: o.state })), can: [...(card.can ?? []), ...(who ? hangs(work) : []), ...(who?.can?.includes('reveal') ? ['customer.reveal'] : []), ...(who?.can?.includes('change') ? ['customer.change'] : [])],
  })
})
handle(contactsPage, async (work, { memberId }) => {
  const today = dayAt(work.now, await zoneOf(work, work.who.sites[0]))
  // A consultant's day is his own and whom he stands in for; who leads sees all he may, or one person's.
  const owners = memberId ? [memberId] : work.who.roles.some(role => role === 'consultant' || role === 'dcc') ? work.who.mine : undefined
  const [items, [counts], people] = await Promise.all([
    work.rows<ContactDue>(contactsDueSql(work, today, owners)), work.rows(contactCountsSql(work, today, addDays(today, 1), owners)),
    work.rows<Named>(sql`SELECT DISTINCT m.id, m.name AS label FROM prospect_card k JOIN member m ON m.org_id = k.org_id AND m.id = k.owner_id WHERE k.org_id = ${work.org} AND k.state IN ('live', 'ordered') AND ${work.visible(prospectCard, 'k')} ORDER BY m.name LIMIT 100`),
  ])
  return answer({ today, asOf: work.now, items: items.map(item => ({ ...item, lateness: lateness(item.nextContactOn, today) })), counts, people, can: hangs(work) })
})
handle(closingsPage, async (work, { state }) => {
  const [items, [counts]] = await Promise.all([
    work.rows<ClosingLine & { decides: boolean }>(closingsSql(work, (state ?? 'open') === 'open')),
    work.rows<{ open: number; mine: number }>(sql`SELECT count(*)::int open, count(*) FILTER (WHERE a.by_id = ${work.who.memberId})::int mine FROM prospect_card_closings a JOIN prospect_card k ON k.org_id = a.org_id AND k.id = a.prospect_card_id WHERE a.org_id = ${work.org} AND a.outcome = 'open' AND ${work.visible(prospectCard, 'k')}`),
  ])
  return answer({ asOf: work.now, counts, items: items.map(({ decides, ...line }) => ({ ...line, can: decides && line.outcome === 'open' ? [...(line.card.state === 'live' ? ['agreeToClose'] : []), 'refuseToClose'] : [] })), can: may(work.who, 'cardClosing', 'u') ? ['decide'] : [] })
})

/** How long a lead waits or waited, both ways, and whether that is late by the rule of its kind. */
const clocked = (row: Row<typeof inquiry>, now: string, opening: Opening | null, rules: readonly ResponseRule[]): InquiryLine => {
  const waiting = isWaiting(row), from = responseFrom(row)
  const open = waiting && opening ? openMinutes(from, now, opening) : row.openResponseMinutes
  return { ...row, waiting, waitedMinutes: waiting ? Math.max(0, minutesBetween(from, now)) : row.responseMinutes, openWaitedMinutes: open, late: isLateResponse(open, row.kind, rules) }
}
handle(inquiryPage, async (work, input) => {
  const sites = await work.rows<Named>(sql`SELECT s.id, s.name AS label FROM site s WHERE s.org_id = ${work.org} AND s.archived_at IS NULL ORDER BY s.id = ANY(${work.who.sites as string[]}::uuid[]) DESC, s.name`)
  const site = (input.siteId ? sites.find(s => s.id === input.siteId) ?? refuse('notFound') : sites[0]) ?? null
  const opening = site ? await openingOf(work, site.id) : null
  const today = dayAt(work.now, opening?.zone ?? work.who.timeZone), on = input.on ?? today
  const [found, pending, rules, people] = await Promise.all([
    seenRows(work, inquiry, sql`a.site_id = ${site?.id ?? null} AND a.on_day = ${on} AND a.archived_at IS NULL`, sql`a.received_at DESC, a.id DESC`, 500),
    seenRows(work, inquiry, sql`a.site_id = ${site?.id ?? null} AND a.on_day < ${on} AND a.on_day >= ${addDays(on, -31)} AND a.class = 'pending' AND a.repeat_of_id IS NULL AND a.archived_at IS NULL`, sql`a.received_at DESC, a.id DESC`, 100),
    settingAt(work, responseRules, on) as Promise<ResponseRule[]>,
    work.rows<Named & { role: string }>(sql`SELECT m.id, m.name AS label, m.roles[1] AS role FROM member m WHERE m.org_id = ${work.org} AND m.state = 'active' AND m.roles && ARRAY['consultant', 'dcc', 'supervisor', 'reception'] AND m.site_ids @> ARRAY[${site?.id ?? null}::uuid] ORDER BY m.name LIMIT 200`),
  ])
  const rows = found.map(row => clocked(row, work.now, opening, rules)), earlier = pending.map(row => clocked(row, work.now, opening, rules))
  const count = (is: (row: InquiryLine) => boolean): number => rows.filter(is).length
  // the foot adds up as the figures do (domain.md 14): calls and web, repeats apart, «card» only where a card stands
  const counted = (row: InquiryLine): boolean => (row.kind === 'call' || row.kind === 'web') && row.repeatOfId === null
  return answer({
    on, today, asOf: work.now, site, sites, people, opening, isOpen: opening !== null && isOpenAt(work.now, opening), rules, rows, earlier,
    counts: {
      ...Object.fromEntries(Object.keys(inquiryKinds).map(kind => [kind, count(row => row.kind === kind)])), ...Object.fromEntries(Object.keys(inquiryClasses).map(name => [name, count(row => counted(row) && countsAs({ class: row.class, hasCard: row.cardId !== null }) === name)])),
      total: count(counted), repeats: count(row => row.repeatOfId !== null), late: count(row => row.late), waiting: count(row => row.waiting) + earlier.filter(row => row.waiting).length,
    }, can: hangs(work),
  })
})
