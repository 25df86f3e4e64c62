import { store } from '../store.ts'

export type Mode = 'light' | 'dark'
export type Choice = Mode | 'auto'

const kept = ((): Choice => { try { const t = localStorage.getItem('cx.theme'); return t === 'light' || t === 'dark' ? t : 'auto' } catch { return 'auto' } })()
const choice = store<Choice>(kept)
const system = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined
const dark = store(system?.matches ?? false)
system?.addEventListener('change', event => dark.set(event.matches))

export const setTheme = (to: Choice): void => {
  if (to === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = to
  try { if (to === 'auto') localStorage.removeItem('cx.theme'); else localStorage.setItem('cx.theme', to) } catch { /* storage is off: holds for this tab */ }
  choice.set(to)
}
/** What the reader chose, and the mode it comes to now. */
export const useTheme = (): { choice: Choice; mode: Mode } => {
  const chosen = choice.use(), isDark = dark.use()
  return { choice: chosen, mode: chosen === 'auto' ? (isDark ? 'dark' : 'light') : chosen }
}
