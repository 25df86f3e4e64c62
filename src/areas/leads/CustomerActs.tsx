import { useState } from 'react'
import { ask, refreshAll, useAsk, useCall, type Problem } from '../../web/ask/index.ts'
import { FieldBox, Picker, Tokens } from '../../web/form/index.ts'
import { useGo } from '../../web/go.tsx'
import { Button, Dialog, ProblemLine, Status, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { customerCalls } from '../customers/index.ts'
import '../people/index.ts'
import { customerPage } from './customerPage.ts'

type Chosen = { id: string; version: number; name: string; tags?: string[] }
/** One after the other: what went wrong with whom is said, the rest is done. */
const each = async (rows: readonly Chosen[], act: (row: Chosen) => Promise<unknown>): Promise<{ done: number; problems: { name: string; problem: Problem }[] }> => {
  const problems: { name: string; problem: Problem }[] = []
  let done = 0
  for (const row of rows) { try { await act(row); done++ } catch (problem) { problems.push({ name: row.name, problem: problem as Problem }) } }
  await refreshAll()
  return { done, problems }
}
const Problems = ({ of }: { of: readonly { name: string; problem: Problem }[] }) => <>{of.map(p => <p key={p.name} className="late">{p.name}：{p.problem.detail}</p>)}</>
/** 改归属: to whom and why; for one or for many (D3.4). */
export const OwnerDialog = ({ rows, onClose }: { rows: readonly Chosen[]; onClose: () => void }) => {
  const say = useSay(), [ownerId, setOwner] = useState<string | null>(null), [reason, setReason] = useState(''), [busy, setBusy] = useState(false), [problems, setProblems] = useState<{ name: string; problem: Problem }[]>([])
  const save = async (): Promise<void> => {
    setBusy(true)
    const found = await each(rows, row => ask(customerCalls.changeOwner, { id: row.id, version: row.version, ownerId: ownerId!, reason: reason.trim() }))
    setBusy(false); setProblems(found.problems)
    if (found.done) toast.done(say({ zh: '{n} 位已改归属', en: '{n} handed over' }, { n: found.done }))
    if (found.problems.length === 0) onClose()
  }
  return <Dialog title={rows.length === 1 ? say({ zh: '改归属 · {n}', en: 'Change owner · {n}' }, { n: rows[0].name }) : say({ zh: '{n} 位改归属', en: 'Change owner of {n}' }, { n: rows.length })} onClose={onClose} foot={<><Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button><Button kind="primary" busy={busy} disabled={!ownerId || !reason.trim()} onClick={() => void save()}>{say({ zh: '改归属', en: 'Change owner' })}</Button></>}>
    <div className="fin"><FieldBox id="ow-who" label={say({ zh: '新归属', en: 'New owner' })}><Picker id="ow-who" of="member" value={ownerId} onChange={id => setOwner(id)} /></FieldBox><FieldBox id="ow-why" label={say({ zh: '原因', en: 'Reason' })}><textarea id="ow-why" className="in in-lines" rows={2} maxLength={300} value={reason} onChange={e => setReason(e.target.value)} /></FieldBox>
      <p className="quiet">{say({ zh: '在跟的卡和以后的邀约一起转；已经计入谁的数字不变。', en: 'Live cards and coming appointments go along; what has counted for somebody stays.' })}</p><Problems of={problems} /></div>
  </Dialog>
}
/** 标签: added to all chosen, nothing taken away. */
export const TagsDialog = ({ rows, onClose }: { rows: readonly Chosen[]; onClose: () => void }) => {
  const say = useSay(), [tags, setTags] = useState<string[]>([]), [busy, setBusy] = useState(false), [problems, setProblems] = useState<{ name: string; problem: Problem }[]>([])
  const save = async (): Promise<void> => {
    setBusy(true)
    const found = await each(rows, row => ask(customerCalls.change!, { id: row.id, version: row.version, tags: [...new Set([...(row.tags ?? []), ...tags])] } as never))
    setBusy(false); setProblems(found.problems)
    if (found.done) toast.done(say({ zh: '{n} 位已加标签', en: '{n} tagged' }, { n: found.done }))
    if (found.problems.length === 0) onClose()
  }
  return <Dialog title={say({ zh: '给 {n} 位加标签', en: 'Tag {n}' }, { n: rows.length })} onClose={onClose} foot={<><Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button><Button kind="primary" busy={busy} disabled={tags.length === 0} onClick={() => void save()}>{say({ zh: '加上', en: 'Add' })}</Button></>}>
    <div className="fin"><FieldBox id="tg" label={say({ zh: '标签', en: 'Tags' })}><Tokens id="tg" name="tags" field={{ kind: 'words' } as never} value={tags} onChange={v => setTags(v ?? [])} hint={say({ zh: '回车加一个', en: 'Enter adds one' })} /></FieldBox><Problems of={problems} /></div>
  </Dialog>
}
/** Two records of one person become one; it can be taken back while nothing new hangs on it. */
export const MergeDialog = ({ row, onClose }: { row: Chosen; onClose: () => void }) => {
  const say = useSay(), go = useGo(), [into, setInto] = useState<string | null>(null), merge = useAsk(customerCalls.merge), undo = useAsk(customerCalls.undoMerge)
  const other = useCall(customerPage, { id: into ?? '' }, { when: into !== null }).data
  const save = async (): Promise<void> => {
    const done = await merge.act({ id: row.id, version: row.version, intoId: into! })
    if (!done) return
    toast.done(say({ zh: '已并入 {n}', en: 'Merged into {n}' }, { n: other?.customer.name ?? '' }), { words: say({ zh: '撤回', en: 'Undo' }), do: () => void undo.act({ id: done.id, version: done.version }).then(back => { if (back) go(`/customers/${back.id}`) }) })
    onClose(); go(`/customers/${into!}`)
  }
  return <Dialog title={say({ zh: '把 {n} 并入另一位', en: 'Merge {n} into another' }, { n: row.name })} onClose={onClose} foot={<><Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button><Button kind="primary" busy={merge.busy} disabled={!into || into === row.id} onClick={() => void save()}>{say({ zh: '合并', en: 'Merge' })}</Button></>}>
    <div className="fin"><FieldBox id="mg" label={say({ zh: '留下哪一位', en: 'Which record stays' })}><Picker id="mg" of="customer" value={into} onChange={id => setInto(id)} autoFocus /></FieldBox>
      {into === row.id && <p className="late">{say({ zh: '这就是他自己。', en: 'That is the same record.' })}</p>}
      {other && into !== row.id && <ul className="cu-lines"><li><b>{other.customer.name}</b><span>{other.customer.phone}</span><span className="quiet">{other.customer.owner?.label}</span><span className="quiet">{say({ zh: '{c} 张卡，{f} 次跟进', en: '{c} cards, {f} follow-ups' }, { c: other.cards?.length ?? 0, f: other.followUps?.length ?? 0 })}</span></li></ul>}
      <p className="quiet">{say({ zh: '号码、车牌、卡、跟进、客流都归到留下的这位；封过的行不动，照样查得到；数字不变。之后没有新记录时可以撤回。', en: 'Numbers, plates, cards, follow-ups and visits move to the one that stays; sealed rows do not move and are still found; no figure changes. It can be undone while nothing new hangs on it.' })}</p><ProblemLine problem={merge.problem} /></div>
  </Dialog>
}
/** What was merged into this record, each with its way back. */
export const MergedNote = ({ of }: { of: { id: string; version: number; name: string; at: string }[] }) => {
  const say = useSay(), go = useGo(), undo = useAsk(customerCalls.undoMerge)
  return <>{of.map(m => <div key={m.id} className="cu-merged"><Status is="flag">{say({ zh: '{n} 并了进来', en: '{n} was merged in' }, { n: m.name })}</Status><Button kind="link" small busy={undo.busy} onClick={() => void undo.act({ id: m.id, version: m.version }).then(back => { if (back) go(`/customers/${back.id}`) })}>{say({ zh: '撤回合并', en: 'Undo' })}</Button></div>)}<ProblemLine problem={undo.problem} /></>
}
