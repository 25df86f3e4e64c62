import '../areas.ts'
import { ChevronRight } from 'lucide-react'
import { entities } from '../../kernel/entity.ts'
import type { Label } from '../../kernel/language.ts'
import { settings } from '../../kernel/setting.ts'
import { callOf } from '../../web/entity/EntityDrawer.tsx'
import { Link } from '../../web/go.tsx'
import { PageBody, PageHead, Section } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { mayI, useMe } from '../../web/me.ts'
import './settings.css'

type Line = { href: string; title: Label; words: Label; thing?: string }
const house: readonly Line[] = [
  { href: '/settings/organisation', title: { zh: '公司', en: 'Organisation' }, words: { zh: '名称、语言、时区', en: 'Name, language, time zone' }, thing: 'settings' },
  { href: '/settings/sites', title: { zh: '门店', en: 'Sites' }, words: { zh: '营业时间、假日与调休、门口应有几人', en: 'Opening hours, holidays, people at the door' }, thing: 'site' },
  { href: '/settings/teams', title: { zh: '小组', en: 'Teams' }, words: { zh: '谁带哪一组，谁看谁的客户', en: 'Who leads which team, who sees whose customers' }, thing: 'team' },
  { href: '/members', title: { zh: '成员', en: 'Members' }, words: { zh: '岗位、邀请、停用', en: 'Roles, invitations, disabling' }, thing: 'member' },
  { href: '/settings/rights', title: { zh: '权限', en: 'Rights' }, words: { zh: '岗位 × 对象，可改', en: 'Role by thing, changeable' }, thing: 'settings' },
]
const trail: readonly Line[] = [
  { href: '/settings/audit', title: { zh: '审计记录', en: 'Audit entries' }, words: { zh: '每一次改动，可整链核对', en: 'Every change; the chain can be verified' }, thing: 'audit' },
  { href: '/settings/security', title: { zh: '安全记录', en: 'Security log' }, words: { zh: '登录、被拒、看全号、导出', en: 'Logins, refusals, reveals, exports' }, thing: 'audit' },
]
/** Entities that a line of the left side leads to anyway, or that only their own page makes sense of. */
const own = new Set(['organisation', 'site', 'team', 'member', 'roleRight', 'notice', 'noticeSwitch'])
const Lines = ({ of }: { of: readonly Line[] }) => { const say = useSay(); return <ul className="set-lines">{of.map(l => <li key={l.href}><Link href={l.href}><b>{say(l.title)}</b><span>{say(l.words)}</span><ChevronRight aria-hidden /></Link></li>)}</ul> }
/** Everything that can be set, in one quiet list. */
const SettingsPage = () => {
  const say = useSay(), me = useMe(), seen = (l: Line): boolean => l.thing === undefined || mayI(me, l.thing, 'read')
  const rules = [...settings().values()].filter(s => callOf(s.entity as never, 'create'))
  const records = [...entities().values()].filter(e => callOf(e, 'query') && mayI(me, e.thing, 'read') && !settings().has(e.name) && !own.has(e.name)).map((e): Line => ({ href: `/settings/records/${e.path}`, title: e.label, words: { zh: e.list.slice(0, 4).map(n => e.fields[n].label.zh).join('、'), en: e.list.slice(0, 4).map(n => e.fields[n].label.en).join(', ') } }))
  return <><PageHead title={say({ zh: '设置', en: 'Settings' })} /><PageBody><div className="set-cols"><div>
    <Section title={say({ zh: '公司与人', en: 'Organisation and people' })}><Lines of={house.filter(seen)} /></Section>
    {mayI(me, 'settings', 'read') && <Section title={say({ zh: '规则', en: 'Rules' })} note={say({ zh: '按日期生效的数字', en: 'numbers in force by date' })}><Lines of={rules.map(r => ({ href: `/settings/rules/${r.entity.name}`, title: r.label, words: { zh: Object.values(r.fields).slice(0, 4).map(f => f.label.zh).join('、'), en: Object.values(r.fields).slice(0, 4).map(f => f.label.en).join(', ') } }))} /></Section>}
    {trail.some(seen) && <Section title={say({ zh: '留痕', en: 'Trail' })}><Lines of={trail.filter(seen)} /></Section>}</div>
    {records.length > 0 && <div><Section title={say({ zh: '所有记录', en: 'All records' })} note={say({ zh: '按声明给出的列表、表单和经过', en: 'list, form and history from the declaration' })}><Lines of={records} /></Section></div>}</div></PageBody></>
}
export default SettingsPage
