import { useId, useState } from 'react'
import { flatFields, type Entity } from '../../kernel/entity.ts'
import type { Field } from '../../kernel/field.ts'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { FieldBox, FieldInput } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { Button, Dialog, ProblemLine, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { cardCalls, dmsCalls, dmsEntry, inquiry, inquiryCalls, milestone, milestoneCalls, milestoneKinds, prospectCard, visit, visitCalls } from '../leads/index.ts'
import { correctionCalls, sides } from './closing.ts'
import type { EveningCheck } from './eveningPages.ts'

type Kind = keyof typeof sides
type Line = { id: string; partyNo?: number; no?: string; dmsNo?: string; kind?: string; name?: string | null; customer?: { label: string } | null; arrivedAt?: string; at?: string; receivedAt?: string }
const lists = { visit: visitCalls.query, inquiry: inquiryCalls.query, prospectCard: cardCalls.query, dmsEntry: dmsCalls.query, milestone: milestoneCalls.query } as unknown as Record<Kind, typeof visitCalls.query>
const entities = { visit, inquiry, prospectCard, dmsEntry, milestone } as unknown as Record<Kind, Entity>
/** What of a row a person may have got wrong: what he typed, and for a card its opening, for that alone is sealed. */
const fieldsOf = (kind: Kind): [string, Field][] => flatFields(kind === 'prospectCard' ? prospectCard.children.opening.fields as never : entities[kind].fields).filter(([name, field]) => !field.parts && (field.written !== 'never' || kind === 'prospectCard' && name === 'ownerId') && !name.startsWith('counts') && !/^(siteId|cardId|customerId|originVisitId|originInquiryId|appointmentId|visitId)$/.test(name))
/** 写更正: beside a sealed row, what it should say and why; the row itself stays. */
export const CorrectionDialog = ({ e, onClose }: { e: EveningCheck; onClose: () => void }) => {
  const say = useSay(), f = useFormat(), id = useId(), correct = useAsk(correctionCalls.create!)
  const [kind, setKind] = useState<Kind>('visit'), [rowId, setRow] = useState(''), [name, setName] = useState(''), [value, setValue] = useState<unknown>(undefined), [reason, setReason] = useState('')
  const { data } = useCall(lists[kind], { [kind === 'prospectCard' ? 'openedOn' : 'on']: e.on, limit: 100 })
  const field = fieldsOf(kind).find(([n]) => n === name)?.[1]
  const words = (line: Line): string => kind === 'visit' ? `${say({ zh: '第 {no} 批', en: 'No. {no}' }, { no: line.partyNo })} ${line.arrivedAt ? f.clock(line.arrivedAt) : ''} ${line.name ?? ''}` : kind === 'prospectCard' ? `${line.no} ${line.customer?.label ?? ''}` : kind === 'dmsEntry' ? `${line.dmsNo} ${line.name ?? ''}` : kind === 'milestone' ? `${say((milestoneKinds as Record<string, { zh: string; en: string }>)[line.kind ?? ''] ?? { zh: '', en: '' })} ${line.at ? f.clock(line.at) : ''} ${line.customer?.label ?? ''}` : `${line.receivedAt ? f.clock(line.receivedAt) : ''} ${line.name ?? ''}`
  const give = async (): Promise<void> => {
    const after = value === undefined || value === null || value === '' ? null : String(value)
    if (await correct.act({ rowKind: kind, rowId, field: name, after, reason: reason.trim() })) { toast.done(say({ zh: '更正写在旁边了', en: 'Correction written' })); onClose() }
  }
  return <Dialog title={say({ zh: '写更正', en: 'Write a correction' })} onClose={onClose} foot={<><Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button><Button kind="primary" busy={correct.busy} disabled={!rowId || !field || reason.trim() === ''} onClick={() => void give()}>{say({ zh: '写在旁边', en: 'Write it beside' })}</Button></>}>
    <p className="quiet">{say({ zh: '封过的行不动；更正和原写一起显示，谁、何时、为什么都在。', en: 'The sealed row stays; the correction shows beside it, with who, when and why.' })}</p>
    <FieldBox id={`${id}k`} label={say({ zh: '哪本账', en: 'List' })}><select id={`${id}k`} className="in" value={kind} onChange={event => { setKind(event.target.value as Kind); setRow(''); setName(''); setValue(undefined) }}>{(Object.keys(sides) as Kind[]).map(k => <option key={k} value={k}>{say(sides[k])}</option>)}</select></FieldBox>
    <FieldBox id={`${id}r`} label={say({ zh: '哪一行', en: 'Row' })}><select id={`${id}r`} className="in" value={rowId} onChange={event => setRow(event.target.value)}><option value="">{say({ zh: '选一行', en: 'Choose a row' })}</option>{((data?.items ?? []) as unknown as Line[]).map(line => <option key={line.id} value={line.id}>{words(line)}</option>)}</select></FieldBox>
    <FieldBox id={`${id}f`} label={say({ zh: '哪一项', en: 'Field' })}><select id={`${id}f`} className="in" value={name} onChange={event => { setName(event.target.value); setValue(undefined) }}><option value="">{say({ zh: '选一项', en: 'Choose a field' })}</option>{fieldsOf(kind).map(([n, each]) => <option key={n} value={n}>{say(each.label)}</option>)}</select></FieldBox>
    {field && <FieldBox id={`${id}v`} label={say({ zh: '应为', en: 'It should say' })}><FieldInput field={{ ...field, nullable: true, label: field.kind === 'flag' ? field.label : field.label }} name={name} id={`${id}v`} value={value} onChange={setValue} /></FieldBox>}
    <FieldBox id={`${id}w`} label={say({ zh: '原因', en: 'Reason' })}><input id={`${id}w`} className="in" maxLength={300} value={reason} onChange={event => setReason(event.target.value)} /></FieldBox>
    <ProblemLine problem={correct.problem} />
  </Dialog>
}
