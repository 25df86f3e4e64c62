import { Undo2, Users } from 'lucide-react'
import { useAsk } from '../../web/ask/index.ts'
import { Button, ButtonLink, ProblemLine, Section, Segments, SheetTable, Status, confirm, toast } from '../../web/kit/index.ts'
import { useFormat } from '../../web/format.ts'
import { useSay } from '../../web/language/language.ts'
import { importCalls, type ImportRun } from './import.ts'
import { outcome } from './importSaid.ts'
import { CountList, ErrorBook } from './ImportSide.tsx'
import type { Importing } from './useImport.ts'

/** First rows that stay out, as the file has them. */
const FirstProblems = ({ run }: { run: ImportRun }) => {
  const say = useSay()
  return run.problems.length === 0 ? null : <Section title={say({ zh: '头几个问题', en: 'First problems' })}><SheetTable tight label={say({ zh: '头几个问题', en: 'First problems' })} rows={run.problems.slice(0, 12)} rowKey={(p, n) => `${n} ${p.row}`} columns={[
    { key: 'row', head: say({ zh: '行', en: 'Row' }), num: true, cell: p => p.row, width: 56 }, { key: 'column', head: say({ zh: '列', en: 'Column' }), cell: p => p.column }, { key: 'value', head: say({ zh: '内容', en: 'Value' }), strong: true, cell: p => p.value }, { key: 'why', head: say({ zh: '原因', en: 'Why' }), cell: p => p.detail },
  ]} /></Section>
}
/** What a trial said, and how it should be done. */
export const TrialStep = ({ im }: { im: Importing }) => {
  const say = useSay(), { data, choices } = im
  if (!data || !choices) return null
  return <>
    <Section title={say({ zh: '已经有的客户', en: 'Customers we already have' })} note={data.entity === 'ledger' ? say({ zh: '跟进和里程碑总会补上；这里说的是客户资料', en: 'follow-ups and milestones are added anyway; this is about their record' }) : undefined}><Segments label={say({ zh: '已经有的客户', en: 'Customers we already have' })} value={choices.onExisting} onChange={v => im.set({ onExisting: v as 'skip' })} of={[{ key: 'skip', words: say({ zh: '资料不动', en: 'Leave the record' }) }, { key: 'update', words: say({ zh: '用文件里的更新', en: 'Update from the file' }) }, { key: 'error', words: say({ zh: '当作错误', en: 'Count as an error' }) }]} /></Section>
    <Section title={say({ zh: '有行导不进去时', en: 'Where rows cannot go in' })}><Segments label={say({ zh: '有行导不进去时', en: 'Where rows cannot go in' })} value={choices.mode} onChange={v => im.set({ mode: v as 'all' })} of={[{ key: 'good', words: say({ zh: '先导好的行', en: 'Import the good rows' }) }, { key: 'all', words: say({ zh: '全部成功才写入', en: 'All or nothing' }) }]} />
      <p className="quiet im-say">{choices.mode === 'good' ? say({ zh: '{n} 行会留在外面，可以在错误表里改好再导。', en: '{n} rows stay out; mend them in the error workbook and import that.' }, { n: data.counts.failed }) : data.counts.failed > 0 ? say({ zh: '现在有 {n} 行导不进去，所以什么也不会写。', en: '{n} rows cannot go in now, so nothing would be written.' }, { n: data.counts.failed }) : say({ zh: '每一行都能进来。', en: 'Every row can go in.' })}</p></Section>
    <FirstProblems run={data} />
  </>
}
/** Under way, or done: progress that goes on without this page, the counts, the rows left out, and the way back. */
export const RunStep = ({ im }: { im: Importing }) => {
  const say = useSay(), f = useFormat(), cancel = useAsk(importCalls.cancel), undo = useAsk(importCalls.undo), { data } = im
  if (!data) return null
  const { is, said } = outcome(data)
  const takeBack = async (): Promise<void> => { if (await confirm({ title: say({ zh: '撤回这次导入？', en: 'Take this import back?' }), body: say({ zh: '这次新建的 {n} 条会删掉，改过的恢复原样。之后又有新记录的，不能撤回。', en: 'The {n} records it made are deleted, changed ones become what they were. Where something new hangs on them it cannot be undone.' }, { n: data.counts.created }), act: say({ zh: '撤回', en: 'Take back' }), danger: true })) { const back = await undo.act({ id: data.id, version: data.version }); if (back?.undoneAt) toast.done(say({ zh: '已整次撤回。', en: 'The whole import was taken back.' })); if (back) im.again() } }
  if (data.undoing) return <div className="im-run" role="status"><h2>{say({ zh: '正在撤回', en: 'Taking it back' })} <b className="num">{data.progress}%</b></h2><progress max={100} value={data.progress} aria-label={say({ zh: '进度', en: 'Progress' })} /><p className="quiet">{say({ zh: '可以离开这一页，撤回照常进行；做完之前别人看到的还是原来的样子。', en: 'You may leave this page, it goes on; until it is done others see everything as before.' })}</p></div>
  if (im.busy) return <div className="im-run" role="status"><h2>{data.dryRun ? say({ zh: '正在试跑', en: 'Trying' }) : say({ zh: '正在导入', en: 'Importing' })} <b className="num">{data.progress}%</b></h2><progress max={100} value={data.progress} aria-label={say({ zh: '进度', en: 'Progress' })} />
    <p className="quiet">{say({ zh: '读了 {n} 行。可以离开这一页，导入照常进行；全部写完之前别人看不到。', en: '{n} rows read. You may leave this page, it goes on; nobody sees a row before all is written.' }, { n: data.counts.rows })}</p><Button busy={cancel.busy} onClick={() => void cancel.act({ id: data.id, version: data.version })}>{say({ zh: '取消，什么也不写', en: 'Cancel, write nothing' })}</Button><ProblemLine problem={cancel.problem} /></div>
  return <div className="im-run"><h2><Status is={is} strong>{say(said)}</Status>{data.finishedAt && <small className="quiet">{f.when(data.undoneAt ?? data.finishedAt)}</small>}</h2>{data.failure && <p className="late">{data.failure}</p>}
    <CountList run={data} />
    <div className="im-acts">{is === 'ok' && ['ledger', 'customer'].includes(data.entity) && <ButtonLink kind="primary" icon={<Users aria-hidden />} href="/customers?sort=-createdAt">{say({ zh: '去看客户', en: 'See the customers' })}</ButtonLink>}{is === 'ok' && <Button icon={<Undo2 aria-hidden />} busy={undo.busy} onClick={() => void takeBack()}>{say({ zh: '整次撤回', en: 'Take it all back' })}</Button>}<ErrorBook run={data} /></div>
    <ProblemLine problem={undo.problem} /><FirstProblems run={data} /></div>
}
