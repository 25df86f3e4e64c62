import { hash } from 'node:crypto'
import { database } from '../server/database.ts'
export const entity = () => [database, hash]
