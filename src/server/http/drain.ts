import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Makes a server's end a matter of seconds: `leave()` cuts connections nobody asks anything on (a browser opens some ahead of time and
 * Node counts those as busy for ever), lets what is being answered end, and cuts what is left after `graceMs`.
 */
export const drain = (server: Server, graceMs = 10_000): { leave: () => () => void } => {
  const open = new Set<Socket>(), asked = new Map<Socket, number>()
  let leaving = false
  server.on('connection', socket => {
    open.add(socket)
    socket.once('close', () => { open.delete(socket); asked.delete(socket) })
  })
  server.on('request', ({ socket }, response) => {
    asked.set(socket, (asked.get(socket) ?? 0) + 1)
    response.once('close', () => {
      const left = (asked.get(socket) ?? 1) - 1
      if (left > 0) { asked.set(socket, left); return }
      asked.delete(socket)
      if (leaving) socket.end()
    })
  })
  return {
    leave: () => {
      leaving = true
      for (const socket of open) if (!asked.has(socket)) socket.destroy()
      const hard = setTimeout(() => { for (const socket of open) socket.destroy() }, graceMs)
      return () => clearTimeout(hard)
    },
  }
}
