import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journey } from './browser.ts'

const t = await journey()

test('who is not logged in meets the way in, who is meets his own pages, and neither page complains', async () => {
  const nobody = await t.window(undefined)
  await nobody.open('/')
  await nobody.page.getByRole('button', { name: '登录' }).waitFor()
  assert.equal(await nobody.page.getByText('演示公司').count(), 0)
  await nobody.axe()
  nobody.clean()
  const admin = await t.window('admin')
  await admin.open('/members')
  await admin.page.getByRole('heading', { name: '成员' }).waitFor()
  await admin.axe()
  admin.clean()
})
test('a phone has its tabs instead of the rail, and English says everything in English', async () => {
  const admin = await t.window('admin', { phone: true, language: 'en', dark: true })
  await admin.open('/members')
  await admin.page.getByRole('button', { name: 'Me', exact: true }).click()
  await admin.page.getByRole('button', { name: 'Log out' }).waitFor()
  assert.equal(/\p{Script=Han}/u.test((await admin.page.locator('dialog.sheet').innerText()).replace('中文', '').replace('管理', '')), false)
  await admin.axe()
  admin.clean()
})
