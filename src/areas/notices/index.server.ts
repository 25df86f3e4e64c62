// The server side of notices.
import './notice.handlers.ts'
export { leadersOf, notify, type Message } from './notify.ts'
