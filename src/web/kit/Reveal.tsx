import { Eye, Phone } from 'lucide-react'
import { useState } from 'react'
import type { Call } from '../../kernel/call.ts'
import { useAsk } from '../ask/useAsk.ts'
import { useSay } from '../language/language.ts'
import { Button } from './Button.tsx'
import { toast } from './Toast.tsx'

type RevealCall = Call<{ id: string; version?: number; field: 'phone' | 'otherPhones' }, { value: string | string[] | null }>
/** A masked number; «看全号» shows it and is logged. Shown plain when `may` is false. */
export const Reveal = ({ masked, call, id, may = true, field = 'phone' }: { masked: string | null; call: RevealCall; id: string; may?: boolean; field?: 'phone' | 'otherPhones' }) => {
  const say = useSay(), [whole, setWhole] = useState<{ id: string; value: string }>(), { act, busy, problem } = useAsk(call, { quiet: true })
  if (!masked) return <span className="quieter">–</span>
  const show = async (): Promise<void> => { const found = await act({ id, field } as never); if (found?.value) setWhole({ id, value: Array.isArray(found.value) ? found.value.join(' ') : found.value }) }
  return <span className="reveal">{whole?.id === id ? <a href={`tel:${whole.value}`}>{whole.value}</a> : masked}{whole?.id !== id && may && <> <Button kind="link" small icon={<Eye aria-hidden />} busy={busy} onClick={() => void show()}>{say({ zh: '看全号', en: 'Show' })}</Button></>}{problem && <span className="late"> {problem.detail}</span>}</span>
}
/** Opens the telephone by a link of its own, as a press on a number would. */
const dialNumber = (number: string): void => { const link = document.createElement('a'); link.href = `tel:${number}`; link.hidden = true; document.body.append(link); link.click(); link.remove() }
/** 拨打: asks for the whole number (logged), opens the phone, then says so, so that the page can come back half filled. */
export const CallButton = ({ call, id, onCalled, primary = true, round }: { call: RevealCall; id: string; onCalled?: () => void; primary?: boolean; round?: boolean }) => {
  const say = useSay(), { act, busy } = useAsk(call, { quiet: true })
  const dial = async (): Promise<void> => {
    const found = await act({ id, field: 'phone' } as never)
    if (!found?.value) { toast.no(say({ zh: '没有可拨的号码。', en: 'There is no number to call.' })); return }
    dialNumber(String(found.value))
    onCalled?.()
  }
  return round ? <button type="button" className="round-call" aria-label={say({ zh: '拨打', en: 'Call' })} aria-busy={busy} onClick={() => void dial()}><Phone aria-hidden /></button>
    : <Button kind={primary ? 'primary' : 'plain'} icon={<Phone aria-hidden />} busy={busy} onClick={() => void dial()}>{say({ zh: '拨打', en: 'Call' })}</Button>
}
