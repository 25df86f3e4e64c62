import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { remember, useAsk, useCall } from '../../web/ask/index.ts'
import { useMaybeMe } from '../../web/me.ts'
import { useGo, usePath } from '../../web/go.tsx'
import { Mark } from '../../web/kit/Mark.tsx'
import { setLanguage, useLanguage, useSay } from '../../web/language/language.ts'
import { useTitle } from '../../web/kit/Page.tsx'
import { kept } from '../../web/store.ts'
import { roleNames, sessionCalls, type Myself } from './member.ts'
import '../../web/form/field.css'
import '../../web/kit/button.css'
import '../../web/kit/table.css'
import './door.css'

export const LanguagePair = () => {
  const language = useLanguage()
  return <span className="door-lang">{(['zh', 'en'] as const).map((l, i) => <span key={l}>{i > 0 && ' · '}<button type="button" lang={l === 'zh' ? 'zh-CN' : 'en'} aria-pressed={language === l} onClick={() => setLanguage(l)}>{l === 'zh' ? '中文' : 'English'}</button></span>)}</span>
}
const hours = [
  { at: '08:00', zh: '晨会，发计划', en: 'Morning meeting, plans' }, { at: '08:30', zh: '开门，门口两人', en: 'Doors open, two at the door' }, { at: { zh: '日间', en: 'Daytime' }, zh: '客流、线索、卡、试驾', en: 'Visits, inquiries, cards, test drives' },
  { at: '13:30', zh: '过卡', en: 'Card round' }, { at: '17:30', zh: '夕会，四本账', en: 'Evening check, four ledgers' }, { at: '18:00', zh: '封日', en: 'Sealing the day' },
] as const
/** The day as one line at the foot of every door. */
export const DayFoot = () => { const say = useSay(); return <footer className="door-day" aria-hidden><i className="door-dawn" /><i className="door-dusk" />{hours.map((h, i) => <div key={i}><b>{typeof h.at === 'string' ? h.at : say(h.at)}</b><span>{say(h)}</span></div>)}</footer> }

/** The way in. A demo lists its accounts; a real organisation never does. */
const LoginPage = ({ onIn }: { onIn?: (me: Myself) => void }) => {
  const say = useSay(), go = useGo(), path = usePath(), before = useMaybeMe()
  const door = useCall(sessionCalls.door, {}, { still: true }), entering = useAsk(sessionCalls.login, { quiet: true })
  const [login, setLogin] = useState(before?.member.login ?? ''), [password, setPassword] = useState(''), [shown, setShown] = useState(false)
  const second = useRef<HTMLInputElement>(null), demo = door.data?.demo
  useTitle(say({ zh: '登录', en: 'Log in' }))
  useEffect(() => { if (demo?.password) setPassword(p => p || demo.password!) }, [demo?.password])
  const submit = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault()
    const me = await entering.act({ login, password })
    if (!me) { second.current?.select(); return }
    if (kept.read('language') === undefined) setLanguage(me.member.language)
    remember(sessionCalls.current, {}, me)
    if (onIn) onIn(me)
    else if (path === '/login') go('/', { replace: true })
  }
  const { problem } = entering
  return <div className="door"><main className={`door-main${demo ? ' door-demo' : ''}`}>
    <form className="door-form" onSubmit={e => void submit(e)}>
      <h1 className="door-mark"><Mark size={26} /><span>{say({ zh: '晨夕', en: 'Chenxi' })}</span></h1><p className="door-line">{before ? say({ zh: '登录过期了，请再登录一次；你填的内容还在。', en: 'The session has ended; log in again, what you typed is still here.' }) : say({ zh: '从晨会到封日，一天一条线。', en: 'From the morning meeting to the sealed evening: one day, one line.' })}</p>
      <label htmlFor="login">{say({ zh: '登录名', en: 'Login name' })}</label><input id="login" className="in door-in" autoFocus={!before} autoComplete="username" autoCapitalize="none" spellCheck={false} value={login} onChange={e => setLogin(e.target.value)} />
      <label htmlFor="password">{say({ zh: '密码', en: 'Password' })}</label><span className="door-pass"><input id="password" ref={second} className="in door-in" type={shown ? 'text' : 'password'} autoFocus={!!before} autoComplete="current-password" value={password} aria-invalid={problem ? true : undefined} aria-describedby={problem ? 'door-problem' : undefined} onChange={e => setPassword(e.target.value)} /><button type="button" aria-pressed={shown} aria-label={shown ? say({ zh: '遮住密码', en: 'Hide the password' }) : say({ zh: '显示密码', en: 'Show the password' })} onClick={() => setShown(!shown)}>{shown ? <Eye aria-hidden /> : <EyeOff aria-hidden />}</button></span>
      {problem && <p className="ff-problem" id="door-problem" role="alert">{problem.status === 0 ? say({ zh: '连不上晨夕，请稍后再试。', en: 'Chenxi cannot be reached; try again shortly.' }) : problem.errors.length > 0 && problem.status === 422 ? say({ zh: '请填登录名和密码。', en: 'Give a login name and a password.' }) : problem.detail}</p>}
      <button type="submit" className="door-go" aria-busy={entering.busy || undefined}>{say({ zh: '登录', en: 'Log in' })}</button>
      <p className="door-foot"><span>{door.data?.setup ? say({ zh: '还没有公司：用启动时打印的设置链接。', en: 'No organisation yet: use the setup link printed at start.' }) : say({ zh: '忘了密码，请管理员重设。', en: 'Forgot the password? Ask your administrator.' })}</span><LanguagePair /></p>
    </form>
    {demo && <section className="door-demo-box"><h2>{say({ zh: '演示公司', en: 'Demo company' })}<small>{demo.password ? say({ zh: '点一行即填入', en: 'press a line to fill it in' }) : say({ zh: '点一行即填入；密码在启动时打印', en: 'press a line to fill it in; the password was printed at start' })}</small></h2>
      <table className="tb tb-tight"><thead><tr><th scope="col">{say({ zh: '登录名', en: 'Login' })}</th><th scope="col">{say({ zh: '谁', en: 'Who' })}</th><th scope="col">{say({ zh: '职位', en: 'Role' })}</th><th scope="col">{say({ zh: '看什么', en: 'What to see' })}</th></tr></thead>
        <tbody>{demo.accounts.map(a => <tr key={a.login} className="tb-press" onClick={() => { setLogin(a.login); second.current?.focus() }}><td><button type="button" className="bt bt-link">{a.login}</button></td><td className="strong">{a.name}</td><td>{roleNames[a.role as keyof typeof roleNames] ? say(roleNames[a.role as keyof typeof roleNames]) : a.role}</td><td className="quiet">{say(a.sees)}</td></tr>)}</tbody></table>
      <p className="quiet door-more">{say({ zh: '另有 consultant2–12，B2B 组 3 人，第二家公司 3 人。', en: 'Also consultant2–12, a B2B team of three, and a second company with three.' })}</p></section>}
  </main><DayFoot /></div>
}
export default LoginPage
