import { useEffect, type ReactNode } from 'react'
import type { Call } from '../../kernel/call.ts'
import { useAsk } from '../ask/useAsk.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { ProblemLine } from '../kit/States.tsx'
import { useSay } from '../language/language.ts'
import { FormFields, type Override } from './FormFields.tsx'
import { useForm, type Values } from './useForm.ts'

type Props = { call: unknown; id: string; version?: number; onClose: () => void; onDone?: (answer: unknown) => void; title?: ReactNode; act?: ReactNode; words?: ReactNode; danger?: boolean; initial?: Values; overrides?: Readonly<Record<string, Override>>; whole?: readonly string[] }
/** A declared command as a dialog: its fields, its word as the act, its problems under the fields. */
export const CommandDialog = ({ call, id, version, onClose, onDone, title, act, words, danger, initial = {}, overrides, whole }: Props) => {
  const command = call as Call<Values, unknown>, say = useSay(), form = useForm(initial), asking = useAsk(command)
  const { problem } = asking, { refuse } = form
  useEffect(() => refuse(problem), [problem, refuse])
  const send = async (): Promise<void> => {
    const given = Object.fromEntries(Object.keys(command.fields ?? {}).filter(n => form.values[n] !== undefined && form.values[n] !== null && form.values[n] !== '').map(n => [n, form.values[n]]))
    const done = await asking.act({ id, ...(command.match ? { version } : {}), ...given })
    if (done !== undefined) { form.done(); onDone?.(done); onClose() }
  }
  const loose = problem && Object.keys(form.faults).length === 0 ? problem : undefined
  return <Dialog title={title ?? say(command.label)} onClose={onClose} foot={<><Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button><Button kind="primary" danger={danger} busy={asking.busy} onClick={() => void send()}>{act ?? say(command.label)}</Button></>}>
    {words && <div className="dlg-words">{words}</div>}<form onSubmit={e => { e.preventDefault(); void send() }} noValidate onKeyDown={e => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); void send() } }}><FormFields fields={command.fields ?? {}} form={form} overrides={overrides} whole={whole ?? Object.keys(command.fields ?? {})} /><button type="submit" hidden tabIndex={-1} /></form><ProblemLine problem={loose} />
  </Dialog>
}
