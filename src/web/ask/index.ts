export { ask } from './ask.ts'
export { useCall, refreshAll, remember, type Reading } from './useCall.ts'
export { useAsk, type Asking } from './useAsk.ts'
export { Problem } from '../../kernel/client.ts'
