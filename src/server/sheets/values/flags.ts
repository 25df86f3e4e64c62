import type { Cell } from '../kinds.ts'
import { shown } from '../kinds.ts'
import { problem, refusedCell, tidied } from './read.ts'
import type { Read } from './read.ts'

const yes = /^([√✓✔☑vo1对]|有|是|已|y|yes|true|t|ok|已?完成|已?做|是的|有的)$/i
const no = /^([×✗✘☒x0/—–-]|无|否|没|没有|未|不|n|no|false|f|未做|未完成|不是)$/i

/** Yes or no as ledgers tick it: √ ✓ 有 是 1 Y against × 无 否 0 N; an empty cell of a ticked column is no. */
export const readFlag = (cell: Cell): Read<boolean> => {
  if (cell.kind === 'empty') return { value: false }
  if (cell.kind === 'flag') return { value: cell.flag }
  const refused = refusedCell(cell)
  if (refused) return refused
  const text = tidied(shown(cell))
  return text === '' || no.test(text) ? { value: false } : yes.test(text) ? { value: true } : problem('flag.form', text)
}
