import { z } from 'zod'
import { call, type List } from '../../kernel/call.ts'
import { maybe } from '../../kernel/field.ts'
import { text, whole } from '../../kernel/fields/index.ts'
import { declareRefusals } from '../../kernel/refusal.ts'
import type { Column } from '../../server/sheets/kinds.ts'

export const importStates = { uploaded: { zh: '已上传', en: 'Uploaded' }, checking: { zh: '检查中', en: 'Checking' }, running: { zh: '写入中', en: 'Writing' }, done: { zh: '完成', en: 'Done' }, failed: { zh: '没有写入', en: 'Nothing written' }, cancelled: { zh: '已取消', en: 'Cancelled' } } as const
export type ImportState = keyof typeof importStates
export type Counts = { rows: number; created: number; updated: number; skipped: number; failed: number; followUps: number }
export type Problem = { sheet: string; row: number; column: string; value: string; code: string; detail: string }
export type SheetFacts = { name: string; rows: number; headerRow: number; hidden: boolean; shape: string; titleRows: string[]; subtotalRows: number; hiddenRows: number; columns: { label: string; samples: string[]; field?: string; index: number; letter: string; group?: Column['group'] }[] }
export type ImportRun = { id: string; version: number; entity: string; fileName: string; state: ImportState; progress: number; counts: Counts; problems: Problem[]; sheets: SheetFacts[]; options: RunOptions | null; dryRun: boolean; createdAt: string; finishedAt: string | null; undoneAt: string | null; by: { id: string; label: string } | null; unknown: Unknowns; failure: string | null }
/** Words of the file nobody knows yet: people by name, choices by field. Mapped once, remembered for the next file. */
export type Unknowns = { owners: { name: string; rows: number }[]; values: { field: string; word: string; rows: number }[] }
const word = z.string().max(200)
export const runBody = z.strictObject({
  sheet: z.union([word, z.array(word).max(100)]).optional(), headerRow: z.number().int().min(1).max(1000).optional(), mapping: z.record(word, z.union([word, z.null()])).optional(),
  mode: z.enum(['all', 'good']), dryRun: z.boolean().optional(), onExisting: z.enum(['skip', 'update', 'error']).optional(),
  unknownOwner: z.union([z.enum(['error', 'pool']), z.record(word, word)]).optional(), values: z.record(word, z.record(word, word)).optional(), unknownValues: z.enum(['error', 'blank']).optional(), includeHidden: z.boolean().optional(),
})
export type RunOptions = z.infer<typeof runBody>
const id = { limit: maybe(whole({ zh: '条数', en: 'Limit' }, 1, 100)), cursor: maybe(text({ zh: '位置', en: 'Cursor' }, 200)) }
export const importCalls = {
  targets: call<{ entity: string; label: { zh: string; en: string }; fields: { path: string; label: { zh: string; en: string }; kind: string; needed: boolean; choices?: Record<string, { zh: string; en: string }> }[] }[]>('import.targets', 'GET', '/imports/targets', { label: { zh: '可导入什么', en: 'What can be imported' }, right: 'member' }),
  upload: call<ImportRun>('import.upload', 'POST', '/imports', { label: { zh: '上传文件', en: 'Upload a file' }, right: 'member', status: 201, key: 'must', file: true, body: z.unknown() }),
  list: call<List<ImportRun>>('import.list', 'GET', '/imports', { label: { zh: '我的导入', en: 'My imports' }, right: 'member', fields: id }),
  get: call<ImportRun>('import.get', 'GET', '/imports/{id}', { label: { zh: '看导入', en: 'See an import' }, right: 'member' }),
  run: call<ImportRun>('import.run', 'POST', '/imports/{id}/run', { label: { zh: '试跑或导入', en: 'Try or run an import' }, right: 'member', status: 202, key: 'may', body: runBody }),
  cancel: call<ImportRun>('import.cancel', 'POST', '/imports/{id}/cancel', { label: { zh: '取消导入', en: 'Cancel an import' }, right: 'member', key: 'may', body: z.strictObject({}) }),
  undo: call<ImportRun>('import.undo', 'POST', '/imports/{id}/undo', { label: { zh: '撤回导入', en: 'Undo an import' }, right: 'member', key: 'may', body: z.strictObject({}) }),
  errors: call<Blob>('import.errors', 'GET', '/imports/{id}/errors.xlsx', { label: { zh: '错误表', en: 'Error workbook' }, right: 'member' }),
}
declareRefusals({
  'import.entity': { status: 422, zh: '这类记录不能导入，或你没有导入它的权限。', en: 'Records of this kind cannot be imported, or you may not import them.' },
  'import.busy': { status: 409, zh: '这次导入正在进行。', en: 'This import is under way.' },
  'import.notRunning': { status: 409, zh: '这次导入没有在进行。', en: 'This import is not under way.' },
  'import.notDone': { status: 409, zh: '只有完成的导入可以撤回。', en: 'Only a finished import can be undone.' },
  'import.used': { status: 409, zh: '导入的行已被改过或有了新记录，不能整次撤回。', en: 'Rows of this import were changed or have new records; it cannot be undone as a whole.' },
  'import.mapping': { status: 422, zh: '列的对应有误：{name}。', en: 'The mapping is wrong: {name}.' },
  'import.noErrors': { status: 404, zh: '这次导入没有错误行。', en: 'This import has no rows with errors.' },
  'import.unmapped': { status: 422, zh: '还没有一列对到“{name}”，它是必填的。', en: 'No column is mapped to “{name}”, which is needed.' },
  'import.unknownOwner': { status: 422, zh: '归属“{name}”不在职或没有这个人', en: 'Owner “{name}” is not an active member' },
  'import.unknownValue': { status: 422, zh: '“{name}”认不出是哪一项', en: '“{name}” is none of the choices' },
  'import.twice': { status: 422, zh: '和第 {row} 行是同一位（同一号码）', en: 'Same person as row {row} (same phone)' },
  'import.existing': { status: 422, zh: '这个号码已有客户', en: 'A customer with this phone exists' },
  'import.row': { status: 422, zh: '这一行没有写进去：{reason}', en: 'This row was not written: {reason}' },
})
