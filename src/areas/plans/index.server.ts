// The server side of plans.
import './plan.handlers.ts'
import './item.handlers.ts'
import './action.handlers.ts'
import './page.handlers.ts'
import './sweeps.ts'
export { makePlans } from './draft.ts'
export { sweepDrafts } from './sweeps.ts'
