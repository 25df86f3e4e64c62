import { type Entity } from '../../kernel/entity.ts'
import { tokensOf } from '../search/tokens.ts'
import type { Work } from './work.ts'

type Values = Record<string, unknown>
const firstOf = (path: string): string => path.split('.')[0]
/** Whether a change touches what the row is found by. */
export const searchedIn = (e: Entity, changes: Values): boolean => (e.search ?? []).some(path => firstOf(path) in changes)
/** The row's values with those child rows it is found by (a contact's phone), as stored where they are not given. */
export const withSearched = async (work: Work, e: Entity, id: string, values: Values): Promise<Values> => {
  const out = { ...values }
  for (const name of new Set((e.search ?? []).map(firstOf))) if (name in e.children) out[name] = await work.childRows(e, name as never, id)
  return out
}
/** The search words of a row: its `search` fields by kind; dotted names reach into groups and child rows. */
export const tokensOfRow = (e: Entity, values: Values): string[] => {
  const names: string[] = [], phones: string[] = [], words: string[] = [], ids: string[] = []
  for (const path of e.search ?? []) {
    const [first, part] = path.split('.')
    const whole = [values[first]].flat()
    const found = part === undefined ? whole : whole.map(each => (each as Values | null | undefined)?.[part])
    const field = part === undefined ? e.fields[first] : e.children[first]?.fields[part] ?? e.fields[first]?.parts?.[part]
    for (const text of found) {
      if (typeof text !== 'string' || text === '') continue
      if (field?.personal === 'phone' || field?.kind === 'phone') phones.push(text)
      else if (first === e.title || field?.personal === 'name') names.push(text)
      else if (field?.personal === 'contact' && !path.endsWith('plate')) ids.push(text)
      else words.push(text)
    }
  }
  return tokensOf({ names, phones, words, ids })
}
