// The server side of reports: counting and the rows behind a number.
import './figure.handlers.ts'
export { tallyByDay, type DayTally } from './count.ts'
export { inquiryClassSql } from './facts.sql.ts'
export { subtree } from './scope.ts'
