// Notices: what people are told, once each, in their language; live on every screen.
export { notice, noticeCalls, noticeKinds, noticeSwitch, type NoticeKind } from './notice.ts'
