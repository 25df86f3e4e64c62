import type { ReactNode } from 'react'
import { useFormat } from '../../web/format.ts'
import { LevelMark, Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { minutesBetween } from '../../kernel/time.ts'
import { inquiryClasses, invalidReasons } from './inquiry.ts'
import { isLateResponse, responseFrom } from './inquiry.rules.ts'
import { openMinutes } from './opening.rules.ts'
import type { InquiryLine, InquirySheet } from './views.ts'

/** How long it waits or waited, elapsed and while the shop was open; the open minutes are judged (domain.md 10b). Ticks with `now`. */
export const clockOf = (row: InquiryLine, data: InquirySheet, now: string): { elapsed: number | null; open: number | null; late: boolean } => {
  if (!row.waiting) return { elapsed: row.responseMinutes, open: row.openResponseMinutes, late: isLateResponse(row.openResponseMinutes, row.kind, data.rules) }
  const from = responseFrom(row), open = data.opening ? openMinutes(from, now, data.opening) : null
  return { elapsed: Math.max(0, minutesBetween(from, now)), open, late: isLateResponse(open, row.kind, data.rules) }
}
export const ResponseClock = ({ row, data, now }: { row: InquiryLine; data: InquirySheet; now: string }) => {
  const say = useSay(), f = useFormat(), { elapsed, open, late } = clockOf(row, data, now)
  if (elapsed === null) return row.kind === 'call' && !row.waiting ? <span className="quiet">{say({ zh: '已接', en: 'taken' })}</span> : <span className="quieter">–</span>
  const differs = open !== null && open !== elapsed
  const words = <>{row.waiting ? say({ zh: '等 {n}', en: 'waits {n}' }, { n: f.span(elapsed) }) : f.span(elapsed)}{differs && <small className="iq-open"> {say({ zh: '营业内 {n}', en: 'open {n}' }, { n: f.span(open) })}</small>}</>
  return row.waiting ? <Status is={late ? 'late' : 'warn'}>{words}</Status> : late ? <Status is="late">{words}</Status> : <span>{words}</span>
}
export const ResultWord = ({ row }: { row: InquiryLine }): ReactNode => {
  const say = useSay()
  if (row.repeatOfId) return <Status is="off">{say({ zh: '重复', en: 'Repeat' })}</Status>
  if (row.class === 'card') return <Status is={row.cardId ? 'ok' : 'warn'}>{row.cardId ? say(inquiryClasses.card) : say({ zh: '有效，卡还没建', en: 'Valid, no card yet' })}</Status>
  if (row.class === 'nonIntent') return <span className="quiet">{row.invalidReason ? say(invalidReasons[row.invalidReason]) : say(inquiryClasses.nonIntent)}</span>
  return row.class === 'onFile' ? <span className="quiet">{say(inquiryClasses.onFile)}</span> : <span>{say(inquiryClasses.pending)}</span>
}
export const Wanted = ({ row }: { row: InquiryLine }) => <span className="iq-want">{row.level && <LevelMark level={row.level} />}{[row.want?.model, row.want?.trim].filter(Boolean).join(' ')}</span>
