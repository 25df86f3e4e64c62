import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { sessionCalls } from '../areas/people/index.ts'
import { onSessionLost, queries } from '../web/ask/queries.ts'
import { ask, useCall } from '../web/ask/index.ts'
import { useLive } from '../web/ask/live.ts'
import { usePath } from '../web/go.tsx'
import { Loading, ProblemView, Refused } from '../web/kit/States.tsx'
import { setLanguage, useSay } from '../web/language/language.ts'
import { kept } from '../web/store.ts'
import { forgetPlace, MeContext, type Me } from '../web/me.ts'
import { mayOpen, type Page } from '../web/page.ts'
import { Shell } from '../web/shell/Shell.tsx'
import { finders } from './finders.tsx'
import { groundCalls } from './ground.ts'
import { pages } from './pages.ts'

const Login = lazy(() => import('../areas/people/index.web.ts'))
const shape = (path: string): RegExp => new RegExp(`^${path.replace(/\/:\w+\?/g, '(?:/[^/]+)?').replace(/:\w+/g, '[^/]+')}/?$`)
const shapes = pages.map(page => ({ page, shape: shape(page.path) }))
const pageAt = (path: string): Page | undefined => shapes.find(s => s.shape.test(path))?.page

const links = [{ href: '/me/sessions', words: { zh: '我的登录', en: 'My sessions' } }, { href: '/me/password', words: { zh: '改密码', en: 'Change password' } }] as const
const leave = (): void => { void ask(sessionCalls.logout, {}).catch(() => undefined).then(() => { forgetPlace(); location.assign('/') }) }

const Inside = ({ me, page }: { me: Me; page: Page | undefined }) => {
  const say = useSay(), counts = useCall(groundCalls.rail, {}, { every: 60_000 })
  useLive()
  const acts = useMemo(() => ({ logout: leave, links, rememberLanguage: (language: 'zh' | 'en') => { void ask(sessionCalls.language, { language }).catch(() => undefined) } }), [])
  return <Shell pages={pages} page={page} counts={counts.data?.counts ?? {}} finders={finders} acts={acts}>
    {page && !mayOpen(me, page) ? <Refused title={say({ zh: '你的岗位看不到这一页', en: 'Your role cannot open this page' })}>{say({ zh: '需要时请找管理员。', en: 'Ask your administrator if you need it.' })}</Refused> : <Suspense fallback={<Loading />}><Outlet /></Suspense>}
  </Shell>
}
/** Who is there decides what stands: the page, the login in its place, or the login over a page whose words must not be lost. */
export const Root = () => {
  const path = usePath(), page = pageAt(path), open = page?.may === 'open'
  // The door says whether there is a session, so that nobody meets a refused request on his way in.
  const door = useCall(sessionCalls.door, {}, { still: true, when: !open })
  const session = useCall(sessionCalls.current, {}, { still: true, when: !open && door.data?.inside === true })
  const [lost, setLost] = useState(false), was = useRef<string>(undefined)
  const me = session.data as Me | undefined
  useEffect(() => onSessionLost(() => { if (was.current) setLost(true) }), [])
  useEffect(() => {
    if (!me) return
    if (was.current !== me.member.id && kept.read('language') === undefined) setLanguage(me.member.language)
    was.current = me.member.id
  }, [me])
  if (open) return <Suspense fallback={<Loading />}><Outlet /></Suspense>
  if (!me) {
    const { problem, again } = door.problem ? door : session
    if (problem && problem.code !== 'session.missing') return <ProblemView problem={problem} onAgain={again} />
    return door.data?.inside === false || problem ? <Suspense fallback={null}><Login /></Suspense> : <Loading rows={4} />
  }
  return <MeContext value={me}><Inside me={me} page={page} />
    {lost && <div className="login-over"><Suspense fallback={null}><Login onIn={who => { if (who.member.id !== me.member.id) { location.reload(); return } setLost(false); void queries.invalidateQueries() }} /></Suspense></div>}
  </MeContext>
}
