import type { ReactNode } from 'react'
import type { Problem } from '../../kernel/client.ts'
import { Button, Dialog, ProblemLine } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { Sheet, ThumbSave, usePhone } from '../../web/phone/index.ts'
import './leads.css'

/** One small thing to fill in and do: a dialog on a desk, a sheet from below with the act at the thumb on a phone. */
export const Panel = ({ title, act, onAct, onClose, busy, danger, problem, wide, children }: { title: string; act: ReactNode; onAct: () => void; onClose: () => void; busy?: boolean; danger?: boolean; problem?: Problem; wide?: boolean; children: ReactNode }) => {
  const say = useSay(), phone = usePhone()
  const keys = (event: React.KeyboardEvent): void => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); onAct() } }
  if (phone) return <Sheet title={title} onClose={onClose}><div className="panel" onKeyDown={keys}>{children}<ProblemLine problem={problem} /></div><ThumbSave busy={busy} onClick={onAct}>{act}</ThumbSave></Sheet>
  return <Dialog title={title} onClose={onClose} wide={wide} foot={<><Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button><Button kind="primary" danger={danger} busy={busy} onClick={onAct}>{act}</Button></>}><div className="panel" onKeyDown={keys}>{children}<ProblemLine problem={problem} /></div></Dialog>
}
