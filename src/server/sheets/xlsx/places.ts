/** Cell addresses: B12 is row 12, column 2. */
export const columnOfLetters = (letters: string): number => {
  let column = 0
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 64
  return column
}
/** The column of a reference such as AB12; undefined when it is none. Read without a pattern: it runs once per cell. */
export const columnOfReference = (reference: string): number | undefined => {
  let column = 0
  let i = 0
  for (; i < reference.length && i < 4; i++) {
    const code = reference.charCodeAt(i)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return i === 0 || i === 4 ? undefined : column
}
