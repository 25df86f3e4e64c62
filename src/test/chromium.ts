import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromiumHere } from '../server/print/browser.ts'

const line = (zh: string, en: string): void => { process.stdout.write(`${zh}  ${en}\n`) }
const run = (file: string, args: string[]): Promise<void> => new Promise((resolve, reject) => {
  execFile(file, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 50_000_000 }, (error, out, said) =>
    error ? reject(new Error(`${file} ${args.join(' ')}\n${out}${said}`, { cause: error })) : resolve())
})
const byApt = async (): Promise<string | undefined> => {
  line('正在安装 Chromium 和中文字体（apt，约 300 MB，只需一次）……', 'Installing Chromium and Chinese fonts (apt, about 300 MB, once)…')
  await run('apt-get', ['update', '-q'])
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
  return chromiumHere()
}
const byPlaywright = async (): Promise<string> => {
  const { chromium: engine } = await import('playwright-core')
  const file = engine.executablePath()
  if (existsSync(file)) return file
  line('正在取得 Playwright 的 Chromium（约 170 MB，只需一次）……', 'Bringing Playwright’s Chromium (about 170 MB, once)…')
  const folder = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'))
  await run(process.execPath, [join(folder, 'cli.js'), 'install', 'chromium'])
  return file
}
/** Chinese pages are measured and pictured: without a Han font they would be boxes. Installed where apt can, else left as it is. */
const fonts = async (): Promise<void> => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const known = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  if (known.status === 0 && known.stdout.trim() !== '') return
  line('正在安装中文字体……', 'Installing Chinese fonts…')
  await run('apt-get', ['update', '-q'])
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'fonts-noto-cjk', 'fontconfig'])
}
const find = async (): Promise<string> => {
  const named = process.env.CHROME_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROME_PATH 指的文件不存在  CHROME_PATH names a file that does not exist: ${named}`)
  }
  const here = chromiumHere()
  if (here) { await fonts(); return here }
  const apt = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  return (apt ? await byApt().catch(async (error: unknown) => { line('apt 没有装成，改用 Playwright 的。', `apt could not (${(error as Error).message.split('\n')[0]}); trying Playwright’s.`); return undefined }) : undefined) ?? await byPlaywright()
}
let found: Promise<string> | undefined
/** The path of a real Chromium for the browser journeys: CHROME_PATH, else an installed one, else installed now. */
export const chromium = (): Promise<string> => found ??= find()
