// The web front door of reports: a number that opens its rows, wherever it stands.
export { FigureDoor, useReading, type Passport, type Shown } from './FigureDoor.tsx'
