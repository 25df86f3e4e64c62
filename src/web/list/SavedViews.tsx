import { MoreHorizontal, Pencil, Plus, RefreshCw, Trash2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { savedViewCalls } from '../../kernel/savedView.ts'
import { useAsk, useCall } from '../ask/index.ts'
import { hrefWith, useGo } from '../go.tsx'
import { Button, IconButton } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { MenuHead, MenuItem, Pop } from '../kit/Pop.tsx'
import { ProblemLine } from '../kit/States.tsx'
import { toast } from '../kit/Toast.tsx'
import type { View } from '../kit/Views.tsx'
import { useSay } from '../language/language.ts'
import { useMe } from '../me.ts'

type Asked = Readonly<Record<string, string>>
type Kept = { id: string; version: number; name: string; query: string }
/** What of an address a view keeps: conditions, order, the view it began from; no search, no mark of its own. Sorted, so that two can be compared. */
export const keptQuery = (asked: Asked): string => new URLSearchParams(Object.entries(asked).filter(([name, value]) => value !== '' && name !== 'q' && name !== 'saved').sort(([a], [b]) => (a < b ? -1 : 1))).toString()
/** The views I keep of this list, as views to stand beside the others; `after` is the way to keep one more, or to change the one that stands. */
export const useSavedViews = (base: string, asked: Asked, on: boolean): { views: View[]; here: Kept | undefined; after: React.ReactNode } => {
  const me = useMe(), kept = useCall(savedViewCalls.list as never, { list: base, memberId: me.member.id, limit: 50 } as never, { when: on, keep: true }).data as { items: Kept[] } | undefined
  const all = kept?.items ?? [], here = all.find(v => v.id === asked.saved), now = keptQuery(asked)
  const views = all.map((v, i): View => ({ key: v.id, words: v.name, apart: i === 0, href: hrefWith(base, { ...Object.fromEntries(new URLSearchParams(v.query)), saved: v.id }) }))
  return { views, here, after: on && <KeepView base={base} now={now} here={here} key={here?.id ?? 'none'} /> }
}
const NameForm = ({ first, act, busy, onSave }: { first: string; act: string; busy: boolean; onSave: (name: string) => void }) => {
  const say = useSay(), [name, setName] = useState(first)
  const send = (e: FormEvent): void => { e.preventDefault(); if (name.trim()) onSave(name.trim()) }
  return <form className="sv-form" onSubmit={send}><input className="in" autoFocus value={name} maxLength={20} aria-label={say({ zh: '视图的名字', en: 'Name of the view' })} placeholder={say({ zh: '例如：本周未试驾', en: 'such as: not driven this week' })} onChange={e => setName(e.target.value)} /><Button kind="primary" small submit busy={busy} disabled={!name.trim()}>{act}</Button></form>
}
/** ＋ 存为视图 while there is something to keep; ⋯ beside a view that stands: keep the conditions as they are now, another name, away with it. */
const KeepView = ({ base, now, here }: { base: string; now: string; here: Kept | undefined }) => {
  const say = useSay(), go = useGo(), create = useAsk(savedViewCalls.create!), change = useAsk(savedViewCalls.change!), remove = useAsk(savedViewCalls.remove!), [naming, setNaming] = useState(false)
  const asked = Object.fromEntries(new URLSearchParams(now)), moved = here !== undefined && here.query !== now
  const keep = async (name: string, close: () => void): Promise<void> => {
    const made = await create.act({ list: base, name, query: now } as never) as Kept | undefined
    if (!made) return
    close(); toast.done(say({ zh: '已存为视图“{n}”。', en: 'Kept as “{n}”.' }, { n: name })); go(hrefWith(base, { ...asked, saved: made.id }), { replace: true })
  }
  const put = async (what: { name?: string; query?: string }): Promise<boolean> => {
    const done = await change.act({ id: here!.id, version: here!.version, ...what } as never)
    if (!done) return false
    toast.done(say({ zh: '视图已改。', en: 'View changed.' }))
    return true
  }
  const drop = async (): Promise<void> => { if ((await remove.act({ id: here!.id, version: here!.version } as never)) !== undefined) { toast.done(say({ zh: '视图已删。', en: 'View removed.' })); go(base, { replace: true }) } }
  return <span className="sv">
    {here && <Pop label={say({ zh: '这个视图', en: 'This view' })} button={({ press, open }) => <IconButton label={say({ zh: '改这个视图', en: 'Change this view' })} aria-expanded={open} onClick={press}><MoreHorizontal aria-hidden /></IconButton>}>{close => <><MenuHead>{here.name}</MenuHead>{moved && <MenuItem icon={<RefreshCw aria-hidden />} onClick={() => { close(); void put({ query: now }) }}>{say({ zh: '存成现在的条件', en: 'Keep the conditions as now' })}</MenuItem>}<MenuItem icon={<Pencil aria-hidden />} onClick={() => { close(); setNaming(true) }}>{say({ zh: '改名', en: 'Rename' })}</MenuItem><MenuItem icon={<Trash2 aria-hidden />} onClick={() => { close(); void drop() }}>{say({ zh: '删掉', en: 'Remove' })}</MenuItem></>}</Pop>}
    {now !== '' && (here === undefined || moved) && <Pop label={say({ zh: '存为视图', en: 'Keep as a view' })} width={300} onClosed={create.reset} button={({ press, open }) => <Button kind="text" small icon={<Plus aria-hidden />} aria-expanded={open} onClick={press}>{say({ zh: '存为视图', en: 'Keep as a view' })}</Button>}>{close => <><NameForm first="" act={say({ zh: '存', en: 'Keep' })} busy={create.busy} onSave={name => void keep(name, close)} /><ProblemLine problem={create.problem} /></>}</Pop>}
    {naming && <Dialog title={say({ zh: '改视图的名字', en: 'Rename the view' })} onClose={() => { setNaming(false); change.reset() }}><NameForm first={here!.name} act={say({ zh: '改', en: 'Rename' })} busy={change.busy} onSave={name => void put({ name }).then(ok => { if (ok) setNaming(false) })} /><ProblemLine problem={change.problem} /></Dialog>}
  </span>
}
