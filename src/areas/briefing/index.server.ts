// The server side of briefings.
import './pack.handlers.ts'
export { freezePacks } from './pack.freeze.ts'
