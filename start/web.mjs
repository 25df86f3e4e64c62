import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, stampIn, stampOf } from './place.mjs'
import { cleanEnvironment, quietly } from './npm.mjs'
import { Stop, say, unlessInterrupted } from './words.mjs'

const code = /\.(ts|tsx|css|json|html|svg|png|woff2)$/
const sources = [
  ...['src/kernel', 'src/web', 'src/areas'].map(path => ({ path, only: code })),
  { path: 'src/app', only: /\.tsx?$/ }, { path: 'public', only: /./ },
  { path: 'index.html' }, { path: 'api.html' }, { path: 'vite.config.ts' }, { path: 'package-lock.json' },
]
/**
 * Builds the web into dist/web when its sources changed: in a child process (in this one it would leave 330–490 MB behind) and
 * beside the old build, so that an interrupted one leaves what was there.
 */
export const buildWeb = async node => {
  if (!existsSync(at('vite.config.ts'))) {
    say('还没有网页部分（缺 vite.config.ts），跳过构建。', 'No web part yet (vite.config.ts is missing): build skipped.')
    return
  }
  const stamp = stampOf(['web'], sources)
  const built = at('dist', 'web')
  if (stampIn(join(built, '.stamp')) === stamp) return
  say('正在构建网页……', 'Building the web…')
  const fresh = at('dist', 'web.new')
  rmSync(fresh, { recursive: true, force: true })
  const done = unlessInterrupted(await quietly(node, [at('node_modules/vite/bin/vite.js'), 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'],
    { cwd: at(), env: cleanEnvironment() }))
  if (done.code !== 0) throw new Stop(4, '网页没有构建成功，原因见上。', 'The web could not be built; the reason stands above.', done.said)
  writeFileSync(join(fresh, '.stamp'), stamp + '\n')
  rmSync(built, { recursive: true, force: true })
  renameSync(fresh, built)
}
