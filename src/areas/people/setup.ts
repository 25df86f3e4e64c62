import { z } from 'zod'
import { call } from '../../kernel/call.ts'
import { textSchema } from '../../kernel/fields/text/text.ts'
import type { Myself } from './member.ts'

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** The one-time link's own call: organisation, first site, administrator. No default accounts, ever (trust ASVS 6.3.2). */
export const setupBody = z.strictObject({
  token: z.string().max(200),
  organisation: z.strictObject({ name: textSchema(120), language: z.enum(['zh', 'en']).optional(), timeZone: z.string().max(60).optional(), kinds: textSchema(60).optional() }),
  site: z.strictObject({ name: textSchema(80), address: textSchema(200).optional(), doorCover: z.number().int().min(0).max(20).optional(), holidays: z.boolean().optional(), hours: z.array(z.strictObject({ weekday: z.number().int().min(1).max(7), openFrom: hour, openTo: hour })).max(7).optional() }),
  admin: z.strictObject({ name: textSchema(60), login: textSchema(60), password: z.string().max(128) }),
})
export const setupCalls = {
  state: call<{ minutes: number; /** What `npm run organisation -- create --name` was told. */ name: string | null }>('setup.state', 'POST', '/setup/state', { label: { zh: '设置链接还有多久', en: 'How long the setup link lasts' }, right: 'open', body: z.strictObject({ token: z.string().max(200) }) }),
  setup: call<Myself>('setup.run', 'POST', '/setup', { label: { zh: '建立公司', en: 'Set up the organisation' }, right: 'open', status: 201, body: setupBody }),
  invitation: call<Myself>('invitation.accept', 'POST', '/invitations/{token}', { label: { zh: '接受邀请', en: 'Accept an invitation' }, right: 'open', status: 201, body: z.strictObject({ password: z.string().max(128) }) }),
  invited: call<{ name: string; login: string; organisation: string }>('invitation.state', 'GET', '/invitations/{token}', { label: { zh: '看邀请', en: 'See an invitation' }, right: 'open' }),
}
