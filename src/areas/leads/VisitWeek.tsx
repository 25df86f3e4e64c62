import { Lock } from 'lucide-react'
import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { Loading, ProblemView, SheetTable, type SheetColumn } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import type { SheetSums } from './visit.rules.ts'
import { visitWeekPage, type WeekDay } from './visitWeek.ts'

/** 本周: the feet of the week's sheets under each other; a day opens its sheet. */
export const VisitWeekTable = ({ siteId, on }: { siteId: string | undefined; on: string }) => {
  const say = useSay(), f = useFormat(), { data, problem, again } = useCall(visitWeekPage, { siteId, on }, { keep: true, every: 60_000 })
  if (problem && !data) return <ProblemView problem={problem} onAgain={again} />
  if (!data) return <Loading rows={8} />
  const rate = (s: SheetSums): string => (s.firstWithData + s.firstNoData ? `${s.firstWithData}/${s.firstWithData + s.firstNoData} ${Math.round((100 * s.firstWithData) / (s.firstWithData + s.firstNoData))}%` : '·')
  const ahead = (d: WeekDay): boolean => d.on > data.today
  const figures: [keyof SheetSums, string][] = [['parties', say({ zh: '客流', en: 'Parties' })], ['people', say({ zh: '人数', en: 'People' })], ['first', say({ zh: '首次', en: 'First' })], ['firstWithData', say({ zh: '并留档', en: 'With data' })], ['firstHasCard', say({ zh: '已建卡', en: 'Has card' })], ['firstNoData', say({ zh: '未留档', en: 'No data' })], ['again', say({ zh: '再次', en: 'Again' })], ['nonIntent', say({ zh: '非意向', en: 'Non-intent' })], ['unfinished', say({ zh: '未完善', en: 'Unfinished' })], ['wechat', say({ zh: '微信', en: 'WeChat' })], ['testDrives', say({ zh: '试驾', en: 'Drives' })], ['quotes', say({ zh: '报价', en: 'Quotes' })], ['orders', say({ zh: '订单', en: 'Orders' })]]
  const columns: SheetColumn<WeekDay>[] = [
    { key: 'on', head: say({ zh: '日期', en: 'Day' }), strong: true, cell: d => ahead(d) ? <span className="quiet">{f.day(d.on)}</span> : <Link href={d.on === data.today ? '/visits' : `/visits?on=${d.on}`}>{f.day(d.on)}{d.sealed > 0 && <> <Lock size={12} aria-label={say({ zh: '有组已封', en: 'a group is sealed' })} /></>}</Link> },
    ...figures.map(([key, head]): SheetColumn<WeekDay> => ({ key, head, num: true, cell: d => <span className={key === 'unfinished' && d.sums[key] > 0 ? 'warn' : ''}>{ahead(d) ? '' : f.count(d.sums[key])}</span> })),
    { key: 'rate', head: say({ zh: '客流留档率', en: 'Left data' }), num: true, cell: d => (ahead(d) ? '' : rate(d.sums)) },
  ]
  return <div className="vs-week"><SheetTable label={say({ zh: '本周客流', en: 'The week’s traffic' })} columns={columns} rows={data.days} rowKey={d => d.on} dim={ahead} sums={[say({ zh: '合计', en: 'Sum' }), ...figures.map(([key]) => f.count(data.sums[key])), rate(data.sums)]} /></div>
}
