import { useEffect, useRef, useState } from 'react'
import { addDays, weekday } from '../../kernel/time.ts'
import { useAsk } from '../../web/ask/index.ts'
import { instantIn, useForm, type Form } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { useSay } from '../../web/language/language.ts'
import { toast } from '../../web/kit/index.ts'
import { appointmentCalls } from './inquiry.ts'
import { followUpCalls } from './contact.ts'
import { isEffective, ruleOf, type ContactResult } from './level.rules.ts'
import type { CardView } from './views.ts'
import { useNow } from './now.ts'
export type ContactForm = {
  form: Form; busy: boolean; problem: ReturnType<typeof useAsk>['problem']
  /** Began by a press on 拨打: the start stands, the seconds are proposed when one comes back. */
  dialled: () => void
  save: () => Promise<boolean>
  /** Days one is likely to choose next, with the level's own rhythm first. */
  days: { key: string; day: string; note: string }[]
  rhythm: string
}
/**
 * The half-filled contact (issue: 拨打 opens tel: and comes back to it). It is kept by the server as a draft from the moment one dials, so that a
 * phone that throws the page away during the call brings it back.
 */
export const useContactForm = (view: CardView, onDone: () => void): ContactForm => {
  const say = useSay(), f = useFormat(), { card } = view, { now } = useNow(view.asOf)
  const form = useForm({ means: 'call', result: 'reached', text: '', levelAfter: null, nextContactOn: null, startedAt: null, seconds: null, visitClock: null, files: [] }, { draft: `followUp.${card.id}` })
  const write = useAsk(followUpCalls.create!), plan = useAsk(appointmentCalls.create!)
  const away = useRef<number>(undefined), [busy, setBusy] = useState(false)
  const { startedAt, seconds } = form.values as { startedAt: string | null; seconds: number | null }
  const { set } = form
  useEffect(() => {
    const seen = (): void => {
      if (document.visibilityState === 'hidden') { away.current = Date.now(); return }
      if (startedAt && seconds === null && away.current !== undefined) set('seconds', Math.max(0, Math.round((Date.parse(now()) - Date.parse(startedAt)) / 1000)))
    }
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  })
  const level = (form.values.levelAfter as string | null) ?? card.level
  const cadence = ruleOf(level as never, view.rules).cadenceDays
  const usual = isEffective(form.values.result as ContactResult) ? addDays(view.today, cadence) : addDays(view.today, 1)
  const saturday = addDays(view.today, (6 - weekday(view.today) + 7) % 7 || 7)
  const days = [...new Map([usual, addDays(view.today, 1), saturday, addDays(view.today, 3), addDays(view.today, 7)].map(day => [day, { key: day, day, note: f.short(day) }])).values()].slice(0, 3).sort((a, b) => (a.day < b.day ? -1 : 1))
  const save = async (): Promise<boolean> => {
    const v = form.values as { means: string; result: string; text: string; levelAfter: string | null; nextContactOn: string | null; visitClock: string | null; files?: { id: string }[] }
    const text = v.text.trim() || (v.result === 'reached' ? '' : { noAnswer: say({ zh: '没接', en: 'No answer' }), refused: say({ zh: '不想聊', en: 'Would not talk' }), wrongNumber: say({ zh: '空错号', en: 'Wrong number' }) }[v.result] ?? '')
    setBusy(true)
    try {
      const made = await write.act({ customerId: card.customerId, cardId: card.id, at: startedAt ?? undefined, means: v.means, result: v.result, text, seconds: seconds ?? undefined, levelAfter: v.levelAfter && v.levelAfter !== card.level ? v.levelAfter : undefined, nextContactOn: v.nextContactOn ?? undefined, fileIds: v.files?.length ? v.files.map(one => one.id) : undefined } as never)
      if (!made) return false
      if (v.visitClock && v.nextContactOn) await plan.act({ customerId: card.customerId, cardId: card.id, at: instantIn(`${v.nextContactOn}T${v.visitClock}`, f.zone), purpose: say({ zh: '试驾', en: 'Test drive' }) } as never)
      form.done()
      toast.done(say({ zh: '已记。', en: 'Recorded.' }))
      onDone()
      return true
    } finally { setBusy(false) }
  }
  const { problem } = write, { refuse } = form
  useEffect(() => refuse(problem), [problem, refuse])
  return {
    form, busy, problem: problem && Object.keys(form.faults).length === 0 ? problem : plan.problem, days, save,
    rhythm: isEffective(form.values.result as ContactResult) ? say({ zh: '{level} 级每 {n} 天', en: 'level {level}: every {n} d' }, { level, n: cadence }) : say({ zh: '没联系上，明天再试', en: 'not reached: try again tomorrow' }),
    dialled: () => { set('startedAt', now()); set('means', 'call'); set('seconds', null) },
  }
}
