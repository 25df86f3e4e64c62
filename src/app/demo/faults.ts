import { addDays, minutesBetween, type Day } from '../../kernel/time.ts'
import type { Book, Hands, Live } from './book.ts'
import type { Chance } from './chance.ts'
import type { Company } from './company.ts'
import type { State } from './history.ts'
import { person, phone } from './names.ts'

export type Fault = { class: string; team: 'one' | 'two'; on: Day; field?: string; about: string; zh: string; en: string }
/**
 * Faults planted in the demo's today, one of every class an evening can find in each group; docs/demo.md lists them for people,
 * docs/generated/demo-faults.json for programs. Names are fixed so that both can be found.
 */
export const plant = (c: Chance, company: Company, book: Book, h: Hands, state: State, day: Day): Fault[] => {
  const faults: Fault[] = []
  const say = (fault: Fault) => { faults.push(fault) }
  for (const [team, login, other] of [['one', 'consultant5', 'consultant3'], ['two', 'consultant8', 'consultant9']] as const) {
    const owner = company.by(login), second = company.by(other)
    // Names are fixed, so that people and programs find them; the second group has its own.
    const names: Record<string, string> = team === 'one' ? {} : { 彭宇: '彭立群', 许文: '许亦文', 贺川: '贺晓川', 彭丽: '彭雅丽', 范雪: '范如雪', 周明远: '周远航', 吴芳: '吴若芳' }
    const fresh = (name: string) => ({ ...person(c), name: names[name] ?? name, phone: phone(c, ++state.n) })
    const opened = (name: string, clock: string, level: string, facts: { dms?: boolean; dmsLevel?: string; origin?: boolean } = {}): Live => {
      const who = fresh(name), instant = h.at(day, clock)
      const customer = h.customer(instant, second, { ...who, channel: 'walkIn' })
      const v = facts.origin === false ? undefined : h.visit(day, clock, null, second, second, { firstTime: true, purpose: 'buy', name: who.name, phone: who.phone, customerId: customer.id, want: { model: '曜行 X9' }, level, channel: 'walkIn', class: 'firstWithData', leftAt: h.at(day, clock.replace(/:\d\d$/, ':55')) })
      const live = h.card(day, h.at(day, clock.replace(/:\d\d$/, ':50')), second, customer, level, { originVisitId: v?.id, channel: 'walkIn' }, { model: '曜行 X9' })
      if (v) v.cardId = live.card.id
      if (facts.dms !== false) h.dms('card', day, live, { level: facts.dmsLevel ?? level })
      state.live.push(live)
      return live
    }
    const loose = fresh('彭宇')
    h.visit(day, '11:22', '11:58', owner, owner, { firstTime: true, purpose: 'buy', name: loose.name, phone: loose.phone, want: { model: '曜行 L7', trim: '领航版' }, level: 'B', channel: 'walkIn', class: 'firstNoData' })
    say({ class: 'visitWithoutCard', team, on: day, about: loose.name, zh: '首次到店留了电话，没有建卡', en: 'Left a phone on the first visit, no card was opened' })
    const lead = fresh('许文')
    book.inquiries.push({ ...h.stamped(h.at(day, '09:40'), owner.id), kind: 'web', siteId: company.siteId, on: day, receivedAt: h.at(day, '09:40'), handledById: owner.id, ownerId: owner.id, name: lead.name, phone: lead.phone, class: 'card', want: { model: '曜行 S5' }, dispatchedAt: h.at(day, '09:40'), firstResponseAt: h.at(day, '10:21'), responseMinutes: minutesBetween(h.at(day, '09:40'), h.at(day, '10:21')), openResponseMinutes: minutesBetween(h.at(day, '09:40'), h.at(day, '10:21')), platform: '汽车平台甲', leadNo: `L9${team === 'one' ? 1 : 2}000001`, ...h.counts(owner) })
    say({ class: 'inquiryWithoutCard', team, on: day, about: lead.name, zh: '线索记为有效建卡，却没有卡', en: 'Inquiry says a card was opened; there is none' })
    say({ class: 'cardWithoutOrigin', team, on: day, about: String(opened('贺川', '10:05', 'B', { origin: false }).customer.name), zh: '今日建卡，客流和渠道都没有', en: 'Card of today without visit or inquiry' })
    say({ class: 'cardWithoutDms', team, on: day, about: String(opened('彭丽', '10:31', 'A', { dms: false }).customer.name), zh: '今日建卡，DMS 里没有', en: 'Card of today not in the DMS' })
    const stranger = fresh('范雪')
    h.dms('card', day, { card: { id: '' }, customer: { id: '', name: stranger.name, phone: `${stranger.phone.slice(0, 3)}****${stranger.phone.slice(-4)}` }, owner, level: 'B', next: day } as Live, { cardId: null })
    say({ class: 'dmsWithoutCard', team, on: day, about: stranger.name, zh: 'DMS 有这张卡（号码带星），我们没有', en: 'In the DMS (masked phone), not with us' })
    say({ class: 'fieldDiffers', field: 'level', team, on: day, about: String(opened('周明远', '13:12', 'A', { dmsLevel: 'B' }).customer.name), zh: '级别：卡 A，DMS B', en: 'Level: card A, DMS B' })
    const twice = opened('吴芳', '13:40', 'B')
    h.dms('card', day, twice)
    say({ class: 'duplicate', team, on: day, about: String(twice.customer.name), zh: '同一张卡在 DMS 录了两次', en: 'Two DMS entries for one card' })
    const sold = state.live.find(l => l.owner.team === owner.team && l.card.state === 'live' && !l.closed && String(l.card.openedOn) < addDays(day, -3) && l.level !== 'O')
    if (sold) {
      h.milestone('order', day, '14:05', sold, { amount: '256800.00' })
      sold.card.formerLevel = sold.level
      h.levelTo(sold, 'O', h.at(day, '14:05'), '下订', 'ordered')
      sold.card.state = 'ordered'
      say({ class: 'milestoneWithoutDms', team, on: day, about: String(sold.customer.name), zh: '今日订单，DMS 里没有', en: 'An order of today not in the DMS' })
    }
    const ghost = state.live.find(l => l.owner.team === owner.team && l.card.state === 'live' && !l.closed && l !== sold && String(l.card.openedOn) < addDays(day, -3))
    if (ghost) {
      h.dms('order', day, ghost)
      say({ class: 'dmsWithoutMilestone', team, on: day, about: String(ghost.customer.name), zh: 'DMS 有订单，我们没记', en: 'An order in the DMS that we did not log' })
    }
    h.visit(day, '14:16', null, owner, owner, { firstTime: true, purpose: 'buy', state: 'unfinished', finishedAt: null, class: 'unfinished', want: {} })
    say({ class: 'unfinished', team, on: day, about: '14:16', zh: '一批客流没完善', en: 'A party not completed' })
    const giving = state.live.find(l => l.owner.team === owner.team && l.card.state === 'live' && !l.closed && l !== sold && l !== ghost && String(l.card.openedOn) < addDays(day, -10))
    if (giving) {
      giving.card.closingAs = 'lost'
      giving.card.closing = true
      book.closings.push({ id: c.id(h.at(day, '11:05')), parentId: giving.card.id, as: 'lost', reason: '价格，去看启程 C6', rival: '启程 C6', at: h.at(day, '11:05'), on: day, byId: giving.owner.id, outcome: 'open', decidedById: null, decidedAt: null, decision: null, ...h.counts(giving.owner) })
      book.instructions.push({ id: c.id(h.at(day, '09:12')), parentId: giving.card.id, text: '今天之内打给客户，先答价格，再约周末带家人来试驾。', dueAt: h.at(day, '17:00'), byId: company.by(team === 'one' ? 'supervisor' : 'supervisor2').id, at: h.at(day, '09:12'), answer: null, answeredAt: null, answeredById: null })
    }
  }
  return faults
}
