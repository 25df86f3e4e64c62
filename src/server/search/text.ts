/** How searchable text is read, the same for rows and for questions, so that both give equal tokens. */

/** A stretch of text of one sort: `han` scripts written without blanks, `latin` alphabets and digits, `sign` any other character. */
export type Run = { readonly sort: 'han' | 'latin' | 'sign'; readonly text: string }

const latin = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u
const letter = /[\p{L}\p{N}]/u
/** Marks people type or leave out at will: they part words and are never searched. % and _ are not among them and stay literal (trust T16). */
const parting = /[\s\-–—·•.,/\\()[\]"“”、，。：:;]/u

/** NFKC, lower case, accents of alphabets off (José = jose, composed or not), invisible characters and apostrophes (xi’an) dropped. */
export const folded = (text: string): string =>
  text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1').normalize('NFC').replace(/[\p{Cf}\p{Cc}\p{M}'’`]/gu, found => (/\s/.test(found) ? ' ' : ''))

/** The runs of folded text, by code point (𠮷 is one character); blanks and parting marks fall between runs. */
export const runsOf = (text: string): Run[] => {
  const runs: { sort: Run['sort']; text: string }[] = []
  let open = false
  for (const char of folded(text)) {
    if (parting.test(char)) { open = false; continue }
    const sort = latin.test(char) ? 'latin' : letter.test(char) ? 'han' : 'sign'
    const last = runs[runs.length - 1]
    if (open && sort !== 'sign' && last.sort === sort) last.text += char
    else runs.push({ sort, text: char })
    open = true
  }
  return runs
}
