import { refuse } from '../../kernel/refusal.ts'
import { handle } from '../../server/calls/handlers.ts'
import { seal } from './closing.ts'
import { sealCheckPage } from './eveningPages.ts'
import { checkSeal } from './seal.ts'

handle(sealCheckPage, async (work, { sealId }) => {
  await work.demand(seal, sealId, 'read', 'dayClosing')
  return { ...(await checkSeal(work, sealId) ?? refuse('notFound')), can: [] }
})
