import { MoreHorizontal } from 'lucide-react'
import { IconButton, MenuItem, Pop } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import type { Doing } from './CardDialogs.tsx'
import type { CardView } from './views.ts'

/** Acts that are not for every day. */
export const More = ({ view, onDo }: { view: CardView; onDo: (doing: Doing) => void }) => {
  const say = useSay(), can = (name: string): boolean => view.can.includes(name)
  const of = ([['milestone', { zh: '记试驾、报价、订单…', en: 'Test drive, quote, order…' }, 'milestone.create'], ['appointment', { zh: '约到店', en: 'Make an appointment' }, 'appointment.create'], ['level', { zh: '改级别', en: 'Change level' }, 'changeLevel'], ['close', { zh: '申请结案', en: 'Apply to close' }, 'applyToClose'], ['reopen', { zh: '重新跟进', en: 'Reopen' }, 'reopen']] as const).filter(([, , right]) => can(right))
  if (of.length === 0) return null
  return <Pop align="right" label={say({ zh: '更多', en: 'More' })} button={({ press, open }) => <IconButton label={say({ zh: '更多', en: 'More' })} aria-expanded={open} onClick={press}><MoreHorizontal aria-hidden /></IconButton>}>{close => <>{of.map(([doing, words]) => <MenuItem key={doing} onClick={() => { close(); onDo(doing) }}>{say(words)}</MenuItem>)}</>}</Pop>
}
