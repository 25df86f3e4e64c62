import { CloudOff, Hourglass, Lock, RefreshCw, TriangleAlert } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Problem } from '../../kernel/client.ts'
import { useSay } from '../language/language.ts'
import { passing } from '../ask/queries.ts'
import { Button } from './Button.tsx'
import './states.css'

/** Nothing for 200 ms, then a quiet ghost of what comes. */
export const Loading = ({ rows = 8 }: { rows?: number }) => {
  const say = useSay(), [seen, setSeen] = useState(false)
  useEffect(() => { const timer = setTimeout(() => setSeen(true), 200); return () => clearTimeout(timer) }, [])
  return <div className={seen ? 'ghost seen' : 'ghost'} role="status" aria-label={say({ zh: '正在取', en: 'Loading' })}>{seen && Array.from({ length: rows }, (_, i) => <div key={i} aria-hidden><i /><i style={{ width: `${34 + ((i * 37) % 40)}%` }} /><i /></div>)}</div>
}
/** Nothing there yet: the ghost of the real list, what it is for, and the ways to begin. */
export const Empty = ({ title, children, acts, ghost = true }: { title: ReactNode; children?: ReactNode; acts?: ReactNode; ghost?: boolean }) => <div className="state">
  {ghost && <div className="state-ghost" aria-hidden>{['H', 'A', 'B'].map((l, i) => <div key={l}><b style={{ opacity: 1 - i * 0.3 }} /><i /><i style={{ width: `${48 - i * 6}%` }} /><i /></div>)}</div>}
  <h3>{title}</h3>{children && <p>{children}</p>}{acts && <div className="state-acts">{acts}</div>}
</div>
/** What did not happen, why, and the way on. */
export const Refused = ({ what, title, children, acts, code, icon }: { what?: ReactNode; title: ReactNode; children?: ReactNode; acts?: ReactNode; code?: string; icon?: ReactNode }) => <div className="state" role="alert">
  {what && <div className="state-no">{icon ?? <Lock aria-hidden />}<span>{what}</span></div>}<h3>{title}</h3>{children && <p>{children}</p>}{acts && <div className="state-acts">{acts}</div>}{code && <div className="state-code mono">{code}</div>}
</div>
const sentence = (problem: Problem, say: ReturnType<typeof useSay>): { title: string; body?: string } => {
  if (problem.code === 'offline') return { title: say({ zh: '连不上晨夕', en: 'Chenxi cannot be reached' }), body: say({ zh: '网络断了，或程序正在重启。你填的内容还在，连上就能接着做。', en: 'The network is down or the program is restarting. What you typed is still here; go on once it is back.' }) }
  if (problem.status === 503) return { title: say({ zh: '系统正忙', en: 'The system is busy' }), body: problem.detail }
  if (problem.status === 404) return { title: say({ zh: '没有这条记录，或你看不到它', en: 'There is no such record, or you may not see it' }) }
  if (problem.status === 403) return { title: say({ zh: '你的岗位看不到这里', en: 'Your role cannot see this' }), body: problem.detail }
  return { title: problem.detail || say({ zh: '出了问题', en: 'Something went wrong' }) }
}
/** A problem in place of a page or a list, with retry where a retry can help. */
export const ProblemView = ({ problem, onAgain }: { problem: Problem; onAgain?: () => void }) => {
  const say = useSay(), { title, body } = sentence(problem, say)
  return <Refused icon={problem.status === 0 ? <CloudOff aria-hidden /> : problem.status === 503 ? <Hourglass aria-hidden /> : <TriangleAlert aria-hidden />} what={say({ zh: '没有取到', en: 'Not loaded' })} title={title} code={problem.status === 404 || problem.status === 0 ? undefined : problem.code}
    acts={onAgain && problem.status !== 403 && problem.status !== 404 ? <Button icon={<RefreshCw aria-hidden />} onClick={onAgain}>{say({ zh: '再试一次', en: 'Try again' })}</Button> : undefined}>{body}</Refused>
}
/** A problem of an act, in one line beside it. */
export const ProblemLine = ({ problem, children }: { problem: Problem | undefined; children?: ReactNode }) => {
  const say = useSay()
  if (!problem) return null
  return <p className="problem-line" role="alert"><TriangleAlert aria-hidden /><span>{sentence(problem, say).title}{passing(problem) && sentence(problem, say).body ? ` ${sentence(problem, say).body}` : ''} {children}</span></p>
}
