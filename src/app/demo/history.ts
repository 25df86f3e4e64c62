import { addDays, minutesBetween, weekday, type Day } from '../../kernel/time.ts'
import type { Book, Hands, Live } from './book.ts'
import { cadence } from './book.ts'
import type { Chance } from './chance.ts'
import type { Company, Person } from './company.ts'
import { colours, lostReasons, missedSaid, models, person, phone, platforms, regions, rivals, said } from './names.ts'

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
export type State = { live: Live[]; n: number; turn: number }
export const newState = (n = 0): State => ({ live: [], n, turn: 0 })
/** What someone wants, from the range sold. */
export const wants = (c: Chance) => {
  const [model, trims, price] = c.weighted<(typeof models)[number]>([[models[0], 3], [models[1], 4], [models[2], 3], [models[3], 4]])
  return { price, want: { model, trim: c.pick(trims), colour: c.pick(colours), budget: `${Math.round(price / 10_000) - 2}–${Math.round(price / 10_000) + 2} 万`, payment: c.pick(['full', 'loan', 'loan']), use: c.pick(['家用', '通勤', '商务', '置换升级']) } }
}
const levelAtStart = (c: Chance) => c.weighted([['H', 2], ['A', 3], ['B', 5], ['C', 3], ['N', 1]] as const)
/** One believable day of the showroom from opening to `until` (minutes), everything consistent: what differs is planted apart. */
export const runDay = (c: Chance, company: Company, book: Book, h: Hands, state: State, day: Day, until = 18 * 60): void => {
  const busy = weekday(day) > 5 ? 1.6 : 1
  const share = (until - 510) / 570
  const next = (): Person => company.sellers[state.turn++ % company.sellers.length]
  const arrivals = Array.from({ length: Math.round(c.whole(12, 17) * busy * share) }, () => c.whole(515, until - 35)).sort((a, b) => a - b)
  const person0 = () => ({ ...person(c), phone: phone(c, ++state.n), region: c.pick(regions) })
  const open = (live: Live) => { state.live.push(live); return live }
  const minutes = (m: number, more: number) => (m + more < until ? clock(m + more) : null)
  const taken = new Set<string>()
  const due = book.appointments.filter(a => a.state === 'planned' && a.on === day)
  const invited = due.flatMap(a => { const m = minutesOf(a.clock as string) + c.whole(-12, 18); return m < until - 20 && c.yes(0.58) ? [{ m, a }] : [] })
  // Whoever was invited and did not come, once his hour is an hour past.
  for (const a of due) if (!invited.some(i => i.a === a) && (until === 1080 || minutesOf(a.clock as string) < until - 60)) a.state = c.weighted([['missed', 4], ['cancelled', 1]] as const)
  const parties = [...arrivals.map(m => ({ m, a: undefined })), ...invited].sort((x, y) => x.m - y.m)
  for (const { m, a } of parties) {
    const asked = a && state.live.find(l => l.card.id === a.cardId && !l.closed && !taken.has(l.customer.id))
    if (a && !asked) { a.state = 'missed'; continue }
    const stay = c.whole(15, 75), leave = minutes(m, stay)
    const kind = asked ? asked.card.came === true ? 'again' : 'hasCard' : c.weighted([['data', 36], ['noData', 20], ['again', 24], ['hasCard', 4], ['other', 14]] as const)
    const { want, price } = wants(c)
    const wanted = { model: want.model, trim: want.trim, colour: want.colour }
    if (kind === 'other') { h.visit(day, clock(m), leave, undefined, next(), { firstTime: false, purpose: c.pick(['paperwork', 'service', 'delivery', 'other']), class: 'nonIntent', wechatAdded: false }); continue }
    if (kind === 'noData') { h.visit(day, clock(m), leave, undefined, next(), { firstTime: true, purpose: 'buy', noDataReason: c.pick(['不愿留', '路过看看', '陪朋友']), want: wanted, channel: 'walkIn', class: 'firstNoData' }); continue }
    const known = asked ?? (kind === 'data' ? undefined : state.live.find(l => !l.closed && !taken.has(l.customer.id) && l.card.state === 'live' && (kind === 'hasCard' ? l.card.fromInquiry === true && !l.card.came : l.card.came === true) && String(l.card.openedOn) < day && c.yes(0.5)))
    if (known) {
      taken.add(known.customer.id)
      const v = h.visit(day, clock(m), leave, known.owner, known.owner, { firstTime: kind === 'hasCard', purpose: 'buy', receivedHow: a ? 'appointment' : 'named', appointmentId: a?.id ?? null, name: known.customer.name, phone: known.customer.phone, customerId: known.customer.id, cardId: known.card.id, want: wanted, level: known.level, channel: known.customer.channel, class: kind === 'hasCard' ? 'firstHasCard' : 'again' })
      known.card.came = true
      if (a) { a.state = 'came'; a.visitId = v.id }
      if (c.yes(0.45)) h.milestone('testDrive', day, clock(m + 10), known, { visitId: v.id })
      if (c.yes(0.4)) h.milestone('quote', day, clock(m + 12), known, { visitId: v.id, amount: `${price}.00` })
      if (leave && c.yes(known.level === 'H' ? 0.5 : known.level === 'A' ? 0.25 : 0.08)) order(known, day, clock(m + Math.min(stay, 14)), v.id as string, price)
      continue
    }
    const owner = next(), facts = person0()
    const level = levelAtStart(c), instant = h.at(day, clock(m))
    const channel = c.weighted([['walkIn', 8], ['referral', 1]] as const)
    const customer = h.customer(instant, owner, { ...facts, channel })
    const v = h.visit(day, clock(m), leave, owner, owner, { firstTime: true, purpose: 'buy', name: facts.name, phone: facts.phone, customerId: customer.id, want: wanted, level, channel, class: 'firstWithData', rival: c.yes(0.3) ? c.pick(rivals) : null })
    const live = open(h.card(day, h.at(day, clock(Math.min(m + stay, until - 1))), owner, customer, level, { originVisitId: v.id, channel }, want, { rival: v.rival ?? null, concerns: c.yes(0.4) ? c.pick(['第二排空间', '冬季续航', '置换价', '提车时间']) : null }))
    v.cardId = live.card.id
    live.card.came = true
    if (c.yes(0.3)) h.milestone('testDrive', day, clock(Math.min(m + 10, until - 1)), live, { visitId: v.id })
    h.dms('card', day, live)
  }
  inquiries(c, company, book, h, state, day, until, person0)
  followUps(c, h, state, day, until)
  function order(live: Live, on: Day, time: string, visitId: string, price: number) {
    h.milestone('order', on, time, live, { visitId, amount: `${price}.00` })
    live.card.formerLevel = live.level
    h.levelTo(live, 'O', h.at(on, time), '下订', 'ordered')
    live.card.state = 'ordered'
    live.orderedOn = on
    live.next = addDays(on, cadence.O)
    h.dms('order', on, live)
  }
  for (const live of state.live) if (live.orderedOn && live.card.state === 'ordered' && addDays(live.orderedOn, 9) <= day && until === 1080 && c.yes(0.3)) {
    h.milestone('delivery', day, '15:30', live)
    live.card.state = 'delivered'; live.card.nextContactOn = null; live.closed = true; live.customer.nextContactOn = null
    book.levels.push({ id: c.id(h.at(day, '15:30')), parentId: live.card.id, position: book.levels.length, level: live.level, at: h.at(day, '15:30'), byId: live.owner.id, reason: null, state: 'delivered' })
    h.dms('delivery', day, live)
  }
  if (until === 1080) losses(c, company, book, h, state, day)
}
const inquiries = (c: Chance, company: Company, book: Book, h: Hands, state: State, day: Day, until: number, person0: () => { name: string; gender: string; phone: string; region: string }): void => {
  const dcc = company.people.find(p => p.role === 'dcc') ?? company.sellers[0]
  const arrivals = Array.from({ length: Math.round(c.whole(7, 12) * ((until - 510) / 570)) }, () => c.whole(500, until - 20)).sort((a, b) => a - b)
  for (const m of arrivals) {
    const kind = c.weighted([['call', 4], ['web', 5], ['event', 1], ['outreach', 1]] as const)
    const owner = company.sellers[state.turn++ % company.sellers.length]
    const facts = person0(), { want } = wants(c)
    const answeredAt = h.at(day, clock(m + c.weighted([[1, 3], [3, 4], [12, 2], [35, 1]]))), answeredAfter = minutesBetween(h.at(day, clock(m)), answeredAt)
    const base = { ...h.stamped(h.at(day, clock(m)), dcc.id), kind, siteId: company.siteId, on: day, receivedAt: h.at(day, clock(m)), handledById: dcc.id, ownerId: owner.id, name: facts.name, phone: facts.phone, want: { model: want.model }, dispatchedAt: kind === 'web' ? h.at(day, clock(m)) : null, firstResponseAt: kind === 'web' ? answeredAt : null, responseMinutes: kind === 'web' ? answeredAfter : kind === 'call' ? 0 : null, openResponseMinutes: kind === 'web' ? answeredAfter : kind === 'call' ? 0 : null, platform: kind === 'web' ? c.pick(platforms) : null, leadNo: kind === 'web' ? `L${String(state.n).padStart(8, '0')}` : null, ringSeconds: kind === 'call' ? c.whole(3, 20) : null, talkSeconds: kind === 'call' ? c.whole(40, 400) : null, eventName: kind === 'event' ? '周末外展' : null, place: kind === 'event' ? '宝龙广场' : null, company: kind === 'outreach' ? '滨江软件园' : null, ...h.counts(owner) }
    const outcome = c.weighted([['card', 45], ['nonIntent', 30], ['onFile', 12], ['pending', 13]] as const)
    if (outcome !== 'card' || until < 1080 && m > until - 90) { book.inquiries.push({ ...base, class: outcome === 'card' ? 'pending' : outcome === 'pending' && until === 1080 ? 'nonIntent' : outcome, invalidReason: outcome === 'nonIntent' || outcome === 'pending' && until === 1080 ? c.pick(['wrongNumber', 'noAnswer', 'noIntent', 'boughtRival', 'otherRegion']) : null }); continue }
    const level = c.weighted([['H', 1], ['A', 3], ['B', 5], ['C', 3]] as const)
    const customer = h.customer(base.receivedAt, owner, { ...facts, channel: kind })
    const live = h.card(day, h.at(day, clock(m + 5)), owner, customer, level, { originInquiryId: base.id, channel: kind }, want, {})
    live.card.fromInquiry = true
    book.inquiries.push({ ...base, class: 'card', level, customerId: customer.id, cardId: live.card.id })
    state.live.push(live)
    h.dms('card', day, live)
    if (c.yes(0.5)) h.appointment(h.at(day, clock(m + 6)), live, addDays(day, c.whole(1, 4)), clock(c.whole(18, 34) * 30), c.pick(['到店看车', '试驾', '谈价']), base.id)
  }
}
const followUps = (c: Chance, h: Hands, state: State, day: Day, until: number): void => {
  for (const live of state.live) {
    if (live.closed || live.next > day || live.card.closing || String(live.card.openedOn) >= day || !c.yes(until === 1080 ? 0.82 : 0.35)) continue
    const m = c.whole(520, Math.min(until, 1075)), instant = h.at(day, clock(m))
    const reached = c.yes(0.68)
    const before = live.level
    if (reached && before !== 'O' && c.yes(0.18)) h.levelTo(live, c.pick(before === 'H' ? ['A', 'B'] : before === 'C' ? ['B', 'C'] : ['H', 'A', 'B', 'C']), instant, c.pick(['谈到月供', '要等年终奖', '看了竞品', '家人同意']))
    live.next = addDays(day, reached ? cadence[live.level] : 1)
    live.last = instant
    h.followUp(instant, live, { means: c.weighted([['call', 6], ['wechat', 4], ['message', 1]] as const), result: reached ? 'reached' : c.pick(['noAnswer', 'noAnswer', 'refused']), text: reached ? c.pick(said).replace('{model}', String((live.card.want as { model?: string }).model ?? '这款车')).replace('{rival}', c.pick(rivals)) : c.pick(missedSaid), seconds: reached ? c.whole(30, 380) : 0, levelAfter: live.level === before ? null : live.level })
    if (reached && ['H', 'A', 'B'].includes(live.level) && c.yes(0.07)) h.appointment(instant, live, addDays(day, c.whole(1, 5)), clock(c.whole(18, 34) * 30), c.pick(['带家人来看车', '试驾', '谈价', '看现车颜色', '置换评估']))
  }
}
/** Some give up: an application the supervisor agrees to next morning, some are sent back, the last days' wait. */
const losses = (c: Chance, company: Company, book: Book, h: Hands, state: State, day: Day): void => {
  for (const live of state.live) {
    if (live.closed || live.card.state !== 'live' || live.card.closing || live.level === 'O' || !c.yes(0.006)) continue
    const at = h.at(day, '17:40'), boss = company.people.find(p => p.role === 'supervisor' && p.team === live.owner.team) ?? company.people[0]
    const outcome = c.weighted([['agreed', 6], ['refused', 2]] as const)
    book.closings.push({ id: c.id(at), parentId: live.card.id, as: c.weighted([['lost', 6], ['frozen', 2], ['outOfContact', 1]] as const), reason: c.pick(lostReasons), rival: c.yes(0.5) ? c.pick(rivals) : null, at, on: day, byId: live.owner.id, outcome, decidedById: boss.id, decidedAt: h.at(addDays(day, 1), '09:10'), decision: outcome === 'refused' ? '再约一次，我来谈。' : null, ...h.counts(live.owner) })
    if (outcome === 'agreed') { live.card.state = book.closings[book.closings.length - 1].as; book.levels.push({ id: c.id(h.at(addDays(day, 1), '09:10')), parentId: live.card.id, position: book.levels.length, level: live.level, at: h.at(addDays(day, 1), '09:10'), byId: boss.id, reason: null, state: live.card.state }); live.card.nextContactOn = null; live.closed = true; live.customer.nextContactOn = null; live.customer.level = null }
  }
}
