import { here } from './circle.ts'
import { gone } from './nowhere.ts'
export const there = (here as number) + gone
