// The server side of people: login, setup, members.
import './session.handlers.ts'
import './member.handlers.ts'
import './setup.handlers.ts'
import './savedView.handlers.ts'
export { asHouse, makeOrganisation } from './setup.handlers.ts'
