import { useFormat } from '../../web/format.ts'
import { ask, refreshAll, useCall } from '../../web/ask/index.ts'
import { Button, Loading, PageBody, PageHead, ProblemView, SheetTable, Status, toast } from '../../web/kit/index.ts'
import { Problem } from '../../kernel/client.ts'
import { useSay, type Say } from '../../web/language/language.ts'
import { sessionCalls } from './member.ts'

/** «Chrome, Windows» out of what a browser calls itself. */
const deviceOf = (agent: string, say: Say): string => {
  const browser = /MicroMessenger/.test(agent) ? say({ zh: '微信', en: 'WeChat' }) : /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? 'Firefox' : /Chrome\//.test(agent) ? 'Chrome' : /Safari\//.test(agent) ? 'Safari' : say({ zh: '其他程序', en: 'Another program' })
  const system = /iPhone|iPad/.test(agent) ? 'iOS' : /Android/.test(agent) ? 'Android' : /Windows/.test(agent) ? 'Windows' : /Mac OS/.test(agent) ? 'macOS' : /Linux/.test(agent) ? 'Linux' : ''
  return [browser, system].filter(Boolean).join(say({ zh: '，', en: ', ' }))
}
/** Where I am logged in; any place can be ended from here. */
const SessionsPage = () => {
  const say = useSay(), f = useFormat(), { data, problem, again } = useCall(sessionCalls.list, {})
  const end = async (id: string): Promise<void> => {
    try { await ask(sessionCalls.end, { id }); await refreshAll(); toast.done(say({ zh: '那一处已退出。', en: 'That session has ended.' })) } catch (error) { if (error instanceof Problem) toast.no(error); else throw error }
  }
  return <><PageHead title={say({ zh: '我的登录', en: 'My sessions' })} facts={<span>{say({ zh: '不认识的就结束它，再改密码', en: 'End what you do not know, then change your password' })}</span>} /><PageBody>
    {problem ? <ProblemView problem={problem} onAgain={again} /> : !data ? <Loading rows={3} /> : <SheetTable label={say({ zh: '我的登录', en: 'My sessions' })} rows={data.items} rowKey={s => s.id} columns={[
      { key: 'device', head: say({ zh: '设备', en: 'Device' }), strong: true, cell: s => deviceOf(s.agent, say) }, { key: 'address', head: say({ zh: '地址', en: 'Address' }), cell: s => s.address }, { key: 'created', head: say({ zh: '登录于', en: 'Logged in' }), cell: s => f.when(s.createdAt) }, { key: 'seen', head: say({ zh: '最近', en: 'Last seen' }), cell: s => f.when(s.seenAt) },
      { key: 'act', head: '', num: true, cell: s => s.current ? <Status is="ok">{say({ zh: '就是这里', en: 'This one' })}</Status> : <Button small onClick={() => void end(s.id)}>{say({ zh: '结束', en: 'End' })}</Button> }]} />}
  </PageBody></>
}
export default SessionsPage
