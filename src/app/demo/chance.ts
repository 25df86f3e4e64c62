import { v7 } from 'uuid'

/** Chance that is the same every time: the demo of a date is one demo (mulberry32). */
export const chance = (seed: number) => {
  let a = seed >>> 0
  const next = (): number => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = a
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]
  const weighted = <T>(list: readonly (readonly [T, number])[]): T => {
    let left = next() * list.reduce((sum, [, w]) => sum + w, 0)
    for (const [value, w] of list) if ((left -= w) < 0) return value
    return list[list.length - 1][0]
  }
  return {
    next, whole, pick, weighted, yes: (share: number): boolean => next() < share,
    /** An id that sorts by its instant and is the same every time. */
    id: (instant: string): string => v7({ msecs: Date.parse(instant), random: Uint8Array.from({ length: 16 }, () => whole(0, 255)) }),
  }
}
export type Chance = ReturnType<typeof chance>
/** A date's own seed. */
export const seedOf = (text: string): number => [...text].reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 16_777_619), 2_166_136_261) >>> 0
