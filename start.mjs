// «Two commands on a fresh machine»: plain JavaScript that any Node from 20 on can run. It brings what is missing
// (Node 24, the packages, the built web) and then hands over to the program itself. docs/decisions/0002.
import { nodeForTheProgram } from './start/node24.mjs'
import { installPackages } from './start/packages.mjs'
import { buildWeb } from './start/web.mjs'
import { handOver } from './start/hand-over.mjs'
import { alone } from './start/alone.mjs'
import { Stop, oneLine } from './start/words.mjs'

const programs = {
  serve: { file: 'src/app/server.ts', web: true },
  dev: { file: 'src/app/server.ts', watch: true, args: ['--dev'] },
  test: { file: 'src/test/run.ts', web: true },
  check: { file: 'checks/run.ts' },
  bench: { file: 'bench/run.ts', web: true },
  organisation: { file: 'src/app/organisation.ts' },
}

const [verb = 'serve', ...rest] = process.argv.slice(2)
try {
  const program = Object.hasOwn(programs, verb) ? programs[verb] : undefined
  if (!program) throw new Stop(2, `不认识的命令「${verb}」`, `Unknown command "${verb}" (known: ${Object.keys(programs).join(', ')})`)
  const release = await alone()
  let node
  try {
    node = await nodeForTheProgram()
    await installPackages(node)
    if (program.web) await buildWeb(node)
  } finally { await release() }
  process.exitCode = await handOver(node, program, rest)
} catch (error) {
  if (!(error instanceof Stop)) throw error
  if (error.more) process.stderr.write(error.more.trimEnd() + '\n')
  process.stderr.write(oneLine(error.zh, error.en) + '\n')
  process.exitCode = error.code
}
