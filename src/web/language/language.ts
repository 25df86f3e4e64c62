import { say, type Label, type Language } from '../../kernel/language.ts'
import { kept, store } from '../store.ts'

const first = (): Language => {
  const found = kept.read('language')
  if (found === 'zh' || found === 'en') return found
  return typeof navigator !== 'undefined' && !/^zh/i.test(navigator.language) ? 'en' : 'zh'
}
const current = store<Language>(first())
const show = (language: Language): void => { if (typeof document !== 'undefined') document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en' }
show(current.get())

/** Switches every word at once, without a reload, and remembers it in this browser (the member's own row is written by who calls). */
export const setLanguage = (language: Language): void => { kept.write('language', language); show(language); current.set(language) }
export const languageNow = (): Language => current.get()
export const useLanguage = (): Language => current.use()
export type Say = (label: Label, facts?: Record<string, unknown>) => string
const says: Readonly<Record<Language, Say>> = { zh: (label, facts) => say(label, 'zh', facts), en: (label, facts) => say(label, 'en', facts) }
/** `say({zh, en}, facts)` in the reader's language; the component follows a switch. */
export const useSay = (): Say => says[current.use()]
export const sayNow: Say = (label, facts) => say(label, current.get(), facts)
