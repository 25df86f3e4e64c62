import { FileSpreadsheet, Upload } from 'lucide-react'
import { useId, useRef, useState, type DragEvent } from 'react'
import { Problem } from '../../kernel/client.ts'
import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link, useGo } from '../../web/go.tsx'
import { Button, Empty, Loading, PageBody, PageHead, ProblemLine, ProblemView, Section, SheetTable, Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { encodings, importCalls } from './import.ts'
import { outcome } from './importSaid.ts'
import { uploadFile } from './upload.web.ts'

const DropFile = () => {
  const say = useSay(), go = useGo(), targets = useCall(importCalls.targets, {}, { still: true }), id = useId()
  const [entity, setEntity] = useState(''), [over, setOver] = useState(false), [busy, setBusy] = useState(false), [problem, setProblem] = useState<Problem>(), [encoding, setEncoding] = useState(''), [file, setFile] = useState<File>()
  const input = useRef<HTMLInputElement>(null), chosen = entity || targets.data?.[0]?.entity || ''
  const send = async (given: File, as?: string): Promise<void> => {
    setFile(given); setBusy(true); setProblem(undefined)
    try { go(`/imports/${(await uploadFile(given, chosen, as)).id}`) } catch (error) { if (error instanceof Problem) setProblem(error); else throw error } finally { setBusy(false); if (input.current) input.current.value = '' }
  }
  const drop = (event: DragEvent): void => { event.preventDefault(); setOver(false); const given = event.dataTransfer.files[0]; if (given && !busy) void send(given) }
  return <>
    <div className="im-what"><label htmlFor={id}>{say({ zh: '表里是什么', en: 'What the sheet holds' })}</label>
      <span className="in-select"><select id={id} className="in" value={chosen} onChange={e => setEntity(e.target.value)}>{targets.data?.map(t => <option key={t.entity} value={t.entity}>{say(t.label)}</option>)}</select></span></div>
    <div className={`im-drop${over ? ' over' : ''}`} onDragOver={e => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <FileSpreadsheet aria-hidden /><h2>{say({ zh: '把表格拖到这里', en: 'Drop the sheet here' })}</h2>
      <p>{say({ zh: '.xlsx 或 .csv，最多 20 MB、10 万行。标题行、小计行、合并单元格都不用先删；先试跑，看过结果才写入。', en: '.xlsx or .csv, up to 20 MB and 100,000 rows. Title rows, subtotals and merged cells may stay; it is tried first and written only after you have seen the result.' })}</p>
      <Button kind="primary" icon={<Upload aria-hidden />} busy={busy || !targets.data} onClick={() => input.current?.click()}>{say({ zh: '选文件', en: 'Choose a file' })}</Button>
      {targets.data && <input ref={input} type="file" className="hidden-word" tabIndex={-1} aria-label={say({ zh: '选文件', en: 'Choose a file' })} accept=".xlsx,.csv,.tsv,.txt,.xls" onChange={e => { const given = e.target.files?.[0]; if (given) void send(given) }} />}
    </div>
    <ProblemLine problem={problem} />
    {problem?.code === 'file.encoding' && file && <div className="im-what"><label htmlFor={`${id}e`}>{say({ zh: '文字编码', en: 'Text encoding' })}</label>
      <span className="in-select"><select id={`${id}e`} className="in" value={encoding} onChange={e => { setEncoding(e.target.value); if (e.target.value) void send(file, e.target.value) }}><option value="">{say({ zh: '请选择', en: 'Choose' })}</option>{encodings.map(e => <option key={e} value={e}>{e}</option>)}</select></span></div>}
  </>
}
/** A file to begin with, and what was brought in before. */
export const ImportStart = () => {
  const say = useSay(), f = useFormat(), list = useCall(importCalls.list, { limit: 50 })
  return <><PageHead title={say({ zh: '导入旧台账', en: 'Import a ledger' })} /><PageBody><div className="im-start">
    <DropFile />
    <Section title={say({ zh: '我的导入', en: 'My imports' })}>
      {list.problem ? <ProblemView problem={list.problem} onAgain={list.again} /> : !list.data ? <Loading rows={4} />
        : list.data.items.length === 0 ? <Empty ghost={false} title={say({ zh: '还没有导入过', en: 'Nothing was imported yet' })}>{say({ zh: '导入过的文件会列在这里，随时可以看结果、下载错误行，或整次撤回。', en: 'Files you import are listed here: see the result, download rows with errors, or take the whole import back.' })}</Empty>
          : <SheetTable label={say({ zh: '我的导入', en: 'My imports' })} rows={list.data.items} rowKey={r => r.id} columns={[
            { key: 'file', head: say({ zh: '文件', en: 'File' }), strong: true, cell: r => <Link className="im-file" href={`/imports/${r.id}`}>{r.fileName}</Link> },
            { key: 'when', head: say({ zh: '时间', en: 'When' }), cell: r => f.when(r.createdAt) },
            { key: 'state', head: say({ zh: '结果', en: 'Outcome' }), cell: r => { const { is, said } = outcome(r); return <Status is={is}>{say(said)}</Status> } },
            { key: 'rows', head: say({ zh: '行', en: 'Rows' }), num: true, cell: r => f.count(r.counts.rows) }, { key: 'new', head: say({ zh: '新建', en: 'New' }), num: true, cell: r => f.count(r.dryRun ? 0 : r.counts.created) }, { key: 'bad', head: say({ zh: '没进来', en: 'Stayed out' }), num: true, cell: r => (r.counts.failed > 0 ? <span className="late">{r.counts.failed}</span> : f.count(0)) },
          ]} />}
    </Section></div></PageBody></>
}
