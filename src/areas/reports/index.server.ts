// The server side of reports: counting and the rows behind a number.
import './figure.handlers.ts'
export { tallyByDay, tallyOfToday, type DayTally, type TodayTally } from './count.ts'
export { inquiryClassSql } from './facts.sql.ts'
export { reachOf, subtree } from './scope.ts'
export { facts as figureFacts } from './figure.handlers.ts'
