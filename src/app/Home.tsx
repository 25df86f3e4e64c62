import { useEffect } from 'react'
import { useGo } from '../web/go.tsx'
import { Empty } from '../web/kit/States.tsx'
import { useSay } from '../web/language/language.ts'
import { useMe } from '../web/me.ts'
import { mayOpen, placeOf, startOf } from '../web/page.ts'
import { usePhone } from '../web/phone/usePhone.ts'
import { pages } from './pages.ts'

/** The first page of one's day; on a phone the first tab. */
const Home = () => {
  const me = useMe(), phone = usePhone(), go = useGo(), say = useSay()
  const mine = pages.filter(p => mayOpen(me, p))
  const first = mine.find(p => p.first?.(me)) ?? (phone ? mine.filter(p => p.phone && !p.phone.add).sort((a, b) => a.phone!.tab - b.phone!.tab)[0] : undefined) ?? mine.filter(p => p.group).sort((a, b) => placeOf(a) - placeOf(b))[0]
  useEffect(() => { if (first) go(startOf(first), { replace: true }) }, [first, go])
  return first ? null : <Empty ghost={false} title={say({ zh: '还没有你的页面', en: 'There is no page for you yet' })}>{say({ zh: '请管理员给你一个岗位。', en: 'Ask your administrator for a role.' })}</Empty>
}
export { Home }
