import type { House } from './context.ts'

let current: House | undefined
/** The running house, for handlers that reach the door (a member's login is not in the organisation's own tables). */
export const houseOf = (): House => {
  if (!current) throw new Error('the house is not open')
  return current
}
export const openHouse = (house: House): House => (current = house)
