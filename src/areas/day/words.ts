// How the evening speaks: what each class means, what each side is called, what one click does.
import type { Label } from '../../kernel/language.ts'
import { channels } from '../customers/index.ts'
import { inquiryKinds, milestoneKinds } from '../leads/index.ts'
import type { EveningDifference, EveningSide } from './eveningPages.ts'
import type { Take } from './mend.rules.ts'
import type { DifferenceClass, RowKind } from './rows.rules.ts'

export const classNotes: Record<DifferenceClass, Label> = {
  visitWithoutCard: { zh: '留了资料，应有意向卡', en: 'left data, a card is expected' }, inquiryWithoutCard: { zh: '记为有效建卡，应有意向卡', en: 'marked as carded, a card is expected' },
  cardWithoutOrigin: { zh: '今日建卡，应有客流或线索', en: 'opened today, a visit or inquiry is expected' }, cardWithoutDms: { zh: '今日建卡，应已录入 DMS', en: 'opened today, a DMS entry is expected' },
  dmsWithoutCard: { zh: 'DMS 今日有卡，应有意向卡', en: 'a card in the DMS today, ours is expected' }, fieldDiffers: { zh: '同一人，两处写法不一', en: 'one person, said differently' },
  duplicate: { zh: '同一人两行', en: 'one person, two rows' }, late: { zh: '封日以后才记下', en: 'written down after the seal' },
  milestoneWithoutDms: { zh: '今日订单、交车、退订，应已录入 DMS', en: 'orders, deliveries and cancellations of today belong in the DMS' }, dmsWithoutMilestone: { zh: 'DMS 有，我们没记', en: 'in the DMS, not logged with us' },
}
/** What stands in the place of the side that is not there. */
export const missing: Partial<Record<DifferenceClass, { from: Label; says: Label }>> = {
  visitWithoutCard: { from: { zh: '意向卡', en: 'Card' }, says: { zh: '没有这张卡', en: 'no such card' } }, inquiryWithoutCard: { from: { zh: '意向卡', en: 'Card' }, says: { zh: '没有这张卡', en: 'no such card' } },
  cardWithoutOrigin: { from: { zh: '客流 · 渠道', en: 'Visit or inquiry' }, says: { zh: '两边都没有', en: 'in neither' } }, cardWithoutDms: { from: { zh: 'DMS', en: 'DMS' }, says: { zh: '今天没有', en: 'not today' } },
  dmsWithoutCard: { from: { zh: '意向卡', en: 'Card' }, says: { zh: '没有这张卡', en: 'no such card' } }, milestoneWithoutDms: { from: { zh: 'DMS', en: 'DMS' }, says: { zh: '今天没有', en: 'not today' } },
  dmsWithoutMilestone: { from: { zh: '里程碑', en: 'Milestone' }, says: { zh: '没有记', en: 'not logged' } }, late: { from: { zh: '封日', en: 'Seal' }, says: { zh: '封后才来', en: 'came after it' } },
}
export const sideNames: Record<RowKind, Label> = { visit: { zh: '客流', en: 'Visit' }, inquiry: { zh: '渠道线索', en: 'Inquiry' }, prospectCard: { zh: '意向卡', en: 'Card' }, dmsEntry: { zh: 'DMS', en: 'DMS' }, milestone: { zh: '里程碑', en: 'Milestone' } }
const fields: Record<string, Label> = { level: { zh: '级别', en: 'Level' }, channel: { zh: '渠道', en: 'Channel' }, consultant: { zh: '顾问', en: 'Consultant' }, firstTime: { zh: '首次/再次', en: 'First or again' } }
type Say = (label: Label, facts?: Record<string, unknown>) => string
/** What a side says of the field that differs: 级别 A, 首次, 李娜. */
export const saidOf = (say: Say, field: string | null, value: string | null): string => {
  if (field === null || value === null) return ''
  if (field === 'firstTime') return value === 'true' ? say({ zh: '首次', en: 'first' }) : say({ zh: '再次', en: 'again' })
  const known = field === 'channel' ? (channels as Record<string, Label>)[value] : undefined
  return field === 'consultant' ? value : `${fields[field] ? say(fields[field]) : field} ${known ? say(known) : value}`
}
/** Where a row is opened. */
export const hrefOf = (side: EveningSide): string => side.kind === 'visit' ? `/visits/${side.id}?on=${side.on}` : side.kind === 'inquiry' ? `/inquiries/${side.id}?on=${side.on}` : side.kind === 'prospectCard' ? `/prospect-cards/${side.id}` : side.kind === 'dmsEntry' ? `/dms-entries/${side.id}` : ''
/** Which party, which number: 第 12 批, PC-2611-0093. */
export const numberOf = (say: Say, side: EveningSide): string => side.kind === 'visit' ? say({ zh: '第 {no} 批', en: 'no. {no}' }, { no: side.no }) : side.kind === 'inquiry' ? say((inquiryKinds as Record<string, Label>)[side.channel ?? ''] ?? { zh: '', en: '' }) : side.no ?? ''
export const whatOf = (say: Say, side: EveningSide): string | null => side.kind === 'milestone' || side.kind === 'dmsEntry' ? (side.what && side.what !== 'card' ? say((milestoneKinds as Record<string, Label>)[side.what] ?? { zh: side.what, en: side.what }) : null) : side.what
const shortName: Record<RowKind, Label> = { visit: { zh: '客流', en: 'the visit' }, inquiry: { zh: '线索', en: 'the inquiry' }, prospectCard: { zh: '卡', en: 'the card' }, dmsEntry: { zh: ' DMS ', en: 'the DMS' }, milestone: { zh: '里程碑', en: 'the milestone' } }
/** The words on the buttons that mend: none, one, or one per side that may be taken. */
export const mendActs = (say: Say, d: EveningDifference): { take?: Take; words: string }[] => {
  switch (d.way.makes) {
    case 'card': return [{ words: d.left?.kind === 'inquiry' ? say({ zh: '由线索建卡', en: 'Open a card' }) : say({ zh: '由客流建卡', en: 'Open a card' }) }]
    case 'dms': return [{ words: say({ zh: '已录，填 DMS 号', en: 'Enter DMS no.' }) }]
    case 'milestone': return [{ words: say({ zh: '补记{what}', en: 'Log the {what}' }, { what: d.left ? whatOf(say, d.left)?.toLowerCase() : '' }) }]
    case 'archive': return d.way.take.map(take => ({ take, words: take === 'left' ? say({ zh: '留左边', en: 'Keep left' }) : say({ zh: '留右边', en: 'Keep right' }) }))
    case 'value': return d.field === 'firstTime' ? [{ take: 'right', words: say({ zh: '改为再次', en: 'Make it again' }) }] : d.way.take.map(take => {
      const side = take === 'left' ? d.left : d.right
      return { take, words: side ? say({ zh: '以{side}为准', en: 'Take {side}' }, { side: say(shortName[side.kind]) }) : '' }
    })
    default: return []
  }
}
/** 9f3a c41e 07b2: a head in groups that can be read aloud. */
export const grouped = (head: string, groups = 6): string => (head.match(/.{4}/g) ?? []).slice(0, groups).join(' ')
/** The stamp's four characters, read from the right: a seal stays Chinese in every language. */
export const stampWords: Label = { zh: '封日晨夕', en: '封日晨夕' }
