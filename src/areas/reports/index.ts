// Reports: every figure once, as data; what it counts, how it reads, and the rows behind it.
export { figureCalls, figureChannels, figuresPage, groupings, type FigureAnswer, type FigureFacts, type FigureScope, type FiguresPage, type Group } from './figure.ts'
export { figureGroups, figureNamed, figures, reading, sumOf, type Counted, type Figure, type GroupName, type Reading, type Source, type Tally } from './figures.ts'
