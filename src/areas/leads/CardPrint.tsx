import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { usePlaces } from '../../web/go.tsx'
import { Loading, ProblemView } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMe } from '../../web/me.ts'
import { PrintPage, PrintSection } from '../../web/print/index.ts'
import { channels, customer } from '../customers/index.ts'
import { cardStates, closingKinds, prospectCard } from './card.ts'
import { tradeLine, wantLine } from './cardWords.ts'
import { means, milestoneKinds, results } from './contact.ts'
import { cardPage } from './views.ts'
import './leads.css'

type Pair = readonly [string, string | number | null | undefined]
/** Label and value side by side, four pairs a line; what nobody asked stays an empty box to write in. */
const Boxes = ({ of }: { of: readonly Pair[] }) => <table className="pr-table cp-boxes"><tbody>{Array.from({ length: Math.ceil(of.length / 3) }, (_, i) => of.slice(i * 3, i * 3 + 3)).map((line, i) => <tr key={i}>{[0, 1, 2].map(n => [<th key={`${n} h`} scope="row">{line[n]?.[0]}</th>, <td key={n}>{line[n]?.[1]}</td>])}</tr>)}</tbody></table>
/** 意向客户卡 on A4 (domain.md 3): who, what he wants, how it went, what the supervisor said; blank lines to go on by hand. The phone stays masked. */
const CardPrint = () => {
  const say = useSay(), f = useFormat(), me = useMe(), { id } = usePlaces(), { data: view, problem, again } = useCall(cardPage, { id: id! })
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  if (!view) return <Loading />
  const { card, customer: who } = view, want = card.want ?? {}, parts = prospectCard.fields.want.parts!, origin = card.opening, party = view.visits.find(v => v.id === origin?.originVisitId)
  const deed = (kind: keyof typeof milestoneKinds): string => view.milestones.filter(m => m.kind === kind).map(m => `${f.short(f.dayOf(m.at))}${m.amount ? ` ${f.money(m.amount)}` : ''}`).join('，')
  const consents = (who?.consents ?? []).map(c => `${say(customer.children.consents.fields.purpose.choices![c.purpose])} ${f.short(c.on)}`).join(' · ')
  const told = view.followUps.toSorted((a, b) => (a.at < b.at ? -1 : 1)), closing = card.closings.at(-1)
  return <PrintPage title={say({ zh: '意向客户卡', en: 'Prospect card' })} house={me.organisation.name} facts={[`${say({ zh: '卡号', en: 'No.' })} ${card.no}`, `${say({ zh: '打印', en: 'Printed' })} ${f.full(view.asOf)} ${me.member.name}`]} qr={`${location.origin}/prospect-cards/${card.id}`} foot={`${say({ zh: '晨夕 · 意向客户卡', en: 'Chenxi · prospect card' })} ${card.no}`}
    line={[`${say({ zh: '级别：', en: 'Level: ' })}${card.level}`, `${say({ zh: '状态：', en: 'State: ' })}${say(cardStates[card.state])}`, `${say({ zh: '归属：', en: 'Owner: ' })}${card.owner?.label ?? say({ zh: '公海', en: 'pool' })}`, `${say({ zh: '建卡：', en: 'Opened: ' })}${f.day(card.openedOn)}`, `${say({ zh: '下次联系：', en: 'Next: ' })}${card.nextContactOn ? f.day(card.nextContactOn) : '–'}`]}
    signatures={[say({ zh: '销售顾问', en: 'Consultant' }), say({ zh: '展厅主管', en: 'Supervisor' }), say({ zh: '备注', en: 'Remarks' })]}>
    <PrintSection title={say({ zh: '一、客户', en: '1. Customer' })}><Boxes of={[
      [say({ zh: '姓名', en: 'Name' }), [who?.name ?? card.customer?.label, who?.gender && say(customer.fields.gender.choices![who.gender])].filter(Boolean).join(' ')], [say({ zh: '手机', en: 'Phone' }), who?.phone], [say({ zh: '微信', en: 'WeChat' }), who?.wechat],
      [say({ zh: '区域', en: 'Region' }), who?.region], [say({ zh: '职业/行业', en: 'Occupation' }), who?.industry], [say({ zh: '渠道', en: 'Channel' }), origin ? say(channels[origin.channel]) : null],
      [say({ zh: '首次接触', en: 'First contact' }), party ? say({ zh: '{d} 第 {n} 批', en: '{d}, party {n}' }, { d: f.short(party.on), n: party.partyNo }) : f.short(card.openedOn)], [say({ zh: '决策人', en: 'Decider' }), card.decider], [say({ zh: '使用人', en: 'User' }), card.user],
      [say({ zh: '同行人', en: 'Companions' }), card.companions], [say({ zh: '同意', en: 'Consents' }), consents], [say({ zh: 'DMS 卡号', en: 'DMS no.' }), view.dmsEntries.find(d => d.kind === 'card')?.dmsNo]]} /></PrintSection>
    <PrintSection title={say({ zh: '二、需求', en: '2. Needs' })}><Boxes of={[
      [say({ zh: '意向车型', en: 'Model' }), wantLine(want)], [say({ zh: '用途', en: 'Use' }), want.use], [say({ zh: '预算', en: 'Budget' }), want.budget],
      [say({ zh: '付款', en: 'Payment' }), want.payment && say(parts.payment.choices![want.payment])], [say({ zh: '购车时间', en: 'Buy by' }), want.buyBy && f.day(want.buyBy)], [say({ zh: '置换', en: 'Trade-in' }), tradeLine(card.tradeIn, f.language === 'zh')],
      [say({ zh: '竞品', en: 'Rival' }), card.rival], [say({ zh: '关注点', en: 'Concerns' }), card.concerns], [say({ zh: '试驾', en: 'Test drive' }), deed('testDrive')],
      [say({ zh: '报价', en: 'Quote' }), deed('quote')], [say({ zh: '订单', en: 'Order' }), deed('order')], [say({ zh: '交车', en: 'Delivery' }), deed('delivery')]]} /></PrintSection>
    <PrintSection title={say({ zh: '三、级别', en: '3. Levels' })}><p>{card.levelHistory.filter((h, i) => i === 0 || card.levelHistory[i - 1].level !== h.level).map(h => `${f.short(f.dayOf(h.at))} ${h.level}${h.reason ? `（${h.reason}）` : ''}`).join('　→　')}</p></PrintSection>
    <PrintSection title={say({ zh: '四、跟进', en: '4. Follow-up' })} note={say({ zh: '{n} 次，接通 {m}', en: '{n}, {m} reached' }, { n: told.length, m: told.filter(x => x.result === 'reached').length })}><table className="pr-table cp-told"><thead><tr>{[{ zh: '日期', en: 'Day' }, { zh: '方式', en: 'Means' }, { zh: '结果', en: 'Result' }, { zh: '内容', en: 'What was said' }, { zh: '级别', en: 'Level' }, { zh: '下次', en: 'Next' }, { zh: '谁', en: 'Who' }].map(h => <th key={h.en} scope="col">{say(h)}</th>)}</tr></thead>
      <tbody>{told.map(x => <tr key={x.id}><td className="mid">{f.short(f.dayOf(x.at))} {f.clock(x.at)}</td><td className="mid">{say(means[x.means])}</td><td className="mid">{say(results[x.result])}</td><td>{x.text}</td><td className="mid">{x.levelAfter}</td><td className="mid">{x.nextContactOn && f.short(x.nextContactOn)}</td><td>{x.by?.label}</td></tr>)}
        {Array.from({ length: Math.max(3, 8 - told.length) }, (_, i) => <tr key={`blank ${i}`}>{Array.from({ length: 7 }, (__, k) => <td key={k}>&nbsp;</td>)}</tr>)}</tbody></table></PrintSection>
    <PrintSection title={say({ zh: '五、主管指示', en: '5. Supervisor’s instructions' })}>{card.instructions.length === 0 ? <p>{say({ zh: '没有。', en: 'None.' })}</p> : <table className="pr-table"><tbody>{card.instructions.map(i => <tr key={i.id}><td className="mid">{f.short(f.dayOf(i.at))}</td><td>{i.text}</td><td>{i.by?.label}</td><td>{say({ zh: '{t} 前', en: 'by {t}' }, { t: f.full(i.dueAt) })}</td><td>{i.answer}</td></tr>)}</tbody></table>}
      {closing && <p>{say({ zh: '结案：{name} {at} 申请{as}，{reason}', en: 'Closing: {name} applied on {at} as {as}: {reason}' }, { name: closing.by?.label ?? '', at: f.full(closing.at), as: say(closingKinds[closing.as]).toLowerCase(), reason: closing.reason })}{closing.decidedBy && `；${closing.decidedBy.label} ${closing.outcome === 'agreed' ? say({ zh: '同意', en: 'agreed' }) : say({ zh: '退回', en: 'sent it back' })}`}</p>}</PrintSection>
  </PrintPage>
}
export default CardPrint
