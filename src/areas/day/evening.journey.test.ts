import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journey } from '../../test/browser.ts'
import { showroom } from './showroom.example.ts'

// A small day, 18:00 in the showroom: one party without a card, one card the DMS lacks, one level said twice, one party nobody completed.
const t = await journey({ at: '2026-11-23T10:00:00.000Z' })
const room = showroom(t), on = '2026-11-23', li = await t.as('consultant1'), supervisor = await t.as('supervisor')
const good = await room.clean(li, on, '王建国')
await room.party(li, { name: '彭宇', phone: room.phone(), firstTime: true, level: 'A' })
await room.clean(li, on, '彭丽', { dms: false })
await room.clean(li, on, '周明远', { card: { level: 'A' }, dms: { level: 'B' } })
const waiting = await room.party(li, { firstTime: true }, false)
// two of one surname whose phones the DMS shows alike: nobody guesses which entry is whose
for (const [name, phone] of [['邓强', '13711116688'], ['邓颖', '13722226688']]) {
  const customer = await room.made(li, '/customers', { name, phone, channel: 'repeat' })
  await room.made(li, '/prospect-cards', { customerId: customer.id, level: 'B', channel: 'repeat' })
}
const alike = [await room.dms(supervisor, on, { name: '邓女士', phone: '137****6688', level: 'B', memberId: li.memberId }), await room.dms(supervisor, on, { name: '邓先生', phone: '137****6688', level: 'B', memberId: li.memberId })]

test('D2.11 a supervisor goes from the first difference to the stamp: mends, explains, enters a DMS number, seals, corrects, prints', async () => {
  const desk = await t.window('supervisor'), { page } = desk
  await desk.open('/evening')
  await page.getByRole('button', { name: '开始对账' }).click()
  await page.getByText('四本账已对').waitFor()
  await desk.axe()
  await desk.picture('evening-check')
  const row = (name: string) => page.locator('.df-open').filter({ hasText: name })
  await page.getByRole('button', { name: '封日，还差 6 件' }).waitFor()
  // 「可能是」: one press says which card the first entry is, and with it whose the second one is
  const told = row('邓女士')
  assert.deepEqual((await told.getByRole('list', { name: '可能是' }).getByRole('listitem').allInnerTexts()).map(words => /邓[强颖].*137\*{4}6688.*PC-2611-\d{4}.*consultant1.*就是这张/s.test(words)), [true, true])
  await desk.axe()
  await desk.picture('evening-candidates')
  await told.getByRole('button', { name: /就是这张 邓颖/ }).click()
  await page.getByRole('button', { name: '封日，还差 4 件' }).waitFor()
  const named = await Promise.all(alike.map(async entry => (await supervisor.call('GET', `/dms-entries/${entry.id}`)).body.card.label))
  assert.equal(new Set(named).size, 2)
  // one side's word into the other: the DMS says B, the card is right
  assert.deepEqual(await row('周明远').first().locator('.df-says').allInnerTexts(), ['级别 A', '级别 B'])
  await row('周明远').getByRole('button', { name: '以卡为准' }).click()
  await page.getByRole('button', { name: '封日，还差 3 件' }).waitFor()
  // a card out of the party: the difference is mended, and the new card asks for its DMS entry
  await row('彭宇').getByRole('button', { name: '由客流建卡' }).click()
  await row('彭宇').getByRole('button', { name: '已录，填 DMS 号' }).click()
  await page.getByLabel('DMS 号', { exact: true }).fill('D26-9001')
  await page.getByRole('button', { name: '记下', exact: true }).click()
  await page.getByRole('button', { name: '封日，还差 2 件' }).waitFor()
  // a promise that runs until tomorrow
  await row('彭丽').getByRole('button', { name: '说明', exact: true }).click()
  await page.getByRole('textbox', { name: '说明' }).fill('系统 17:00 起维护，明早录')
  await desk.axe()
  await page.getByRole('button', { name: '记下说明' }).click()
  await page.getByText('DMS 待到，明天再查').waitFor()
  // the last obstacle is a way to it
  await page.getByRole('button', { name: '封日，还差 1 件' }).click()
  await page.waitForURL(`**/visits/${waiting.id}**`)
  const party = await li.call('GET', `/visits/${waiting.id}`)
  await room.ok(li.call('PATCH', `/visits/${waiting.id}`, { noDataReason: '不愿留' }, { 'if-match': party.headers.etag as string }))
  await room.ok(room.give(li, 'visits', waiting.id, 'finish'))
  await desk.open('/evening')
  await page.getByRole('button', { name: '封日', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '封日' }).click()
  await page.getByRole('img', { name: '晨夕封日' }).waitFor()
  await page.getByRole('heading', { name: '11月23日 周一，销售一组，已封' }).waitFor()
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByText('核对无误').waitFor()
  await desk.axe()
  await desk.picture('evening-sealed')
  const sealed = await li.call('GET', `/visits/${good.visit.id}`)
  assert.equal((await li.call('PATCH', `/visits/${good.visit.id}`, { level: 'H' }, { 'if-match': sealed.headers.etag as string })).body.code, 'day.sealed')
  // what was written wrong is put right beside it
  await page.getByRole('button', { name: '写更正' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('哪一行').selectOption({ value: good.visit.id })
  await dialog.getByLabel('哪一项').selectOption({ label: '人数' })
  await dialog.getByLabel('应为').fill('4')
  await dialog.getByLabel('原因').fill('看错了人数')
  await desk.axe()
  await dialog.getByRole('button', { name: '写在旁边' }).click()
  await page.getByText('看错了人数').waitFor()
  // the sheet the shop signs
  await page.getByRole('link', { name: '打印日结单' }).click()
  await page.getByRole('heading', { name: '销售日结单' }).waitFor()
  const head = (await room.ok(supervisor.call('GET', '/seals'))).items[0].head as string
  const text = await page.locator('.pr').innerText()
  for (const word of ['一、当日数字', '王建国', 'DMS待到', '看错了人数', '展厅主管', head]) assert.ok(text.includes(word), word)
  await desk.axe()
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  assert.ok(pdf.subarray(0, 5).toString() === '%PDF-' && pdf.length > 20_000)
  desk.clean()
})
test('D2.11 the manager sees every group’s evening, the days that are not sealed, and seals the site’s own rows; a consultant sees his own', async () => {
  const desk = await t.window('manager', { dark: true }), { page } = desk
  await desk.open('/evening')
  await page.getByRole('heading', { name: /各组今晚/ }).waitFor()
  assert.match(await page.getByRole('row', { name: /销售一组/ }).innerText(), /已封/)
  await page.getByRole('button', { name: '开始对账' }).click()
  await page.getByRole('button', { name: '封日', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '封日' }).click()
  await page.getByRole('img', { name: '晨夕封日' }).waitFor()
  await desk.axe()
  await desk.open('/evenings')
  await page.getByRole('link', { name: '11月23日 周一' }).waitFor()
  await desk.axe()
  desk.clean()
  const own = await t.window('consultant3', { language: 'en' })
  await own.open('/evening')
  await own.page.getByText('Your supervisor has not matched yet').waitFor()
  await own.axe()
  own.clean()
})
test('D2.11 the evening on a phone, in English: nothing runs sideways, and what came late waits for a second seal', async () => {
  await room.party(li, { purpose: 'service', firstTime: false })
  const hand = await t.window('supervisor', { phone: true, language: 'en' }), { page } = hand
  await hand.open('/evening')
  await page.getByText('Came after the seal: 1.', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Match again' }).first().click()
  await page.getByText('Late').first().waitFor()
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
  await hand.axe()
  hand.clean()
})
