import { rate } from '../../kernel/money.ts'

/** A figure as `GET /figures/{name}` answers it: counts are numbers, rates decimal text or null over zero (wire.md 2 figure). */
export type FigureAnswer = { readonly value: number | string | null; readonly numerator?: number | null; readonly denominator?: number | null }
export const countNames = [
  'visitsTotal', 'firstVisits', 'firstWithData', 'firstHasCard', 'firstNoData', 'againVisits', 'nonIntentVisits', 'unfinishedVisits', 'inquiriesTotal', 'inquiriesCarded', 'inquiriesNonIntent', 'inquiriesOnFile', 'inquiriesPending',
  'cardsTotal', 'cardsFromVisits', 'cardsFromInquiries', 'cardsOther', 'invitedTotal', 'invitedRegistered', 'invitedUnregistered', 'carriedCards',
  'ordersTotal', 'ordersFirstWithData', 'ordersFirstHasCard', 'ordersAgain', 'ordersOther', 'deliveries', 'cancellations', 'lossApplications', 'lossAgreed', 'lossRefused', 'lossOpen',
] as const
export const rateNames = ['dataRate', 'inquiryCardRate', 'testDriveRate', 'invitedShare', 'invitedRate', 'orderRateFirstWithData', 'orderRateFirstHasCard', 'orderRateAgain', 'lossRefusedRate'] as const
export type FigureName = (typeof countNames)[number] | (typeof rateNames)[number]
export type Figures = Readonly<Record<FigureName, FigureAnswer>>

/**
 * One counting identity of domain.md 14 as an equation over figures of one scope and range. `holds` is false when it is broken. `when: 'monthStart'`:
 * only for ranges from the 1st of `to`'s month, because invitedRate always runs from there (wire.md 2a «Invitations»).
 */
export type CountingIdentity = { readonly name: string; readonly when: 'always' | 'monthStart'; readonly holds: (figures: Figures) => boolean }

const count = (figures: Figures, name: FigureName): number => Number(figures[name].value)
const sum = (figures: Figures, names: readonly FigureName[]): number => names.reduce((total, name) => total + count(figures, name), 0)
const whole = (total: FigureName, ...parts: FigureName[]): CountingIdentity => ({ name: `${total} = ${parts.join(' + ')}`, when: 'always', holds: figures => count(figures, total) === sum(figures, parts) })
const share = (name: FigureName, part: readonly FigureName[], of: readonly FigureName[], when: CountingIdentity['when'] = 'always'): CountingIdentity => ({
  name: `${name} = (${part.join(' + ')}) ÷ (${of.join(' + ')})`, when,
  holds: figures => figures[name].numerator === sum(figures, part) && figures[name].denominator === sum(figures, of),
})
const most = (name: FigureName, of: readonly FigureName[]): CountingIdentity =>
  ({ name: `numerator of ${name} ≤ its denominator = ${of.join(' + ')}`, when: 'always', holds: figures => figures[name].numerator! <= figures[name].denominator! && figures[name].denominator === sum(figures, of) })

export const identities: readonly CountingIdentity[] = [
  whole('visitsTotal', 'firstVisits', 'againVisits', 'nonIntentVisits', 'unfinishedVisits'),
  whole('firstVisits', 'firstWithData', 'firstHasCard', 'firstNoData'),
  share('dataRate', ['firstWithData'], ['firstWithData', 'firstNoData']),
  whole('inquiriesTotal', 'inquiriesCarded', 'inquiriesNonIntent', 'inquiriesOnFile', 'inquiriesPending'),
  share('inquiryCardRate', ['inquiriesCarded'], ['inquiriesCarded', 'inquiriesNonIntent', 'inquiriesOnFile']),
  whole('cardsTotal', 'cardsFromVisits', 'cardsFromInquiries', 'cardsOther'),
  whole('cardsFromVisits', 'firstWithData'),
  whole('cardsFromInquiries', 'inquiriesCarded'),
  most('testDriveRate', ['firstWithData', 'firstHasCard', 'againVisits']),
  whole('invitedTotal', 'firstHasCard', 'againVisits'),
  whole('invitedTotal', 'invitedRegistered', 'invitedUnregistered'),
  share('invitedShare', ['invitedTotal'], ['firstVisits', 'againVisits']),
  share('invitedRate', ['invitedTotal'], ['cardsTotal', 'carriedCards'], 'monthStart'),
  whole('ordersTotal', 'ordersFirstWithData', 'ordersFirstHasCard', 'ordersAgain', 'ordersOther'),
  share('orderRateFirstWithData', ['ordersFirstWithData'], ['firstWithData']), share('orderRateFirstHasCard', ['ordersFirstHasCard'], ['firstHasCard']), share('orderRateAgain', ['ordersAgain'], ['againVisits']),
  whole('lossApplications', 'lossAgreed', 'lossRefused', 'lossOpen'),
  share('lossRefusedRate', ['lossRefused'], ['lossApplications']),
  { name: 'counts are whole and not negative', when: 'always', holds: f => countNames.every(name => typeof f[name].value === 'number' && Number.isInteger(f[name].value) && f[name].value >= 0) },
  { name: 'a rate is its numerator over its denominator, nothing over zero', when: 'always', holds: f => rateNames.every(name => f[name].value === rate(f[name].numerator!, f[name].denominator!)) },
]
/** Names of the identities that are broken. */
export const broken = (figures: Figures, range: { readonly fromMonthStart: boolean }): string[] =>
  identities.filter(identity => (identity.when === 'always' || range.fromMonthStart) && !identity.holds(figures)).map(identity => identity.name)
