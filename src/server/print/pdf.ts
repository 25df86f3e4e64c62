import type { Browser, Route } from 'playwright-core'
import { declareRefusals, refuse, Refusal } from '../../kernel/refusal.ts'
import type { FastifyInstance } from 'fastify'
import { chromiumHere } from './browser.ts'

declareRefusals({
  'print.noBrowser': { status: 409, zh: '这台服务器上没有 Chromium，请用「打印」，再选「存为 PDF」。', en: 'The server has no Chromium: press Print and choose “Save as PDF”.', when: 'a PDF where no Chromium is installed; set CHROME_PATH or install one' },
  'print.notAPage': { status: 422, zh: '这不是可以打印的页面。', en: 'This is not a page that can be printed.', when: 'a PDF of something that shows no printable sheet' },
})
/** `path` as its reader opened it: `origin` stands in addresses and codes on the paper, nothing of it ever reaches a network. */
export type Print = { origin: string; path: string; cookie: string; language: string }
const waitMs = 20_000, idleMs = 60_000, most = 6
let browser: Promise<Browser> | undefined, idle: NodeJS.Timeout | undefined, queue: Promise<unknown> = Promise.resolve(), waiting = 0
const launch = async (): Promise<Browser> => {
  const executablePath = chromiumHere()
  if (!executablePath) return refuse('print.noBrowser')
  const { chromium } = await import('playwright-core').catch((): never => refuse('print.noBrowser'))
  return chromium.launch({ executablePath, args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] })
}
const opened = async (): Promise<Browser> => {
  clearTimeout(idle)
  browser ??= launch().catch((error: unknown) => { browser = undefined; throw error })
  const here = await browser
  if (!here.isConnected()) { browser = undefined; return opened() }
  return here
}
/** Closes the browser; the next PDF opens one anew. */
export const closePrinter = async (): Promise<void> => {
  clearTimeout(idle)
  const here = browser
  browser = undefined
  await (await here?.catch(() => undefined))?.close().catch(() => undefined)
}
/** Answers what the page asks from the program itself, as the person who wants the PDF; anything else is cut. */
const answered = async (route: Route, app: FastifyInstance, { origin, cookie, language }: Print): Promise<void> => {
  const request = route.request(), url = new URL(request.url())
  if (url.origin !== origin || url.pathname === '/api/v1/events' || request.method() !== 'GET') { await route.abort(); return }
  const got = await app.inject({ method: 'GET', url: url.pathname + url.search, headers: { host: url.host, cookie, 'accept-language': language, accept: request.headers().accept ?? '*/*' } })
  await route.fulfill({ status: got.statusCode, headers: Object.fromEntries(Object.entries(got.headers).flatMap(([k, v]) => (v === undefined || k === 'content-length' ? [] : [[k, String(v)]]))), body: got.rawPayload })
}
const made = async (app: FastifyInstance, print: Print): Promise<Buffer> => {
  const { language } = print
  const context = await (await opened()).newContext({ viewport: { width: 1240, height: 1754 }, locale: language === 'zh' ? 'zh-CN' : 'en-US', colorScheme: 'light', reducedMotion: 'reduce' })
  try {
    await context.addInitScript(chosen => localStorage.setItem('cx.language', chosen), language)
    const page = await context.newPage()
    await page.route('**/*', route => answered(route, app, print).catch(() => undefined))
    await page.goto(print.origin + print.path, { waitUntil: 'load', timeout: waitMs })
    await page.waitForSelector('main.pr', { timeout: waitMs / 2 }).catch((): never => refuse('print.notAPage'))
    await page.waitForFunction(() => !document.documentElement.hasAttribute('data-asking'), undefined, { timeout: waitMs / 2 })
    return await page.pdf({ preferCSSPageSize: true, printBackground: true })
  } finally { await context.close().catch(() => undefined) }
}
/** One of the program's own print pages as PDF, as its reader sees it. One is made at a time; beyond six waiting the server is busy. */
export const pdfOf = async (app: FastifyInstance, print: Print): Promise<Buffer> => {
  const { path } = print
  if (!/^\/(?!\/)[\w/.-]*(\?[\w=&%.~-]*)?$/.test(path) || path.startsWith('/api/')) refuse('print.notAPage')
  if (waiting >= most) refuse('server.busy')
  waiting++
  const mine = queue.catch(() => undefined).then(() => made(app, print))
  queue = mine
  try { return await mine } catch (error) { throw error instanceof Refusal ? error : new Refusal('server.busy') } finally {
    waiting--
    clearTimeout(idle)
    idle = setTimeout(() => void closePrinter(), idleMs)
    idle.unref()
  }
}
