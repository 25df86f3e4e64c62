import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journey } from '../../test/browser.ts'

// 20:00 in the showroom, the second consultant rests.
const t = await journey({ at: '2026-11-23T12:00:00.000Z' })
const on = '2026-11-23', supervisor = await t.as('supervisor'), one = await t.as('consultant1'), two = await t.as('consultant2')
await supervisor.call('POST', '/day-sheets/set', { on, rows: [{ memberId: two.memberId, state: 'rest', standInId: one.memberId }] })

test('D2.4 a supervisor calls, holds and ends a meeting: roll with appearance, an action with owner and day, minutes', async () => {
  const desk = await t.window('supervisor'), { page } = desk
  await desk.open('/meetings')
  await page.getByText('今天还没有会').waitFor()
  await page.getByRole('link', { name: '约一个会' }).click()
  await page.getByLabel('议题').fill('换展车')
  await page.getByRole('button', { name: '建会议' }).click()
  await page.getByRole('heading', { name: '换展车' }).waitFor()
  await desk.axe()
  await page.getByRole('button', { name: '开会' }).click()
  // the likely answers are chosen: one came, the other rests
  const roll = (name: string) => page.getByRole('radiogroup', { name: `${name} 到没到` })
  assert.equal(await roll('consultant2').getByRole('radio', { name: '请假' }).getAttribute('aria-checked'), 'true')
  await roll('consultant1').getByRole('radio', { name: '迟到' }).click()
  await page.getByRole('row', { name: /consultant1/ }).getByRole('checkbox').uncheck()
  await page.getByLabel('consultant1 的备注').fill('没戴胸牌')
  await page.getByText('仪容不合格 1').waitFor()
  await desk.axe()
  await page.getByRole('button', { name: '加一件' }).click()
  await page.getByLabel('做什么').fill('把展车换成星夜黑')
  await page.getByRole('combobox', { name: '谁' }).selectOption({ label: 'consultant1' })
  await page.getByRole('button', { name: '定下' }).click()
  await page.getByRole('listitem').filter({ hasText: '把展车换成星夜黑' }).getByText('明天前').waitFor()
  await page.getByRole('textbox', { name: '纪要' }).fill('周三前换完。')
  await desk.picture('meeting')
  await page.getByRole('button', { name: '散会' }).click()
  await page.getByText('散会，出席和纪要都记下了。').waitFor()
  await page.getByRole('row', { name: /consultant1/ }).getByText('迟到').waitFor()
  const kept = (await supervisor.call('GET', `/meetings?on=${on}`)).body.items[0], row = (await supervisor.call('GET', `/meetings/${kept.id}`)).body
  assert.deepEqual([row.state, row.minutes, row.endedAt !== null], ['held', '周三前换完。', true])
  assert.deepEqual((row.attendance as { state: string; tidy: boolean | null; note: string | null }[]).map(a => [a.state, a.tidy ?? null, a.note ?? null]).sort(), [['excused', null, null], ['late', false, '没戴胸牌'], ['present', true, null]])
  await desk.axe()
  desk.clean()
})
test('D2.4 on a phone in English, dark: the next meeting brings the open action back; its owner closes it with what came of it', async () => {
  t.clock.now = '2026-11-23T23:30:00.000Z'
  const { body: next } = await supervisor.call('POST', '/meetings', { kind: 'morning', on: '2026-11-24' })
  const hand = await t.window('consultant1', { phone: true, language: 'en', dark: true }), { page } = hand
  await hand.open(`/meetings/${next.id}`)
  await page.getByRole('heading', { name: 'Decided before, still open' }).waitFor()
  await hand.axe()
  const action = page.getByRole('listitem').filter({ hasText: '把展车换成星夜黑' }), done = action.getByRole('button', { name: 'Done' })
  assert.ok((await done.boundingBox())!.height >= 44)
  await done.click()
  await page.getByRole('textbox', { name: 'What came of it' }).fill('换好了')
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await action.waitFor({ state: 'detached' })
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true)
  await hand.open('/action-items?view=all')
  await page.getByText('换好了').waitFor()
  await hand.axe()
  hand.clean()
})
