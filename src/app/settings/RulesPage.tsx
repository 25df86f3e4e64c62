import '../areas.ts'
import { Plus } from 'lucide-react'
import { useEffect, useId } from 'react'
import type { Call, List } from '../../kernel/call.ts'
import type { Fields } from '../../kernel/field.ts'
import { settings, type Setting } from '../../kernel/setting.ts'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { callOf, ChildTable } from '../../web/entity/EntityDrawer.tsx'
import { ChildRows, DayPick, FieldBox, FormDrawer, useForm, type Values } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { useGo, usePlaces } from '../../web/go.tsx'
import { ButtonLink, Loading, PageBody, PageHead, ProblemView, Refused, Section, Split, Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMay } from '../../web/me.ts'

type Version = Values & { id: string; version: number; effectiveOn: string; rows: Values[] }
const Rows = ({ of, rows }: { of: Setting; rows: readonly Values[] }) => <ChildTable of={of.entity.children.rows} rows={rows} />
const OneVersion = ({ of, id, holds, next }: { of: Setting; id: string; holds: boolean; next: boolean }) => {
  const say = useSay(), f = useFormat(), { data } = useCall(callOf(of.entity as never, 'get') as unknown as Call<{ id: string }, Version>, { id })
  if (!data) return <Loading rows={3} />
  return <Section title={say({ zh: '{d} 起', en: 'From {d}' }, { d: f.day(data.effectiveOn) })} right={holds ? <Status is="ok">{say({ zh: '现在用这一版', en: 'In force' })}</Status> : next ? <Status is="wait">{say({ zh: '到日子生效', en: 'Not yet in force' })}</Status> : undefined}><Rows of={of} rows={data.rows} /></Section>
}
const NewVersion = ({ of, base, from, today }: { of: Setting; base: string; from: readonly Values[]; today: string }) => {
  const say = useSay(), go = useGo(), id = useId(), create = useAsk(callOf(of.entity as never, 'create') as unknown as Call<object, Version>)
  const form = useForm({ effectiveOn: today, rows: from.map(r => Object.fromEntries(Object.keys(of.fields).map(n => [n, r[n] ?? null]))) })
  const { problem } = create, { refuse } = form
  useEffect(() => refuse(problem), [problem, refuse])
  const send = async (): Promise<void> => { if (await create.act({ effectiveOn: form.values.effectiveOn, rows: form.values.rows })) go(base) }
  return <FormDrawer title={say({ zh: '新的一版', en: 'New version' })} form={form} busy={create.busy} closeTo={base} onSubmit={() => void send()} act={say({ zh: '存为新版', en: 'Save as a version' })} note={say({ zh: '旧数字不变', en: 'Old figures keep their rules' })}>
    <div className="ff-grid"><FieldBox id={id} label={say(of.entity.fields.effectiveOn.label)} fault={form.faults.effectiveOn}><DayPick id={id} value={form.values.effectiveOn as string} onChange={v => form.set('effectiveOn', v)} /></FieldBox><ChildRows name="rows" of={of.entity.children.rows} form={form} /></div></FormDrawer>
}
/** One versioned setting: what holds since when; a new version never overwrites an old one. */
const RulesPage = () => {
  const say = useSay(), f = useFormat(), may = useMay(), { name = '', id } = usePlaces(), of = settings().get(name) as Setting<Fields> | undefined
  const { data, problem, again } = useCall(callOf((of ?? { entity: { name: '' } }).entity as never, 'query') as unknown as Call<object, List<Version>>, { limit: 100 }, { when: !!of })
  const last = data?.items.find(v => v.effectiveOn <= f.today), base = `/settings/rules/${name}`
  const held = useCall(callOf((of ?? { entity: { name: '' } }).entity as never, 'get') as unknown as Call<{ id: string }, Version>, { id: last?.id ?? '' }, { when: !!last })
  if (!of) return <Refused title={say({ zh: '没有这一项规则', en: 'There is no such rule' })} />
  const ready = data && (!last || held.data)
  return <><PageHead title={say(of.label)} up={{ href: '/settings', words: say({ zh: '设置', en: 'Settings' }) }} facts={<span>{say({ zh: '按日期生效，旧数字按旧规则算', en: 'In force by date; old figures keep their rules' })}</span>} acts={may('settings', 'c') && <ButtonLink kind="primary" icon={<Plus aria-hidden />} href={`${base}/new`}>{say({ zh: '新的一版', en: 'New version' })}</ButtonLink>} />
    <Split><PageBody>{problem ? <ProblemView problem={problem} onAgain={again} /> : !data ? <Loading /> : <>{data.items.map(v => <OneVersion key={v.id} of={of} id={v.id} holds={v.id === last?.id} next={v.effectiveOn > f.today} />)}<Section title={say({ zh: '出厂', en: 'As shipped' })} right={last ? undefined : <Status is="ok">{say({ zh: '现在用这一版', en: 'In force' })}</Status>}><Rows of={of} rows={of.defaults as readonly Values[]} /></Section></>}</PageBody>
      {id === 'new' && ready && <NewVersion of={of} base={base} from={held.data?.rows ?? (of.defaults as readonly Values[])} today={f.today} />}</Split></>
}
export default RulesPage
