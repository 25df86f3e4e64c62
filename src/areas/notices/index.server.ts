// The server side of notices.
import './notice.handlers.ts'
export { notify, type Message } from './notify.ts'
