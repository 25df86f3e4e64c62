import type { Label } from '../../kernel/language.ts'
import type { Day } from '../../kernel/time.ts'

/** One thing to practise for two minutes, one per step of the sales process (D2.4 «one skill»), when the meeting names none itself. */
export const skills: readonly Label[] = [
  { zh: '接待：三十秒内迎上，先问来意再介绍自己', en: 'Welcome: be there within thirty seconds, ask why they came before you introduce yourself' },
  { zh: '需求：问用途、用车人、预算、换车原因，问完复述一遍', en: 'Needs: ask use, driver, budget and why they change; say it back' },
  { zh: '车辆介绍：只讲客户问到的三点，每点配一个他的用车场景', en: 'Presentation: three points they asked for, each with a scene of their own day' },
  { zh: '试乘试驾：出发前说路线和三个体验点，回来先听感受', en: 'Test drive: name the route and three things to feel; afterwards listen first' },
  { zh: '报价：先确认配置和付款方式，再给一个完整的价', en: 'Quote: settle trim and payment first, then give one complete price' },
  { zh: '异议：先认同，再问清是哪一点，最后给依据', en: 'Objections: agree, find out which point it is, then give proof' },
  { zh: '成交：约定下一步和时间，写进卡里', en: 'Closing: agree the next step and its time; write it on the card' },
  { zh: '留档：先给理由再要电话，要微信时说会发什么', en: 'Contact data: give the reason before asking for the number; say what you will send' },
  { zh: '邀约：给两个时间选，说清到店能得到什么', en: 'Invitation: offer two times, say what the visit gives them' },
  { zh: '交车与跟进：交车当天约好 24 小时回访的时间', en: 'Delivery and after: agree the 24-hour call on the day of delivery' },
]
/** The day's own, in turn: a group meets each of them once in ten days. */
export const skillOf = (on: Day): Label => skills[Math.floor(Date.parse(`${on}T00:00:00Z`) / 86_400_000) % skills.length]
