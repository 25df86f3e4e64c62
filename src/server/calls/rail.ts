import type { Work } from '../work/work.ts'

export type RailCount = number | { n: number; late: boolean } | undefined
const counts = new Map<string, (work: Work) => Promise<RailCount>>()
/**
 * The number beside a page of the rail, by the name the page gives as `count`. One statement each, for this person's scope; undefined
 * or 0 shows nothing.
 */
export const railCount = (name: string, count: (work: Work) => Promise<RailCount>): void => {
  if (counts.has(name)) throw new Error(`rail count ${name} is declared twice`)
  counts.set(name, count)
}
export const railCounts = async (work: Work): Promise<Record<string, RailCount>> => {
  const made: Record<string, RailCount> = {}
  for (const [name, count] of counts) made[name] = await count(work)
  return made
}
