import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journey, type Look } from '../../test/browser.ts'
import { messyBook } from './messy.example.ts'

const t = await journey({ at: '2026-11-23T02:00:00.000Z', work: true })
for (const [login, name] of [['chenhao', '陈浩'], ['zhaoqian', '赵倩']]) await t.hire(login, ['consultant'], { name, teamIds: [t.teams.one] })
const file = { name: '潜客台账2026-九月起.xlsx', mimeType: 'application/octet-stream', buffer: messyBook() }
type Words = { columns: string; people: string; trial: string; goes: string; is: string; import: RegExp; done: string; see: string; back: string; undone: string; known: string; choose: string }
const zh: Words = { columns: '对列', people: '下一步：对人和说法', trial: '下一步：试跑', goes: '“吴亮”交给', is: '“火星”是', import: /^导入 \d+ 行$/, done: '已导入', see: '去看客户', back: '整次撤回', undone: '已撤回', known: '“小赵”交给', choose: '选文件' }
const en: Words = { columns: 'Columns', people: 'Next: people and words', trial: 'Next: trial', goes: '“吴亮” goes to', is: '“火星” is', import: /^Import \d+ rows$/, done: 'Imported', see: 'See the customers', back: 'Take it all back', undone: 'Undone', known: '“小赵” goes to', choose: 'Choose a file' }

/** From the file to the list of customers and back again: the whole way, in one language and on one screen. */
const wholeWay = async (look: Look, w: Words): Promise<void> => {
  const desk = await t.window('supervisor', look), { page } = desk
  await desk.open('/imports')
  await desk.axe()
  await page.locator('input[type=file]').setInputFiles(file)
  const map = page.getByRole('table')
  await map.getByText('一次回访').first().waitFor()
  const goes = (label: string) => map.locator(`select[aria-label^="“${label}”"]`).inputValue()
  assert.deepEqual(await Promise.all(['登记日期', '客户', '电话', '级别', '销售', '来源', '试驾'].map(goes)), ['customer.createdOn', 'customer.name', 'customer.phone', 'prospectCard.level', 'customer.ownerId', 'customer.channel', 'milestone.testDrive'])
  await page.locator('.im-problems').getByText(/吴亮/).waitFor()
  await desk.axe()
  await desk.picture(`import-columns-${look.language ?? 'zh'}`)
  await page.getByRole('button', { name: w.people }).click()
  await page.getByLabel(w.goes).selectOption('pool')
  await page.getByLabel(w.known).selectOption({ label: '赵倩' })
  await page.getByLabel(w.is).selectOption('event')
  await page.locator('.im-problems li').nth(1).waitFor({ state: 'detached' })
  await desk.axe()
  await page.getByRole('button', { name: w.trial }).click()
  await desk.axe()
  await page.getByRole('button', { name: w.import }).click()
  await page.getByRole('link', { name: w.see }).waitFor()
  await desk.axe()
  const counts = await page.locator('.im-run .im-counts dd').allInnerTexts()
  assert.deepEqual(counts.slice(0, 4), ['7', '5', '1', '·'].map((c, i) => (counts[i] === '0' && c === '·' ? '0' : c)))
  await page.getByRole('link', { name: w.see }).click()
  await page.getByText('㐂多多').first().waitFor()
  await page.goBack()
  await page.getByRole('button', { name: w.back }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^(撤回|Take back)$/ }).click()
  await page.getByRole('heading', { name: w.undone }).waitFor()
  assert.equal((await (await t.as('supervisor')).call('GET', '/customers')).body.items.length, 0)
  await desk.open('/imports')
  await page.getByText(w.undone).first().waitFor()
  await desk.axe()
  desk.clean()
}
test('D3.4 a messy ledger, from the file to the customers and back', () => wholeWay({}, zh))
test('D3.4 the same in English, in the dark', () => wholeWay({ language: 'en', dark: true }, en))
test('D3.4 the same on a phone: everything can be read and pressed', () => wholeWay({ phone: true }, zh))
test('issue 3 what was said of a person and a word stands in the next file’s wizard already, and can be taken back there', async () => {
  const desk = await t.window('supervisor'), { page } = desk
  const bring = async (rows: string): Promise<void> => {
    await desk.open('/imports')
    await page.locator('input[type=file]').setInputFiles({ name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(`姓名,电话,来源,销售,级别\n${rows}`) })
    await page.getByRole('button', { name: zh.people }).click()
  }
  await bring('甲一,13877000001,火星,吴亮,A')
  await page.getByLabel(zh.goes).selectOption('pool')
  await page.getByLabel(zh.is).selectOption('event')
  await page.getByRole('button', { name: zh.trial }).click()
  await page.getByRole('button', { name: zh.import }).click()
  await page.getByRole('link', { name: zh.see }).waitFor()
  await bring('乙二,13877000002,火星,吴亮,B')
  assert.deepEqual([await page.getByLabel(zh.goes).inputValue(), await page.getByLabel(zh.is).inputValue()], ['pool', 'event'])
  await page.getByLabel(zh.goes).selectOption('')
  await page.locator('.im-problems').getByText(/吴亮/).waitFor()
  assert.equal(await page.getByLabel(zh.goes).inputValue(), '')
  desk.clean()
})
