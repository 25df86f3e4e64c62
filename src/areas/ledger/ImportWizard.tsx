import { ArrowRight, Check } from 'lucide-react'
import { useState } from 'react'
import { useAsk } from '../../web/ask/index.ts'
import { useGo } from '../../web/go.tsx'
import { Button, ButtonLink, Loading, PageBody, PageHead, ProblemLine, ProblemView } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { importCalls } from './import.ts'
import { ImportSide } from './ImportSide.tsx'
import { MappingStep, SheetBar } from './MappingStep.tsx'
import { RunStep, TrialStep } from './RunStep.tsx'
import { optionsOf, useImport } from './useImport.ts'
import { WordsStep } from './WordsStep.tsx'

const steps = [{ zh: '文件', en: 'File' }, { zh: '对列', en: 'Columns' }, { zh: '对人和说法', en: 'People and words' }, { zh: '试跑', en: 'Trial' }, { zh: '导入', en: 'Import' }] as const
/** Five steps over one import; it can be left at any of them and gone on with later. */
export const ImportWizard = ({ id }: { id: string }) => {
  const say = useSay(), go = useGo(), im = useImport(id), start = useAsk(importCalls.run), [asked, setStep] = useState(1), [begun, setBegun] = useState(false), [back, setBack] = useState(false)
  // What was carried out shows what came of it, until someone goes back to the columns.
  const { data, choices } = im, over = !!data && !data.dryRun && data.options !== null && data.state !== 'uploaded' && !back
  const step = over || begun ? 4 : asked
  if (im.run.problem) return <><PageHead title={say({ zh: '导入旧台账', en: 'Import a ledger' })} up={{ href: '/imports', words: say({ zh: '我的导入', en: 'My imports' }) }} /><PageBody><ProblemView problem={im.run.problem} onAgain={im.run.again} /></PageBody></>
  const carryOut = async (): Promise<void> => { if (choices && await start.act({ id, ...optionsOf(choices, false) })) { setBegun(true); setBack(false); im.run.again() } }
  const settledDown = data && !data.dryRun && ['failed', 'cancelled'].includes(data.state)
  const next = step === 1 ? say({ zh: '下一步：对人和说法', en: 'Next: people and words' }) : say({ zh: '下一步：试跑', en: 'Next: trial' })
  const acts = step === 4 ? <>{!im.busy && (settledDown || data?.undoneAt) && <Button onClick={() => { setBegun(false); setBack(true); setStep(1); im.again() }}>{say({ zh: '回去改', en: 'Back to the columns' })}</Button>}<ButtonLink href="/imports">{say({ zh: '我的导入', en: 'My imports' })}</ButtonLink></>
    : <><Button kind="text" onClick={() => go('/imports')}>{say({ zh: '先存着', en: 'Leave for now' })}</Button>{step < 3 ? <Button kind="primary" onClick={() => setStep(step + 1)} disabled={!!im.problem}>{next}<ArrowRight className="im-arrow" aria-hidden /></Button>
      : <Button kind="primary" busy={start.busy || im.busy} disabled={!im.fresh} onClick={() => void carryOut()}>{say({ zh: '导入 {n} 行', en: 'Import {n} rows' }, { n: data ? data.counts.created + data.counts.updated : 0 })}</Button>}</>
  return <>
    <PageHead title={say({ zh: '导入旧台账', en: 'Import a ledger' })} acts={acts} facts={<ol className="im-steps">{steps.map((s, i) => <li key={s.zh} className={i === step ? 'on' : i < step ? 'was' : ''} aria-current={i === step ? 'step' : undefined}>
      <button type="button" disabled={i === 4 || step === 4 || !data} onClick={() => (i === 0 ? go('/imports') : setStep(i))}><b aria-hidden>{i < step ? <Check /> : i + 1}</b><span>{say(s)}</span></button></li>)}</ol>} />
    <PageBody pad={false} side={step < 4 && data ? <ImportSide im={im} /> : undefined}>
      {!data || (!choices && step < 4) ? <div className="im-pad"><Loading /></div> : <>
        {step < 4 && <SheetBar im={im} />}<div className="im-pad"><ProblemLine problem={start.problem} />
          {step === 1 ? <MappingStep im={im} /> : step === 2 ? <WordsStep im={im} /> : step === 3 ? <TrialStep im={im} /> : <RunStep im={im} />}</div></>}
    </PageBody>
  </>
}
