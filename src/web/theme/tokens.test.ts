import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { tokenSheet } from './styles.ts'

type Tokens = { color: Record<string, [string, string]>; contrast: [string, string, number][] }
const tokens = JSON.parse(readFileSync(new URL('./tokens.json', import.meta.url), 'utf8')) as Tokens
const light = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16) / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05) }

test('every text can be read on every ground it stands on, in light and in dark', () => {
  for (const [text, ground, least] of tokens.contrast) for (const mode of [0, 1] as const) {
    const found = contrast(tokens.color[text][mode], tokens.color[ground][mode])
    assert.ok(found >= least, `${text} on ${ground}, ${mode ? 'dark' : 'light'}: ${found.toFixed(2)} < ${least}`)
  }
})
test('the style sheet names every colour in both modes, and print is always light', () => {
  const sheet = tokenSheet()
  for (const role of Object.keys(tokens.color)) assert.equal(sheet.split(`--${role.replace(/[A-Z]/g, c => '-' + c.toLowerCase())}:`).length - 1, 3, role)
  assert.equal(sheet.match(/@media screen/g)?.length, 2)
})
