import { ArrowDown, ArrowUp, Columns3, LoaderCircle, Search, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { isSearched, type Entity } from '../../kernel/entity.ts'
import type { Label } from '../../kernel/language.ts'
import { useFormat } from '../format.ts'
import { hrefWith, Link, useAsked, useGo } from '../go.tsx'
import { Button, IconButton } from '../kit/Button.tsx'
import { typing, type Neighbours } from '../kit/Drawer.tsx'
import { PageHead } from '../kit/Page.tsx'
import { MenuHead, Pop } from '../kit/Pop.tsx'
import { Empty, Loading, ProblemView } from '../kit/States.tsx'
import { Views } from '../kit/Views.tsx'
import { useSay } from '../language/language.ts'
import { useMay } from '../me.ts'
import { usePhone } from '../phone/usePhone.ts'
import { kept } from '../store.ts'
import { columnsOf, type Cells, type Column } from './columns.tsx'
import { ExportButton } from './ExportButton.tsx'
import { FilterBar } from './FilterBar.tsx'
import { askedBy, filterables } from './filters.ts'
import { useSavedViews } from './SavedViews.tsx'
import { useList, type ListRow } from './useList.ts'
import './list.css'

/** A named way to look at the list; `ask` are filters of the API. */
export type ListView = { key: string; label: Label; ask?: Record<string, unknown>; sort?: string; count?: ReactNode; apart?: boolean }
export type DrawerFacts = { id: string; closeTo: string; neighbours: Neighbours; row: ListRow | undefined }
export type ListPageProps = {
  entity: Entity
  /** callsOf(entity): query and, where it exists, export. */
  calls: { query: unknown; export?: unknown }
  /** Where the list stands: '/customers'. Rows open at `${base}/${id}`. */
  base: string
  title: Label
  /** The page above it, as an arrow before the title. */
  up?: { href: string; words: Label }
  /** Facts in grey beside the title. */
  facts?: ReactNode
  views?: readonly ListView[]
  /** Filters that always hold (the site, the day). */
  fixed?: Record<string, unknown>
  cells?: Cells
  moreColumns?: readonly Column[]
  /** Columns hidden until chosen; and the order of those shown first. */
  off?: readonly string[]
  order?: readonly string[]
  /** Which fields the list can be narrowed by (all that compare otherwise). */
  filters?: readonly string[]
  /** Stands between the views and the conditions (a row to key into). */
  above?: ReactNode
  /** Acts of the head; the last one primary. */
  acts?: ReactNode
  /** Acts on chosen rows; without it nothing can be chosen. */
  batch?: (rows: ListRow[], done: () => void) => ReactNode
  /** The footer row; a function gets the conditions the list was asked with. */
  sums?: ReactNode | ((of: { question: Record<string, unknown> }) => ReactNode)
  /** What an empty list says: title, words, acts. */
  empty?: { title: Label; words?: Label; acts?: ReactNode }
  /** The id (or a word such as «new») that stands open, from the path. */
  open?: string
  drawer?: (facts: DrawerFacts) => ReactNode
  /** A row on a phone; two lines by default. */
  phoneRow?: (row: ListRow) => ReactNode
  rowKind?: (row: ListRow) => 'dim' | undefined
  /** Where a row leads when it has no drawer. */
  hrefOf?: (row: ListRow) => string
}
const useColumns = (e: Entity, all: Column[]): [Column[], (key: string, on: boolean) => void] => {
  const [picked, setPicked] = useState<Record<string, boolean>>(() => { try { return JSON.parse(kept.read(`cols.${e.name}`) ?? '{}') as Record<string, boolean> } catch { return {} } })
  return [all.filter((c, i) => i === 0 || (picked[c.key] ?? !c.off)), (key, on) => { const next = { ...picked, [key]: on }; kept.write(`cols.${e.name}`, JSON.stringify(next)); setPicked(next) }]
}
/** A list from its declaration: views, conditions, columns, paging as one scrolls, chosen rows, drawer. Its whole state is its address. */
export const ListPage = (p: ListPageProps) => {
  const say = useSay(), f = useFormat(), go = useGo(), may = useMay(), phone = usePhone()
  const [asked, put] = useAsked(), { entity: e, base } = p
  const view = p.views?.find(v => v.key === asked.view) ?? p.views?.[0]
  const saved = useSavedViews(base, asked, p.views !== undefined)
  const narrow = useMemo(() => filterables(e, p.filters), [e, p.filters])
  const sort = asked.sort ?? view?.sort
  const question = useMemo(() => ({ ...p.fixed, ...view?.ask, ...askedBy(narrow, asked, f.today, f.zone), ...(asked.q ? { q: asked.q } : {}), ...(sort ? { sort } : {}) }), [p.fixed, view, narrow, asked, f.today, f.zone, sort])
  const list = useList(p.calls.query, question)
  const all = useMemo(() => columnsOf(e, { cells: p.cells, more: p.moreColumns, off: p.off, order: p.order }), [e, p.cells, p.moreColumns, p.off, p.order])
  const [columns, showColumn] = useColumns(e, all)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set()), [at, setAt] = useState(-1)
  const end = useRef<HTMLDivElement>(null), scroll = useRef<HTMLDivElement>(null)
  const here = (id?: string): string => hrefWith(id ? `${base}/${id}` : base, asked)
  const rowHref = (row: ListRow): string | undefined => p.hrefOf?.(row) ?? (p.drawer ? here(row.id) : undefined)
  const index = p.open ? list.rows.findIndex(r => r.id === p.open) : -1
  const { more, rows } = list
  useEffect(() => {
    const mark = end.current
    if (!mark || !more) return undefined
    const eye = new IntersectionObserver(seen => { if (seen[0].isIntersecting) more() }, { root: phone ? null : scroll.current, rootMargin: '600px' })
    eye.observe(mark)
    return () => eye.disconnect()
  }, [more, phone])
  const asking = JSON.stringify(question)
  useEffect(() => setChosen(new Set()), [asking])
  useEffect(() => {
    if (p.open) return undefined
    const onKey = (event: KeyboardEvent): void => {
      if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step) { event.preventDefault(); setAt(n => { const next = Math.max(0, Math.min(rows.length - 1, n + step)); scroll.current?.querySelector(`[data-row="${next}"]`)?.scrollIntoView({ block: 'nearest' }); return next }) }
      else if (event.key === 'Enter' && rows[at] && !(event.target as HTMLElement).closest('a,button')) { const to = rowHref(rows[at]); if (to) go(to) }
      else if (event.key === 'x' && rows[at] && p.batch) { event.preventDefault(); toggle(rows[at].id) }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
  const toggle = (id: string): void => setChosen(c => { const next = new Set(c); if (!next.delete(id)) next.add(id); return next })
  const neighbours: Neighbours = { before: index > 0 ? here(rows[index - 1].id) : undefined, after: index >= 0 && rows[index + 1] ? here(rows[index + 1].id) : undefined }
  const sortBy = (c: Column): void => { if (c.sort) put({ sort: sort === c.sort ? `-${c.sort}` : sort === `-${c.sort}` ? undefined : c.sort }) }
  const narrowed = narrow.some(n => Object.keys(asked).some(k => k === n.path || k.startsWith(`${n.path}.`))) || !!asked.q
  const exportable = p.calls.export && may(e.thing, 'x') && !phone
  const batchRows = rows.filter(r => chosen.has(r.id))
  return <div className={`lp${p.open && p.drawer ? ' lp-open' : ''}`}>
    <section className="lp-main">
      <PageHead title={say(p.title)} up={p.up && { href: p.up.href, words: say(p.up.words) }} facts={p.facts} line={!p.views} acts={<>{exportable ? <ExportButton call={p.calls.export} question={question} columns={columns} e={e} /> : null}{p.acts}</>} />
      {p.views && <Views label={say({ zh: '视图', en: 'Views' })} value={saved.here?.id ?? view!.key} of={[...p.views.map((v, i) => ({ key: v.key, words: say(v.label), count: v.count, apart: v.apart, href: hrefWith(base, { view: i === 0 ? undefined : v.key }) })), ...saved.views]} after={!phone && saved.after} />}
      {p.above}
      <FilterBar of={narrow} asked={asked} put={put} right={<>{isSearched(e) && <ListSearch value={asked.q ?? ''} onChange={q => put({ q: q || undefined })} />}{!phone && <Pop align="right" label={say({ zh: '选列', en: 'Columns' })} button={({ press, open }) => <Button kind="text" small icon={<Columns3 aria-hidden />} aria-expanded={open} onClick={press}>{say({ zh: '列', en: 'Columns' })}</Button>}>{() => <><MenuHead>{say({ zh: '显示哪些列', en: 'Columns shown' })}</MenuHead>{all.slice(1).map(c => <label key={c.key} className="mi"><input type="checkbox" checked={columns.includes(c)} onChange={ev => showColumn(c.key, ev.target.checked)} /><span>{say(c.head)}</span></label>)}</>}</Pop>}</>} />
      <div className="lp-scroll" ref={scroll}>
        {list.loading ? <Loading rows={14} /> : list.problem && rows.length === 0 ? <ProblemView problem={list.problem} onAgain={list.again} />
          : rows.length === 0 ? narrowed ? <Empty ghost={false} title={say({ zh: '没有符合这些条件的', en: 'Nothing meets these conditions' })} acts={<Button onClick={() => go(hrefWith(base, { view: asked.view }))}>{say({ zh: '去掉条件', en: 'Clear conditions' })}</Button>} /> : <Empty title={p.empty ? say(p.empty.title) : say({ zh: '这里还没有{e}', en: 'No {e} here yet' }, { e: say(e.label).toLowerCase() })} acts={p.empty?.acts}>{p.empty?.words && say(p.empty.words)}</Empty>
          : phone ? <ul className="lp-cards">{rows.map((row, i) => <li key={row.id} data-row={i}><Link href={rowHref(row) ?? '#'}>{p.phoneRow?.(row) ?? <><strong>{columns[0].cell(row)}</strong><span className="lp-card-right">{columns[1]?.cell(row)}</span><small>{columns.slice(2, 5).map(c => <span key={c.key}>{c.cell(row)}</span>)}</small></>}</Link></li>)}</ul>
          : <table className="lp-table" aria-label={say(p.title)}><thead><tr>
              {p.batch && <th className="lp-pick" scope="col"><input type="checkbox" aria-label={say({ zh: '全选已显示的', en: 'Choose all shown' })} checked={chosen.size > 0 && chosen.size === rows.length} ref={box => { if (box) box.indeterminate = chosen.size > 0 && chosen.size < rows.length }} onChange={ev => setChosen(ev.target.checked ? new Set(rows.map(r => r.id)) : new Set())} /></th>}
              {columns.map((c, i) => { const on = sort?.replace('-', '') === c.sort && c.sort !== undefined; return <th key={c.key} scope="col" className={`${c.num ? 'num' : ''}${i === 0 ? ' lp-first' : ''}`} style={c.width ? { width: c.width } : undefined} aria-sort={on ? (sort!.startsWith('-') ? 'descending' : 'ascending') : undefined}>{c.sort ? <button type="button" onClick={() => sortBy(c)}>{say(c.head)}{on && (sort!.startsWith('-') ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}</button> : say(c.head)}</th> })}
            </tr></thead><tbody>{rows.map((row, i) => {
              const href = rowHref(row)
              return <tr key={row.id} data-row={i} className={`${row.id === p.open ? 'lp-here' : ''}${chosen.has(row.id) ? ' lp-chosen' : ''}${i === at ? ' lp-at' : ''}${p.rowKind?.(row) === 'dim' ? ' tb-dim' : ''}${href ? ' tb-press' : ''}`} onClick={ev => { if (!href || (ev.target as HTMLElement).closest('a,button,input,label') || getSelection()?.toString()) return; go(href) }}>
                {p.batch && <td className="lp-pick"><input type="checkbox" aria-label={say({ zh: '选这一行', en: 'Choose this row' })} checked={chosen.has(row.id)} onChange={() => toggle(row.id)} /></td>}
                {columns.map((c, n) => n === 0 ? <th key={c.key} scope="row" className="lp-first">{href ? <Link href={href}>{c.cell(row)}</Link> : c.cell(row)}</th> : <td key={c.key} className={c.num ? 'num' : ''}>{c.cell(row)}</td>)}
              </tr>
            })}</tbody></table>}
        {rows.length > 0 && <div ref={end} className="lp-end">{list.fetching && <LoaderCircle className="bt-turn" size={16} aria-label={say({ zh: '正在取', en: 'Loading' })} />}</div>}
      </div>
      {p.sums && <footer className="lp-sums">{typeof p.sums === 'function' ? p.sums({ question }) : p.sums}</footer>}
      {batchRows.length > 0 && p.batch && <div className="lp-batch" role="toolbar" aria-label={say({ zh: '对选中的', en: 'For the chosen' })}><b>{say({ zh: '已选 {n} 条', en: '{n} chosen' }, { n: batchRows.length })}</b>{p.batch(batchRows, () => setChosen(new Set()))}<IconButton label={say({ zh: '不选了', en: 'Choose none' })} onClick={() => setChosen(new Set())}><X aria-hidden /></IconButton></div>}
    </section>
    {p.open && p.drawer?.({ id: p.open, closeTo: here(), neighbours, row: rows[index] })}
  </div>
}
/** The list's own search: sent a moment after the last key, never in the middle of an IME. */
const ListSearch = ({ value, onChange }: { value: string; onChange: (q: string) => void }) => {
  const say = useSay(), [typed, setTyped] = useState(value), timer = useRef<ReturnType<typeof setTimeout>>(undefined), composing = useRef(false)
  useEffect(() => { setTyped(value) }, [value])
  const later = (text: string): void => { clearTimeout(timer.current); timer.current = setTimeout(() => onChange(text.trim()), 250) }
  return <span className="lp-search"><Search aria-hidden /><input type="search" value={typed} placeholder={say({ zh: '在这里找', en: 'Find here' })} aria-label={say({ zh: '在这个列表里找', en: 'Search this list' })} onCompositionStart={() => { composing.current = true }} onCompositionEnd={ev => { composing.current = false; later(ev.currentTarget.value) }} onChange={ev => { setTyped(ev.target.value); if (!composing.current) later(ev.target.value) }} /></span>
}
