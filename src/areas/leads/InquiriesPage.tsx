import { Clock, Plus, Printer } from 'lucide-react'
import { useState } from 'react'
import { useCall } from '../../web/ask/index.ts'
import { EntityForm } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { hrefWith, useAsked, useDay, useGo, usePlaces } from '../../web/go.tsx'
import { ButtonLink, Empty, Loading, PageHead, ProblemView, Segments, Status, Views } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { usePlace } from '../../web/me.ts'
import { usePhone } from '../../web/phone/index.ts'
import { addDays } from '../../kernel/time.ts'
import { inquiry, inquiryCalls, inquiryKinds } from './inquiry.ts'
import { countsAs, foreignColumns, ownColumns, type InquiryKind } from './inquiry.rules.ts'
import { InquiryDrawer } from './InquiryDrawer.tsx'
import { InquiryTable } from './InquiryTable.tsx'
import { InquiryRowPhone } from './InquiryPhone.tsx'
import { useNow } from './now.ts'
import { inquiryPage, type InquiryLine } from './views.ts'
import './inquiry.css'

const everyColumn = Object.fromEntries(Object.values(ownColumns).flat().map(name => [name, true]))
const kinds = Object.keys(inquiryKinds) as InquiryKind[]
/** 《来电/网络/外展/外拓客户统计表》 of a day: four kinds with their own columns, keyed in a row, the response clock running (domain.md 5). */
const InquiriesPage = () => {
  const say = useSay(), f = useFormat(), go = useGo(), phone = usePhone(), { id } = usePlaces(), [on, setOn] = useDay(), { siteId } = usePlace(), [asked] = useAsked()
  const { data, problem, again } = useCall(inquiryPage, { on, siteId: siteId || undefined } as never, { keep: true, every: 30_000 })
  const { tick } = useNow(data?.asOf, 10_000), [fresh, setFresh] = useState<string>()
  const tab = (asked.kind ?? 'call') as InquiryKind | 'open'
  const at = (change: Record<string, string | undefined>, to = '/inquiries'): string => hrefWith(to, { ...asked, ...change })
  if (problem && !data) return <ProblemView problem={problem} onAgain={again} />
  if (!data) return <Loading rows={12} />
  const open = data.rows.filter(r => countsAs({ class: r.class, hasCard: r.cardId !== null }) === 'pending' && r.repeatOfId === null)
  const rows: InquiryLine[] = tab === 'open' ? [...open, ...data.earlier] : data.rows.filter(r => r.kind === tab)
  const all = [...data.rows, ...data.earlier], shown = id ? all.find(r => r.id === id) : undefined, n = rows.findIndex(r => r.id === id)
  const rowHref = (row: InquiryLine): string => at({ act: undefined }, `/inquiries/${row.id}`)
  const typing = data.can.includes('inquiry.create') && tab !== 'open' && on === data.today
  const yesterday = addDays(data.today, -1)
  return <div className={`lp${id ? ' lp-open' : ''}`}>
    <section className="lp-main">
      <PageHead line={false} title={say({ zh: '渠道线索', en: 'Inquiries' })} facts={<><span>{f.day(data.on)}</span>{data.site && data.sites.length > 1 && <span>{data.site.label}</span>}{data.counts.waiting > 0 && <span><Status is={data.counts.late > 0 ? 'late' : 'warn'}>{say({ zh: '{n} 条等首响', en: '{n} wait for a response' }, { n: data.counts.waiting })}</Status></span>}{!data.isOpen && <span className="iq-closed"><Clock aria-hidden />{say({ zh: '未营业', en: 'closed now' })}</span>}</>}
        acts={<>{!phone && <ButtonLink kind="text" icon={<Printer aria-hidden />} href={hrefWith('/inquiry-log', { on: data.on, siteId: data.site?.id })}>{say({ zh: '打印', en: 'Print' })}</ButtonLink>}{phone && data.can.includes('inquiry.create') && <ButtonLink kind="primary" icon={<Plus aria-hidden />} href={at({}, '/inquiries/new')}>{say({ zh: '记一条', en: 'New' })}</ButtonLink>}<Segments label={say({ zh: '哪天', en: 'Day' })} value={on === data.today ? 'today' : on === yesterday ? 'yesterday' : 'other'} onChange={key => setOn(key === 'yesterday' ? yesterday : data.today)} of={[{ key: 'today', words: say({ zh: '今天', en: 'Today' }) }, { key: 'yesterday', words: say({ zh: '昨天', en: 'Yesterday' }) }]} /></>} />
      <Views label={say({ zh: '渠道', en: 'Kind' })} value={tab} of={[...kinds.map(kind => ({ key: kind, words: say(inquiryKinds[kind]), count: data.counts[kind] || undefined, href: at({ kind: kind === 'call' ? undefined : kind }) })), { key: 'open', words: say({ zh: '待跟进', en: 'Open' }), count: open.length + data.earlier.length || undefined, href: at({ kind: 'open' }), apart: true }]} />
      <div className="iq-scroll">
        {phone ? <>{rows.length === 0 && <Empty ghost={false} title={say({ zh: '这里还没有线索', en: 'No inquiry here yet' })} />}<ul className="lp-cards">{rows.map(row => <InquiryRowPhone key={row.id} row={row} now={tick} data={data} href={rowHref(row)} />)}</ul></>
          : <InquiryTable key={tab} tab={tab} rows={rows} data={data} now={tick} openId={id} fresh={fresh} entry={typing} onMade={setFresh} rowHref={rowHref} onOpen={(row, act) => go(at({ act }, `/inquiries/${row.id}`))} />}
      </div>
      {!phone && <footer className="lp-sums"><span>{say({ zh: '线索总数', en: 'Inquiries' })} <b>{data.counts.total}</b></span><span>{say({ zh: '有效建卡', en: 'Cards' })} <b>{data.counts.card}</b></span><span>{say({ zh: '待跟进', en: 'Open' })} <b>{data.counts.pending}</b></span><span>{say({ zh: '已有档案', en: 'On file' })} <b>{data.counts.onFile}</b></span><span>{say({ zh: '非意向', en: 'Non-intent' })} <b>{data.counts.nonIntent}</b></span>{data.counts.repeats > 0 && <span>{say({ zh: '重复 {n}，不计', en: '{n} repeats, not counted' }, { n: data.counts.repeats })}</span>}{data.counts.late > 0 && <span className="late">{say({ zh: '首响超时 {n}', en: '{n} late responses' }, { n: data.counts.late })}</span>}</footer>}
    </section>
    {id === 'new' && <EntityForm entity={inquiry} create={inquiryCalls.create} closeTo={at({})} first={['kind', 'name', 'phone', 'level', 'ownerId', ...(tab === 'open' ? [] : ownColumns[tab])]} skip={tab === 'open' ? ['class', 'invalidReason'] : ['class', 'invalidReason', ...foreignColumns(tab, everyColumn)]} initial={{ kind: tab === 'open' ? 'call' : tab }} draft="inquiry.new" />}
    {id && id !== 'new' && <InquiryDrawer key={id} id={id} line={shown} data={data} now={tick} closeTo={at({ act: undefined })} neighbours={{ before: n > 0 ? rowHref(rows[n - 1]) : undefined, after: n >= 0 && rows[n + 1] ? rowHref(rows[n + 1]) : undefined }} />}
  </div>
}
export default InquiriesPage
