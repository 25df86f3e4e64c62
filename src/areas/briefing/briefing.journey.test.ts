import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journey } from '../../test/browser.ts'
import { sweepDrafts } from '../plans/index.server.ts'
import { freezePacks } from './index.server.ts'

const t = await journey({ at: '2026-11-23T09:40:00.000Z' })
const one = await t.as('consultant1'), supervisor = await t.as('supervisor')
const made = async (actor: typeof one, path: string, body: object) => { const a = await actor.call('POST', path, body); assert.ok(a.status < 300, `${path} ${a.text}`); return a.body }
const customer = await made(one, '/customers', { name: '𠮷田健一', phone: '13900134411', channel: 'walkIn' })
await made(one, '/prospect-cards', { customerId: customer.id, level: 'H', channel: 'walkIn' })
await made(one, '/appointments', { customerId: customer.id, at: '2026-11-24T02:00:00.000Z', purpose: '谈价' })
const plan = await made(one, '/day-plans', { on: '2026-11-23' })
for (const title of ['整理名片', '补录试驾单']) await made(one, '/plan-items', { dayPlanId: plan.id, kind: 'task', title })
for (const [who, command] of [[one, 'submit'], [supervisor, 'approve']] as const) await who.call('POST', `/day-plans/${plan.id}/${command}`, {}, { 'if-match': `"${(await one.call('GET', `/day-plans/${plan.id}`)).body.version}"` })

test('D2.11 the evening meeting: plans carried with a reason, tomorrow’s customers called, the day sealed and told to the group', async () => {
  const desk = await t.window('supervisor'), { page } = desk
  await desk.open('/evening?on=2026-11-23')
  await page.getByRole('button', { name: '开始对账' }).click()
  await page.getByText('计划未结').first().waitFor()
  await desk.axe()
  await page.getByRole('button', { name: /^结转 \d 项$/ }).first().click()
  await page.getByLabel('为什么没做').fill('客户改到明天')
  await page.getByRole('button', { name: '结转', exact: true }).click()
  await page.getByText(/结转了 \d 项/).waitFor()
  await page.getByRole('button', { name: '𠮷田健一 没接通' }).click()
  await page.getByText('没接通', { exact: true }).waitFor()
  await page.getByRole('button', { name: '𠮷田健一 已确认' }).click()
  await page.getByText('明日邀约 1 个，已确认 1').waitFor()
  for (const d of (await supervisor.call('GET', '/pages/evening-check?on=2026-11-23')).body.differences) await supervisor.call('POST', `/differences/${d.id}/explain`, { kind: 'noRecordDue', text: '试用期，DMS 还没开' }, { 'if-match': `"${d.version}"` })
  await page.reload()
  await page.getByRole('button', { name: '封日', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '封日' }).click()
  await page.getByRole('link', { name: '一键战报' }).click()
  await page.getByText('已封，和封存一致').waitFor()
  assert.match(await page.locator('.bl-words').innerText(), /【销售一组】[\s\S]*建卡总数 1（本月 1）[\s\S]*明日邀约 1 个，已确认 1[\s\S]*封日/)
  assert.ok(await page.locator('canvas').evaluate((c: HTMLCanvasElement) => new Set(c.getContext('2d')!.getImageData(0, 0, c.width, c.height).data).size > 20), 'a picture is drawn')
  await desk.axe()
  desk.clean()
})
test('D2.4 next morning: the pack is frozen, held beside the seal, printed and saved as PDF, in both languages', async () => {
  t.clock.now = '2026-11-24T00:00:00.000Z'
  await sweepDrafts(t.house)
  await freezePacks(t.house)
  await t.again('supervisor')
  const desk = await t.window('supervisor'), { page } = desk
  await desk.open('/morning?on=2026-11-24')
  await page.getByText('08:00 冻结', { exact: true }).waitFor()
  await page.getByText('𠮷田健一').first().waitFor()
  await page.getByText(/18:\d\d 封日|17:\d\d 封日/).first().waitFor()
  await desk.axe()
  await page.getByRole('link', { name: '打印' }).click()
  await page.getByRole('heading', { name: '晨会包' }).waitFor()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '存成 PDF' }).click()
  const file = await coming, stream = await file.createReadStream(), parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  const pdf = Buffer.concat(parts)
  assert.match(file.suggestedFilename(), /^晨会包 2026-11-24\.pdf$/)
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  assert.match(pdf.toString('latin1'), /\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/, 'A4')
  desk.clean()
  const phone = await t.window('supervisor', { phone: true, language: 'en', dark: true })
  await phone.open('/morning?on=2026-11-24')
  await phone.page.getByText('frozen 08:00').waitFor()
  await phone.axe()
  phone.clean()
})
test('a PDF of what is no print page, or somewhere else, is refused', async () => {
  const asked = async (path: string, actor = supervisor) => { const a = await actor.call('GET', `/print?path=${encodeURIComponent(path)}`); return [a.status, a.body?.code] }
  const s = await t.again('supervisor')
  for (const path of ['https://example.com/', '//example.com/', '/api/v1/customers', '', '/daily-sheet?on=<script>']) assert.deepEqual(await asked(path, s), [422, 'print.notAPage'], path)
  assert.deepEqual(await asked('/customers', s), [422, 'print.notAPage'])
  assert.equal((await t.anyone('GET', '/print?path=/daily-sheet')).status, 401)
})
