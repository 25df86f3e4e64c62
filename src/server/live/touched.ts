/** A row somebody's screen may show: whoever may read such rows is told that it changed, never what it says. `to`: only these members. */
export type Touch = { readonly entity: string; readonly id: string; readonly to?: readonly string[] }

const noted = new WeakMap<object, Touch[]>()
/** Notes a written row on its transaction's connection; nothing is told before the commit. */
export const touch = (client: object, one: Touch): void => {
  const list = noted.get(client)
  if (list) { if (list.length < 500) list.push(one) } else noted.set(client, [one])
}
/** Takes what a transaction noted; after a rollback it is dropped. */
export const taken = (client: object): readonly Touch[] => {
  const list = noted.get(client) ?? []
  noted.delete(client)
  return list
}
type Told = (orgId: string, touches: readonly Touch[]) => void
let tell: Told = () => undefined
/** Who hears of committed rows: the bus of the running house. */
export const whenCommitted = (told: Told): void => { tell = told }
export const committed = (orgId: string, client: object): void => {
  const list = taken(client)
  if (list.length) tell(orgId, list)
}
