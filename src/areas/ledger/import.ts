import { z } from 'zod'
import { call, type List } from '../../kernel/call.ts'
import { maybe } from '../../kernel/field.ts'
import { text, whole } from '../../kernel/fields/index.ts'
import { declareRefusals } from '../../kernel/refusal.ts'

/** What a person may say of a csv (src/server/sheets knows the same). */
export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const
export const separators = [',', '\t', ';', '，', '|'] as const
export const importStates = { uploaded: { zh: '已上传', en: 'Uploaded' }, checking: { zh: '检查中', en: 'Checking' }, running: { zh: '写入中', en: 'Writing' }, done: { zh: '完成', en: 'Done' }, failed: { zh: '没有写入', en: 'Nothing written' }, cancelled: { zh: '已取消', en: 'Cancelled' } } as const
export type ImportState = keyof typeof importStates
/** created + updated + skipped + failed = rows; `merged` are those of them that met a row of the same file. */
export type Counts = { rows: number; created: number; updated: number; skipped: number; failed: number; merged: number; followUps: number }
export const noCounts = (): Counts => ({ rows: 0, created: 0, updated: 0, skipped: 0, failed: 0, merged: 0, followUps: 0 })
/** What keeps a row out, or (import.others, import.archived) what was left alone. */
export type Bad = { sheet: string; row: number; column: string; value: string; code: string; facts?: Record<string, unknown> }
export type Problem = Omit<Bad, 'facts'> & { detail: string }
/** What a trial saw: per column how many cells were read and what was made of them; per kind of problem how many rows, and which. */
export type Report = { columns: { index: number; read: number; marks: Record<string, number>; problems: number }[]; groups: { code: string; column: string; value?: string; rows: number; examples: number[]; detail?: string }[] }
export type SheetFacts = { name: string; rows: number; headerRow: number; headerRows: number; hidden: boolean; shape: string; titleRows: string[]; subtotalRows: number; hiddenRows: number; columns: { label: string; samples: string[]; field?: string; index: number; letter: string; group?: { base: string; n: number; part?: string }; isRowNumber?: true }[] }
export type ImportRun = { id: string; version: number; entity: string; fileName: string; state: ImportState; progress: number; counts: Counts; problems: Problem[]; sheets: SheetFacts[]; options: RunOptions | null; dryRun: boolean; createdAt: string; finishedAt: string | null; undoneAt: string | null; /** It is being taken back: `running` until `undoneAt` is set, or `failure` says why not. */ undoing: boolean; by: { id: string; label: string } | null; unknown: Unknowns; remembered: Remembered; report: Report | null; failure: string | null; fileBytes: number }
/** Words of the file nobody knows yet: people by name, choices by field. Mapped once, remembered for the next file. */
export type Unknowns = { owners: { name: string; rows: number }[]; values: { field: string; word: string; rows: number }[]; /** Those an answer settled: given with this run, or remembered. */ settled?: { owners: { name: string; rows: number; to: string }[]; values: { field: string; word: string; rows: number; to: string }[] } }
/** What earlier imports of this kind were told: people by name, choices by field and word. */
export type Remembered = { owners: Record<string, string>; values: Record<string, Record<string, string>> }
const word = z.string().max(200)
export const runBody = z.strictObject({
  sheet: z.union([word, z.array(word).max(100)]).optional(), headerRow: z.number().int().min(1).max(1000).optional(), mapping: z.record(word, z.union([word, z.null()])).optional(),
  mode: z.enum(['all', 'good']), dryRun: z.boolean().optional(), onExisting: z.enum(['skip', 'update', 'error']).optional(),
  unknownOwner: z.union([z.enum(['error', 'pool']), z.record(word, word)]).optional(), values: z.record(word, z.record(word, word)).optional(), unknownValues: z.enum(['error', 'blank']).optional(), includeHidden: z.boolean().optional(),
})
export type RunOptions = z.infer<typeof runBody>
/** What a person decides where the file leaves it open (trust F08, F09, F11): the sheets are read anew. */
export const lookBody = z.strictObject({ headerRow: z.number().int().min(1).max(1000).optional(), sheet: word.optional(), encoding: z.enum(encodings).optional(), separator: z.enum(separators).optional() })
export type LookOptions = z.infer<typeof lookBody>
const id = { limit: maybe(whole({ zh: '条数', en: 'Limit' }, 1, 100)), cursor: maybe(text({ zh: '位置', en: 'Cursor' }, 200)) }
export const importCalls = {
  targets: call<{ entity: string; label: { zh: string; en: string }; fields: { path: string; label: { zh: string; en: string }; kind: string; needed: boolean; choices?: Record<string, { zh: string; en: string }> }[] }[]>('import.targets', 'GET', '/imports/targets', { label: { zh: '可导入什么', en: 'What can be imported' }, right: 'member' }),
  upload: call<ImportRun>('import.upload', 'POST', '/imports', { label: { zh: '上传文件', en: 'Upload a file' }, right: 'member', status: 201, key: 'must', file: true, body: z.unknown(), fields: { entity: text({ zh: '类别', en: 'Entity' }, 60) } }),
  list: call<List<ImportRun>>('import.list', 'GET', '/imports', { label: { zh: '我的导入', en: 'My imports' }, right: 'member', fields: id }),
  get: call<ImportRun>('import.get', 'GET', '/imports/{id}', { label: { zh: '看导入', en: 'See an import' }, right: 'member' }),
  run: call<ImportRun>('import.run', 'POST', '/imports/{id}/run', { label: { zh: '试跑或导入', en: 'Try or run an import' }, right: 'member', status: 202, key: 'may', body: runBody }),
  look: call<ImportRun>('import.look', 'POST', '/imports/{id}/look', { label: { zh: '换表头行或编码再看', en: 'Look again with another header row or encoding' }, right: 'member', key: 'may', body: lookBody }),
  cancel: call<ImportRun>('import.cancel', 'POST', '/imports/{id}/cancel', { label: { zh: '取消导入', en: 'Cancel an import' }, right: 'member', key: 'may', match: true, body: z.strictObject({}) }),
  undo: call<ImportRun>('import.undo', 'POST', '/imports/{id}/undo', { label: { zh: '撤回导入', en: 'Undo an import' }, right: 'member', key: 'may', match: true, body: z.strictObject({}) }),
  errors: call<Blob>('import.errors', 'GET', '/imports/{id}/errors.xlsx', { label: { zh: '错误表', en: 'Error workbook' }, right: 'member' }),
}
declareRefusals({
  'import.entity': { status: 422, zh: '这类记录不能导入。', en: 'Records of this kind cannot be imported.' },
  'import.busy': { status: 409, zh: '这次导入正在进行。', en: 'This import is under way.' },
  'import.done': { status: 409, zh: '这次导入已经完成；要再导，请先撤回，或重新上传文件。', en: 'This import is done; undo it first, or upload the file again.' },
  'import.notRunning': { status: 409, zh: '这次导入没有在进行。', en: 'This import is not under way.' },
  'import.notDone': { status: 409, zh: '只有完成的导入可以撤回。', en: 'Only a finished import can be undone.' },
  'import.used': { status: 409, zh: '导入的行已被改过、封存或有了新记录，不能整次撤回。', en: 'Rows of this import were changed, sealed or have new records; it cannot be undone as a whole.' },
  'import.mapping': { status: 422, zh: '列的对应有误：{name}。', en: 'The mapping is wrong: {name}.' },
  'import.sameLabel': { status: 422, zh: '表头“{name}”有 {n} 列，请用列号（如 "4"）来指。', en: '{n} columns are called “{name}”; name the column by its position, such as "4".' },
  'import.noErrors': { status: 404, zh: '这次导入没有错误行。', en: 'This import has no rows with errors.' },
  'import.fileGone': { status: 404, zh: '上传的文件已按保存期限清除，请重新上传。', en: 'The uploaded file was cleared after its time; upload it again.' },
  'import.unmapped': { status: 422, zh: '还没有一列对到“{name}”，它是必填的。', en: 'No column is mapped to “{name}”, which is needed.' },
  'import.member': { status: 422, zh: '“{name}”要交给的人不存在或不在职。', en: 'Whoever “{name}” was given to does not exist or is not active.' },
  'import.quota': { status: 429, zh: '一小时内上传的文件太多（上限 {limit} 个），请 {seconds} 秒后再试。', en: 'Too many files uploaded within an hour (limit {limit}); try again in {seconds} seconds.' },
  'import.diskFull': { status: 503, zh: '服务器磁盘快满了，暂时不能上传；其他功能不受影响。', en: 'The server’s disk is nearly full; uploads are closed for now, everything else goes on.' },
  'import.stopped': { status: 422, zh: '有行导不进去，按“全部成功才写入”，什么也没有写。', en: 'Some rows could not go in; as “all or nothing” was chosen, nothing was written.' },
  'import.unknownOwner': { status: 422, zh: '“{text}”不在职或没有这个人', en: '“{text}” is not an active member' },
  'import.unknownValue': { status: 422, zh: '“{text}”认不出是哪一项', en: '“{text}” is none of the choices' },
  'import.noneFound': { status: 422, zh: '找不到“{text}”，或你看不到', en: 'There is no “{text}”, or you may not see it' },
  'import.severalFound': { status: 422, zh: '叫“{text}”的不止一位，请用手机号来指', en: 'More than one is called “{text}”; name it by its phone' },
  'import.twice': { status: 422, zh: '和第 {row} 行是同一位', en: 'Same as row {row}' },
  'import.existing': { status: 422, zh: '已有这条记录', en: 'Such a record exists' },
  'import.others': { status: 422, zh: '这个号码是别的组在跟的客户，没有动', en: 'A customer of another group has this phone; left alone' },
  'import.archived': { status: 422, zh: '这位客户已归档，没有动', en: 'This customer is archived; left alone' },
  'import.twoHolders': { status: 422, zh: '这一行的号码属于两位不同的客户', en: 'The keys of this row belong to two different customers' },
  'import.outside': { status: 422, zh: '归属的人不在你管的范围里', en: 'The owner is outside your reach' },
  'import.future': { status: 422, zh: '日期“{text}”在今天之后', en: 'The date “{text}” is after today' },
})
