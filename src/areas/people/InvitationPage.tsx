import { useState, type FormEvent } from 'react'
import type { Call } from '../../kernel/call.ts'
import { remember, useAsk, useCall } from '../../web/ask/index.ts'
import { FieldBox } from '../../web/form/index.ts'
import { useGo, usePlaces } from '../../web/go.tsx'
import { Loading, Mark, ProblemLine, ProblemView, Refused, useTitle } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { DayFoot, LanguagePair } from './LoginPage.tsx'
import { sessionCalls, type Myself } from './member.ts'
import { setupCalls } from './setup.ts'
import './door.css'

/** An invitation or a reset: set one's own password, and in. The link works once. */
const InvitationPage = () => {
  const say = useSay(), go = useGo(), { token = '' } = usePlaces(), [password, setPassword] = useState(''), [again, setAgain] = useState(''), [tried, setTried] = useState(false)
  const link = useCall(setupCalls.invited as Call<{ token: string }, { name: string; login: string; organisation: string }>, { token }, { still: true })
  const accept = useAsk(setupCalls.invitation as unknown as Call<object, Myself>, { quiet: true })
  useTitle(say({ zh: '接受邀请', en: 'Accept the invitation' }))
  if (link.problem) return link.problem.code === 'link.ended' ? <Refused what={say({ zh: '没有打开', en: 'Not opened' })} title={say({ zh: '这个链接已用过或过期', en: 'This link was used or has expired' })} code="link.ended">{say({ zh: '请管理员再生成一条；它 72 小时内有效，只能用一次。', en: 'Ask your administrator for another; it lasts 72 hours and works once.' })}</Refused> : <ProblemView problem={link.problem} onAgain={link.again} />
  if (!link.data) return <Loading />
  const short = password.length < 8, differ = password !== again, fault = accept.problem?.errors.find(e => e.pointer === '/password')?.detail
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (short || differ) return
    const me = await accept.act({ token, password })
    if (!me) return
    remember(sessionCalls.door, {}, { setup: false, inside: true, demo: null })
    remember(sessionCalls.current, {}, me)
    go('/', { replace: true })
  }
  const { name, login, organisation } = link.data
  return <div className="door"><main className="door-main"><form className="door-form" onSubmit={e => void submit(e)} noValidate><h1 className="door-mark"><Mark size={26} /><span>{say({ zh: '晨夕', en: 'Chenxi' })}</span></h1>
    <p className="door-line">{say({ zh: '{name}，{organisation} 请你进来。给自己定一个密码。', en: '{name}, {organisation} invites you in. Choose a password of your own.' }, { name, organisation })}</p>
    <FieldBox id="login" label={say({ zh: '登录名', en: 'Login name' })}><input id="login" className="in door-in" value={login} readOnly autoComplete="username" /></FieldBox>
    <FieldBox id="password" label={say({ zh: '密码', en: 'Password' })} fault={tried && short ? say({ zh: '密码至少 8 个字符。', en: 'At least 8 characters.' }) : fault} hint={say({ zh: '至少 8 个字符，不能是常见密码', en: 'at least 8 characters, not a common one' })}><input id="password" className="in door-in" type="password" autoComplete="new-password" autoFocus value={password} onChange={e => setPassword(e.target.value)} /></FieldBox>
    <FieldBox id="again" label={say({ zh: '再输一遍', en: 'Once more' })} fault={tried && !short && differ ? say({ zh: '两遍不一样。', en: 'The two differ.' }) : undefined}><input id="again" className="in door-in" type="password" autoComplete="new-password" value={again} onChange={e => setAgain(e.target.value)} /></FieldBox>
    {accept.problem && !fault && <ProblemLine problem={accept.problem} />}
    <button type="submit" className="door-go" aria-busy={accept.busy || undefined}>{say({ zh: '定好密码，进入', en: 'Set the password and enter' })}</button><p className="door-foot"><span>{say({ zh: '链接只能用一次。', en: 'The link works once.' })}</span><LanguagePair /></p></form></main><DayFoot /></div>
}
export default InvitationPage
