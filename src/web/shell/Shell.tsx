import { Menu } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { usePhone } from '../phone/usePhone.ts'
import { useSay } from '../language/language.ts'
import { IconButton } from '../kit/Button.tsx'
import { Toasts } from '../kit/Toast.tsx'
import type { Page } from '../page.ts'
import { Palette, type Finder } from './Palette.tsx'
import { Rail, type Counts } from './Rail.tsx'
import { Tabs } from './Tabs.tsx'
import { TopBar, type MemberActs } from './TopBar.tsx'
import './shell.css'

export type ShellProps = { pages: readonly Page[]; page: Page | undefined; counts: Counts; finders: readonly Finder[]; acts: MemberActs; children: ReactNode }
/** The room everything stands in: rail, top bar, page; a phone has its tabs below instead. */
export const Shell = ({ pages, page, counts, finders, acts, children }: ShellProps) => {
  const phone = usePhone(), say = useSay(), [finding, setFinding] = useState(false), [railOpen, setRailOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => { if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') { event.preventDefault(); setFinding(true) } }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => setRailOpen(false), [page])
  if (page?.bare) return <>{children}<Toasts /></>
  return <div className={`sh${page?.wide ? ' sh-wide' : ''}${railOpen ? ' sh-rail-open' : ''}`}>
    <a className="sh-skip" href="#page">{say({ zh: '跳到内容', en: 'Skip to content' })}</a>
    {!phone && <Rail pages={pages} page={page} counts={counts} />}
    <div className="sh-room">
      {!phone && <TopBar pages={pages} page={page} counts={counts} acts={acts} onFind={() => setFinding(true)} menu={<span className="sh-menu"><IconButton label={say({ zh: '目录', en: 'Menu' })} onClick={() => setRailOpen(!railOpen)}><Menu aria-hidden /></IconButton></span>} />}
      <main id="page" className="sh-page" tabIndex={-1}>{children}</main>
    </div>
    {phone && <Tabs pages={pages} page={page} counts={counts} acts={acts} onFind={() => setFinding(true)} />}
    {finding && <Palette pages={pages} finders={finders} onClose={() => setFinding(false)} />}
    <Toasts />
  </div>
}
