import type { Duty } from '../../src/app/duties.ts'

type Live = { calls: ReadonlySet<string>; pages: ReadonlySet<string>; tests: ReadonlyMap<string, readonly string[]> }
/** What is wrong with the registry: a repeat without its carrier, a service that does not live, or that no test bears witness to. */
export const dutyFaults = (duties: readonly Duty[], live: Live): string[] => {
  const byId = new Map(duties.map(d => [d.id, d]))
  return duties.flatMap(d => [
    ...(d.carriedBy !== undefined && (!byId.has(d.carriedBy) || byId.get(d.carriedBy)!.carriedBy !== undefined) ? [`${d.id} is carried by ${d.carriedBy}, which is no row of its own`] : []),
    ...d.servedBy.filter(name => !(name.startsWith('/') ? live.pages : live.calls).has(name)).map(name => `${d.id} is served by ${name}, which is not declared`),
    ...(d.servedBy.length && !live.tests.get(d.id)?.length ? [`${d.id} says it is served, and no test bears its id in its name`] : []),
  ])
}
