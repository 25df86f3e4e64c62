import type { FastifyInstance } from 'fastify'
import type { House } from './context.ts'

let current: House | undefined
/** The running house, for handlers that reach the door (a member's login is not in the organisation's own tables). */
export const houseOf = (): House => {
  if (!current) throw new Error('the house is not open')
  return current
}
export const openHouse = (house: House): House => (current = house)

const serving = new WeakMap<House, FastifyInstance>()
/** The API over a house, for what asks it from within (PDF of its own pages). */
export const serve = (house: House, app: FastifyInstance): void => { serving.set(house, app) }
export const servedBy = (house: House): FastifyInstance => {
  const app = serving.get(house)
  if (!app) throw new Error('the house is not served')
  return app
}
