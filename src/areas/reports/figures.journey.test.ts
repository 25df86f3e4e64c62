import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journey } from '../../test/browser.ts'

const t = await journey({ at: '2026-11-23T02:00:00.000Z' })
const consultant = await t.as('consultant1')
for (const [i, purpose] of ['buy', 'buy', 'service'].entries()) {
  const made = await consultant.call('POST', '/visits', { purpose, firstTime: true, name: `客人${i + 1}`, noDataReason: '不愿留', channel: 'walkIn' })
  assert.equal(made.status, 201, made.text)
  await consultant.call('POST', `/visits/${made.body.id}/finish`, {}, { 'if-match': String(made.headers.etag) })
}

test('D1.6 a number opens exactly the rows it counts, on a desk and on a phone, and its passport says how it came about', async () => {
  const desk = await t.window('supervisor')
  await desk.open('/figures?range=today')
  const number = desk.page.locator('a.fig-num[href*="/figures/visitsTotal"]').first()
  assert.equal(await number.innerText(), '3')
  await number.hover()
  const passport = desk.page.getByRole('tooltip')
  await passport.waitFor()
  assert.match(await passport.innerText(), /首次到店 \+ 再次到店 \+ 非意向 \+ 未完善[\s\S]*3 行[\s\S]*第 1 版/)
  await desk.axe()
  await number.click()
  await desk.page.getByRole('list', { name: '背后的行' }).waitFor()
  assert.equal(await desk.page.getByRole('list', { name: '背后的行' }).getByRole('listitem').count(), 3)
  await desk.page.getByRole('radio', { name: '昨天' }).click()
  await desk.page.getByText('这段时间没有', { exact: true }).waitFor()
  await desk.axe()
  desk.clean()
  const phone = await t.window('consultant1', { phone: true, language: 'en', dark: true })
  await phone.open('/figures?range=today')
  await phone.page.getByRole('link', { name: /^First visits/ }).click()
  await phone.page.getByRole('list', { name: 'Rows behind it' }).waitFor()
  assert.equal(await phone.page.getByRole('list', { name: 'Rows behind it' }).getByRole('listitem').count(), 2)
  await phone.axe()
  phone.clean()
})
test('a cell of the table by consultant opens that consultant’s rows alone', async () => {
  const desk = await t.window('manager')
  await desk.open('/figures?range=today&by=member')
  await desk.page.getByRole('table', { name: '分开看' }).getByRole('link', { name: '2', exact: true }).first().click()
  await desk.page.getByRole('list', { name: '背后的行' }).waitFor()
  assert.equal(await desk.page.getByRole('list', { name: '背后的行' }).getByRole('listitem').count(), 2)
  assert.match(desk.page.url(), /cell=/)
  await desk.page.reload()
  await desk.page.getByRole('list', { name: '背后的行' }).waitFor()
  assert.equal(await desk.page.getByRole('list', { name: '背后的行' }).getByRole('listitem').count(), 2, 'its address is enough')
  desk.clean()
})
