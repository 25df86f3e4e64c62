import { Temporal } from 'temporal-polyfill'

/** An instant as ISO 8601 in UTC with milliseconds: sorts as text. */
export type Instant = string
/** A calendar day, YYYY-MM-DD: sorts as text. */
export type Day = string
/** A month, YYYY-MM. */
export type Month = string
/** A wall-clock time, HH:mm. */
export type Clock = string
/** An IANA time zone, such as Asia/Shanghai. */
export type Zone = string

/** Any ISO instant with offset in the one form we keep; undefined when it is none (impossible dates included). */
export const readInstant = (text: string): Instant | undefined => {
  try { return Temporal.Instant.from(text).round('millisecond').toString({ smallestUnit: 'millisecond' }) } catch { return undefined }
}
/** A real calendar day or undefined: 2026-02-30 is none. */
export const readDay = (text: string): Day | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try { return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() } catch { return undefined }
}
export const isZone = (text: string): boolean => {
  try { Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text); return true } catch { return false }
}
export const fromMillis = (millis: number): Instant => new Date(millis).toISOString()
export const millisOf = (instant: Instant): number => Date.parse(instant)

export const plusHours = (instant: Instant, hours: number): Instant => fromMillis(millisOf(instant) + hours * 3_600_000)
export const plusMinutes = (instant: Instant, minutes: number): Instant => fromMillis(millisOf(instant) + minutes * 60_000)
/** Whole minutes from a to b, rounded down; negative when b is before a. */
export const minutesBetween = (a: Instant, b: Instant): number => Math.floor((millisOf(b) - millisOf(a)) / 60_000)

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()
export const daysBetween = (a: Day, b: Day): number => Temporal.PlainDate.from(a).until(b, { largestUnit: 'day' }).days
export const monthOf = (day: Day): Month => day.slice(0, 7)
export const firstOfMonth = (day: Day): Day => day.slice(0, 8) + '01'
/** 1 Monday … 7 Sunday. */
export const weekday = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek

/** The site's day an instant falls on. */
export const dayAt = (instant: Instant, zone: Zone): Day => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
/** The wall clock of an instant in a zone, HH:mm. */
export const clockAt = (instant: Instant, zone: Zone): Clock => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5)
/** The instant a wall clock shows on a day in a zone; a clock the day skips moves to the next that exists, a doubled one is the first. */
export const instantAt = (day: Day, clock: Clock, zone: Zone): Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: clock }).toInstant().toString({ smallestUnit: 'millisecond' })
/** The first instant of a day in a zone. */
export const startOfDay = (day: Day, zone: Zone): Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'millisecond' })
