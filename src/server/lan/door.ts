import { createServer as plainServer, type Server } from 'node:http'
import { createServer, type Server as NetServer, type Socket } from 'node:net'
import { createServer as tlsServer } from 'node:tls'
import { languageOf } from '../../kernel/language.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { problem } from '../http/problem.ts'
import type { Certificate } from './certificate.ts'
import { trustPage } from './trustPage.ts'

const local = (address: string | undefined): boolean => address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
/** Who comes over plain http from the network meets one page: how to trust, the certificate, and the way to https. */
const doorstep = ({ authority, print }: Certificate): Server => plainServer((request, response) => {
  const host = String(request.headers.host ?? '').replace(/[^\w.:[\]-]/g, ''), path = (request.url ?? '/').split('?')[0]
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('cache-control', 'no-store')
  if (request.method !== 'GET' && request.method !== 'HEAD') { response.writeHead(405, { allow: 'GET, HEAD' }).end(); return }
  if (path === '/chenxi-ca.crt') { response.writeHead(200, { 'content-type': 'application/x-x509-ca-cert', 'content-disposition': 'attachment; filename="chenxi-ca.crt"' }).end(authority); return }
  if (path.startsWith('/api/')) { response.writeHead(426, { upgrade: 'TLS/1.2', connection: 'Upgrade', 'content-type': 'application/problem+json; charset=utf-8' }).end(JSON.stringify(problem(new Refusal('request.plain'), languageOf(request.headers['accept-language']) ?? 'zh'))); return }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", 'referrer-policy': 'no-referrer' })
  response.end(request.method === 'HEAD' ? undefined : trustPage({ url: `https://${host}/`, print, language: languageOf(request.headers['accept-language']) ?? 'zh' }))
})
/**
 * One port for the showroom's network: TLS goes to the program, plain http of this machine too, plain http of others to the doorstep. What a
 * connection speaks is told by its first byte (a TLS hello is 0x16); one that says nothing for ten seconds is dropped.
 */
export const lanDoor = async (program: Server, certificate: Certificate, at: { port: number; host: string }): Promise<{ server: NetServer; stop: () => Promise<void> }> => {
  const open = new Set<Socket>(), outside = doorstep(certificate)
  const inside = tlsServer({ key: certificate.key, cert: `${certificate.cert}\n${certificate.authority}`, minVersion: 'TLSv1.2', ALPNProtocols: ['http/1.1'], handshakeTimeout: 10_000 }, secured => { secured.on('error', () => undefined); program.emit('connection', secured) })
  inside.on('tlsClientError', () => undefined)
  const server = createServer({ pauseOnConnect: false }, socket => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => undefined)
    socket.setTimeout(10_000, () => socket.destroy())
    socket.once('readable', () => {
      const first = socket.read(1) as Buffer | null
      if (first === null) return
      socket.setTimeout(0)
      socket.removeAllListeners('timeout')
      socket.unshift(first)
      const to = first[0] === 0x16 ? inside : local(socket.remoteAddress) ? program : outside
      to.emit('connection', socket)
    })
  })
  await new Promise<void>((resolve, reject) => { server.once('error', reject); server.listen(at, () => { server.off('error', reject); resolve() }) })
  return { server, stop: () => new Promise(resolve => { server.close(() => resolve()); for (const socket of open) socket.destroy() }) }
}
