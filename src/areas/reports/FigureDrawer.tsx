import { useState } from 'react'
import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { Button, Drawer, DrawerPart, Empty, LevelMark, Loading, ProblemView, Segments } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useList } from '../../web/list/index.ts'
import { channels } from '../customers/index.ts'
import { cardStates, inquiryClasses, inquiryKinds, milestoneKinds, visitClasses } from '../leads/index.ts'
import { figureCalls } from './figure.ts'
import { FigurePassport, type Passport, type Shown } from './FigureDoor.tsx'

type Named = { id: string; label: string } | null | undefined
export type CountedRow = { id: string; countedAs: 'visit' | 'inquiry' | 'card' | 'carried' | 'order' | 'milestone' | 'closing'; countedOn: string; part: string; masked?: boolean; name?: string | null; class?: string; kind?: string; partyNo?: number; arrivedAt?: string; receivedAt?: string; at?: string; no?: string; level?: string; state?: string; outcome?: string; reason?: string; cardId?: string; customer?: Named; owner?: Named; receivedBy?: Named; handledBy?: Named; by?: Named; channel?: string | null }
const outcomes = { open: { zh: '待审', en: 'open' }, agreed: { zh: '已同意', en: 'agreed' }, refused: { zh: '已退回', en: 'refused' } } as const
const hrefOf = (row: CountedRow): string | undefined => row.masked ? undefined
  : row.countedAs === 'visit' ? `/visits/${row.id}` : row.countedAs === 'inquiry' ? `/inquiries/${row.id}` : row.countedAs === 'card' || row.countedAs === 'carried' ? `/prospect-cards/${row.id}` : row.countedAs === 'closing' ? `/prospect-cards/${row.cardId}` : row.customer ? `/customers/${row.customer.id}` : undefined
/** One row behind a number: when, who, what it counted as, whose. One that is not mine to open says so. */
const Line = ({ row }: { row: CountedRow }) => {
  const say = useSay(), f = useFormat(), href = hrefOf(row)
  const who = row.customer?.label ?? row.name ?? (row.masked ? say({ zh: '不在你的范围', en: 'Outside your scope' }) : say({ zh: '未留姓名', en: 'No name left' }))
  const what = row.countedAs === 'visit' ? say({ zh: '第 {n} 批 · {class}', en: 'Party {n} · {class}' }, { n: row.partyNo, class: say(visitClasses[row.class as keyof typeof visitClasses]) })
    : row.countedAs === 'inquiry' ? `${say(inquiryKinds[row.kind as keyof typeof inquiryKinds])} · ${say(inquiryClasses[row.class as keyof typeof inquiryClasses])}`
      : row.countedAs === 'card' ? [row.no, row.part === 'visit' ? say({ zh: '由客流', en: 'from a visit' }) : row.part === 'inquiry' ? say({ zh: '由线索', en: 'from an inquiry' }) : say({ zh: '其他来路', en: 'other' })].filter(Boolean).join(' · ')
        : row.countedAs === 'carried' ? [row.no, say({ zh: '月初在跟', en: 'live at the month’s start' })].filter(Boolean).join(' · ')
          : row.countedAs === 'closing' ? [row.no, say(outcomes[row.outcome as keyof typeof outcomes]), row.reason].filter(Boolean).join(' · ') : say(milestoneKinds[row.kind as keyof typeof milestoneKinds])
  const time = row.arrivedAt ?? row.receivedAt ?? row.at
  const inside = <><span className="fig-day num">{f.short(row.countedOn)}{time && row.countedAs !== 'closing' && <small>{f.clock(time)}</small>}</span>
    <span className="fig-who"><b className={row.masked ? 'quieter' : ''}>{who}</b><small>{what}</small></span>
    <span className="fig-whose">{row.level && <LevelMark level={row.level as 'H'} />}<small>{(row.owner ?? row.receivedBy ?? row.handledBy ?? row.by)?.label ?? (row.channel ? say(channels[row.channel as keyof typeof channels]) : row.state && row.masked && row.state in cardStates ? say(cardStates[row.state as keyof typeof cardStates]) : '')}</small></span></>
  return <li>{href ? <Link className="fig-line" href={href}>{inside}</Link> : <div className="fig-line">{inside}</div>}</li>
}
/** The rows behind a number, counted: its passport at the top, then as many lines as it says. */
export const FigureDrawer = ({ of, question, passport, closeTo, note }: { of: Shown; question: Record<string, string | undefined>; passport: Passport; closeTo: string; note?: string }) => {
  const say = useSay(), f = useFormat(), [part, setPart] = useState<'numerator' | 'denominator'>('numerator')
  const { rows, loading, problem, more, fetching, again } = useList(figureCalls.rows, { ...question, name: of.name, ...(of.rate ? { part } : {}) })
  const whole = of.rate ? of[part] ?? 0 : Number(of.value)
  return <Drawer title={say(of.label)} note={note} closeTo={closeTo}>
    <FigurePassport of={of} passport={passport} />
    <DrawerPart>
      <div className="fig-head"><b>{say({ zh: '{n} 行', en: whole === 1 ? '{n} row' : '{n} rows' }, { n: f.number(whole) })}</b>
        {of.rate && <Segments label={say({ zh: '分子还是分母', en: 'Numerator or denominator' })} value={part} onChange={setPart} of={[{ key: 'numerator', words: say({ zh: '分子', en: 'Numerator' }) }, { key: 'denominator', words: say({ zh: '分母', en: 'Denominator' }) }]} />}</div>
      {problem ? <ProblemView problem={problem} onAgain={again} /> : loading ? <Loading rows={6} /> : rows.length === 0 ? <Empty title={say({ zh: '这段时间没有', en: 'None in these days' })} ghost={false}>{say({ zh: '换个时间或范围再看。', en: 'Try other days or another scope.' })}</Empty>
        : <ul className="fig-list" aria-label={say({ zh: '背后的行', en: 'Rows behind it' })}>{(rows as unknown as CountedRow[]).map(row => <Line key={`${row.countedAs}${row.id}`} row={row} />)}</ul>}
      {more && <Button kind="text" busy={fetching} onClick={more}>{say({ zh: '再看 {n} 行', en: '{n} more' }, { n: Math.min(50, whole - rows.length) })}</Button>}
    </DrawerPart>
  </Drawer>
}
