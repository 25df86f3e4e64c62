import { declareRefusals, refuse, type Fault } from '../../kernel/refusal.ts'
import { isMasked, readPhone } from '../../kernel/phone.ts'
import type { Day } from '../../kernel/time.ts'

/**
 * A phone as a maker's system exports it (domain.md 10b): digits, or masked with stars, which is kept as it came (135****7702); stars typed in full
 * width or as x or • become *. Undefined when it is neither.
 */
export const readDmsPhone = (typed: string): string | undefined => {
  if (!isMasked(typed)) return readPhone(typed)
  const text = typed.normalize('NFKC').replace(/[\s-]/g, '').replace(/[x×#•●]/gi, '*')
  return /^\d{2,11}\*{2,12}\d{2,8}$/.test(text) && text.length <= 20 ? text : undefined
}
/** The next contact cannot lie before the contact itself, nor further than two years on. */
export const nextContactFaults = (nextOn: Day | null | undefined, on: Day, latest: Day): Fault[] => (nextOn != null && (nextOn < on || nextOn > latest) ? [{ pointer: '/nextContactOn', code: 'field.range' }] : [])

/** What decides whether a contact may still be put right; days are its site's. `sealed`: the evening of the day it happened on is. */
export type ContactStand = { readonly writtenOn: Day; readonly today: Day; readonly sealed: boolean; readonly own: boolean; readonly leads: boolean }
/**
 * A contact is a record of what happened (domain.md 3 «Follow-up rows»): put right by who wrote or had it, or who leads him, on the day it was
 * written and before the evening seals its day; afterwards another contact says what is true. Refuses follow-up.notYours, follow-up.settled.
 */
export const mustBeOpen = (stand: ContactStand): void => {
  if (!stand.own && !stand.leads) refuse('follow-up.notYours')
  if (stand.sealed || stand.writtenOn !== stand.today) refuse('follow-up.settled')
}
export const contactOpen = (stand: ContactStand): boolean => (stand.own || stand.leads) && !stand.sealed && stand.writtenOn === stand.today

declareRefusals({
  'follow-up.notYours': { status: 403, zh: '这条跟进是别人写的，只有本人和他的主管能改。', en: 'Someone else wrote this contact; only he and who leads him may change it.', when: 'change by a consultant who neither wrote nor had the contact' },
  'follow-up.settled': { status: 409, zh: '跟进只能在写下的当天、封日之前改；现在请另写一条跟进说明。', en: 'A contact can be changed on the day it was written and before the evening is sealed; write another one that says what is true.', when: 'change on a later day, or after the group’s or the site’s evening of its day was sealed' },
  'dms-entry.phone': { status: 422, zh: '号码应为数字，或像 135****7702 这样带星。', en: 'Digits, or masked like 135****7702.', when: 'a DMS entry’s phone is neither' },
})
