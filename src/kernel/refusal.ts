import type { Label } from './language.ts'

/** One thing wrong with one place of the input: `pointer` into the body (/want/budget) or a query `parameter`. */
export type Fault = { pointer?: string; parameter?: string; code: string; facts?: Record<string, unknown>; /** What it says here, where the code's own sentence says too little. */ says?: Label }

/** What a code means: the status it travels with, the sentence in both languages, when it is thrown and how a caller recovers. */
export type RefusalFacts = Label & { status: number; when?: string }

const declared = new Map<string, RefusalFacts>()

/** Declares refusal codes of one room; a code declared twice is a mistake of ours and stops the program. */
export const declareRefusals = (codes: Record<string, RefusalFacts>): void => {
  for (const [code, facts] of Object.entries(codes)) {
    if (declared.has(code)) throw new Error(`refusal ${code} is declared twice`)
    declared.set(code, facts)
  }
}
export const refusalFacts = (code: string): RefusalFacts | undefined => declared.get(code)
export const declaredRefusals = (): ReadonlyMap<string, RefusalFacts> => declared

/** The one error kind of the product: becomes problem+json, its code is the same in every language. */
export class Refusal extends Error {
  readonly code: string
  readonly facts: Record<string, unknown>
  readonly faults: readonly Fault[]
  /** Members added to the problem document as they are (`holder` of a duplicate, `current` of a stale row). */
  readonly extra: Record<string, unknown>
  constructor(code: string, facts: Record<string, unknown> = {}, faults: readonly Fault[] = [], extra: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.facts = facts
    this.faults = faults
    this.extra = extra
  }
  get status(): number { return declared.get(this.code)?.status ?? 500 }
}

/** Refuses: never returns. */
export const refuse = (code: string, facts: Record<string, unknown> = {}, extra: Record<string, unknown> = {}): never => {
  throw new Refusal(code, facts, [], extra)
}
/** Refuses because of fields: 422 with one entry per place. */
export const refuseFields = (...faults: Fault[]): never => {
  throw new Refusal('field.invalid', {}, faults)
}

/** An instant or a day out of range: why, in words a person can act on. The code stays `field.range`. */
export const outOf = {
  future: (pointer: string): Fault => ({ pointer, code: 'field.range', says: { zh: '不能晚于现在。', en: 'Cannot be later than now.' } }),
  past: (pointer: string): Fault => ({ pointer, code: 'field.range', says: { zh: '要在现在之后。', en: 'Must lie after now.' } }),
  order: (pointer: string): Fault => ({ pointer, code: 'field.range', says: { zh: '离店不能早于进店。', en: 'Cannot leave before arriving.' } }),
  day: (pointer: string): Fault => ({ pointer, code: 'field.range', says: { zh: '不在这一天里。', en: 'Not within that day.' } }),
}

declareRefusals({
  'request.malformed': { status: 400, zh: '请求内容无法读取。', en: 'The request could not be read.', when: 'not JSON, duplicate keys, __proto__' },
  'cursor.invalid': { status: 400, zh: '翻页位置不属于这个列表，请从头打开。', en: 'This page position belongs to another list; open the list again.' },
  'idempotency.missing': { status: 400, zh: '缺少 Idempotency-Key。', en: 'The Idempotency-Key header is missing.' },
  'session.missing': { status: 401, zh: '请先登录。', en: 'Please log in first.' },
  'session.wrong': { status: 401, zh: '登录名或密码不对。', en: 'Login name or password is wrong.' },
  'session.origin': { status: 403, zh: '请求来自别的网站，没有执行。', en: 'The request came from another site and was not carried out.' },
  'right.missing': { status: 403, zh: '你的岗位没有这项权限；需要时请找管理员。', en: 'Your role does not allow this; ask your administrator if you need it.' },
  notFound: { status: 404, zh: '没有这条记录，或你看不到它。', en: 'There is no such record, or you may not see it.' },
  'request.plain': { status: 426, zh: '在店内网络上请用 https 打开。', en: 'On the showroom’s network, come by https.', when: 'plain http from the network to a program started with --lan' },
  'method.notAllowed': { status: 405, zh: '这个地址不支持这种操作。', en: 'This address does not support that method.' },
  'idempotency.running': { status: 409, zh: '同一个请求正在处理，请稍候。', en: 'The same request is still being carried out; wait a moment.' },
  'request.tooLarge': { status: 413, zh: '内容太大（上限 {limit}）。', en: 'Too large (limit {limit}).' },
  'file.type': { status: 415, zh: '不支持这种内容类型。', en: 'This kind of content is not supported.' },
  'version.stale': { status: 412, zh: '这条记录刚被别人改过，请看过最新内容再改。', en: 'Someone changed this record meanwhile; look at it again before changing it.' },
  'version.missing': { status: 428, zh: '缺少 If-Match：请带上你看到的版本。', en: 'If-Match is missing: name the version you saw.' },
  'field.invalid': { status: 422, zh: '有内容需要改正。', en: 'Some fields need correcting.' },
  'field.unknown': { status: 422, zh: '没有这个字段：{name}。', en: 'There is no such field: {name}.' },
  'field.required': { status: 422, zh: '必填。', en: 'Required.' },
  'field.type': { status: 422, zh: '格式不对。', en: 'Not in the right form.' },
  'field.tooLong': { status: 422, zh: '太长，最多 {max} 个字。', en: 'Too long: {max} characters at most.' },
  'field.range': { status: 422, zh: '超出范围。', en: 'Out of range.' },
  'field.masked': { status: 422, zh: '带星号的号码不能保存或查询。', en: 'A masked number cannot be stored or searched.' },
  'field.choice': { status: 422, zh: '不在可选项里。', en: 'Not one of the choices.' },
  'field.reference': { status: 422, zh: '所指的记录不存在，或你看不到它。', en: 'The record it points to does not exist, or you may not see it.' },
  'idempotency.reused': { status: 422, zh: '这个 Idempotency-Key 已用于另一个请求。', en: 'This Idempotency-Key was used for another request.' },
  'rate.limited': { status: 429, zh: '尝试太多，请 {seconds} 秒后再试。', en: 'Too many attempts; try again in {seconds} seconds.' },
  'server.busy': { status: 503, zh: '系统正忙或正在恢复，请稍后再试。', en: 'The system is busy or recovering; try again shortly.' },
  'server.fault': { status: 500, zh: '系统出错了，已记录（{id}）；你填的内容没有保存。', en: 'Something went wrong and was logged ({id}); nothing was saved.' },
  'row.archived': { status: 409, zh: '这条记录已归档，先恢复再改。', en: 'This record is archived; restore it before changing it.' },
  'row.duplicate': { status: 409, zh: '已经有同样的记录。', en: 'Such a record exists already.' },
  'day.sealed': { status: 409, zh: '这一天已封，封过的行不能再改；可以写一条更正。', en: 'This day is sealed and its rows cannot change; write a correction beside it.' },
})
