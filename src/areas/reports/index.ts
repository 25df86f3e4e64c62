// Reports: every figure once, as data; what it counts, how it reads, and the rows behind it.
export { figureCalls, figuresPage, groupings, type FigureAnswer, type FigureFacts, type FiguresPage, type FigureScope, type Group } from './figure.ts'
export { figureNamed, figures, rateOf, reading, sumOf, type Counted, type Figure, type Reading, type Tally } from './figures.ts'
