import { ClipboardPen, Layers, MessageCircle, PhoneIncoming } from 'lucide-react'
import type { Call, List } from '../kernel/call.ts'
import { ask } from '../web/ask/ask.ts'
import { LevelMark } from '../web/kit/LevelMark.tsx'
import { onClock } from '../web/format.ts'
import { sayNow } from '../web/language/language.ts'
import { mayI } from '../web/me.ts'
import type { Finder, Hit } from '../web/shell/Palette.tsx'

type Row = Record<string, unknown> & { id: string }
const named = (value: unknown): string | undefined => (value as { label?: string } | null)?.label
const find = async (call: unknown, q: string, signal: AbortSignal, more: Record<string, unknown> = {}): Promise<Row[]> => (await ask(call as Call<Record<string, unknown>, List<Row>>, { q, limit: 6, ...more }, { signal })).items
/** What Ctrl K looks through beside the pages. The declarations come with the first search. */
export const finders: readonly Finder[] = [
  {
    key: 'customers', title: { zh: '客户', en: 'Customers' }, may: me => mayI(me, 'customer', 'read'),
    find: async (typed, signal, me) => {
      const { customerCalls } = await import('../areas/customers/index.ts')
      return (await find(customerCalls.query, typed, signal)).map((c): Hit => ({
        key: c.id, href: `/customers/${c.id}`, mark: <LevelMark level={c.level as string | null} />, words: String(c.name), notes: [c.phone, named(c.owner), c.nextContactOn && sayNow({ zh: '下次 {d}', en: 'next {d}' }, { d: String(c.nextContactOn).slice(5) })].filter(Boolean).join(' · '),
        acts: !mayI(me, 'followUp', 'c') ? [] : [{ key: 'log', icon: MessageCircle, words: { zh: '记跟进', en: 'Log a follow-up' }, href: `/customers/${c.id}?do=follow` }],
      }))
    },
  },
  {
    key: 'cards', title: { zh: '意向客户卡', en: 'Prospect cards' }, may: me => mayI(me, 'prospectCard', 'read'),
    find: async (typed, signal) => {
      const { cardCalls } = await import('../areas/leads/index.ts')
      return (await find(cardCalls.query, typed, signal)).map((c): Hit => ({ key: c.id, href: `/prospect-cards/${c.id}`, mark: c.level ? <LevelMark level={c.level as string} /> : <Layers aria-hidden />, words: String(c.no), notes: [named(c.customer), named(c.owner)].filter(Boolean).join(' · ') }))
    },
  },
  {
    key: 'today', title: { zh: '今天的记录', en: 'Today’s records' }, may: me => mayI(me, 'visit', 'read') || mayI(me, 'inquiry', 'read'),
    find: async (typed, signal, me) => {
      const { visitCalls, inquiryCalls, inquiryKinds } = await import('../areas/leads/index.ts'), more = { on: me.today, limit: 4 }
      const [visits, inquiries] = await Promise.all([mayI(me, 'visit', 'read') ? find(visitCalls.query, typed, signal, more) : [], mayI(me, 'inquiry', 'read') ? find(inquiryCalls.query, typed, signal, more) : []])
      const clock = (at: unknown): string => onClock(String(at), me.organisation.timeZone).clock
      return [
        ...visits.map((v): Hit => ({ key: v.id, href: `/visits/${v.id}`, mark: <ClipboardPen aria-hidden />, words: sayNow({ zh: '客流 第 {n} 批', en: 'Party {n}' }, { n: String(v.partyNo) }), notes: [clock(v.arrivedAt), v.name, sayNow({ zh: '{n} 人', en: '{n} people' }, { n: String(v.people) }), named(v.receivedBy)].filter(Boolean).join(' · ') })),
        ...inquiries.map((i): Hit => ({ key: i.id, href: `/inquiries/${i.id}?kind=${String(i.kind)}`, mark: <PhoneIncoming aria-hidden />, words: sayNow(inquiryKinds[i.kind as keyof typeof inquiryKinds]), notes: [clock(i.receivedAt), i.name, i.phone, named(i.owner)].filter(Boolean).join(' · ') })),
      ]
    },
  },
]
