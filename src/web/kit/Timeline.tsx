import type { ReactNode } from 'react'
import './timeline.css'

export type Moment = { key: string; at: ReactNode; icon?: ReactNode; words: ReactNode; notes?: ReactNode; /** An instruction stands on a pale teal ground. */ marked?: boolean }
/** What happened, newest first: time, glyph, words, grey notes below. */
export const Timeline = ({ of, empty }: { of: readonly Moment[]; empty?: ReactNode }) =>
  of.length === 0 ? <p className="quiet">{empty}</p> : <ol className="tl">{of.map(m => <li key={m.key}><span className="tl-at">{m.at}</span><span className="tl-rail" aria-hidden>{m.icon ?? <i />}</span><div className={m.marked ? 'tl-what tl-marked' : 'tl-what'}><div>{m.words}</div>{m.notes && <div className="tl-notes">{m.notes}</div>}</div></li>)}</ol>
/** A band that says one thing and offers a way on: 陈浩申请战败 … */
export const Band = ({ is, icon, children, acts }: { is: 'warn' | 'late' | 'dusk' | 'accent' | 'ok'; icon?: ReactNode; children: ReactNode; acts?: ReactNode }) => <div className={`band band-${is}`} role={is === 'late' ? 'alert' : undefined}>{icon}<div className="band-words">{children}</div>{acts && <div className="band-acts">{acts}</div>}</div>
