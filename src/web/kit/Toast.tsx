import { Check, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Problem } from '../../kernel/client.ts'
import { sayNow, useSay } from '../language/language.ts'
import { store } from '../store.ts'
import './toast.css'

type Note = { id: number; is: 'done' | 'no'; words: ReactNode; act?: { words: string; do: () => void } }
const notes = store<readonly Note[]>([])
let count = 0
const drop = (id: number): void => notes.set(notes.get().filter(n => n.id !== id))
/** The same words twice in a row are said once: ten mended differences must not wall up the page. */
const put = (note: Omit<Note, 'id'>, ms: number): void => { const id = ++count; notes.set([...notes.get().filter(n => typeof note.words !== 'string' || n.words !== note.words || n.is !== note.is || n.act || note.act).slice(-2), { ...note, id }]); setTimeout(() => drop(id), ms) }
export const toast = {
  /** Something is done; `act` is the way on (打开, 撤回). */
  done: (words: ReactNode, act?: Note['act']): void => put({ is: 'done', words, act }, 4_500),
  /** Something did not happen. */
  no: (words: ReactNode | Problem): void => put({ is: 'no', words: words instanceof Problem ? words.detail || (words.status === 0 ? sayNow({ zh: '连不上晨夕，没有存。', en: 'Chenxi cannot be reached; nothing was saved.' }) : words.code) : words }, 8_000),
}
/** Stands once in the shell. */
export const Toasts = () => {
  const list = notes.use(), say = useSay()
  return <div className="toasts" role="status" aria-live="polite">{list.map(n => <div key={n.id} className={`toast toast-${n.is}`}>{n.is === 'done' ? <Check aria-hidden /> : <TriangleAlert aria-hidden />}<span>{n.words}</span>{n.act && <button type="button" onClick={() => { n.act!.do(); drop(n.id) }}>{n.act.words}</button>}<button type="button" aria-label={say({ zh: '关上', en: 'Close' })} onClick={() => drop(n.id)}><X aria-hidden /></button></div>)}</div>
}
