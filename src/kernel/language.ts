/** The two languages every word of the product exists in. */
export type Language = 'zh' | 'en'
export type Label = { readonly zh: string; readonly en: string }

export const languages: readonly Language[] = ['zh', 'en']

/** The label in one language, with `{name}` places filled from `facts`. */
export const say = (label: Label, language: Language, facts: Record<string, unknown> = {}): string =>
  label[language].replace(/\{(\w+)\}/g, (place, name: string) => (name in facts ? String(facts[name]) : place))

/** The reader's language from an Accept-Language header; undefined when it names neither of ours. */
export const languageOf = (header: string | undefined): Language | undefined => {
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const name = part.trim().slice(0, 2)
    if (name === 'zh' || name === 'en') return name
  }
  return undefined
}
