import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { sayNow, useSay } from '../language/language.ts'
import { Button, IconButton } from './Button.tsx'
import './dialog.css'

/** A sheet over the page that wants an answer: the browser's own modal, so focus stays inside and Escape leaves. */
export const Dialog = ({ title, children, foot, onClose, wide }: { title: ReactNode; children: ReactNode; foot?: ReactNode; onClose: () => void; wide?: boolean }) => {
  const box = useRef<HTMLDialogElement>(null), id = useId(), say = useSay()
  useEffect(() => { const dialog = box.current!; if (!dialog.open) dialog.showModal(); return () => dialog.close() }, [])
  return <dialog ref={box} className={wide ? 'dlg dlg-wide' : 'dlg'} aria-labelledby={id} onCancel={event => { event.preventDefault(); onClose() }} onMouseDown={event => { if (event.target === box.current) onClose() }}>
    <div className="dlg-in"><header><h2 id={id}>{title}</h2><IconButton label={say({ zh: '关上', en: 'Close' })} onClick={onClose}><X aria-hidden /></IconButton></header><div className="dlg-body">{children}</div>{foot && <footer>{foot}</footer>}</div>
  </dialog>
}
type Question = { title: string; body?: ReactNode; act: string; danger?: boolean; cancel?: string }
const standing = <T,>(draw: (done: (answer: T | undefined) => void) => ReactNode): Promise<T | undefined> => new Promise(resolve => {
  const place = document.createElement('div'), from = document.activeElement as HTMLElement | null
  document.body.append(place)
  const root = createRoot(place)
  root.render(draw(answer => { root.unmount(); place.remove(); from?.focus?.(); resolve(answer) }))
})
const Ask = ({ question, reason, done }: { question: Question; reason?: { label: string; least?: number; most?: number }; done: (answer: string | undefined) => void }) => {
  const [words, setWords] = useState(''), say = useSay(), id = useId(), [tried, setTried] = useState(false)
  const short = reason !== undefined && words.trim().length < (reason.least ?? 1)
  const submit = () => { if (short) setTried(true); else done(reason ? words.trim() : 'yes') }
  return <Dialog title={question.title} onClose={() => done(undefined)} foot={<><Button onClick={() => done(undefined)}>{question.cancel ?? say({ zh: '取消', en: 'Cancel' })}</Button><Button kind="primary" danger={question.danger} onClick={submit}>{question.act}</Button></>}>
    {question.body && <div className="dlg-words">{question.body}</div>}
    {reason && <div className="ff"><label htmlFor={id} className="ff-label">{reason.label}</label><textarea id={id} className="in in-lines" rows={3} maxLength={reason.most ?? 300} value={words} autoFocus onChange={e => setWords(e.target.value)} onKeyDown={e => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) submit() }} aria-invalid={tried && short} />{tried && short && <p className="ff-problem" role="alert">{say({ zh: '请写一句原因。', en: 'Please give a reason.' })}</p>}</div>}
  </Dialog>
}
/** Asks before something that cannot be taken back. Resolves true or false. */
export const confirm = async (question: Question): Promise<boolean> => (await standing<string>(done => <Ask question={question} done={done} />)) !== undefined
/** Asks for a reason; undefined when the person turned away. */
export const askReason = (question: Question, reason: { label?: string; least?: number; most?: number } = {}): Promise<string | undefined> =>
  standing<string>(done => <Ask question={question} reason={{ ...reason, label: reason.label ?? sayNow({ zh: '原因', en: 'Reason' }) }} done={done} />)
