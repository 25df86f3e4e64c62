import type { Label } from '../../kernel/language.ts'
import type { ImportRun, Report, SheetFacts } from './import.ts'

/** What was made of a column's cells, in the words of the page; {n} rows. `warn` wants a look, `ok` was simply understood. */
export const marks: Readonly<Record<string, Label & { warn?: boolean }>> = {
  secondPhone: { zh: '{n} 行有两个号，第一个作手机', en: '{n} with two numbers; the first is the phone', warn: true },
  surnameOnly: { zh: '{n} 行只有姓，照原样留', en: '{n} with a surname only, kept as it is', warn: true },
  sameAsPhone: { zh: '{n} 行“同手机”“√”，取手机号', en: '{n} “same as phone”: the phone is taken' },
  wechatInPhone: { zh: '{n} 行是微信号，放到微信', en: '{n} hold a WeChat id, put there', warn: true },
  ends: { zh: '{n} 行已结案（战败等），转为结案', en: '{n} closed (lost …), become closings', warn: true },
  keptInNote: { zh: '{n} 行的说法留在备注里', en: '{n} kept as words in the note', warn: true },
  pool: { zh: '{n} 行放到公海', en: '{n} go to the pool', warn: true },
  mapped: { zh: '{n} 行按你的对法', en: '{n} by your choice' },
}
export const columnReport = (report: Report | null, index: number): Report['columns'][number] | undefined => report?.columns.find(c => c.index === index)
/** Sheets that can go in together: those of the same columns, most rows first. */
export const together = (sheets: readonly SheetFacts[]): SheetFacts[][] =>
  [...Map.groupBy(sheets.filter(s => s.rows > 0), s => s.shape).values()].toSorted((a, b) => rowsOf(b) - rowsOf(a))
export const rowsOf = (sheets: readonly { rows: number }[]): number => sheets.reduce((n, s) => n + s.rows, 0)
export const isBusy = (run: Pick<ImportRun, 'state'> | undefined): boolean => run !== undefined && ['checking', 'running'].includes(run.state)
/** What an import has come to, for the list and the head. */
export const outcome = (run: Pick<ImportRun, 'state' | 'dryRun' | 'undoneAt'>): { is: 'ok' | 'late' | 'wait' | 'off' | 'open'; said: Label } =>
  run.undoneAt ? { is: 'off', said: { zh: '已撤回', en: 'Undone' } }
    : isBusy(run) ? { is: 'wait', said: { zh: '进行中', en: 'Under way' } }
      : run.state === 'failed' && !run.dryRun ? { is: 'late', said: { zh: '没有写入', en: 'Nothing written' } }
        : run.state === 'cancelled' ? { is: 'off', said: { zh: '已取消', en: 'Cancelled' } }
          : run.state === 'done' && !run.dryRun ? { is: 'ok', said: { zh: '已导入', en: 'Imported' } } : { is: 'open', said: { zh: '还没导入', en: 'Not imported yet' } }
