import type { Call } from '../../kernel/call.ts'
import type { Entity } from '../../kernel/entity.ts'
import type { Label } from '../../kernel/language.ts'
import type { HistoryEntry, List } from '../../kernel/call.ts'
import { declaredCalls } from '../../kernel/call.ts'
import { FieldCell } from '../../kernel/fields/web.tsx'
import { useCall } from '../ask/useCall.ts'
import { useFormat } from '../format.ts'
import { useSay } from '../language/language.ts'
import { Loading, ProblemLine } from '../kit/States.tsx'
import { Timeline } from '../kit/Timeline.tsx'

const words: Record<string, Label> = { create: { zh: '新建', en: 'created' }, change: { zh: '修改', en: 'changed' }, archive: { zh: '归档', en: 'archived' }, restore: { zh: '恢复', en: 'restored' }, remove: { zh: '删除', en: 'deleted' } }
const Value = ({ entity: e, name, value }: { entity: Entity; name: string; value: unknown }) => {
  const field = e.fields[name], say = useSay()
  if (value === null || value === undefined || value === '') return <span className="quieter">–</span>
  if (field?.kind === 'ref') return typeof value === 'string' ? <FieldCell field={{ ...field, kind: 'refs' }} name={name} value={[value]} row={{}} /> : null
  if (field && !field.parts) return <FieldCell field={field} name={name} value={value} row={{}} />
  return <span>{typeof value === 'object' ? say({ zh: '已改', en: 'changed' }) : String(value)}</span>
}
/** Who changed what, when: a row's audit as its readers may see it. */
export const History = ({ entity: e, call, id }: { entity: Entity; call: unknown; id: string }) => {
  const say = useSay(), f = useFormat(), { data, problem, loading } = useCall(call as Call<{ id: string }, List<HistoryEntry>>, { id })
  if (loading) return <Loading rows={3} />
  if (problem) return <ProblemLine problem={problem} />
  const action = (name: string): string => { const known = words[name] ?? declaredCalls().get(`${e.name}.${name}`)?.label; return known ? say(known) : name }
  return <Timeline empty={say({ zh: '还没有改动。', en: 'No changes yet.' })} of={(data?.items ?? []).map((h, i) => ({ key: `${h.at}${i}`, at: f.when(h.at), words: <><span className="quiet">{h.by?.label ?? say({ zh: '系统', en: 'System' })}</span> {action(h.action)}</>,
    notes: h.action === 'create' ? undefined : Object.entries(h.changes ?? {}).filter(([n]) => e.fields[n]).map(([n, pair]) => <span key={n}>{say(e.fields[n].label)} {Array.isArray(pair) ? <><Value entity={e} name={n} value={pair[0]} /> → <Value entity={e} name={n} value={pair[1]} /></> : null}</span>) }))} />
}
