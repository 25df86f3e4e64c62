import { EntityPage } from '../../web/entity/EntityPage.tsx'
import { standardSlot } from './standard.ts'

/** 标准日: the supervisor's own day as timed slots, done by evidence (D2.6). */
const StandardDayPage = () => <EntityPage entity={standardSlot} base="/standard-day" first={['from', 'to', 'title', 'dutyIds']} empty={{ title: { zh: '还没有标准日', en: 'No standard day yet' }, words: { zh: '把自己每天固定要做的事排成时段，写上职责编号；到点没有凭据，会提醒你一次。', en: 'Put what you do every day into slots and name the duties; a slot over without its evidence reminds you once.' } }} />
export default StandardDayPage
