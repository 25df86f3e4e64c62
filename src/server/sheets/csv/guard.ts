/**
 * A text a spreadsheet would run as a formula gets a ' before it on the way out, and loses it on the way in (trust 1.3, F32).
 * A text that itself begins with such a ' gets one more, so that what was written comes back exactly.
 */
const runs = /^'*[=+\-@\t\r\n\0＝＋－＠]/
const guarded = /^'+[=+\-@\t\r\n\0＝＋－＠]/
export const guard = (text: string): string => (runs.test(text) ? `'${text}` : text)
export const unguard = (text: string): string => (guarded.test(text) ? text.slice(1) : text)
