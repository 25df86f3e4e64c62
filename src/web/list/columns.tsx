import type { ReactNode } from 'react'
import type { Entity } from '../../kernel/entity.ts'
import { FieldCell, isNumeric } from '../../kernel/fields/web.tsx'
import type { Label } from '../../kernel/language.ts'
import { LevelMark } from '../kit/LevelMark.tsx'
import type { ListRow } from './useList.ts'

export type Column = { key: string; head: Label; cell: (row: ListRow) => ReactNode; num?: boolean; sort?: string; width?: number; off?: boolean }
export type Cells = Readonly<Record<string, (row: ListRow) => ReactNode>>
/** Cells that read the same everywhere. */
const usual: Cells = { level: row => <LevelMark level={row.level as string | null} /> }

/** The columns of a declared list, each by its kind; `cells` replaces some by hand, `more` adds columns that are no field. */
export const columnsOf = (e: Entity, { cells = {}, more = [], off = [], order }: { cells?: Cells; more?: readonly Column[]; off?: readonly string[]; order?: readonly string[] } = {}): Column[] => {
  const own = e.list.map((name): Column => {
    const field = e.fields[name]
    return { key: name, head: field.label, num: isNumeric(field.kind), sort: field.sorts && !field.parts ? name : undefined, off: off.includes(name), cell: cells[name] ?? usual[name] ?? (row => <FieldCell field={field} name={name} value={row[name]} row={row} />) }
  })
  const all = [...own, ...more.map(c => ({ ...c, off: c.off ?? off.includes(c.key) })), { key: 'createdAt', head: { zh: '建档', en: 'Created' }, sort: 'createdAt', off: true, cell: (row: ListRow) => <FieldCell field={{ kind: 'instant' } as never} name="createdAt" value={row.createdAt} row={row} /> }]
  return order ? [...order.flatMap(k => all.find(c => c.key === k) ?? []), ...all.filter(c => !order.includes(c.key))] : all
}
