// Browser journeys: the real program over a cloned database, listening on a port of its own, and a real Chromium with a window per person.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { chromium as launcher, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { serveWeb } from '../server/http/web.ts'
import { chromium } from './chromium.ts'
import { town, type Town } from './house.ts'

export type Look = { phone?: boolean; language?: 'zh' | 'en'; dark?: boolean }
export type Person = {
  page: Page
  context: BrowserContext
  /** Opens a path of the program and waits until nothing loads any more. */
  open: (path: string) => Promise<void>
  /** Waits until nothing is being asked any more (after a press). */
  settled: () => Promise<void>
  /** Nothing serious or critical by axe; `within` narrows it to one part of the page. */
  axe: (within?: string) => Promise<void>
  /** No console error, no page error, no report of the content policy so far. Refusals a person runs into (409 412 422, and what is named) are answers, not errors. */
  clean: (...refused: number[]) => void
  /** A picture for the README: only where CHENXI_PICTURES=1 asks for them. */
  picture: (name: string) => Promise<void>
}
export type Journey = Town & {
  url: string
  /** A window of its own for someone (by login of the town), already logged in; undefined = nobody yet. */
  window: (login: string | undefined, look?: Look) => Promise<Person>
}
const pictures = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const build = async (): Promise<void> => {
  const place: string = '../../start/web.mjs'
  const { buildWeb } = (await import(place)) as { buildWeb: (node: string) => Promise<void> }
  await buildWeb(process.execPath)
}
/** Nothing is being asked and no ghost stands: the stream of live events keeps the network busy for ever, so «networkidle» says nothing. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelector('#root')?.childElementCount !== 0 && !document.documentElement.hasAttribute('data-asking') && !document.querySelector('.ghost'))
}
const person = async (browser: Browser, url: string, token: string | undefined, { phone = false, language = 'zh', dark = false }: Look): Promise<Person> => {
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 }, hasTouch: phone, isMobile: phone, deviceScaleFactor: process.env.CHENXI_PICTURES ? 2 : 1,
    locale: language === 'zh' ? 'zh-CN' : 'en-US', colorScheme: dark ? 'dark' : 'light', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce',
  })
  await context.addInitScript(chosen => localStorage.setItem('cx.language', chosen), language)
  if (token) await context.addCookies([{ name: 'cx', value: token, url }])
  const page = await context.newPage(), wrong: string[] = []
  page.setDefaultTimeout(15_000)
  page.on('console', message => { if (message.type() === 'error') wrong.push(`console: ${message.text()}`) })
  page.on('pageerror', error => wrong.push(`page: ${error.stack ?? error.message}`))
  return {
    page, context, settled: () => settled(page),
    open: async path => { await page.goto(url + path); await settled(page) },
    axe: async within => {
      const builder = new AxeBuilder({ page })
      const { violations } = await (within ? builder.include(within) : builder).analyze()
      const serious = violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
      assert.deepEqual(serious.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 4).map(n => n.html.slice(0, 160)).join(' | ')}`), [])
    },
    clean: (...refused) => assert.deepEqual(wrong.filter(w => !new RegExp(`status of (${[409, 412, 422, ...refused].join('|')}) `).test(w)), []),
    picture: async name => {
      if (process.env.CHENXI_PICTURES !== '1') return
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: `${pictures}${name}.png` })
    },
  }
}
/**
 * A town that people can open: builds the web if it is stale, serves API and pages on a free port. Everything ends with the file. The
 * page's clock is the real one, the program's is `clock.now`.
 */
export const journey = async (options: Parameters<typeof town>[0] = {}): Promise<Journey> => {
  await build()
  const t = await town({ log: (event, facts) => { if (event === 'fault') process.stderr.write(`${event} ${JSON.stringify(facts)}\n`) }, ...options })
  await serveWeb(t.app, t.house, { dev: false })
  await t.app.listen({ port: 0, host: '127.0.0.1' })
  const at = t.app.server.address()
  if (at === null || typeof at === 'string') throw new Error('the program does not listen')
  const url = `http://127.0.0.1:${at.port}`
  // without a UTF-8 locale (a bare machine) Chromium cannot name a file in Han: a person's desktop has one
  const browser = await launcher.launch({ executablePath: await chromium(), env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] })
  after(() => browser.close())
  return { ...t, url, window: async (login, look = {}) => person(browser, url, login === undefined ? undefined : (await t.as(login)).token, look) }
}
