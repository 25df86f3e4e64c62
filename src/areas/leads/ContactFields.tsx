import { Choices, Segments } from '../../web/kit/index.ts'
import { DayPick, FieldBox } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { useSay } from '../../web/language/language.ts'
import { Tiles, usePhone } from '../../web/phone/index.ts'
import { FilesField, type Hung } from './FilesField.tsx'
import { means, results } from './contact.ts'
import type { ContactForm } from './contactForm.ts'
import type { Card } from './cardWords.ts'
import { quickWords } from './cardWords.ts'

const levels = ['H', 'A', 'B', 'C'] as const
const outcomes = ['reached', 'noAnswer', 'refused', 'wrongNumber'] as const
const clocks = ['10:00', '14:00', '16:00'] as const
/** Result, words, level, next contact: tiles under the thumb on a phone, one dense block on a desk. */
export const ContactFields = ({ contact, card }: { contact: ContactForm; card: Card }) => {
  const say = useSay(), f = useFormat(), phone = usePhone(), { form } = contact
  const v = form.values as { means: string; result: string; text: string; levelAfter: string | null; nextContactOn: string | null; startedAt: string | null; seconds: number | null; visitClock: string | null }
  const quick = (word: string): void => { form.set('text', v.text.includes(word) ? v.text.replace(new RegExp(`[，, ]*${word}`), '') : v.text ? `${v.text}${say({ zh: '，', en: ', ' })}${word}` : word) }
  const locked = card.state !== 'live' || card.closingAs !== null
  const level = v.levelAfter ?? card.level
  const words = <><textarea id="contact-text" className="in in-lines" rows={phone ? 2 : 3} maxLength={2000} value={v.text} aria-label={say({ zh: '说了什么', en: 'What was said' })} aria-invalid={!!form.faults.text || undefined} placeholder={say({ zh: '对方怎么说，答应了什么', en: 'What was said, what was promised' })} onChange={e => form.set('text', e.target.value)} />{form.faults.text && <p className="ff-problem" role="alert">{form.faults.text}</p>}
    <div className="chips quick">{quickWords.map(w => { const word = say(w), on = v.text.includes(word); return <button key={w.en} type="button" className={`chip chip-choice${on ? ' on' : ''}`} aria-pressed={on} onClick={() => quick(word)}>{word}</button> })}</div><FilesField files={(form.values.files as Hung[] | undefined) ?? []} onChange={files => form.set('files', files)} fault={form.faults.fileIds} /></>
  const dayWords = (day: string): string => (f.near(day) === f.short(day) ? f.weekday(day) : f.near(day))
  const other = v.nextContactOn !== null && !contact.days.some(d => d.day === v.nextContactOn)
  const pick = (key: string): void => form.set('nextContactOn', v.nextContactOn === key ? null : key)
  if (phone) {
    return <>
      <Tiles label={say({ zh: '怎么样', en: 'Result' })} columns={4} value={v.result} onChange={key => form.set('result', key)} of={outcomes.map(key => ({ key, words: say(results[key]) }))} />
      <div className="tiles-label"><span>{say({ zh: '说了什么', en: 'What was said' })}</span></div>{words}
      {!locked && <Tiles label={say({ zh: '现在几级', en: 'Level now' })} right={say({ zh: '原 {level}', en: 'was {level}' }, { level: card.level })} columns={4} value={level} onChange={key => form.set('levelAfter', key)} of={levels.map(key => ({ key, words: key }))} />}
      <div className="tiles"><div className="tiles-label"><span>{say({ zh: '下次联系', en: 'Next contact' })}</span><span>{contact.rhythm}</span></div><div className="tiles-row c4" role="radiogroup" aria-label={say({ zh: '下次联系', en: 'Next contact' })}>
        {contact.days.map(d => <button key={d.key} type="button" role="radio" aria-checked={v.nextContactOn === d.key} className={v.nextContactOn === d.key ? 'on' : ''} onClick={() => pick(d.key)}><span>{dayWords(d.day)}</span><small>{d.note}</small></button>)}
        <label className={`day-tile${other ? ' on' : ''}`}><span>{other ? dayWords(v.nextContactOn!) : say({ zh: '选日子', en: 'Other day' })}</span>{other && <small>{f.short(v.nextContactOn!)}</small>}<input type="date" min={f.today} aria-label={say({ zh: '选日子', en: 'Other day' })} value={v.nextContactOn ?? ''} onChange={e => form.set('nextContactOn', e.target.value || null)} /></label></div></div>
      {v.nextContactOn && <Tiles label={say({ zh: '约到店试驾，可不选', en: 'Test drive here, if agreed' })} columns={3} value={v.visitClock} onChange={key => form.set('visitClock', v.visitClock === key ? null : key)} of={clocks.map(key => ({ key, words: key }))} />}
    </>
  }
  return <div className="contact-desk">
    <div className="contact-line"><Segments label={say({ zh: '方式', en: 'Means' })} value={v.means} onChange={key => form.set('means', key)} of={Object.entries(means).map(([key, l]) => ({ key, words: say(l) }))} /><Segments label={say({ zh: '结果', en: 'Result' })} value={v.result} onChange={key => form.set('result', key)} of={Object.entries(results).map(([key, l]) => ({ key, words: say(l) }))} /></div>
    {words}
    <div className="contact-line">
      {!locked && <FieldBox id="contact-level" label={say({ zh: '现在几级', en: 'Level now' })} note={say({ zh: '原 {level}', en: 'was {level}' }, { level: card.level })}><Choices label={say({ zh: '现在几级', en: 'Level now' })} value={level} onChange={key => form.set('levelAfter', key)} of={levels.map(key => ({ key, words: key }))} /></FieldBox>}
      <FieldBox id="contact-next" label={say({ zh: '下次联系', en: 'Next contact' })} note={contact.rhythm} fault={form.faults.nextContactOn}><div className="chips"><Choices label={say({ zh: '下次联系', en: 'Next contact' })} value={v.nextContactOn ?? undefined} onChange={pick} of={contact.days.map(d => ({ key: d.key, words: `${dayWords(d.day)} ${d.note}` }))} /><span className="contact-day"><DayPick id="contact-next" label={say({ zh: '选日子', en: 'Choose a day' })} value={v.nextContactOn} onChange={day => form.set('nextContactOn', day)} /></span></div></FieldBox>
      <FieldBox id="contact-seconds" label={say({ zh: '通话秒', en: 'Seconds' })} note={v.startedAt ? say({ zh: '{at} 拨出', en: 'dialled {at}' }, { at: f.clock(v.startedAt) }) : undefined}><input id="contact-seconds" className="in in-num contact-seconds" inputMode="numeric" value={v.seconds ?? ''} onChange={e => form.set('seconds', e.target.value === '' ? null : Math.min(86_400, Number(e.target.value.replace(/\D/g, ''))))} /></FieldBox>
    </div>
  </div>
}
