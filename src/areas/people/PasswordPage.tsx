import { useState, type FormEvent } from 'react'
import type { Call } from '../../kernel/call.ts'
import { useAsk } from '../../web/ask/index.ts'
import { FieldBox } from '../../web/form/index.ts'
import { Button, PageBody, PageHead, ProblemLine, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { sessionCalls } from './member.ts'
import './member.css'

const blank = { current: '', password: '', again: '' }
/** One's own password; every other place is logged out. */
const PasswordPage = () => {
  const say = useSay(), [v, setV] = useState(blank), [tried, setTried] = useState(false), change = useAsk(sessionCalls.password as unknown as Call<object, null>, { quiet: true })
  const faultOf = (name: string): string | undefined => change.problem?.errors.find(e => e.pointer === `/${name}`)?.detail
  const own: Record<string, string | undefined> = tried ? { current: v.current === '' ? say({ zh: '必填。', en: 'Required.' }) : undefined, password: v.password.length < 8 ? say({ zh: '密码至少 8 个字符。', en: 'At least 8 characters.' }) : undefined, again: v.password !== v.again ? say({ zh: '两遍不一样。', en: 'The two differ.' }) : undefined } : {}
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (v.current === '' || v.password.length < 8 || v.password !== v.again) return
    if ((await change.act({ current: v.current, password: v.password })) === undefined) return
    setV(blank); setTried(false)
    toast.done(say({ zh: '密码已改，别处都已退出。', en: 'Password changed; every other session has ended.' }))
  }
  const box = (name: keyof typeof blank, label: string, complete: string, hint?: string) => <FieldBox id={`p-${name}`} label={label} fault={own[name] ?? faultOf(name)} hint={hint} whole><input id={`p-${name}`} className="in" type="password" autoComplete={complete} value={v[name]} aria-invalid={!!(own[name] ?? faultOf(name)) || undefined} onChange={e => setV({ ...v, [name]: e.target.value })} /></FieldBox>
  const loose = change.problem && !['current', 'password'].some(faultOf) ? change.problem : undefined
  return <><PageHead title={say({ zh: '改密码', en: 'Change password' })} /><PageBody><form className="ff-grid narrow-form" onSubmit={e => void submit(e)} noValidate>
    {box('current', say({ zh: '现在的密码', en: 'Current password' }), 'current-password')}{box('password', say({ zh: '新密码', en: 'New password' }), 'new-password', say({ zh: '至少 8 个字符，不能是常见密码', en: 'at least 8 characters, not a common one' }))}{box('again', say({ zh: '再输一遍', en: 'Once more' }), 'new-password')}
    <ProblemLine problem={loose} /><div className="ff-whole"><Button kind="primary" submit busy={change.busy}>{say({ zh: '改密码', en: 'Change password' })}</Button></div></form></PageBody></>
}
export default PasswordPage
