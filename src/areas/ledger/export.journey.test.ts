import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { journey } from '../../test/browser.ts'

const t = await journey({ at: '2026-11-23T02:00:00.000Z' })
const boss = await t.as('supervisor')
await boss.call('POST', '/prospect-cards', { customerId: (await boss.call('POST', '/customers', { name: '沈立', phone: '13800007715', channel: 'walkIn' })).body.id, channel: 'walkIn', level: 'A', want: { model: '曜行 X9' } })

test('a list goes out as it is seen: csv by two presses', async () => {
  const desk = await t.window('supervisor'), { page } = desk
  await desk.open('/prospect-cards')
  await page.getByRole('button', { name: '导出所见' }).click()
  await desk.axe()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).or(page.getByRole('menuitem', { name: 'CSV' })).click()])
  assert.match(readFileSync(await file.path(), 'utf8'), /沈立.*A 一个月内.*曜行 X9/)
  desk.clean()
})
