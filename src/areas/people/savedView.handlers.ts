import { refuse, refuseFields } from '../../kernel/refusal.ts'
import { savedView, savedViewCalls, viewsAtMost } from '../../kernel/savedView.ts'
import { change } from '../../server/calls/crud.ts'
import { handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'

const withoutSearch = (query: string | undefined): void => { if (query !== undefined && [...new URLSearchParams(query).keys()].some(name => /^(q|name|phone|otherPhones|callerNo|plate|wechat|email)(\.|$)/.test(name))) refuseFields({ pointer: '/query', code: 'saved-view.search' }) }
/** Kept for whoever keeps it, and for nobody else. */
handle(savedViewCalls.create!, async (work, input) => {
  withoutSearch(input.query)
  const { n } = (await work.one<{ n: number }>(sql`SELECT count(*)::int AS n FROM saved_view WHERE org_id = ${work.org} AND member_id = ${work.who.memberId} AND list = ${input.list}`))!
  if (n >= viewsAtMost) refuse('saved-view.many', { n: viewsAtMost })
  return work.insert(savedView, { ...input, memberId: work.who.memberId } as never)
})
handle(savedViewCalls.change!, async (work, input) => {
  withoutSearch(input.query)
  return change(work, savedView as never, input as never)
})
