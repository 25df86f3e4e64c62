import { call } from './call.ts'
import { text } from './fields/index.ts'

export const printCalls = {
  /** One of the print pages as PDF, where the server has a Chromium. */
  pdf: call<Blob>('print.pdf', 'GET', '/print', { label: { zh: '存成 PDF', en: 'As PDF' }, right: 'member', fields: { path: text({ zh: '页面', en: 'Page' }, 300) } }),
}
