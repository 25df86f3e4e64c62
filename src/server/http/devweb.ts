import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** Pages straight from the sources, reloaded as they change: `npm run dev` only, without the strict policy (Vite injects its own scripts). */
export const devWeb = async (app: FastifyInstance): Promise<void> => {
  const { createServer } = await import('vite')
  const vite = await createServer({ root, configFile: `${root}vite.config.ts`, appType: 'custom', server: { middlewareMode: true, hmr: { server: app.server } } })
  app.addHook('onClose', () => vite.close())
  app.route({ method: ['GET', 'HEAD'], url: '/*', handler: (request, reply) => {
    reply.hijack()
    vite.middlewares(request.raw, reply.raw, () => {
      void (async () => {
        const shell = await vite.transformIndexHtml(request.url, readFileSync(`${root}index.html`, 'utf8'))
        reply.raw.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(shell)
      })().catch((error: unknown) => { reply.raw.writeHead(500).end(String(error)) })
    })
  } })
}
