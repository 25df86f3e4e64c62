import { useState } from 'react'
import { useAsk } from '../../web/ask/index.ts'
import { FieldBox, InstantPick } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { appointmentCalls } from './inquiry.ts'
import { Panel } from './Panel.tsx'

/** 改期: the old one is closed as moved, a new one planned with the same purpose and person. */
export const MoveAppointment = ({ of, onClose }: { of: { id: string; version: number; at: string; purpose: string }; onClose: () => void }) => {
  const say = useSay(), f = useFormat(), { act, busy, problem } = useAsk(appointmentCalls.move), [at, setAt] = useState<string | null>(of.at)
  const fault = problem?.errors.find(e => e.pointer === '/at')?.detail
  const give = async (): Promise<void> => { if (await act({ id: of.id, version: of.version, at: at ?? '' } as never)) { toast.done(say({ zh: '已改到 {at}。', en: 'Moved to {at}.' }, { at: f.when(at!) })); onClose() } }
  return <Panel title={say({ zh: '改期：{what}', en: 'Move: {what}' }, { what: of.purpose })} act={say({ zh: '改期', en: 'Move' })} busy={busy} problem={fault ? undefined : problem} onAct={() => void give()} onClose={onClose}><FieldBox id="mv-at" label={say({ zh: '改到', en: 'To' })} note={say({ zh: '原 {at}', en: 'was {at}' }, { at: f.when(of.at) })} need fault={fault}><InstantPick id="mv-at" label={say({ zh: '改到', en: 'To' })} value={at} onChange={v => setAt(v ?? null)} /></FieldBox></Panel>
}
