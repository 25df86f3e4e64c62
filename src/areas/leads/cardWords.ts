import type { CardView } from './views.ts'

export type Card = CardView['card']
/** One line of what somebody wants: 曜行 L7 领航版 · 雾山灰. */
export const wantLine = (want: Card['want'] | undefined): string => [[want?.model, want?.trim].filter(Boolean).join(' '), want?.colour].filter(Boolean).join(' · ')
/** 2016 年 紧凑型，9.4 万公里 as parts of a line. */
export const tradeLine = (tradeIn: Card['tradeIn'] | undefined, zh: boolean): string =>
  [tradeIn?.brand, tradeIn?.year && (zh ? `${tradeIn.year} 年` : String(tradeIn.year)), tradeIn?.km && (zh ? `${tradeIn.km >= 10_000 ? `${(tradeIn.km / 10_000).toFixed(1)} 万` : tradeIn.km} 公里` : `${tradeIn.km} km`)].filter(Boolean).join(zh ? '，' : ', ')
/** The oldest instruction still without an answer. */
export const openInstruction = (card: Card): Card['instructions'][number] | undefined => card.instructions.filter(i => i.answeredAt === null).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0]
export const openClosing = (card: Card): Card['closings'][number] | undefined => card.closings.find(c => c.outcome === 'open')
/** Quick words of a call, added to what was said. */
export const quickWords = [{ zh: '约试驾', en: 'test drive' }, { zh: '发报价', en: 'send quote' }, { zh: '比价', en: 'comparing prices' }, { zh: '等家人', en: 'asks family' }, { zh: '置换', en: 'trade-in' }] as const
