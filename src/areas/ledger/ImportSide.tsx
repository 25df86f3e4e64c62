import { Download } from 'lucide-react'
import { Problem } from '../../kernel/client.ts'
import { ask } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Button, ProblemLine, Status, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { saveBlob } from '../../web/list/exportList.ts'
import { importCalls, type ImportRun } from './import.ts'
import type { Importing } from './useImport.ts'

export const ErrorBook = ({ run }: { run: ImportRun }) => {
  const say = useSay()
  const fetchBook = async (): Promise<void> => { try { saveBlob(await ask(importCalls.errors, { id: run.id }), `${run.fileName.replace(/\.[^.]+$/, '')}-${say({ zh: '错误行', en: 'errors' })}.xlsx`) } catch (error) { if (error instanceof Problem) toast.no(error); else throw error } }
  return run.problems.length > 0 ? <Button className="im-wide" icon={<Download aria-hidden />} onClick={() => void fetchBook()}>{say({ zh: '下载错误表 {n} 行', en: 'Rows with errors: {n}' }, { n: Math.max(run.counts.failed, 1) })}</Button> : null
}
/** Counts as a ruled list, and the same as one bar. */
export const CountList = ({ run }: { run: ImportRun }) => {
  const say = useSay(), f = useFormat(), { counts: c, entity } = run, ledger = entity === 'ledger', nothing = !run.dryRun && !run.undoneAt && ['failed', 'cancelled'].includes(run.state)
  const lines: [string, number, boolean?][] = [[say({ zh: '读到', en: 'Read' }), c.rows], [ledger ? say({ zh: '新建客户和卡', en: 'New customers and cards' }) : say({ zh: '新建', en: 'New' }), c.created], [ledger ? say({ zh: '已有客户，补跟进', en: 'Known customers, added to' }) : say({ zh: '已有，更新', en: 'Known, updated' }), c.updated - 0], [nothing ? say({ zh: '能导，但没有写入', en: 'Could go in, not written' }) : say({ zh: '没有新内容，跳过', en: 'Nothing new, skipped' }), c.skipped], ...(c.merged > 0 ? [[say({ zh: '其中文件里自己重复', en: 'Of these, doubles inside the file' }), c.merged] as [string, number]] : []), [say({ zh: '导不进去', en: 'Cannot go in' }), c.failed, true], ...(ledger ? [[say({ zh: '跟进记录', en: 'Follow-ups' }), c.followUps] as [string, number]] : [])]
  const share = (n: number) => `${(n / Math.max(1, c.rows)) * 100}%`
  return <><div className="im-share" aria-hidden><i className="new" style={{ width: share(c.created) }} /><i className="known" style={{ width: share(c.updated) }} /><i className="skip" style={{ width: share(c.skipped) }} /><i className="bad" style={{ width: share(c.failed) }} /></div>
    <dl className="im-counts">{lines.map(([label, n, bad]) => <div key={label} className={bad && n > 0 ? 'late' : ''}><dt>{label}</dt><dd>{f.count(n)}</dd></div>)}</dl></>
}
/** «照这样导»: what would come of it, moving with every change; nothing is written. */
export const ImportSide = ({ im }: { im: Importing }) => {
  const say = useSay(), { data } = im
  if (!data) return null
  return <div className="im-side"><h2>{say({ zh: '照这样导', en: 'As it stands' })} <small>{im.busy || (!im.fresh && im.live && !im.problem) ? say({ zh: '正在算…', en: 'counting…' }) : say({ zh: '边改边算，还没写入', en: 'counted as you go, nothing written' })}</small></h2>
    <ProblemLine problem={im.problem} />
    {!im.live && !im.fresh && !im.busy && <Button onClick={() => void im.tryNow()}>{say({ zh: '试跑 {n} 行', en: 'Try {n} rows' }, { n: im.rows })}</Button>}
    {data.report && <div className={im.fresh ? '' : 'im-stale'}><CountList run={data} />
      {data.report.groups.length > 0 && <><h3>{say({ zh: '问题', en: 'Problems' })}</h3><ul className="im-problems">{data.report.groups.slice(0, 12).map(g => <li key={`${g.code} ${g.column} ${g.value ?? ''}`}><Status is={['import.others', 'import.archived'].includes(g.code) ? 'warn' : 'late'}>{g.detail ?? g.code}</Status><b>{g.rows}</b>
        <small>{[g.column, say({ zh: '第 {rows} 行', en: 'rows {rows}' }, { rows: g.examples.join(say({ zh: '、', en: ', ' })) + (g.rows > g.examples.length ? ' …' : '') })].filter(Boolean).join(' · ')}</small></li>)}</ul></>}</div>}
    <div className="im-foot">{im.fresh && <ErrorBook run={data} />}<p>{say({ zh: '原作者和原日期都保留。同一个文件再导一次，新增 0 行。整次导入可以撤回。', en: 'Authors and dates stay as they were. The same file again adds nothing. A whole import can be taken back.' })}</p></div></div>
}
