import { useMe } from '../me.ts'
import { useSay } from '../language/language.ts'
import { Link } from '../go.tsx'
import { DawnMark, DuskMark, Mark } from '../kit/Mark.tsx'
import { mayOpen, startOf, type Group, type Page } from '../page.ts'

/** The numbers beside the pages; late ones are red. */
export type Counts = Readonly<Record<string, number | { n: number; late: boolean } | undefined>>
const heads: readonly { group: Group; zh: string; en: string }[] = [{ group: 'dawn', zh: '晨', en: 'Morning' }, { group: 'day', zh: '日间', en: 'The day' }, { group: 'dusk', zh: '夕', en: 'Evening' }, { group: 'store', zh: '积累', en: 'Over time' }]
const Count = ({ of }: { of: Counts[string] }) => {
  const n = typeof of === 'number' ? of : of?.n ?? 0
  return n > 0 ? <em className={typeof of === 'object' && of.late ? 'late' : ''}>{n}</em> : null
}
/** The day from top to bottom: 晨, 日间, 夕, then what accumulates; team and settings at the foot. */
export const Rail = ({ pages, page, counts }: { pages: readonly Page[]; page: Page | undefined; counts: Counts }) => {
  const me = useMe(), say = useSay()
  const mine = pages.filter(p => p.group && mayOpen(me, p)).sort((a, b) => (a.order ?? 50) - (b.order ?? 50))
  const here = (p: Page): boolean => p === page || (page !== undefined && !page.group && page.path !== '/' && startOf(p) !== '/' && page.path.startsWith(`${startOf(p)}/`))
  const item = (p: Page) => { const Icon = p.icon, on = here(p); return <li key={p.path}><Link className={on ? 'rail-item on' : 'rail-item'} href={startOf(p)} aria-current={on ? 'page' : undefined} title={say(p.title)}>{Icon && <Icon aria-hidden />}<span>{say(p.title)}</span>{p.count && <Count of={counts[p.count]} />}</Link></li> }
  return <nav className="rail" aria-label={say({ zh: '页面', en: 'Pages' })}>
    <Link className="rail-mark" href="/" aria-label={say({ zh: '晨夕，回到首页', en: 'Chenxi, home' })}><Mark size={20} /><b>{say({ zh: '晨夕', en: 'Chenxi' })}</b></Link>
    {heads.map(h => { const list = mine.filter(p => p.group === h.group); return list.length > 0 && <div key={h.group} className="rail-group"><h2>{h.group === 'dawn' ? <DawnMark /> : h.group === 'dusk' ? <DuskMark /> : null}<span>{say(h)}</span></h2><ul>{list.map(item)}</ul></div> })}
    <ul className="rail-foot">{mine.filter(p => p.group === 'foot').map(item)}</ul>
  </nav>
}
