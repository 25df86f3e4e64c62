import { Check, ChevronDown, ChevronLeft, ChevronRight, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { addDays } from './days.ts'
import { useFormat } from '../format.ts'
import { Link, useDay, useGo } from '../go.tsx'
import { useMe, usePlace } from '../me.ts'
import { setLanguage, useLanguage, useSay } from '../language/language.ts'
import { setTheme, useTheme, type Choice } from '../theme/mode.ts'
import { IconButton } from '../kit/Button.tsx'
import { DayPick } from '../form/DayPick.tsx'
import { MenuHead, MenuItem, MenuLine, Pop } from '../kit/Pop.tsx'
import { useWan } from '../format.ts'
import { mayOpen, startOf, type Page } from '../page.ts'
import type { Counts } from './Rail.tsx'

/** What the member menu can do; the shell does not know how. */
export type MemberActs = { logout: () => void; rememberLanguage: (language: 'zh' | 'en') => void; links: readonly { href: string; words: { zh: string; en: string } }[] }
const PlaceSwitch = () => {
  const me = useMe(), say = useSay(), { siteId, teamId, site, team, setPlace } = usePlace()
  const whole = say({ zh: '全店', en: 'Whole site' })
  if (me.sites.length <= 1 && me.teams.length === 0) return <span className="tp-place">{site?.label}</span>
  return <Pop align="right" label={say({ zh: '门店与小组', en: 'Site and team' })} button={({ press, open }) => <button type="button" className="tp-press" aria-expanded={open} onClick={press}><span>{site?.label ?? me.organisation.name}</span><i>/</i><span>{team?.label ?? whole}</span><ChevronDown aria-hidden /></button>}>
    {close => <>{me.sites.map(s => <div key={s.id}><MenuHead>{s.label}</MenuHead><MenuItem on={siteId === s.id && teamId === null} onClick={() => { setPlace({ siteId: s.id, teamId: null }); close() }}>{whole}</MenuItem>{me.teams.filter(t => t.siteId === s.id).map(t => <MenuItem key={t.id} on={teamId === t.id} onClick={() => { setPlace({ siteId: s.id, teamId: t.id }); close() }}>{t.label}</MenuItem>)}</div>)}</>}
  </Pop>
}
const DaySwitch = ({ live }: { live: boolean }) => {
  const f = useFormat(), say = useSay(), [on, setOn] = useDay()
  if (!live) return <span className="tp-place">{f.day(f.today)}</span>
  return <Pop align="right" width={220} label={say({ zh: '哪一天', en: 'Which day' })} button={({ press, open }) => <button type="button" className={`tp-press${on === f.today ? '' : ' tp-away'}`} aria-expanded={open} onClick={press}><span>{f.day(on)}</span><ChevronDown aria-hidden /></button>}>
    {close => <><div className="tp-step"><IconButton label={say({ zh: '前一天', en: 'Day before' })} onClick={() => setOn(addDays(on, -1))}><ChevronLeft aria-hidden /></IconButton><span>{f.day(on)}</span><IconButton label={say({ zh: '后一天', en: 'Day after' })} onClick={() => setOn(addDays(on, 1))}><ChevronRight aria-hidden /></IconButton></div>
      <MenuItem on={on === f.today} onClick={() => { setOn(f.today); close() }}>{say({ zh: '今天', en: 'Today' })}</MenuItem><MenuItem on={on === addDays(f.today, -1)} onClick={() => { setOn(addDays(f.today, -1)); close() }}>{say({ zh: '昨天', en: 'Yesterday' })}</MenuItem>
      <div className="tp-day"><DayPick id="day-switch" label={say({ zh: '选一天', en: 'Pick a day' })} value={on} onChange={d => { if (d) { setOn(d); close() } }} /></div></>}
  </Pop>
}
/** Language, theme, amounts, my own things, the way out: also the phone's «我的». */
export const MemberLines = ({ acts, close }: { acts: MemberActs; close: () => void }) => {
  const say = useSay(), go = useGo(), language = useLanguage(), { choice } = useTheme(), [wan, setWan] = useWan()
  const tick = (on: boolean): ReactNode => (on ? <Check aria-hidden /> : <i className="tp-blank" />)
  return <>
    <MenuHead>{say({ zh: '语言', en: 'Language' })}</MenuHead>{(['zh', 'en'] as const).map(l => <MenuItem key={l} icon={tick(language === l)} onClick={() => { setLanguage(l); acts.rememberLanguage(l); close() }}>{l === 'zh' ? '中文' : 'English'}</MenuItem>)}
    <MenuHead>{say({ zh: '外观', en: 'Appearance' })}</MenuHead>{([['auto', { zh: '跟系统', en: 'As the system' }], ['light', { zh: '浅色', en: 'Light' }], ['dark', { zh: '深色', en: 'Dark' }]] as const).map(([key, l]) => <MenuItem key={key} icon={tick(choice === key)} onClick={() => setTheme(key as Choice)}>{say(l)}</MenuItem>)}
    {language === 'zh' && <><MenuLine /><MenuItem icon={tick(wan)} onClick={() => setWan(!wan)}>金额用万</MenuItem></>}
    <MenuLine />{acts.links.map(l => <MenuItem key={l.href} icon={<i className="tp-blank" />} onClick={() => { go(l.href); close() }}>{say(l.words)}</MenuItem>)}<MenuItem icon={<i className="tp-blank" />} onClick={acts.logout}>{say({ zh: '退出', en: 'Log out' })}</MenuItem>
  </>
}
/** The bell and its like. */
const BarIcons = ({ pages, page, counts }: { pages: readonly Page[]; page: Page | undefined; counts: Counts }) => {
  const me = useMe(), say = useSay()
  return <>{pages.filter(p => p.bar && mayOpen(me, p)).map(p => { const Icon = p.icon, c = p.count ? counts[p.count] : undefined, n = typeof c === 'number' ? c : c?.n ?? 0; return <Link key={p.path} className={`ib tp-bell${p === page ? ' on' : ''}`} href={startOf(p)} aria-label={n > 0 ? `${say(p.title)} ${n}` : say(p.title)} title={say(p.title)}>{Icon && <Icon aria-hidden />}{n > 0 && <em aria-hidden>{n > 99 ? '99+' : n}</em>}</Link> })}</>
}
export const TopBar = ({ pages, page, counts, acts, onFind, menu }: { pages: readonly Page[]; page: Page | undefined; counts: Counts; acts: MemberActs; onFind: () => void; menu: ReactNode }) => {
  const me = useMe(), say = useSay()
  return <header className="tp">{menu}
    <button type="button" className="tp-find" onClick={onFind} aria-keyshortcuts="Control+K"><Search aria-hidden /><span>{say({ zh: '姓名、拼音、手机尾号、页面或操作', en: 'Name, pinyin, phone digits, page or act' })}</span><kbd className="kbd">Ctrl K</kbd></button>
    <div className="tp-right">{me.demo && <span className="tag tag-warn">{say({ zh: '演示', en: 'Demo' })}</span>}<PlaceSwitch /><i className="tp-line" /><DaySwitch live={page?.day === true} /><i className="tp-line" /><BarIcons pages={pages} page={page} counts={counts} />
      <Pop align="right" width={200} label={me.member.name} button={({ press, open }) => <button type="button" className="tp-me" aria-expanded={open} onClick={press}><b aria-hidden>{me.member.name.slice(0, 1)}</b><span>{me.member.name}</span></button>}>{close => <MemberLines acts={acts} close={close} />}</Pop></div>
  </header>
}
