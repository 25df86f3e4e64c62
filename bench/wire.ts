// A client that costs little beside what it measures: one socket, one request at a time, HTTP/1.1 read by its content-length.
import { connect, type Socket } from 'node:net'

export type Request = { method: string; path: string; token: string; body?: string; headers?: Record<string, string> }
export type Wire = { send: (request: Request) => Promise<{ status: number; text: () => string }>; close: () => void }
const end = Buffer.from('\r\n\r\n')
export const wire = (port: number): Promise<Wire> => new Promise((resolve, reject) => {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let kept: Buffer[] = [], size = 0, want = -1, head = 0, status = 0, done: ((answer: { status: number; text: () => string }) => void) | undefined, failed: ((why: Error) => void) | undefined
  const look = (): void => {
    if (want < 0) {
      const all = kept.length === 1 ? kept[0] : Buffer.concat(kept)
      kept = [all]
      const at = all.indexOf(end)
      if (at < 0) return
      const said = all.toString('latin1', 0, at)
      status = Number(said.slice(9, 12))
      const length = /\r\ncontent-length: (\d+)/i.exec(said)
      if (!length) { failed?.(new Error(`no content-length: ${said}`)); return }
      head = at + 4
      want = head + Number(length[1])
    }
    if (size < want) return
    const all = kept.length === 1 ? kept[0] : Buffer.concat(kept), from = head, to = want, answered = done!, code = status
    kept = []; size = 0; want = -1
    answered({ status: code, text: () => all.toString('utf8', from, to) })
  }
  socket.on('data', part => { kept.push(part); size += part.length; look() })
  const lost = (why?: Error): void => failed?.(why ?? new Error('the server closed the connection'))
  socket.on('error', why => { reject(why); lost(why) })
  socket.on('close', () => lost())
  socket.once('connect', () => resolve({
    send: request => new Promise((answered, refused) => {
      done = answered; failed = refused
      const body = request.body === undefined ? '' : request.body
      socket.write(`${request.method} /api/v1${request.path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: cx=${request.token}\r\nsec-fetch-site: same-origin\r\n${Object.entries(request.headers ?? {}).map(([k, v]) => `${k}: ${v}\r\n`).join('')}${request.body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`}\r\n${body}`)
    }),
    close: () => { failed = undefined; socket.destroy() },
  }))
})
