import { encode } from 'uqr'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { FileDown, Printer } from 'lucide-react'
import { printCalls } from '../../kernel/print.ts'
import { ask } from '../ask/ask.ts'
import { useBack } from '../go.tsx'
import { Problem } from '../../kernel/client.ts'
import { Button } from '../kit/Button.tsx'
import { toast } from '../kit/Toast.tsx'
import { saveBlob } from '../list/exportList.ts'
import { useTitle } from '../kit/Page.tsx'
import { useSay } from '../language/language.ts'
import './print.css'

/** A QR code of an address as plain paths. */
export const Qr = ({ text, size = 76 }: { text: string; size?: number }) => {
  const code = useMemo(() => encode(text, { ecc: 'M', border: 0 }), [text])
  const path = useMemo(() => code.data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join(''), [code])
  return <svg className="pr-qr" width={size} height={size} viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={text} shapeRendering="crispEdges"><path d={path} /></svg>
}
/** Boxes to sign in: who, and a date below. */
export const Signatures = ({ of }: { of: readonly ReactNode[] }) => { const say = useSay(); return <div className="pr-signs">{of.map((who, i) => <div key={i}><span>{who}</span><small>{say({ zh: '日期', en: 'Date' })}</small></div>)}</div> }
export type PrintProps = {
  /** 销售日结单 */
  title: string
  /** Organisation and site above it. */
  house: ReactNode
  /** Number and «printed at» beside the code. */
  facts?: readonly ReactNode[]
  /** The line of facts below the head. */
  line?: readonly ReactNode[]
  /** What the code leads to. */
  qr?: string
  /** At the foot of every page, before n / m. */
  foot: string
  landscape?: boolean
  children: ReactNode
  signatures?: readonly ReactNode[]
  /** Stamp and audit head, below the signatures. */
  seal?: ReactNode
}
/** One A4 sheet: black on white, 0.4 pt inside and 1 pt outside, Song title, n/m by the browser. Use SheetTable's markup with class pr-table. */
export const PrintPage = ({ title, house, facts = [], line = [], qr, foot, landscape, children, signatures, seal }: PrintProps) => {
  const say = useSay(), back = useBack(), [busy, setBusy] = useState(false)
  useTitle(title)
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@page{size:A4${landscape ? ' landscape' : ''};margin:12mm 14mm 16mm;@bottom-left{content:${JSON.stringify(foot)};font:9pt sans-serif;color:#333}@bottom-right{content:${say({ zh: '"第 " counter(page) " / " counter(pages) " 页"', en: '"Page " counter(page) " / " counter(pages)' })};font:9pt sans-serif;color:#333}}`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter(s => s !== sheet) }
  }, [foot, landscape, say])
  const pdf = async (): Promise<void> => {
    setBusy(true)
    try { saveBlob((await ask(printCalls.pdf, { path: location.pathname + location.search })) as Blob, `${title} ${foot.match(/\d{4}-\d{2}-\d{2}/)?.[0] ?? ''}`.trim() + '.pdf') } catch (problem) { if (problem instanceof Problem) toast.no(problem); else throw problem } finally { setBusy(false) }
  }
  return <div className="pr-desk"><div className="pr-bar"><Button onClick={back}>{say({ zh: '返回', en: 'Back' })}</Button><Button icon={<FileDown aria-hidden />} busy={busy} onClick={() => void pdf()}>{say({ zh: '存成 PDF', en: 'Save as PDF' })}</Button><Button kind="primary" icon={<Printer aria-hidden />} onClick={() => print()}>{say({ zh: '打印', en: 'Print' })}</Button></div>
    <main className={`pr${landscape ? ' pr-wide' : ''}`}><header className="pr-head"><div><div className="pr-house">{house}</div><h1>{title}</h1></div><div className="pr-facts">{facts.map((f, i) => <div key={i}>{f}</div>)}</div>{qr && <Qr text={qr} />}</header>{line.length > 0 && <div className="pr-line">{line.map((l, i) => <span key={i}>{l}</span>)}</div>}
      {children}{signatures && <Signatures of={signatures} />}{seal && <div className="pr-seal">{seal}</div>}</main></div>
}
/** «一、当日数字» with a grey note. */
export const PrintSection = ({ title, note, children }: { title: ReactNode; note?: ReactNode; children: ReactNode }) => <section className="pr-sect"><h2>{title}{note && <small>{note}</small>}</h2>{children}</section>
