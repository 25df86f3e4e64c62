import { useCall } from '../../web/ask/index.ts'
import { Empty, Section } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { importCalls } from './import.ts'
import { memberCalls } from '../people/index.ts'
import type { Importing } from './useImport.ts'

const open = '?'
/** Without one of its keys. */
const less = <T,>(of: Record<string, T>, key: string): Record<string, T> => Object.fromEntries(Object.entries(of).filter(([k]) => k !== key))
/**
 * People and words nobody knows, each mapped once for the whole file and remembered for the next: what was said before stands here already, and
 * «open» takes it back for this file and those after it.
 */
export const WordsStep = ({ im }: { im: Importing }) => {
  const say = useSay(), { data, choices } = im
  const targets = useCall(importCalls.targets, {}, { still: true }), members = useCall(memberCalls.query, { limit: 100, state: 'active', sort: 'name' }, { still: true })
  if (!data || !choices) return null
  const fields = new Map(targets.data?.find(t => t.entity === data.entity)?.fields.map(f => [f.path, f]))
  const settled = data.unknown.settled ?? { owners: [], values: [] }, { remembered } = data
  const owners = [...new Map([...Object.keys(choices.owners).map((name): [string, number] => [name, 0]), ...[...settled.owners, ...data.unknown.owners].map((o): [string, number] => [o.name, o.rows])])]
  const knownOwner = (name: string): string | undefined => remembered.owners[name] ?? settled.owners.find(o => o.name === name && !(name in choices.owners))?.to
  const words = [...new Map([...Object.entries(choices.values).flatMap(([field, map]) => Object.keys(map).map((word): [string, { field: string; word: string; rows: number }] => [`${field} ${word}`, { field, word, rows: 0 }])), ...[...settled.values, ...data.unknown.values].map((v): [string, { field: string; word: string; rows: number }] => [`${v.field} ${v.word}`, v])]).values()]
  const knownValue = (field: string, word: string): string | undefined => remembered.values[field]?.[word]
  const owner = (name: string, id: string): void => { const rest = less(choices.owners, name), to = id || (knownOwner(name) ? open : ''); im.set({ owners: to ? { ...rest, [name]: to } : rest }) }
  const value = (field: string, word: string, to: string | undefined): void => { const rest = less(choices.values[field] ?? {}, word), said = to ?? (knownValue(field, word) === undefined ? undefined : open), map = said === undefined ? rest : { ...rest, [word]: said }, others = less(choices.values, field); im.set({ values: Object.keys(map).length ? { ...others, [field]: map } : others }) }
  const rows = (n: number, isSettled: boolean) => <>{n > 0 && <small className="quiet">{say({ zh: '{n} 行', en: '{n} rows' }, { n })}</small>}{(isSettled || n === 0) && <small className="quieter">✓</small>}</>
  if (!owners.length && !words.length) return <Empty ghost={false} title={say({ zh: '人和说法都认得', en: 'All people and words are known' })}>{say({ zh: '没有要对的。看看右边的结果，就可以导入。', en: 'Nothing to settle. Look at the result beside, then import.' })}</Empty>
  return <>
    {owners.length > 0 && <Section title={say({ zh: '人', en: 'People' })} note={say({ zh: '离职、重名或写法不同的，交给谁', en: 'Left, of one name with another, or written otherwise: who takes over' })}><ul className="im-pairs">{owners.map(([name, n]) => <li key={name}><strong>{name}</strong>{rows(n, settled.owners.some(o => o.name === name))}
      <span className="in-select"><select className="in" aria-label={say({ zh: '“{name}”交给', en: '“{name}” goes to' }, { name })} value={(choices.owners[name] ?? knownOwner(name) ?? '').replace(open, '')} onChange={e => owner(name, e.target.value)}>
        <option value="">{say({ zh: '待定（这些行导不进去）', en: 'Open (these rows stay out)' })}</option><option value="pool">{say({ zh: '放到公海', en: 'To the pool' })}</option>
        {members.data?.items.map(m => <option key={m.id} value={m.id}>{m.name}</option>)}</select></span></li>)}</ul></Section>}
    {words.length > 0 && <Section title={say({ zh: '说法', en: 'Words' })} note={say({ zh: '表里的叫法，对到我们的哪一项', en: 'What the sheet says, and which of our choices it is' })}
      right={<label className="box"><input type="checkbox" checked={choices.blank} onChange={e => im.set({ blank: e.target.checked })} />{say({ zh: '没对上的都留在备注', en: 'Keep the others in the note' })}</label>}><ul className="im-pairs">{words.map(({ field, word, rows: n }) => <li key={`${field} ${word}`}><strong>{word}</strong>{rows(n, settled.values.some(v => v.field === field && v.word === word))}<small className="quiet">{fields.get(field) ? say(fields.get(field)!.label) : field}</small>
      <span className="in-select"><select className="in" aria-label={say({ zh: '“{word}”是', en: '“{word}” is' }, { word })} value={choices.values[field]?.[word] ?? knownValue(field, word) ?? open} onChange={e => value(field, word, e.target.value === open ? undefined : e.target.value)}>
        <option value={open}>{choices.blank ? say({ zh: '留在备注', en: 'Kept in the note' }) : say({ zh: '待定（这些行导不进去）', en: 'Open (these rows stay out)' })}</option><option value="">{say({ zh: '留空，原话留在备注', en: 'Leave empty, words to the note' })}</option>
        {Object.entries(fields.get(field)?.choices ?? {}).map(([key, label]) => <option key={key} value={key}>{say(label)}</option>)}</select></span></li>)}</ul></Section>}
  </>
}
