import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { useSay } from '../../web/language/language.ts'
import { inquiryKinds } from './inquiry.ts'
import { ResponseClock, ResultWord, Wanted } from './inquiryWords.tsx'
import type { InquiryLine, InquirySheet } from './views.ts'

/** One lead in two lines: who, how long he waits; from where, what he wants, what came of it. */
export const InquiryRowPhone = ({ row, now, data, href }: { row: InquiryLine; now: string; data: InquirySheet; href: string }) => {
  const say = useSay(), f = useFormat()
  return <li><Link href={href}><strong>{row.name ?? row.customer?.label ?? row.phone ?? say(inquiryKinds[row.kind])}</strong><span className="lp-card-right"><ResponseClock row={row} data={data} now={now} /></span>
    <small><span>{row.on === data.today ? f.clock(row.receivedAt) : f.when(row.receivedAt)}</span><span>{row.platform ?? row.eventName ?? row.company ?? say(inquiryKinds[row.kind])}</span><span><Wanted row={row} /></span><ResultWord row={row} /></small></Link></li>
}
