import { ArrowRight, Check } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { Call } from '../../kernel/call.ts'
import { remember, useAsk, useCall } from '../../web/ask/index.ts'
import { FieldBox } from '../../web/form/index.ts'
import { useGo } from '../../web/go.tsx'
import { Button, Loading, Mark, ProblemLine, ProblemView, Refused, useTitle } from '../../web/kit/index.ts'
import { useLanguage, useSay } from '../../web/language/language.ts'
import { HoursEditor, usualHours } from './HoursEditor.tsx'
import { LanguagePair } from './LoginPage.tsx'
import { sessionCalls, type Myself } from './member.ts'
import { setupCalls } from './setup.ts'
import './door.css'
import './setup.css'

const kindsOf = [{ key: 'showroom', zh: '汽车零售', en: 'Car retail' }, { key: 'b2b', zh: '大客户与企业', en: 'Corporate sales' }, { key: 'retail', zh: '其他零售', en: 'Other retail' }] as const
const zones = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Singapore', 'Asia/Tokyo', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles']
const zoneWords = (zone: string, language: 'zh' | 'en'): string => {
  const part = (timeZoneName: 'long' | 'shortOffset'): string => new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName }).formatToParts(new Date()).find(p => p.type === 'timeZoneName')?.value ?? zone
  return `${part('long')} ${part('shortOffset').replace('GMT', 'UTC')}`
}
const blank = { company: '', siteName: '', kinds: 'showroom', address: '', timeZone: 'Asia/Shanghai', doorCover: '2', holidays: true, adminName: '', login: '', password: '' }
type Answers = typeof blank
/** Which step a fault of the server belongs to. */
const stepOf = (place: string): number => (place.startsWith('organisation') ? 0 : place.startsWith('site') ? 1 : 2)

/** First start: company, first site, administrator; one link, once (trust: no default accounts). */
const SetupPage = () => {
  const say = useSay(), language = useLanguage(), go = useGo(), token = useRef(decodeURIComponent(location.hash.slice(1))).current
  const link = useCall(setupCalls.state as Call<{ token: string }, { minutes: number; name: string | null }>, { token }, { when: token !== '', every: 60_000 })
  const run = useAsk(setupCalls.setup as unknown as Call<object, Myself>, { quiet: true })
  const [step, setStep] = useState(0), [a, setA] = useState<Answers>(blank), [hours, setHours] = useState(usualHours), [tried, setTried] = useState(false)
  useTitle(say({ zh: '首次设置', en: 'First setup' }))
  const faults = useMemo(() => Object.fromEntries((run.problem?.errors ?? []).map(e => [(e.pointer ?? '').slice(1).replaceAll('/', '.'), e.detail])), [run.problem])
  useEffect(() => { const [place] = Object.keys(faults); if (place) setStep(stepOf(place)) }, [faults])
  const meant = link.data?.name
  useEffect(() => { if (meant) setA(x => (x.company === '' ? { ...x, company: meant } : x)) }, [meant])
  if (token === '') return <Refused title={say({ zh: '这个地址缺少设置链接', en: 'The setup link is incomplete' })}>{say({ zh: '请用启动时打印的那一整条链接。', en: 'Use the whole link that was printed at start.' })}</Refused>
  if (link.problem) return link.problem.code === 'link.ended' ? <Refused what={say({ zh: '没有开始设置', en: 'Setup did not begin' })} title={say({ zh: '这个设置链接已用过或过期', en: 'This setup link was used or has expired' })} code="link.ended">{say({ zh: '链接一小时内有效，用完即废。停下程序再启动，会印出新的一条。', en: 'A link lasts one hour and works once. Restart the program and it prints a new one.' })}</Refused> : <ProblemView problem={link.problem} onAgain={link.again} />
  if (!link.data) return <Loading />
  const put = (change: Partial<Answers>): void => setA(x => ({ ...x, ...change }))
  const lacks: Record<keyof Answers | string, boolean> = { company: a.company.trim() === '', siteName: a.siteName.trim() === '', adminName: a.adminName.trim() === '', login: a.login.trim() === '', password: a.password.length < 8 }
  const needs = [['company'], ['siteName'], ['adminName', 'login', 'password']][step]
  const missing = say({ zh: '必填。', en: 'Required.' })
  const box = (name: keyof Answers, label: ReactNode, place: string, input: ReactNode, more: { whole?: boolean; note?: ReactNode; hint?: ReactNode } = {}) => <FieldBox id={`s-${name}`} label={label} fault={faults[place] ?? (tried && needs.includes(name) && lacks[name] ? (name === 'password' ? say({ zh: '密码至少 8 个字符。', en: 'At least 8 characters.' }) : missing) : undefined)} {...more}>{input}</FieldBox>
  const text = (name: 'company' | 'siteName' | 'address' | 'adminName' | 'login' | 'password' | 'doorCover', more: Record<string, unknown> = {}) => <input key={name} id={`s-${name}`} className="in" value={a[name]} onChange={e => put({ [name]: e.target.value })} autoComplete="off" aria-invalid={(tried && lacks[name]) || undefined} aria-describedby={`s-${name}-p`} {...more} />
  const next = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (needs.some(n => lacks[n])) { setTried(true); return }
    setTried(false)
    if (step < 2) { setStep(step + 1); return }
    const me = await run.act({ token, organisation: { name: a.company, language, timeZone: a.timeZone, kinds: a.kinds }, site: { name: a.siteName, ...(a.address.trim() ? { address: a.address } : {}), doorCover: Number(a.doorCover) || 0, holidays: a.holidays, hours: hours.map(({ weekday, openFrom, openTo }) => ({ weekday, openFrom, openTo })) }, admin: { name: a.adminName, login: a.login, password: a.password } })
    if (!me) return
    history.replaceState(history.state, '', '/setup')
    remember(sessionCalls.door, {}, { setup: false, inside: true, demo: null })
    remember(sessionCalls.current, {}, me)
    go('/members?first=1', { replace: true })
  }
  const steps = [{ title: say({ zh: '公司', en: 'Company' }), note: step > 0 ? a.company : say({ zh: '公司全称，印在日结单上', en: 'Its full name, printed on the daily sheet' }) }, { title: say({ zh: '第一个门店', en: 'First site' }), note: step > 1 ? a.siteName : say({ zh: '营业时间决定首响、值班和日程线的两头', en: 'Opening hours set first response, duty and both ends of the day line' }) }, { title: say({ zh: '管理员', en: 'Administrator' }), note: say({ zh: '管人和权，默认看不到客户', en: 'Manages people and rights; sees no customers' }) }]
  return <div className="setup"><div className="setup-side"><h1 className="door-mark"><Mark size={26} /><span>{say({ zh: '晨夕', en: 'Chenxi' })}</span></h1>
    <ol>{steps.map((s, i) => <li key={s.title} className={i === step ? 'on' : i < step ? 'done' : ''} aria-current={i === step ? 'step' : undefined}><i>{i < step ? <Check aria-hidden /> : i + 1}</i><button type="button" disabled={i >= step} onClick={() => setStep(i)}>{s.title}</button><small>{s.note}</small></li>)}</ol>
    <p>{say({ zh: '这个设置链接还有 {n} 分钟有效，用完即废。没有默认账号，也没有默认密码。', en: 'This setup link lasts {n} more minutes and works once. There are no default accounts and no default passwords.' }, { n: link.data.minutes })}</p><LanguagePair /></div>
    <form className="setup-card" onSubmit={e => void next(e)} noValidate><h2>{steps[step].title}</h2>
      {step === 0 && <><p>{say({ zh: '以后在设置里可以改。', en: 'It can be changed in the settings.' })}</p><div className="ff-grid">{box('company', say({ zh: '公司名称', en: 'Company name' }), 'organisation.name', text('company', { autoFocus: true, autoComplete: 'organization' }), { whole: true })}</div></>}
      {step === 1 && <><p>{say({ zh: '以后在设置里可以再加门店和小组。', en: 'Sites and teams can be added in the settings.' })}</p><div className="ff-grid">{box('siteName', say({ zh: '店名', en: 'Site name' }), 'site.name', text('siteName', { autoFocus: true }))}
        {box('kinds', say({ zh: '做什么', en: 'Trade' }), 'organisation.kinds', <span className="in-select"><select id="s-kinds" className="in" value={a.kinds} onChange={e => put({ kinds: e.target.value })}>{kindsOf.map(k => <option key={k.key} value={k.key}>{say(k)}</option>)}</select></span>)}
        {box('address', say({ zh: '地址', en: 'Address' }), 'site.address', text('address'), { whole: true })}
        <div className="ff ff-whole"><div className="ff-label">{say({ zh: '营业时间', en: 'Opening hours' })}<small>{say({ zh: '拖动两端，或点时间键入', en: 'drag both ends, or press the times to type' })}</small></div><HoursEditor value={hours} onChange={setHours} /></div>
        {box('timeZone', say({ zh: '时区', en: 'Time zone' }), 'organisation.timeZone', <span className="in-select"><select id="s-timeZone" className="in" value={a.timeZone} onChange={e => put({ timeZone: e.target.value })}>{zones.map(z => <option key={z} value={z}>{zoneWords(z, language)}</option>)}</select></span>)}
        {box('doorCover', say({ zh: '门口应有', en: 'People at the door' }), 'site.doorCover', <span className="in-unit">{text('doorCover', { inputMode: 'numeric' })}<i>{say({ zh: '人', en: 'people' })}</i></span>)}
        <label className="box ff-whole"><input type="checkbox" checked={a.holidays} onChange={e => put({ holidays: e.target.checked })} />{say({ zh: '用法定节假日与调休日历', en: 'Use the statutory holiday calendar of China' })}</label></div></>}
      {step === 2 && <><p>{say({ zh: '之后由他邀请其他人。', en: 'The others are invited by this person.' })}</p><div className="ff-grid">{box('adminName', say({ zh: '姓名', en: 'Name' }), 'admin.name', text('adminName', { autoFocus: true, autoComplete: 'name' }))}{box('login', say({ zh: '登录名', en: 'Login name' }), 'admin.login', text('login', { autoCapitalize: 'none', spellCheck: false, autoComplete: 'username' }), { hint: say({ zh: '字母、数字、点、横线，2 到 60 个', en: 'letters, digits, dots, dashes; 2 to 60' }) })}{box('password', say({ zh: '密码', en: 'Password' }), 'admin.password', text('password', { type: 'password', autoComplete: 'new-password' }), { whole: true, hint: say({ zh: '至少 8 个字符，不能是常见密码', en: 'at least 8 characters, not a common one' }) })}</div></>}
      {run.problem && Object.keys(faults).length === 0 && <ProblemLine problem={run.problem} />}
      <footer>{step > 0 ? <Button kind="text" onClick={() => setStep(step - 1)}>{say({ zh: '上一步', en: 'Back' })}</Button> : <span />}<Button kind="primary" submit busy={run.busy}>{step < 2 ? say({ zh: '下一步：{s}', en: 'Next: {s}' }, { s: steps[step + 1].title }) : say({ zh: '建立公司并进入', en: 'Create and enter' })}{' '}<ArrowRight className="setup-arrow" aria-hidden /></Button></footer></form></div>
}
export default SetupPage
