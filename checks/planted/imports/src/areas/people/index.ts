import './people.handlers.ts'
import { visit } from '../leads/index.ts'
export const person = visit
