import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '../../kernel/refusal.ts'
import { common } from './common.ts'

/** argon2id with 19 MiB, two passes (trust.md 1.3). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password, cost)
let decoy: Promise<string> | undefined
/** Checks a password exactly as typed; an unknown login costs the same time, so timing tells nothing. */
export const checkPassword = async (kept: string | null | undefined, password: string): Promise<boolean> => {
  const against = kept ?? await (decoy ??= hashPassword('nobody has this password'))
  const fits = await verify(against, password).catch(() => false)
  return fits && kept != null
}
/** At least 8 characters, no composition rules, not a common one, not the login or the product's name (ASVS 6.2). */
export const demandPassword = (password: string, login: string, pointer = '/password'): void => {
  const low = password.toLowerCase()
  if ([...password].length < 8 || common.has(low) || low.includes(login.toLowerCase()) || /^(.)\1+$/.test(password) || low.includes('chenxi')) {
    throw new Refusal('password.weak', {}, [{ pointer, code: 'password.weak' }])
  }
}
