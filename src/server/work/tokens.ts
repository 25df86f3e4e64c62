import { type Entity } from '../../kernel/entity.ts'
import { tokensOf } from '../search/tokens.ts'

/** The search words of a row: its `search` fields by kind; dotted names reach into groups. */
export const tokensOfRow = (e: Entity, values: Record<string, unknown>): string[] => {
  const names: string[] = [], phones: string[] = [], words: string[] = []
  for (const path of e.search ?? []) {
    const [first, part] = path.split('.')
    const whole = values[first]
    const value = part === undefined ? whole : (whole as Record<string, unknown> | undefined)?.[part]
    const field = part === undefined ? e.fields[first] : e.fields[first]?.parts?.[part]
    for (const text of [value].flat()) {
      if (typeof text !== 'string' || text === '') continue
      if (field?.personal === 'phone' || field?.kind === 'phone') phones.push(text)
      else if (first === e.title || field?.personal === 'name') names.push(text)
      else words.push(text)
    }
  }
  return tokensOf({ names, phones, words })
}
