import { declareRefusals, refuse, refuseFields } from '../../kernel/refusal.ts'
import { change, create } from '../../server/calls/crud.ts'
import { handle } from '../../server/calls/handlers.ts'
import { offersOf } from '../../server/work/open.ts'
import type { Work } from '../../server/work/work.ts'
import { actionCalls, actionItem } from './action.ts'
import { placesOf } from './draft.ts'

/** An action belongs where its owner does: his team's supervisor sees it. */
const placed = async (work: Work, ownerId: string): Promise<{ siteId: string | null; teamId: string | null }> => {
  const person = (await placesOf(work, [ownerId]))[0] ?? refuseFields({ pointer: '/ownerId', code: 'field.reference' })
  return { siteId: person.siteId, teamId: person.teamId }
}
handle(actionCalls.create, async (work, input) => create(work, actionItem, { ...input, ...(await placed(work, input.ownerId)), state: 'open' }))
handle(actionCalls.change, async (work, input) => {
  const before = await work.lock(actionItem, input.id, input.version)
  if (before.state !== 'open') refuse('action-item.closed')
  return change(work, actionItem, { ...input, ...(input.ownerId ? await placed(work, input.ownerId) : {}) } as never)
})
for (const [call, state] of [[actionCalls.finish, 'done'], [actionCalls.drop, 'dropped']] as const) {
  handle(call, async (work, input) => {
    const before = await work.lock(actionItem, input.id, input.version)
    if (before.state !== 'open') refuse('action-item.closed')
    return work.save(actionItem, before, { state, outcome: input.outcome, closedAt: work.now }, state)
  })
}
offersOf(actionItem, row => { const open = row.state === 'open'; return { finish: open, drop: open, change: open } })
declareRefusals({
  'action-item.closed': { status: 409, zh: '这个行动项已经了结。', en: 'This action is closed already.', when: 'finish, drop or change of an action that is not open' },
})
