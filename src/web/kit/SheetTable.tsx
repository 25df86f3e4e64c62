import { useEffect, useRef, useState, type ReactNode } from 'react'
import './table.css'

export type SheetColumn<R> = { key: string; head: ReactNode; cell: (row: R, n: number) => ReactNode; num?: boolean; strong?: boolean; width?: number | string; title?: string }
/** What runs wider than its place can be reached by keyboard; what does not is no stop on the way. */
const Wrap = ({ label, children }: { label?: string; children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null), [wide, setWide] = useState(false)
  useEffect(() => {
    const look = (): void => setWide(box.current !== null && box.current.scrollWidth > box.current.clientWidth + 1), watch = new ResizeObserver(look)
    if (box.current) watch.observe(box.current)
    look()
    return () => watch.disconnect()
  }, [])
  return <div ref={box} className="st-wrap" {...(wide ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}>{children}</div>
}
/** A plain table of rows one already has: strong line under the head and above the sums, no zebra, no vertical lines. */
export const SheetTable = <R,>({ columns, rows, rowKey, sums, tight, empty, label, onRow, dim }: { columns: readonly SheetColumn<R>[]; rows: readonly R[]; rowKey: (row: R, n: number) => string; sums?: readonly (ReactNode | undefined)[]; tight?: boolean; empty?: ReactNode; label?: string; onRow?: (row: R) => void; dim?: (row: R) => boolean }) =>
  <Wrap label={label}><table className={`tb${tight ? ' tb-tight' : ''}`} aria-label={label}>
    <thead><tr>{columns.map(c => <th key={c.key} scope="col" className={c.num ? 'num' : ''} style={c.width ? { width: c.width } : undefined} title={c.title}>{c.head}</th>)}</tr></thead>
    <tbody>{rows.map((row, n) => <tr key={rowKey(row, n)} className={`${onRow ? 'tb-press' : ''}${dim?.(row) ? ' tb-dim' : ''}`} onClick={onRow ? () => onRow(row) : undefined}>{columns.map(c => <td key={c.key} className={`${c.num ? 'num' : ''}${c.strong ? ' strong' : ''}`}>{c.cell(row, n)}</td>)}</tr>)}
      {rows.length === 0 && <tr><td colSpan={columns.length} className="tb-empty">{empty}</td></tr>}</tbody>
    {sums && <tfoot><tr>{sums.map((s, i) => <td key={i} className={columns[i]?.num ? 'num' : ''}>{s}</td>)}</tr></tfoot>}
  </table></Wrap>
