import { Refusal } from '../../kernel/refusal.ts'

const bad = (): never => { throw new Refusal('request.malformed') }

/**
 * Parses a JSON body strictly: duplicate keys, `__proto__`, nesting beyond 64 and anything after the value are refused (trust W07–W09).
 * The scan walks the text once beside JSON.parse, which stays the only parser.
 */
export const readJson = (text: string): unknown => {
  const keys: (Set<string> | null)[] = []
  let i = 0
  const blank = () => { while (i < text.length && text.charCodeAt(i) <= 32) i++ }
  const string = (): string => {
    const start = i++
    while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1
    return text.slice(start, ++i)
  }
  while (i < text.length) {
    const c = text[i]
    if (c === '{' || c === '[') { if (keys.push(c === '{' ? new Set() : null) > 64) bad(); i++ }
    else if (c === '}' || c === ']') { keys.pop(); i++ }
    else if (c === '"') {
      const raw = string()
      const open = keys[keys.length - 1]
      blank()
      if (open && text[i] === ':') {
        let key = raw
        if (raw.includes('\\')) { try { key = JSON.stringify(JSON.parse(raw)) } catch { bad() } }
        if (open.has(key) || key === '"__proto__"') bad()
        open.add(key)
      }
    } else i++
  }
  try { return JSON.parse(text) } catch { return bad() }
}
