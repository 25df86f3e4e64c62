// The server side of Today.
import './target.handlers.ts'
import './standard.handlers.ts'
import './today.handlers.ts'
export { sweepStandardDays } from './standard.handlers.ts'
