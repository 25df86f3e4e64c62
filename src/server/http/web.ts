import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { House } from './context.ts'
import { apiHeaders, strict } from './headers.ts'

const folder = fileURLToPath(new URL('../../../dist/web/', import.meta.url))
const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.json': 'application/json', '.png': 'image/png', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json', '.ico': 'image/x-icon', '.map': 'application/json' }

/** Nothing but our own scripts and styles; a nonce per answer for the styles the interface library makes (stack.md «Web»). */
const policy = (nonce: string): string => `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'`
const page = (house: House, reply: FastifyReply, html: string): FastifyReply => {
  const nonce = randomBytes(16).toString('base64')
  return reply.headers({
    'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': policy(nonce), 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=(self)', ...(strict(house) ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }).send(html.replaceAll('__NONCE__', nonce))
}
type Kept = { body: Buffer; zipped: Buffer | undefined; type: string; time: number }
const kept = new Map<string, Kept>()
const file = (path: string): Kept | undefined => {
  const full = join(folder, normalize(path))
  if (!full.startsWith(folder) || !existsSync(full) || !statSync(full).isFile()) return undefined
  const time = statSync(full).mtimeMs
  let found = kept.get(full)
  if (found?.time === time) return found
  const body = readFileSync(full), type = types[extname(full)] ?? 'application/octet-stream'
  kept.set(full, found = { body, zipped: /javascript|css|svg|json|html/.test(type) ? gzipSync(body, { level: 9 }) : undefined, type, time })
  return found
}
const missing = (reply: FastifyReply, status: number): FastifyReply => reply.code(status).headers({ ...apiHeaders(false), 'content-type': 'text/plain; charset=utf-8' }).send(String(status))
/** Serves the built pages: hashed files for ever, every other path the shell (the browser routes), HEAD like GET. */
export const serveWeb = async (app: FastifyInstance, house: House, options: { dev: boolean }): Promise<void> => {
  if (options.dev) { const { devWeb } = await import('./devweb.ts'); return devWeb(app) }
  app.route({ method: ['GET', 'HEAD'], url: '/*', handler: (request, reply) => {
    let path: string
    try { path = decodeURIComponent(request.url.split('?')[0]) } catch { return missing(reply, 400) }
    if (path.includes('\0')) return missing(reply, 400)
    if (path.startsWith('/api/')) return reply.callNotFound() // not the shell: a client that asks a version we do not have must see that
    if (path.startsWith('/assets/') || /\.(svg|png|ico|webmanifest)$/.test(path)) {
      const found = file(path)
      if (!found) return missing(reply, 404)
      reply.headers({ 'content-type': found.type, 'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox", vary: 'accept-encoding' })
      if (found.zipped && String(request.headers['accept-encoding'] ?? '').includes('gzip')) return reply.header('content-encoding', 'gzip').send(found.zipped)
      return reply.send(found.body)
    }
    if (/\/\.|\\|\.\./.test(path)) return missing(reply, 404)
    const shell = file(path === '/api' || path === '/api/' ? '/api.html' : '/index.html') ?? file('/index.html')
    if (!shell) return reply.code(503).type('text/plain; charset=utf-8').send('网页还没有构建 · the web is not built yet: npm start')
    return page(house, reply, shell.body.toString('utf8'))
  } })
}
