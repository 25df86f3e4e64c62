import { declareRefusals, outOf, refuse, type Fault } from '../../kernel/refusal.ts'
import { millisOf, minutesBetween, monthOf, type Day, type Instant } from '../../kernel/time.ts'

export type InquiryKind = 'call' | 'web' | 'event' | 'outreach'
export type InquiryClass = 'pending' | 'card' | 'onFile' | 'nonIntent'
/** 空错号, 多次无人接听, 无购车意向, 已购本品, 已购竞品, 省外, 本省其他地区, 其他 (domain.md 14). */
export const invalidReasonList = ['wrongNumber', 'noAnswer', 'noIntent', 'boughtOurs', 'boughtRival', 'otherProvince', 'otherRegion', 'other'] as const
export type InvalidReason = (typeof invalidReasonList)[number]

/** The columns each kind has for itself beside the shared ones (domain.md 5: 来电 网络 外展 外拓). */
export const ownColumns: Readonly<Record<InquiryKind, readonly string[]>> = {
  call: ['callerNo', 'ringSeconds', 'talkSeconds'], web: ['platform', 'leadNo', 'dispatchedAt'], event: ['eventName', 'place'], outreach: ['company', 'companionId', 'place'],
}
/** Columns that hold something though they belong to other kinds only: shown as a hint, or emptied when the kind changes. */
export const foreignColumns = (kind: InquiryKind, row: Readonly<Record<string, unknown>>): string[] =>
  [...new Set(Object.values(ownColumns).flat())].filter(name => !ownColumns[kind].includes(name) && row[name] !== null && row[name] !== undefined)

export type ResponseFacts = { readonly receivedAt: Instant; readonly dispatchedAt: Instant | null; readonly firstResponseAt: Instant | null }
/** From where a response is counted: the platform's dispatch, else when it reached us. */
export const responseFrom = (inquiry: ResponseFacts): Instant => inquiry.dispatchedAt ?? inquiry.receivedAt
/** Whole elapsed minutes to the first response; null while there is none. For the minutes in opening hours see opening.rules.ts. */
export const responseMinutes = (inquiry: ResponseFacts): number | null =>
  inquiry.firstResponseAt === null ? null : Math.max(0, minutesBetween(responseFrom(inquiry), inquiry.firstResponseAt))
/** How long a party may wait for its first response, by kind: minutes of opening hours (setting `responseRules`). */
export type ResponseRule = { readonly kind: InquiryKind; readonly withinMinutes: number }
export const defaultResponseRules: readonly ResponseRule[] = [{ kind: 'call', withinMinutes: 15 }, { kind: 'web', withinMinutes: 15 }, { kind: 'event', withinMinutes: 1440 }, { kind: 'outreach', withinMinutes: 1440 }]
export type WaitingFacts = ResponseFacts & { readonly kind: InquiryKind; readonly class: InquiryClass; readonly talkSeconds: number | null }
/** Whether somebody still waits for a first response: a pending lead nobody answered. A call that was talked through was answered as it rang. */
export const isWaiting = (inquiry: WaitingFacts): boolean =>
  inquiry.class === 'pending' && inquiry.firstResponseAt === null && !(inquiry.kind === 'call' && inquiry.talkSeconds !== 0)
/** Late: waiting, or answered, after more open minutes than the rule of its kind allows (domain.md 10b: both minutes are shown, the open ones are judged). */
export const isLateResponse = (openMinutes: number | null, kind: InquiryKind, rules: readonly ResponseRule[] = defaultResponseRules): boolean =>
  openMinutes !== null && openMinutes > (rules.find(rule => rule.kind === kind)?.withinMinutes ?? defaultResponseRules.find(rule => rule.kind === kind)!.withinMinutes)
/** Columns of another kind that were given something (422 at each); null says «nothing» and is no fault. */
export const foreignFaults = (kind: InquiryKind, given: Readonly<Record<string, unknown>>): Fault[] =>
  foreignColumns(kind, given).map(name => ({ pointer: `/${name}`, code: 'inquiry.foreignField' }))
/** Times that cannot be: received, dispatched or dated after now. */
export const inquiryTimeFaults = (inquiry: { readonly receivedAt: Instant; readonly dispatchedAt: Instant | null; readonly on: Day }, now: Instant, today: Day): Fault[] => [
  ...(inquiry.receivedAt > now ? [outOf.future('/receivedAt')] : []),
  ...(inquiry.dispatchedAt !== null && inquiry.dispatchedAt > now ? [outOf.future('/dispatchedAt')] : []),
  ...(inquiry.on > today ? [outOf.future('/on')] : []),
]
/** A response before the inquiry, or in the future. */
export const responseFaults = (inquiry: ResponseFacts, now: Instant): Fault[] =>
  inquiry.firstResponseAt !== null && (inquiry.firstResponseAt < responseFrom(inquiry) || inquiry.firstResponseAt > now) ? [{ pointer: '/firstResponseAt', code: 'field.range' }] : []

/** What an inquiry counts as: «card» without a card that names it is still pending (wire.md 2a «Inquiries»). */
export const countsAs = (inquiry: { class: InquiryClass; hasCard: boolean }): InquiryClass => (inquiry.class === 'card' && !inquiry.hasCard ? 'pending' : inquiry.class)
/** Settled inquiries are sealed in the evening; pending ones go on tomorrow. */
export const isSettled = (inquiry: { class: InquiryClass; hasCard: boolean }): boolean => countsAs(inquiry) !== 'pending'
/**
 * A new class with its reason. Non-intent needs a reason and only it keeps one. Refuses inquiry.hasCard: a card opening names this inquiry,
 * so it stays «card» (close the card instead). Gives faults instead of a change where the reason is missing.
 */
export const reclassed = (before: { class: InquiryClass; hasCard: boolean }, to: InquiryClass, reason: InvalidReason | null): { class: InquiryClass; invalidReason: InvalidReason | null } | { faults: Fault[] } => {
  if (before.hasCard && to !== 'card') refuse('inquiry.hasCard')
  if (to !== 'nonIntent') return { class: to, invalidReason: null }
  return reason === null ? { faults: [{ pointer: '/invalidReason', code: 'field.required' }] } : { class: to, invalidReason: reason }
}

/** `sealedFirst`: a sealed row that was counted as the first; the evening closed it so, and a row typed late cannot come before it. */
export type RepeatFacts = { readonly id: string; readonly siteId: string; readonly on: Day; readonly receivedAt: Instant; readonly phone: string | null; readonly sealedFirst?: boolean }
/**
 * The first inquiry with the same phone, site and calendar month, null when this is the first: a repeat is not counted, and a card's origin is
 * the first (wire.md 2a). `others` may hold any rows; of two at one instant the smaller id (UUIDv7: made earlier) is first.
 */
export const repeatOf = (inquiry: RepeatFacts, others: readonly RepeatFacts[]): string | null => {
  if (inquiry.phone === null) return null
  const order = (a: RepeatFacts) => (a.sealedFirst === true ? -1 : millisOf(a.receivedAt))
  const earlier = (a: RepeatFacts, b: RepeatFacts) => order(a) < order(b) || (order(a) === order(b) && a.id < b.id)
  const alike = others.filter(o => o.id !== inquiry.id && o.phone === inquiry.phone && o.siteId === inquiry.siteId && monthOf(o.on) === monthOf(inquiry.on) && earlier(o, inquiry))
  return alike.reduce<RepeatFacts | null>((first, o) => (first === null || earlier(o, first) ? o : first), null)?.id ?? null
}

declareRefusals({
  'inquiry.foreignField': { status: 422, zh: '这一栏属于别的渠道，本条不用填。', en: 'This column belongs to another kind of inquiry.', when: 'a column of another kind is given a value: callerNo of a web lead' },
  'inquiry.hasCard': { status: 409, zh: '这条线索已建卡，结果不能再改；请在卡上申请结案。', en: 'A card was opened from this inquiry, so its result stays; apply to close the card instead.', when: 'the class of an inquiry that a card opening names is changed' },
})
