import type { Call } from '../../kernel/call.ts'
import type { Visit } from './context.ts'
import type { Reply } from './dispatch.ts'

/** Calls of the door work before an organisation is known (login, setup, invitation): they get the visit, not a work. */
export type DoorHandler = (visit: Visit, input: Record<string, unknown>) => Promise<Partial<Reply>>
const handlers = new Map<string, DoorHandler>()
export const atDoor = (call: Call, act: DoorHandler): void => { handlers.set(call.name, act) }
export const doorHandlerOf = (call: Call): DoorHandler | undefined => handlers.get(call.name)
