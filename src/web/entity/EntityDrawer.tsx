import { Archive, ArchiveRestore, Pencil, Trash2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { declaredCalls, type Call } from '../../kernel/call.ts'
import type { Child, Entity } from '../../kernel/entity.ts'
import { FieldCell } from '../../kernel/fields/web.tsx'
import { useAsk } from '../ask/useAsk.ts'
import { useCall } from '../ask/useCall.ts'
import { CommandDialog } from '../form/CommandDialog.tsx'
import { EntityForm } from '../form/EntityForm.tsx'
import type { Override } from '../form/FormFields.tsx'
import { useGo } from '../go.tsx'
import { Button } from '../kit/Button.tsx'
import { confirm } from '../kit/Dialog.tsx'
import { Drawer, DrawerPart } from '../kit/Drawer.tsx'
import { Facts, Section } from '../kit/Page.tsx'
import { SheetTable } from '../kit/SheetTable.tsx'
import { Loading, ProblemLine, ProblemView } from '../kit/States.tsx'
import { Status } from '../kit/Status.tsx'
import { useSay } from '../language/language.ts'
import { History } from '../list/History.tsx'
import type { DrawerFacts } from '../list/ListPage.tsx'

type Row = Record<string, unknown> & { id: string; version: number; can?: string[]; archivedAt?: string | null; sealed?: boolean }
export const callOf = (e: Entity, name: string): Call<never, unknown> | undefined => declaredCalls().get(`${e.name}.${name}`) as Call<never, unknown> | undefined

/** The child rows of a row, read. */
export const ChildTable = ({ of, rows }: { of: Child; rows: readonly Record<string, unknown>[] }) => {
  const say = useSay()
  return <SheetTable<Record<string, unknown>> tight label={say(of.label)} rows={rows} rowKey={(r, n) => String(r.id ?? n)} columns={Object.entries(of.fields).map(([name, field]) => ({ key: name, head: say(field.label), cell: r => <FieldCell field={field} name={name} value={r[name]} row={r} /> }))} />
}
const commandsOf = (e: Entity): Call[] => [...declaredCalls().values()].filter(c => c.entity?.name === e.name && c.kind === 'command' && !['archive', 'restore', 'reveal'].includes(c.name.split('.')[1]))
/** One row of a declared entity with nothing written by hand: facts, child rows, its commands, its history. `extra` adds parts of one's own. */
export const EntityDrawer = ({ entity: e, id, closeTo, neighbours, first, overrides, hide = [], extra, acts }: DrawerFacts & { entity: Entity; first?: readonly string[]; overrides?: Readonly<Record<string, Override>>; /** Child rows shown by `extra`. */ hide?: readonly string[]; extra?: (row: Row) => ReactNode; acts?: (row: Row) => ReactNode }) => {
  const say = useSay(), go = useGo(), { data, problem, again } = useCall(callOf(e, 'get') as unknown as Call<{ id: string }, Row>, { id })
  const [doing, setDoing] = useState<'change' | Call | undefined>()
  const archive = useAsk((callOf(e, 'archive') ?? callOf(e, 'get')) as unknown as Call<object, Row>), restore = useAsk((callOf(e, 'restore') ?? callOf(e, 'get')) as unknown as Call<object, Row>), remove = useAsk((callOf(e, 'remove') ?? callOf(e, 'get')) as unknown as Call<object, null>)
  if (problem && !data) return <Drawer title={say(e.label)} closeTo={closeTo}><ProblemView problem={problem} onAgain={again} /></Drawer>
  if (!data) return <Drawer title={say(e.label)} closeTo={closeTo}><Loading rows={6} /></Drawer>
  const row = data, can = (name: string): boolean => row.can?.includes(name) ?? false, at = { id: row.id, version: row.version }
  if (doing === 'change') return <EntityForm entity={e} change={callOf(e, 'change')} row={row} closeTo={closeTo} first={first} overrides={overrides} onDone={() => setDoing(undefined)} onCancel={() => setDoing(undefined)} />
  const drop = async (): Promise<void> => { if (await confirm({ title: say({ zh: '删掉这条{e}？', en: 'Delete this {e}?' }, { e: say(e.label).toLowerCase() }), act: say({ zh: '删掉', en: 'Delete' }), danger: true })) { if ((await remove.act(at)) !== undefined) go(closeTo) } }
  return <Drawer title={<FieldCell field={e.fields[e.title]} name={e.title} value={row[e.title]} row={row} />} label={say(e.label)} closeTo={closeTo} neighbours={neighbours} status={row.archivedAt ? <Status is="off">{say({ zh: '已归档', en: 'Archived' })}</Status> : row.sealed ? <Status is="sealed">{say({ zh: '已封', en: 'Sealed' })}</Status> : undefined}
    acts={<>{acts?.(row)}{can('change') && <Button icon={<Pencil aria-hidden />} onClick={() => setDoing('change')}>{say({ zh: '改', en: 'Change' })}</Button>}{commandsOf(e).filter(c => can(c.name.split('.')[1])).map(c => <Button key={c.name} onClick={() => setDoing(c)}>{say(c.label)}</Button>)}
      {can('archive') && <Button icon={<Archive aria-hidden />} busy={archive.busy} onClick={() => void archive.act(at)}>{say({ zh: '归档', en: 'Archive' })}</Button>}{can('restore') && <Button icon={<ArchiveRestore aria-hidden />} busy={restore.busy} onClick={() => void restore.act(at)}>{say({ zh: '恢复', en: 'Restore' })}</Button>}{can('remove') && <Button icon={<Trash2 aria-hidden />} busy={remove.busy} danger onClick={() => void drop()}>{say({ zh: '删', en: 'Delete' })}</Button>}</>}>
    <ProblemLine problem={archive.problem ?? restore.problem ?? remove.problem} />
    <DrawerPart><Facts columns={1} of={Object.entries(e.fields).flatMap(([name, field]) => field.parts ? Object.entries(field.parts).map(([part, f]): readonly [ReactNode, ReactNode] => [say(f.label), <FieldCell key={part} field={f} name={part} value={(row[name] as Record<string, unknown> | null)?.[part]} row={row} />]) : [[say(field.label), row[name] === null || (Array.isArray(row[name]) && row[name].length === 0) ? null : <FieldCell key={name} field={field} name={name} value={row[name]} row={row} />] as const])} /></DrawerPart>
    {Object.entries(e.children).filter(([name]) => !hide.includes(name)).map(([name, child]) => { const rows = child.one ? (row[name] ? [row[name] as Record<string, unknown>] : []) : (row[name] as Record<string, unknown>[] | undefined) ?? []; return rows.length > 0 && <Section key={name} title={say(child.label)} note={child.one ? undefined : String(rows.length)}><ChildTable of={child} rows={rows} /></Section> })}
    {extra?.(row)}
    {callOf(e, 'history') && <Section title={say({ zh: '经过', en: 'History' })}><History entity={e} call={callOf(e, 'history')} id={id} /></Section>}
    {doing && <CommandDialog call={doing} {...at} onClose={() => setDoing(undefined)} danger={/disable|drop|refuse/.test(doing.name)} />}
  </Drawer>
}
