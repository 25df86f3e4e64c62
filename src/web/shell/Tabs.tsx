import { CircleUserRound, Grid2x2 } from 'lucide-react'
import { useState } from 'react'
import { useMe } from '../me.ts'
import { useSay } from '../language/language.ts'
import { Link } from '../go.tsx'
import { mayOpen, placeOf, startOf, type Page } from '../page.ts'
import { Sheet } from '../phone/Sheet.tsx'
import type { Counts } from './Rail.tsx'
import { MemberLines, type MemberActs } from './TopBar.tsx'

/** The phone's way round: up to four pages and «我的», with everything else behind it. */
export const Tabs = ({ pages, page, counts, acts, onFind }: { pages: readonly Page[]; page: Page | undefined; counts: Counts; acts: MemberActs; onFind: () => void }) => {
  const me = useMe(), say = useSay(), [mine, setMine] = useState(false)
  const open = pages.filter(p => mayOpen(me, p)), tabs = open.filter(p => p.phone).sort((a, b) => a.phone!.tab - b.phone!.tab).slice(0, 4)
  const rest = open.filter(p => p.group && !tabs.includes(p)).sort((a, b) => placeOf(a) - placeOf(b))
  const n = (p: Page): number => { const c = p.count ? counts[p.count] : undefined; return typeof c === 'number' ? c : c?.n ?? 0 }
  return <>
    <nav className="tabs" aria-label={say({ zh: '页面', en: 'Pages' })}>{tabs.map(p => { const Icon = p.icon ?? Grid2x2, on = p === page; return <Link key={p.path} href={startOf(p)} className={`${on ? 'on' : ''}${p.phone!.add ? ' tabs-add' : ''}`} aria-current={on ? 'page' : undefined} aria-label={p.phone!.add ? say(p.phone!.title ?? p.title) : undefined}><Icon aria-hidden />{!p.phone!.add && <span>{say(p.phone!.title ?? p.title)}</span>}{n(p) > 0 && !p.phone!.add && <em>{n(p)}</em>}</Link> })}
      <button type="button" onClick={() => setMine(true)} aria-expanded={mine}><CircleUserRound aria-hidden /><span>{say({ zh: '我的', en: 'Me' })}</span></button></nav>
    {mine && <Sheet title={me.member.name} onClose={() => setMine(false)}><div className="tabs-rest"><button type="button" className="mi" onClick={() => { setMine(false); onFind() }}>{say({ zh: '找人、找卡、找页面', en: 'Find people, cards, pages' })}</button>{rest.map(p => <Link key={p.path} className="mi" href={startOf(p)} onClick={() => setMine(false)}>{p.icon && <p.icon aria-hidden />}<span>{say(p.title)}</span>{n(p) > 0 && <small>{n(p)}</small>}</Link>)}</div><MemberLines acts={acts} close={() => setMine(false)} /></Sheet>}
  </>
}
