import { Refusal } from '../../kernel/refusal.ts'

const bad = (): never => { throw new Refusal('request.malformed') }
const utf8 = new TextDecoder('utf-8', { fatal: true })
/** A body of the API: JSON in UTF-8 or nothing at all; any other type is a 415, broken bytes a 400. */
export const readBody = (type: string | undefined, bytes: unknown): unknown => {
  if (!(bytes instanceof Buffer) || bytes.length === 0) { if (type !== undefined && /^multipart\//i.test(type)) throw new Refusal('file.type'); return undefined }
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type ?? '')) throw new Refusal('file.type')
  let text: string
  try { text = utf8.decode(bytes) } catch { return bad() }
  return readJson(text)
}
/** PostgreSQL stores neither NUL nor half a surrogate pair, wherever in a body it hides (trust T07 T08): 422 that names the place. */
const storable = (value: unknown, at = ''): void => {
  if (typeof value === 'string') { if (value.includes('\0') || !value.isWellFormed()) throw new Refusal('field.invalid', {}, [{ pointer: at, code: 'field.type' }]) }
  else if (value && typeof value === 'object') for (const [key, part] of Object.entries(value)) { storable(key, at); storable(part, `${at}/${key}`) }
}

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
  let value: unknown
  try { value = JSON.parse(text) } catch { return bad() }
  if (text.includes('\\u')) storable(value)
  return value
}
