import { Refusal } from '../../kernel/refusal.ts'

/**
 * A write carried by a cookie must come from our own pages (trust.md 1.3 CSRF): Sec-Fetch-Site same-origin, else an Origin that is
 * ours (the configured one, else the host served). Neither header: refused.
 */
export const sameOrigin = (headers: Record<string, unknown>, configured: string | undefined, secure: boolean): void => {
  const site = headers['sec-fetch-site']
  if (site === 'same-origin') return
  if (site === undefined && typeof headers.origin === 'string') {
    const ours = configured ?? `${secure ? 'https' : 'http'}://${String(headers.host)}`
    if (headers.origin === ours) return
  }
  throw new Refusal('session.origin')
}
