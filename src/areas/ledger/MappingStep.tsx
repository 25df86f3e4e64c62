import { CornerDownRight } from 'lucide-react'
import { useId } from 'react'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { ProblemLine, Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { importCalls, type SheetFacts } from './import.ts'
import { columnReport, marks, rowsOf, together } from './importSaid.ts'
import { choicesOf, type Importing } from './useImport.ts'

type Field = { path: string; label: { zh: string; en: string }; needed: boolean }
/** Which sheets, and where their head is (trust F11, F26). */
export const SheetBar = ({ im }: { im: Importing }) => {
  const say = useSay(), look = useAsk(importCalls.look), id = useId(), { data, choices } = im
  if (!data || !choices) return null
  const groups = together(data.sheets), first = data.sheets.find(s => s.name === choices.sheets[0]) ?? data.sheets[0]
  const key = choices.sheets.join('\n'), size = data.fileBytes > 1e6 ? `${(data.fileBytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(data.fileBytes / 1e3))} kB`
  const sheets = data.sheets.filter(s => choices.sheets.includes(s.name)), subtotals = sheets.reduce((n, s) => n + s.subtotalRows, 0), hidden = sheets.reduce((n, s) => n + s.hiddenRows, 0)
  const take = (names: string[]): void => { const column = data.sheets.find(s => s.name === names[0])!; im.set({ ...(column.shape === first.shape ? {} : { mapping: choicesOf({ ...data, options: null, sheets: [column] }).mapping }), sheets: names }) }
  const head = async (row: number): Promise<void> => { if (await look.act({ id: data.id, headerRow: row, ...(choices.sheets.length === 1 ? { sheet: choices.sheets[0] } : {}) })) im.again() }
  return <div className="im-bar"><strong className="im-name" title={data.fileName}>{data.fileName}</strong><span className="quiet">{size}</span>
    <span className="im-pick"><label htmlFor={id}>{say({ zh: '工作表', en: 'Sheet' })}</label><select id={id} value={key} onChange={e => take(e.target.value.split('\n'))}>
      {groups.filter(g => g.length > 1).map(g => <option key={g[0].name} value={g.map(s => s.name).join('\n')}>{say({ zh: '{n} 张同样的：{rows} 行', en: '{n} alike: {rows} rows' }, { n: g.length, rows: rowsOf(g) })}</option>)}
      {data.sheets.map(s => <option key={s.name} value={s.name}>{say({ zh: '{name}（{rows} 行）', en: '{name} ({rows} rows)' }, { name: s.name + (s.hidden ? say({ zh: '，隐藏', en: ', hidden' }) : ''), rows: s.rows })}</option>)}
    </select></span>
    <span className="im-pick"><label htmlFor={`${id}h`}>{say({ zh: '表头在第', en: 'Head in row' })}</label><select id={`${id}h`} value={first.headerRow} disabled={look.busy} onChange={e => void head(Number(e.target.value))}>
      {Array.from({ length: Math.max(20, first.headerRow) }, (_, i) => <option key={i} value={i + 1}>{say({ zh: '{n} 行', en: '{n}' }, { n: i + 1 })}</option>)}</select></span>
    <span className="quiet im-left">{[first.titleRows.length > 0 && say({ zh: '上面 {n} 行是标题', en: '{n} title rows above' }, { n: first.titleRows.length }), subtotals > 0 && say({ zh: '小计 {n} 行已认出，不导入', en: '{n} subtotal rows found, left out' }, { n: subtotals }), hidden > 0 && say({ zh: '隐藏的 {n} 行不导入', en: '{n} hidden rows left out' }, { n: hidden })].filter(Boolean).join(say({ zh: '；', en: '; ' }))}</span>
    <ProblemLine problem={look.problem} /></div>
}
const Seen = ({ im, column, path }: { im: Importing; column: SheetFacts['columns'][number]; path: string }) => {
  const say = useSay(), found = columnReport(im.data?.report ?? null, column.index)
  if (!path) return <Status is="open"><span className="quiet">{column.isRowNumber ? say({ zh: '行号，跳过', en: 'Row number, skipped' }) : say({ zh: '不导入', en: 'Left out' })}</span></Status>
  if (!found || !im.fresh) return <span className="quieter">{im.live ? '…' : ''}</span>
  const told = Object.entries(found.marks).filter(([m]) => marks[m]).map(([m, n]) => ({ ...marks[m], n }))
  return <span className="im-seen">{found.problems > 0 && <Status is="late">{say({ zh: '{n} 处导不进去', en: '{n} cannot go in' }, { n: found.problems })}</Status>}
    {told.map(m => <Status key={m.zh} is={m.warn ? 'warn' : 'ok'}>{say(m, { n: m.n })}</Status>)}
    {found.problems === 0 && told.length === 0 && <Status is="ok">{found.read === 0 ? say({ zh: '这一列是空的', en: 'The column is empty' }) : say({ zh: '{n} 行认得', en: '{n} understood' }, { n: found.read })}</Status>}</span>
}
/** Columns of the file on the left, where they go on the right, and what was understood. */
export const MappingStep = ({ im }: { im: Importing }) => {
  const say = useSay(), targets = useCall(importCalls.targets, {}, { still: true }), { data, choices } = im
  if (!data || !choices) return null
  const fields = targets.data?.find(t => t.entity === data.entity)?.fields ?? [], sheet = data.sheets.find(s => s.name === choices.sheets[0]) ?? data.sheets[0]
  const book = (f: Field): string => /^(\w+)\./.exec(f.path)?.[1] ?? ''
  const books = Map.groupBy(fields.filter(f => !/^followUp\.(\d+)\./.test(f.path) || Number(f.path.split('.')[1]) <= 12), book)
  const names: Record<string, { zh: string; en: string }> = { customer: { zh: '客户', en: 'Customer' }, prospectCard: { zh: '意向卡', en: 'Card' }, milestone: { zh: '里程碑', en: 'Milestones' }, followUp: { zh: '跟进', en: 'Follow-ups' } }
  const taken = new Set(Object.values(choices.mapping).filter(Boolean))
  return <table className="tb im-map" aria-label={say({ zh: '列的对应', en: 'Where columns go' })}>
    <thead><tr><th scope="col">{say({ zh: '列', en: 'Col.' })}</th><th scope="col">{say({ zh: '表头', en: 'Head' })}</th><th scope="col">{say({ zh: '样例', en: 'Samples' })}</th><th scope="col">{say({ zh: '放到', en: 'Goes to' })}</th><th scope="col">{say({ zh: '识别', en: 'Understood' })}</th></tr></thead>
    <tbody>{sheet.columns.map(column => { const path = choices.mapping[column.index] ?? ''; return <tr key={column.index} className={path ? '' : 'im-out'}>
      <td className="quiet">{column.letter}</td><td className="strong">{column.group && <CornerDownRight className="im-turn" aria-hidden />}{column.label || <span className="quieter">{say({ zh: '（没有表头）', en: '(no head)' })}</span>}</td>
      <td><span className="im-samples">{column.samples.slice(0, 4).map(s => <i key={s} className={/[*＊]/.test(s) ? 'bad' : undefined}>{s}</i>)}</span></td>
      <td><span className="in-select"><select className="in" aria-label={say({ zh: '“{label}”放到', en: '“{label}” goes to' }, { label: column.label || column.letter })} value={path} onChange={e => im.set({ mapping: { ...choices.mapping, [column.index]: e.target.value } })}>
        <option value="">{say({ zh: '不导入', en: 'Leave out' })}</option>
        {[...books].map(([key, list]) => { const options = list.map(f => <option key={f.path} value={f.path} disabled={taken.has(f.path) && f.path !== path}>{say(f.label)}{f.needed ? ' *' : ''}</option>); return names[key] && data.entity === 'ledger' ? <optgroup key={key} label={say(names[key])}>{options}</optgroup> : options })}
      </select></span></td>
      <td><Seen im={im} column={column} path={path} /></td></tr> })}</tbody></table>
}
