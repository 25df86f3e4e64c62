// Build side of the theme: tokens.json becomes the style sheet of CSS variables, so that nothing flashes before the script runs.
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

type Tokens = { color: Record<string, [string, string]>; shadow: { overlay: [string, string] }; seed: { font: string; fontMono: string; motion: Record<string, string> } }
const place = new URL('./tokens.json', import.meta.url)
const dashed = (role: string): string => role.replace(/[A-Z]/g, c => '-' + c.toLowerCase())

/** What is no role of its own: the marks of heat, and the drawer, which lies higher in the dark. */
const further: Record<string, [string, string]> = { drawer: ['var(--surface)', 'var(--raised)'], 'level-a': ['#6A645B', '#A39B8E'], 'level-a-ink': ['#FFFFFF', '#141312'], 'level-b': ['#D2CABC', '#45413B'], 'level-b-ink': ['#1E1C19', '#ECE8E1'], done: ['#6A645B', '#A39B8E'] }
/** The variables of both modes: `lineStrong` → `--line-strong`; the reader's system decides unless data-theme does. */
export const tokenSheet = (): string => {
  const tokens = JSON.parse(readFileSync(place, 'utf8')) as Tokens
  const side = (i: 0 | 1): string => Object.entries({ ...tokens.color, ...further }).map(([role, pair]) => `--${dashed(role)}:${pair[i]}`).join(';') + `;--shadow:${tokens.shadow.overlay[i]};color-scheme:${i === 0 ? 'light' : 'dark'}`
  const { motion } = tokens.seed
  return `:root{${side(0)};--font:${tokens.seed.font};--mono:${tokens.seed.fontMono};--fast:${motion.fast};--base:${motion.base};--slow:${motion.slow};--ease:${motion.ease}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${side(1)}}}
@media screen{:root[data-theme=dark]{${side(1)}}}`
}
/** Serves `virtual:tokens.css`. */
export const tokenStyles = (): Plugin => ({
  name: 'chenxi-tokens',
  resolveId: id => (id === 'virtual:tokens.css' ? '\0virtual:tokens.css' : undefined),
  load(id) {
    if (id !== '\0virtual:tokens.css') return undefined
    this.addWatchFile(place.pathname)
    return { code: tokenSheet(), moduleType: 'css' }
  },
})
