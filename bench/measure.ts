// Slices of asking: so many clients at once for so long, each waiting for its answer before it asks again.
export type Sum = { n: number; seconds: number; waits: number[] }
export const nothing = (): Sum => ({ n: 0, seconds: 0, waits: [] })

export const slice = async (into: Sum, clients: number, seconds: number, one: (client: number) => Promise<void>): Promise<void> => {
  const from = performance.now(), until = from + seconds * 1_000
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    for (let at = performance.now(); at < until;) {
      await one(client)
      const now = performance.now()
      into.waits.push(now - at)
      into.n++
      at = now
    }
  }))
  into.seconds += (performance.now() - from) / 1_000
}
export const at = (sum: Sum, share: number): number => {
  const sorted = sum.waits.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
export const rate = (sum: Sum): number => (sum.seconds === 0 ? 0 : sum.n / sum.seconds)
export const round = (n: number, places = 2): number => Math.round(n * 10 ** places) / 10 ** places
