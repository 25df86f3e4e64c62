import { Check, CircleAlert, CircleDashed, CircleSlash, Clock, Flag, Lock, MessageSquareText, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './status.css'

export type Kind = 'late' | 'warn' | 'ok' | 'wait' | 'open' | 'off' | 'flag' | 'sealed' | 'said'
const glyphs: Record<Kind, LucideIcon> = { late: CircleAlert, warn: Clock, ok: Check, wait: Clock, open: CircleDashed, off: CircleSlash, flag: Flag, sealed: Lock, said: MessageSquareText }
/** Status = glyph + word (+ colour): late red, warn amber, ok a green tick with plain words. */
export const Status = ({ is, children, icon, strong }: { is: Kind; children: ReactNode; icon?: ReactNode; strong?: boolean }) => {
  const Glyph = glyphs[is]
  return <span className={`st st-${is}${strong ? ' st-strong' : ''}`}>{icon ?? <Glyph aria-hidden />}<span>{children}</span></span>
}
/** A small label on a pale ground of its role: 晨会 08:00 已开, 已封日, 演示. */
export const Tag = ({ is = 'plain', icon, children }: { is?: 'dawn' | 'dusk' | 'late' | 'warn' | 'ok' | 'accent' | 'plain'; icon?: ReactNode; children: ReactNode }) => <span className={`tag tag-${is}`}>{icon}<span>{children}</span></span>
/** done/planned in one figure: done in ink, planned in grey; nothing planned is a dot. */
export const Part = ({ done, of }: { done: number; of: number }) => (of === 0 && done === 0 ? <span className="quieter">·</span> : <span>{done}<span className="quiet">/{of}</span></span>)
/** How much of something: a thin bar, with a tick where it should stand. */
export const Bar = ({ share, should, label, is = 'plain' }: { share: number; should?: number; label: string; is?: 'plain' | 'accent' | 'late' }) =>
  <span className={`bar bar-${is}`} role="img" aria-label={label}><i style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }} />{should !== undefined && <b style={{ left: `${Math.min(100, should * 100)}%` }} />}</span>
