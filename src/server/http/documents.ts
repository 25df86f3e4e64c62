import type { FastifyInstance } from 'fastify'
import { declaredRefusals } from '../../kernel/refusal.ts'
import type { House } from './context.ts'
import { apiHeaders, strict } from './headers.ts'
import { openApi } from './openapi.ts'

const safeText = (text: string): string => text.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)
/** Every refusal with its sentence in both languages: where a problem document's `type` leads (RFC 9457). */
const problemsPage = (): string => {
  const rows = [...declaredRefusals()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, f]) =>
    `<section id="${safeText(code)}"><h2><code>${safeText(code)}</code> ${f.status}</h2><p lang="zh">${safeText(f.zh)}</p><p lang="en">${safeText(f.en)}</p>${f.when ? `<p>${safeText(f.when)}</p>` : ''}</section>`)
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>晨夕 Chenxi: problems</title></head><body><main><h1>拒绝的原因 · Why a call was refused</h1>${rows.join('')}</main></body></html>`
}
/** What describes the API itself: its document and the page of its refusals, both written from the declarations, open to anyone. */
export const serveDocuments = (app: FastifyInstance, house: House): void => {
  const document = openApi(house.version)
  app.get('/api/v1/openapi.json', (_request, reply) => reply.headers(apiHeaders(strict(house))).header('content-type', 'application/json; charset=utf-8').send(document))
  app.get('/api/problems', (_request, reply) => reply.headers(apiHeaders(strict(house))).header('content-type', 'text/html; charset=utf-8').send(problemsPage()))
}
