/** Examples of a column that show its variety: 3/2, 2026.3.5 and 46087 rather than three dates of one form. */
import type { Cell } from './kinds.ts'
import { shown } from './kinds.ts'

const most = 6
/** 3/2 and 4/1 are one form, 2026.3.5 another; every Han character counts alike. */
const formOf = (text: string): string => text.replace(/\d/g, '9').replace(/\p{Script=Han}+/gu, '字').replace(/[a-z]+/gi, 'a').slice(0, 24)

export class Samples {
  #forms = new Map<string, string>()
  #others = new Set<string>()
  add(cell: Cell): void {
    if (cell.kind === 'empty' || (this.#forms.size >= most && this.#others.size >= most)) return
    const text = shown(cell).trim().replace(/\s+/g, ' ').slice(0, 60)
    const form = cell.kind === 'number' ? `#${text.length}` : formOf(text)
    if (!this.#forms.has(form)) { if (this.#forms.size < most) this.#forms.set(form, text) } else if (this.#others.size < most && this.#forms.get(form) !== text) this.#others.add(text)
  }
  list(): string[] { return [...this.#forms.values(), ...this.#others].slice(0, most) }
}
