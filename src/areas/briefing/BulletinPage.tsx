import { Copy, Download, Share2 } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { hrefWith, useDay } from '../../web/go.tsx'
import { Button, Loading, PageBody, PageHead, ProblemView, Status, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { usePlace } from '../../web/me.ts'
import { eveningCheckPage, type EveningCheck } from '../day/index.ts'
import { bulletinText, type BulletinFacts } from './bulletin.rules.ts'
import { drawPoster } from './poster.ts'
import './briefing.css'

const shown = ['visitsTotal', 'firstWithData', 'dataRate', 'inquiriesTotal', 'cardsTotal', 'testDriveRate', 'ordersTotal', 'deliveries', 'lossApplications']
/** What the evening says, as the bulletin tells it. */
const factsOf = (e: EveningCheck, f: ReturnType<typeof useFormat>): BulletinFacts => {
  const last = e.heads.at(-1)
  return {
    day: f.day(e.on), who: e.team?.label ?? e.site.label, lead: e.lead, sealedAt: e.closing?.state === 'sealed' && last ? f.clock(last.sealedAt) : null, sequence: last?.sequence ?? null, late: e.waiting,
    figures: shown.flatMap(name => e.figures.filter(x => x.name === name)), people: e.people, tomorrow: { appointments: e.calls.length, confirmed: e.calls.filter(c => c.confirmation === 'confirmed').length },
  }
}
/** 一键战报 (D2.11): the day as text and picture for the chat group, equal to the seal. */
const BulletinPage = () => {
  const say = useSay(), f = useFormat(), [on] = useDay(), { siteId, teamId } = usePlace(), canvas = useRef<HTMLCanvasElement>(null)
  const { data: e, problem, again } = useCall(eveningCheckPage, { on, ...(teamId ? { teamId } : { siteId: siteId || undefined }) }, { keep: true })
  const facts = useMemo(() => (e ? factsOf(e, f) : undefined), [e, f]), words = facts ? bulletinText(facts, say as never) : ''
  useEffect(() => { if (canvas.current && facts) drawPoster(canvas.current, facts, say as never) }, [facts, say])
  const title = say({ zh: '一键战报', en: 'Bulletin' })
  if (problem && !e) return <><PageHead title={title} /><ProblemView problem={problem} onAgain={again} /></>
  if (!e || !facts) return <><PageHead title={title} /><PageBody><Loading /></PageBody></>
  const name = `${say({ zh: '战报', en: 'bulletin' })}-${e.on}-${facts.who}.png`
  const picture = (): Promise<Blob | null> => new Promise(done => { if (canvas.current) canvas.current.toBlob(done, 'image/png'); else done(null) })
  const copy = (): void => void navigator.clipboard?.writeText(words).then(() => toast.done(say({ zh: '文字已复制，去群里贴上。', en: 'Text copied; paste it into the chat.' })), () => toast.no(say({ zh: '浏览器不让复制，请选中文字自己复制。', en: 'The browser does not let us copy; select the text.' })))
  const save = async (): Promise<void> => { const blob = await picture(); if (!blob) return; const a = document.createElement('a'), url = URL.createObjectURL(blob); a.href = url; a.download = name; a.click(); setTimeout(() => URL.revokeObjectURL(url), 1_000) }
  const share = async (): Promise<void> => { const blob = await picture(); if (blob) await navigator.share({ text: words, files: [new File([blob], name, { type: 'image/png' })] }).catch(() => undefined) }
  const sharing = typeof navigator.share === 'function' && typeof navigator.canShare === 'function'
  return <>
    <PageHead title={title} up={{ href: hrefWith('/evening', { on: e.on }), words: say({ zh: '回到夕会', en: 'Back to the evening' }) }} facts={<><span>{f.day(e.on)}</span><span>{facts.who}</span>{facts.sealedAt ? <Status is="sealed">{say({ zh: '已封，和封存一致', en: 'sealed; equal to the seal' })}</Status> : <Status is="warn">{say({ zh: '还没封，数字可能再变', en: 'not sealed yet' })}</Status>}</>} />
    <PageBody><div className="bl">
      <div><pre className="bl-words" tabIndex={0} aria-label={say({ zh: '战报文字', en: 'Bulletin text' })}>{words}</pre><div className="bl-acts"><Button kind="primary" icon={<Copy aria-hidden />} onClick={copy}>{say({ zh: '复制文字', en: 'Copy the text' })}</Button>{sharing && <Button icon={<Share2 aria-hidden />} onClick={() => void share()}>{say({ zh: '分享', en: 'Share' })}</Button>}</div></div>
      <div><canvas ref={canvas} className="bl-picture" role="img" aria-label={say({ zh: '战报图片', en: 'Bulletin picture' })} /><div className="bl-acts"><Button icon={<Download aria-hidden />} onClick={() => void save()}>{say({ zh: '存成图片', en: 'Save the picture' })}</Button></div></div>
    </div></PageBody>
  </>
}
export default BulletinPage
