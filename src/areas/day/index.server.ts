// The server side of the day: the evening's reconciliation, its seal, and what is written beside sealed rows.
import './closing.handlers.ts'
import './difference.handlers.ts'
import './correction.handlers.ts'
import './sealCheck.handlers.ts'
import './evening.handlers.ts'
export { checkSeal, sealNow } from './seal.ts'
export { placeOf } from './evening.handlers.ts'
