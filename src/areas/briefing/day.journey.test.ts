import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journey } from '../../test/browser.ts'

const t = await journey({ at: new Date().toISOString(), now: () => new Date().toISOString() })
const [reception, supervisor] = await Promise.all([t.as('reception'), t.as('supervisor')])
await reception.call('POST', '/turn-events', { kind: 'join', memberId: (await t.as('consultant1')).memberId })
const sheet = async () => (await reception.call('GET', '/pages/visit-sheet')).body

test('D2.11 a day in three windows: reception keys a party, the consultant completes it on a phone, the supervisor’s evening ends in the seal', async () => {
  const [desk, phone, lead] = await Promise.all([t.window('reception'), t.window('consultant1', { phone: true }), t.window('supervisor')])
  await Promise.all([desk.open('/visits'), phone.open('/visits'), lead.open('/evening')])
  const at = async (who: typeof desk): Promise<void> => { await who.page.bringToFront() } // a window behind another takes no touch
  await phone.page.waitForTimeout(3_000) // the stream of live changes begins two seconds after the page
  await at(desk)
  // the door: how many there are is enough
  await desk.page.keyboard.press('n')
  await desk.page.locator('.vr-edit [data-cell=arrivedAt]:focus').waitFor()
  await desk.page.keyboard.press('Tab'); await desk.page.keyboard.press('Tab')
  await desk.page.keyboard.type('2')
  await desk.page.keyboard.press('Enter')
  await desk.page.locator('.vt tbody tr[data-visit]').first().waitFor()
  await desk.page.keyboard.press('Escape')
  const party = (await sheet()).rows[0]
  assert.deepEqual([party.people, party.receivedBy.label, party.state], [2, 'consultant1', 'unfinished'])
  // the phone beside it shows the party without a reload; its consultant completes it
  await at(phone)
  await phone.page.getByRole('link', { name: /第 1 批/ }).first().waitFor({ timeout: 60_000 })
  await phone.open(`/visits/${party.id}`)
  await phone.page.getByRole('button', { name: '完善', exact: true }).click()
  await phone.page.getByLabel('电话').first().fill('13900004411')
  await phone.page.getByLabel('姓名').fill('周明远')
  await phone.page.getByRole('radio', { name: /^H/ }).click()
  await phone.page.getByRole('button', { name: '完善，并建卡' }).click()
  await phone.page.getByText(/已完善，并建了意向卡/).waitFor()
  await desk.page.locator(`[data-visit="${party.id}"]`).getByText('周明远').waitFor()
  // the evening: the card is not in the DMS; that is explained, then nothing stands before the seal
  await at(lead)
  await lead.page.getByRole('button', { name: '开始对账' }).click()
  await lead.page.getByText('卡有DMS无').or(lead.page.getByText('卡有 DMS 无')).first().waitFor()
  for (const d of (await supervisor.call('GET', '/pages/evening-check')).body.differences) await supervisor.call('POST', `/differences/${d.id}/explain`, { kind: 'dmsLater', text: '系统维护，明早录' }, { 'if-match': `"${d.version}"` })
  await lead.page.reload()
  await lead.page.getByRole('button', { name: '封日', exact: true }).click()
  await lead.page.getByRole('dialog').getByRole('button', { name: '封日' }).click()
  await lead.page.getByRole('img', { name: '晨夕封日' }).waitFor()
  // what is sealed stays: the door sees it closed, and so does the program
  const sealed = (await sheet()).rows[0]
  assert.deepEqual([sealed.sealed, sealed.class, sealed.card !== null], [true, 'firstWithData', true])
  assert.equal((await reception.call('PATCH', `/visits/${party.id}`, { people: 5 }, { 'if-match': `"${sealed.version}"` })).body.code, 'day.sealed')
  for (const who of [desk, phone, lead]) { await at(who); await who.axe(); who.clean() }
})
