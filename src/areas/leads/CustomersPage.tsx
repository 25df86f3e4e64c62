import { Download, Plus, Tag as TagIcon, Upload, UserRoundCog } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { useAsked, usePlaces } from '../../web/go.tsx'
import { Button, ButtonLink, LevelMark, Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { columnsOf, exportList, ListPage, type ListRow, type ListView } from '../../web/list/index.ts'
import { hasRole, useMay, useMe } from '../../web/me.ts'
import { usePhone } from '../../web/phone/index.ts'
import { customer, customerCalls } from '../customers/index.ts'
import '../people/index.ts'
import { OwnerDialog, TagsDialog } from './CustomerActs.tsx'
import { CustomerDrawer } from './CustomerDrawer.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import { customerSums, customerViewsPage } from './customerPage.ts'

type Row = ListRow & { name: string; gender: 'male' | 'female' | null; phone: string | null; level: string | null; nextContactOn: string | null; wants: string | null; tags: string[]; owner: { label: string } | null }
const Mr = ({ gender }: { gender: Row['gender'] }) => { const say = useSay(); return gender ? <span className="quiet cu-mr"> {gender === 'male' ? say({ zh: '先生', en: 'Mr' }) : say({ zh: '女士', en: 'Ms' })}</span> : null }
/** 今天 bold, late red with its day, later plain. */
export const NextContact = ({ on }: { on: string | null }) => {
  const say = useSay(), f = useFormat()
  if (!on) return <span className="quieter">–</span>
  if (on < f.today) return <Status is="late">{say({ zh: '{d} 逾期', en: '{d} late' }, { d: f.short(on) })}</Status>
  return on === f.today ? <b>{say({ zh: '今天', en: 'today' })}</b> : <span>{f.near(on)}</span>
}
const Sums = ({ ask }: { ask: Record<string, unknown> }) => {
  const say = useSay(), { data } = useCall(customerSums, ask, { keep: true })
  if (!data) return null
  return <><span>{say({ zh: '合计', en: 'Sum' })} <b>{data.n}</b> {say({ zh: '位', en: '' })}</span>{(['O', 'H', 'A', 'B', 'C', 'N'] as const).map(l => <span key={l}>{l} <b>{data.levels[l]}</b></span>)}<span className="cu-apart">{say({ zh: '逾期', en: 'Late' })} <b className={data.late ? 'late' : ''}>{data.late}</b></span>{data.completeness !== null && <span>{say({ zh: '平均完整度', en: 'Complete' })} <b>{data.completeness}%</b></span>}</>
}
const cells = { name: (row: ListRow) => <>{(row as Row).name}<Mr gender={(row as Row).gender} /></>, nextContactOn: (row: ListRow) => <NextContact on={(row as Row).nextContactOn} />, completeness: (row: ListRow) => <>{String(row.completeness)}%</> }
const off = ['kind', 'gender', 'teamId', 'siteId', 'tags', 'completeness', 'lastContactAt'] as const
const order = ['name', 'level', 'phone', 'nextContactOn', 'wants', 'ownerId', 'channel'] as const
const filters = ['level', 'nextContactOn', 'createdAt', 'ownerId', 'teamId', 'channel', 'lastContactAt', 'kind', 'region', 'industry', 'completeness', 'archivedAt'] as const
/** The ledger as a list (D3.4): views with their counts, conditions, acts on the chosen, the foot; one customer beside it. */
const CustomersPage = () => {
  const say = useSay(), f = useFormat(), me = useMe(), may = useMay(), phone = usePhone(), { id } = usePlaces(), [asked] = useAsked(), counts = useCall(customerViewsPage, {}).data, [act, setAct] = useState<{ kind: 'owner' | 'tags'; rows: Row[]; done: () => void }>()
  const today = f.today, mine = me.member.id, leads = hasRole(me, 'supervisor'), own = hasRole(me, 'consultant', 'dcc'), teams = me.teams.filter(t => t.leadId === mine || me.member.teamIds.includes(t.id)).map(t => t.id).join(',')
  const views = useMemo((): ListView[] => {
    const all: ListView = { key: 'all', label: { zh: '全部', en: 'All' }, ask: {}, count: counts?.all }, me1: ListView = { key: 'mine', label: { zh: '我的', en: 'Mine' }, ask: { ownerId: mine }, count: counts?.mine }, team: ListView = { key: 'team', label: { zh: '本组', en: 'My team' }, ask: { 'teamId.in': teams }, count: counts?.team }
    const pool: ListView = { key: 'pool', label: { zh: '公海', en: 'Pool' }, ask: { 'ownerId.null': true }, count: counts?.pool }
    return [...(own ? [me1] : leads ? [team, me1] : []), ...(own ? [] : [all, pool]), { key: 'today', label: { zh: '今天要联系', en: 'Due today' }, ask: { 'nextContactOn.lte': today }, sort: 'nextContactOn', count: counts?.today, apart: true }, { key: 'hot', label: { zh: 'H 级逾期', en: 'H overdue' }, ask: { level: 'H', 'nextContactOn.lt': today }, sort: 'nextContactOn', count: counts?.hot }]
  }, [counts, mine, teams, leads, own, today])
  const view = views.find(v => v.key === asked.view) ?? views[0], columns = useMemo(() => columnsOf(customer as never, { off, order }).filter(c => !c.off), [])
  return <><ListPage entity={customer as never} calls={customerCalls} base="/customers" title={{ zh: '客户', en: 'Customers' }} views={views} cells={cells} off={off} order={order} filters={filters} open={id}
    sums={({ question }) => <Sums ask={question} />}
    acts={<>{may('customer', 'i') && !phone && <ButtonLink kind="text" icon={<Upload aria-hidden />} href="/imports">{say({ zh: '导入', en: 'Import' })}</ButtonLink>}{may('customer', 'c') && <ButtonLink kind="primary" icon={<Plus aria-hidden />} href={`/customers/new${asked.view ? `?view=${asked.view}` : ''}`}>{say({ zh: '新客户', en: 'New customer' })}</ButtonLink>}</>}
    batch={may('customer', 'u') || may('customer', 'x') ? (rows, done) => <>{may('customer', 'u') && <><Button kind="text" small icon={<UserRoundCog aria-hidden />} onClick={() => setAct({ kind: 'owner', rows: rows as Row[], done })}>{say({ zh: '改归属', en: 'Change owner' })}</Button><Button kind="text" small icon={<TagIcon aria-hidden />} onClick={() => setAct({ kind: 'tags', rows: rows as Row[], done })}>{say({ zh: '标签', en: 'Tags' })}</Button></>}{may('customer', 'x') && <Button kind="text" small icon={<Download aria-hidden />} onClick={() => void exportList(customerCalls.export, { 'id.in': rows.map(r => r.id).join(',') }, columns, customer as never)}>{say({ zh: '导出', en: 'Export' })}</Button>}</> : undefined}
    empty={{ title: view.key === 'today' ? { zh: '今天没有要联系的', en: 'Nobody is due today' } : view.key === 'hot' ? { zh: 'H 级都按时联系了', en: 'No H is overdue' } : { zh: '还没有客户', en: 'No customers yet' }, words: view.key === 'today' || view.key === 'hot' ? undefined : { zh: '登记来店的人，或把原来的台账导进来。', en: 'Log those who come, or bring in the ledger you have.' } }}
    phoneRow={row => { const r = row as Row; return <><strong>{r.name}<Mr gender={r.gender} /> <LevelMark level={r.level} /></strong><span className="lp-card-right"><NextContact on={r.nextContactOn} /></span><small><span>{r.phone}</span>{r.wants && <span>{r.wants}</span>}{r.owner && !own && <span>{r.owner.label}</span>}</small></> }}
    drawer={d => (d.id === 'new' ? <CustomerForm closeTo={d.closeTo} /> : <CustomerDrawer key={d.id} {...d} />)} />
    {act?.kind === 'owner' && <OwnerDialog rows={act.rows} onClose={() => { setAct(undefined); act.done() }} />}{act?.kind === 'tags' && <TagsDialog rows={act.rows} onClose={() => { setAct(undefined); act.done() }} />}</>
}
export default CustomersPage
