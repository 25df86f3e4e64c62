import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journey } from '../../test/browser.ts'
import { sweepDrafts } from '../plans/index.server.ts'
import { sweepStandardDays } from './index.server.ts'

const on = '2026-11-23', at = (clock: string): string => new Date(`${on}T${clock}:00+08:00`).toISOString()
const t = await journey({ at: at('08:10') })
const supervisor = await t.as('supervisor'), one = await t.as('consultant1'), two = await t.as('consultant2')
const made = async (actor: typeof one, path: string, body: object): Promise<any> => { const a = await actor.call('POST', path, body); assert.ok(a.status < 300, `${path} ${a.text}`); return a.body } // the one any of tests: a body is whatever came
await made(supervisor, '/day-sheets/set', { on, rows: [{ memberId: one.memberId, state: 'onDuty' }, { memberId: two.memberId, state: 'rest', standInId: one.memberId }] })
const customer = await made(one, '/customers', { name: '何静', phone: '13900139002', channel: 'web' })
const card = await made(one, '/prospect-cards', { customerId: customer.id, level: 'H', channel: 'web', openedOn: '2026-11-20' })
await made(one, '/appointments', { customerId: customer.id, cardId: card.id, at: at('10:20'), purpose: '看 X9' })
await made(one, '/appointments', { customerId: customer.id, cardId: card.id, at: at('15:00'), purpose: '谈价' })
await made(supervisor, '/targets', { memberId: one.memberId, month: '2026-11', event: 'order', number: 12 })
await sweepDrafts(t.house)
const plan = (await one.call('GET', `/pages/day-plan?on=${on}`)).body.plan
const fresh = await one.call('GET', `/day-plans/${plan.id}`)
await one.call('POST', `/day-plans/${plan.id}/submit`, {}, { 'if-match': String(fresh.headers.etag) })
await sweepStandardDays(t.house)
t.clock.now = at('10:42')

test('D2.6 D2.7 the supervisor opens to one page: the day line, what burns, who is where, what is next, the pace; approves from there', async () => {
  const desk = await t.window('supervisor')
  await desk.open('/')
  assert.match(desk.page.url(), /\/today$/)
  const line = desk.page.getByRole('region', { name: '今天的时间线' })
  await line.getByRole('link', { name: /何静\s*看 X9.*逾期/ }).waitFor()
  for (const title of ['哪里急', '谁在哪', '接下来', '跟得上吗']) await desk.page.getByRole('heading', { name: title }).waitFor()
  assert.match(await desk.page.locator('.ta-pace').innerText(), /0\s*\/ 12 台订单[\s\S]*应到 9，差 9/)
  await desk.axe()
  const approve = desk.page.getByRole('button', { name: '批准 1 份计划' })
  await approve.click()
  await approve.waitFor({ state: 'detached' })
  await line.getByRole('link').first().focus()
  await desk.page.keyboard.press('ArrowRight')
  assert.equal(await desk.page.evaluate(() => document.activeElement?.classList.contains('dl-item')), true)
  await desk.page.locator('.ta-pace a.fig-num').first().click()
  await desk.page.waitForURL(/\/figures\/ordersTotal/)
  desk.clean()
})
test('in English and in the dark, at the door and for whoever has no customers, nothing is empty and nothing is wrong', async () => {
  for (const [login, words] of [['reception', 'Turn'], ['manager', 'Evenings'], ['auditor', 'For you'], ['admin', 'The house'], ['dcc', 'On fire']] as const) {
    const desk = await t.window(login, { language: 'en', dark: true })
    await desk.open('/today')
    await desk.page.getByRole('heading', { name: words }).first().waitFor()
    await desk.axe()
    desk.clean()
    await desk.context.close()
  }
})
test('on the phone the consultant’s day stands upright, the manager decides at the thumb; others’ work appears by itself', async () => {
  const phone = await t.window('consultant1', { phone: true })
  await phone.open('/')
  await phone.page.getByText('未到 22 分').waitFor()
  await phone.axe()
  const small = await phone.page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.phone .round-call, .phone .tdp-act, .phone .tdp-status, .phone .tdp-done')].filter(e => e.getBoundingClientRect().height < 44).length)
  assert.equal(small, 0, 'every act is 44 px')
  assert.ok(await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing scrolls sideways')
  const boss = await t.window('manager', { phone: true })
  const live = boss.page.waitForResponse(/\/api\/v1\/events$/)
  await boss.open('/today')
  await live
  await boss.page.getByText('没有等你审批的事。').waitFor()
  const row = await one.call('GET', `/prospect-cards/${card.id}`)
  const applied = await one.call('POST', `/prospect-cards/${card.id}/apply-to-close`, { as: 'lost', reason: '价格' }, { 'if-match': String(row.headers.etag) })
  assert.equal(applied.status, 200, applied.text)
  await boss.page.getByRole('button', { name: '同意' }).waitFor()
  await boss.axe()
  await boss.page.getByRole('button', { name: '同意' }).click()
  await boss.page.getByText('没有等你审批的事。').waitFor()
  phone.clean(); boss.clean()
})
