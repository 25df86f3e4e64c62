import { may, rightOf } from '../../kernel/permission.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { seesWithin } from '../../server/data/sees.ts'
import { siteDay } from '../leads/index.server.ts'
import { actionItem } from '../plans/index.ts'
import { meeting } from './meeting.ts'
import { meetingPage, type MeetingAction, type MeetingPage } from './meetingPage.ts'
import { actionsSql, seatsSql, type ActionRow, type SeatRow } from './meeting.sql.ts'

handle(meetingPage, async (work, { id }) => {
  const row = await work.open(meeting, id), today = await siteDay(work, row.siteId)
  const seats = await work.rows<SeatRow>(seatsSql({ org: work.org, id, on: row.on, asked: row.attendeeIds ?? [] }))
  const rows = await work.rows<ActionRow>(actionsSql({
    org: work.org, id, on: row.on, today, people: seats.map(s => s.member.id), seen: work.visible(actionItem, 'a'), may: seesWithin(work.who, actionItem, 'a', rightOf(work.who, 'actionItem').u),
  }))
  const shown = ({ here: _, mine, ...a }: ActionRow): MeetingAction => ({ ...a, can: mine && a.state === 'open' ? ['finish', 'drop', 'change'] : [] })
  return answer({ meeting: row, today, seats, actions: rows.filter(a => a.here).map(shown), before: rows.filter(a => !a.here).map(shown), can: may(work.who, 'actionItem', 'c') ? ['decide'] : [] } satisfies MeetingPage)
})
