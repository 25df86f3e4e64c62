import { z } from 'zod'
import { call, callsOf } from '../../kernel/call.ts'
import { entity, type Row } from '../../kernel/entity.ts'
import { derived, maybe } from '../../kernel/field.ts'
import { choice, ref, text, whole } from '../../kernel/fields/index.ts'
import { declareRefusals } from '../../kernel/refusal.ts'
import { fileKinds } from './file.rules.ts'

/**
 * A picture or paper that belongs to a contact: what was sent, signed or photographed. Uploaded first, seen by who uploaded it; once a follow-up
 * names it, whoever reads the follow-up reads it. Its bytes lie beside it in the database (docs/decisions/0015-files.md).
 */
export const file = entity('file', {
  label: { zh: '文件', en: 'File' }, title: 'name', sort: '-createdAt', does: [], thing: 'followUp', list: ['name', 'type', 'size', 'followUpId', 'customerId', 'byId'],
  indexes: [['byId', '-id'], ['followUpId', '?followUpId']], sees: { through: 'followUpId', mine: ['byId'], maker: true },
  fields: {
    name: derived(text({ zh: '文件名', en: 'File name' }, 200)), type: derived(choice({ zh: '类型', en: 'Type' }, fileKinds)), size: derived(whole({ zh: '字节', en: 'Bytes' })), sha256: derived(text({ zh: '指纹', en: 'SHA-256' }, 64)),
    followUpId: derived(maybe(ref({ zh: '跟进', en: 'Follow-up' }, 'followUp'))), customerId: derived(maybe(ref({ zh: '客户', en: 'Customer' }, 'customer'))), byId: derived(ref({ zh: '谁传', en: 'Uploaded by' }, 'member')),
  },
})
const show = maybe(choice({ zh: '怎么给', en: 'How' }, { download: { zh: '下载', en: 'Download' }, inline: { zh: '直接看', en: 'Show' } }))
export const fileCalls = {
  ...callsOf(file),
  upload: call<Row<typeof file>>('file.upload', 'POST', '/files', { label: { zh: '上传文件', en: 'Upload a file' }, right: { thing: 'followUp', verb: 'c' }, status: 201, key: 'must', file: true, body: z.unknown() }),
  content: call<Blob, { show: typeof show }>('file.content', 'GET', '/files/{id}/content', { label: { zh: '取文件内容', en: 'The bytes of a file' }, right: { thing: 'followUp', verb: 'read' }, fields: { show } }),
}
declareRefusals({
  'file.quota': { status: 429, zh: '24 小时内上传太多（上限 {files} 个、{size} MB），请 {seconds} 秒后再试。', en: 'Too much uploaded within 24 hours (limit {files} files, {size} MB); try again in {seconds} seconds.', when: 'one member uploads more files or bytes than a day allows' },
  'file.noRoom': { status: 503, zh: '服务器磁盘快满了，暂时不能上传；其他功能不受影响。', en: 'The server’s disk is nearly full; uploads are closed for now, everything else goes on.', when: 'less than a tenth of the disk, or 2 GB, is free' },
})
