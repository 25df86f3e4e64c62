import { rmSync, writeFileSync } from 'node:fs'
import { at, stampIn, stampOf } from './place.mjs'
import { npmCi } from './npm.mjs'
import { Stop, say, unlessInterrupted } from './words.mjs'

/** Installs exactly what the lock file says when `node_modules` is missing, stale or was interrupted. */
export const installPackages = async node => {
  const major = node === process.execPath ? process.versions.node.split('.')[0] : '24'
  const stampFile = at('node_modules', '.chenxi-stamp')
  const stamp = stampOf([process.platform, process.arch, major], [{ path: 'package-lock.json' }])
  if (stampIn(stampFile) === stamp) return
  say('正在安装程序包（首次约半分钟）……', 'Installing packages (about half a minute the first time)…')
  rmSync(stampFile, { force: true })
  const { code, said } = unlessInterrupted(await npmCi(node, at()))
  if (code !== 0) throw new Stop(3,
    '程序包没有装好：请检查网络（npm 的 registry、代理）和磁盘空间，再运行一次。',
    'The packages could not be installed: check the network (npm registry, proxy) and disk space, then start again.', said)
  writeFileSync(stampFile, stamp + '\n')
}
