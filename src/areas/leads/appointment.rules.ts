import { declareRefusals, refuse } from '../../kernel/refusal.ts'
import type { Day, Instant } from '../../kernel/time.ts'

export type AppointmentState = 'planned' | 'came' | 'missed' | 'moved' | 'cancelled'
/** What an appointment's rules look at; `on` is the site's day it is for. */
export type AppointmentFacts = { readonly state: AppointmentState; readonly at: Instant; readonly on: Day }

/**
 * The life of an appointment (wire.md 2): planned ──came──▶ came · ──miss──▶ missed ──came──▶ came (he came after all, or the sweep was faster than
 * the door) · ──move──▶ moved, with a new one planned · ──cancel──▶ cancelled. Nothing leads out of came, moved, cancelled.
 */
export const came = (appointment: AppointmentFacts, today: Day): { state: 'came' } => {
  if (appointment.state !== 'planned' && appointment.state !== 'missed') refuse('appointment.notPlanned')
  return appointment.on > today ? refuse('appointment.notYet') : { state: 'came' }
}
/** Missed once its time is past. Refuses appointment.notPlanned, appointment.notYet. */
export const missed = (appointment: AppointmentFacts, now: Instant): { state: 'missed' } => {
  mustBePlanned(appointment)
  return appointment.at > now ? refuse('appointment.notYet') : { state: 'missed' }
}
export const moved = (appointment: AppointmentFacts): { state: 'moved' } => { mustBePlanned(appointment); return { state: 'moved' } }
export const cancelled = (appointment: AppointmentFacts, reason: string): { state: 'cancelled'; reason: string } => { mustBePlanned(appointment); return { state: 'cancelled', reason } }
/** The confirming call before the day: said again after another call, as long as it is planned. Refuses appointment.notPlanned. */
export const confirmed = (appointment: AppointmentFacts, confirmation: 'confirmed' | 'noAnswer', confirmedAt: Instant): { confirmation: 'confirmed' | 'noAnswer'; confirmedAt: Instant } => { mustBePlanned(appointment); return { confirmation, confirmedAt } }
/** Put right while planned, for a time to come; another time asks for another confirming call. Refuses appointment.notPlanned. */
export const changed = (appointment: AppointmentFacts, at: Instant | undefined): { confirmation?: null; confirmedAt?: null } => { mustBePlanned(appointment); return at === undefined || at === appointment.at ? {} : { confirmation: null, confirmedAt: null } }
const mustBePlanned = (appointment: AppointmentFacts): void => { if (appointment.state !== 'planned') refuse('appointment.notPlanned') }

export type AppointmentCommand = 'change' | 'came' | 'miss' | 'move' | 'cancel' | 'confirm'
/** What may be done with it now; rights are asked elsewhere. */
export const appointmentOffers = (state: AppointmentState): Record<AppointmentCommand, boolean> =>
  ({ change: state === 'planned', came: state === 'planned' || state === 'missed', miss: state === 'planned', move: state === 'planned', cancel: state === 'planned', confirm: state === 'planned' })

declareRefusals({
  'appointment.notPlanned': { status: 409, zh: '这次邀约已经有结果（到店、未到、改期或取消）。', en: 'This appointment is settled already (came, missed, moved or cancelled).', when: 'a command on an appointment that is no longer planned; make a new one' },
  'appointment.notYet': { status: 409, zh: '还没到约定的时间。', en: 'Its time has not come yet.', when: 'came before its day, miss before its hour; move it instead' },
})
