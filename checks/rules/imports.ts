// Who may know whom: dependency-cruiser over the whole tree, the order of areas taken from src/app/areas.ts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type IForbiddenRuleType, type ICruiseResult } from 'dependency-cruiser'
import type { Finding } from '../tree.ts'

const tests = '\\.(test|example)\\.tsx?$|^src/test/'
/** The web side of the field kinds lies beside their pure side, in one folder per kind. */
const webSide = '^src/kernel/.*(\\.web\\.tsx|/web\\.tsx|/webside\\.ts)$'
const areasOf = (root: string): string[] => [...readFileSync(join(root, 'src/app/areas.ts'), 'utf8').matchAll(/^import '\.\.\/areas\/([\w-]+)\/index\.ts'/gm)].map(m => m[1]!)
const front = (side: string) => `^src/areas/[^/]+/(${side})\\.tsx?$`

export const importRules = (areas: readonly string[]): IForbiddenRuleType[] => [
  { name: 'kernel-knows-nobody', comment: 'the kernel knows nothing of sales, the server or the browser', severity: 'error', from: { path: '^src/kernel/', pathNot: [tests, webSide] }, to: { path: '^src/', pathNot: '^src/kernel/' } },
  { name: 'pure-side-of-the-kernel', comment: 'the pure side of a field’s kind knows nothing of its web side', severity: 'error', from: { path: '^src/kernel/', pathNot: [tests, webSide] }, to: { path: webSide } },
  { name: 'web-side-of-the-kernel', comment: 'the web side of a field’s kind knows the kernel and the shared pieces', severity: 'error', from: { path: webSide }, to: { path: '^src/', pathNot: '^src/(kernel|web)/' } },
  { name: 'rules-are-pure', comment: 'a rule imports the kernel, other rules and declarations; what it needs from elsewhere it is given', severity: 'error',
    from: { path: '\\.rules\\.ts$' }, to: { path: ['^src/(server|web|app|test)/', '\\.(handlers|sql|flow|server)\\.ts$', '\\.tsx$', '^src/areas/[^/]+/pages\\.ts$'] } },
  { name: 'rules-know-no-node', comment: 'a rule needs no Node', severity: 'error', from: { path: '(\\.rules\\.ts$|^src/kernel/)', pathNot: tests }, to: { dependencyTypes: ['core'] } },
  { name: 'declarations-know-no-server', comment: 'what both sides read reaches neither server nor browser', severity: 'error',
    from: { path: '^src/areas/[^/]+/index\\.ts$' }, to: { reachable: true, path: ['^src/server/', '\\.handlers\\.ts$', '\\.sql\\.ts$', '\\.tsx$'] } },
  { name: 'browser-reaches-no-server', comment: 'page code asks through a call; it never reaches server, handlers or sql', severity: 'error',
    from: { path: '(\\.tsx$|^src/web/|^src/areas/[^/]+/pages\\.ts$|^src/app/browser)', pathNot: tests }, to: { reachable: true, path: ['^src/server/', '\\.handlers\\.ts$', '\\.sql\\.ts$', 'index\\.server\\.ts$'] } },
  { name: 'server-knows-no-area', comment: 'the ground stands without the rooms', severity: 'error', from: { path: '^src/server/', pathNot: [tests, '^src/server/ddl/write\\.ts$'] }, to: { path: '^src/(areas|app|web)/' } },
  { name: 'web-knows-no-area', comment: 'the shared pieces stand without the rooms', severity: 'error', from: { path: '^src/web/', pathNot: tests }, to: { path: '^src/areas/' } },
  { name: 'front-doors', comment: 'another area is met at its front door: index.ts, index.server.ts or index.web.ts', severity: 'error',
    from: { path: '^src/areas/([^/]+)/', pathNot: tests }, to: { path: '^src/areas/', pathNot: ['^src/areas/$1/', front('index|index\\.server|index\\.web')] } },
  { name: 'front-doors-of-app', comment: 'the program meets an area at its front door', severity: 'error',
    from: { path: '^src/(app|server|web)/', pathNot: tests }, to: { path: '^src/areas/', pathNot: [front('index|index\\.server|index\\.web|pages')] } },
  ...areas.map((area, i): IForbiddenRuleType => ({
    name: `order-of-areas-${area}`, comment: `${area} knows only the areas before it in src/app/areas.ts: ${areas.slice(0, i).join(', ') || 'none'}`, severity: 'error',
    from: { path: `^src/areas/${area}/`, pathNot: tests }, to: { path: '^src/areas/', pathNot: areas.slice(0, i + 1).map(known => `^src/areas/${known}/`) },
  })),
  { name: 'areas-are-listed', comment: 'an area stands in src/app/areas.ts', severity: 'error', from: { path: '^src/areas/', pathNot: areas.map(known => `^src/areas/${known}/`) }, to: {} },
  { name: 'no-circles', comment: 'two files that need each other are one file, or the shared part is a third', severity: 'error', from: { path: '^src/', pathNot: tests }, to: { circular: true } },
  { name: 'no-missing', comment: 'the import leads nowhere', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
  { name: 'no-tests-in-the-program', comment: 'the program does not need its tests', severity: 'error', from: { path: '^src/', pathNot: tests }, to: { path: tests } },
]
const look = async (root: string, rules: IForbiddenRuleType[], withTypes: boolean): Promise<ICruiseResult> => (await cruise(['src'], {
  baseDir: root, validate: true, ruleSet: { forbidden: rules }, tsPreCompilationDeps: withTypes, doNotFollow: { path: 'node_modules' }, exclude: { path: '^node_modules|^dist/' }, moduleSystems: ['es6'],
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
})).output as ICruiseResult

/** What the cruiser found, and how many modules it read: with a TypeScript it does not know it reads none and says «no violations». */
export const cruiseTree = async (root: string): Promise<{ modules: number; findings: Finding[] }> => {
  const rules = importRules(areasOf(root))
  // What is only a type is gone before anything runs: it is asked of neighbours, but reaches nothing and closes no circle.
  const runs = (rule: IForbiddenRuleType): boolean => 'to' in rule && ('reachable' in rule.to || 'circular' in rule.to)
  const results = [await look(root, rules.filter(rule => !runs(rule)), true), await look(root, rules.filter(runs), false)]
  return {
    modules: Math.min(...results.map(result => result.modules.filter(m => m.source.startsWith('src/') && m.dependencies.length > 0).length)),
    findings: results.flatMap(result => result.summary.violations).map(v => ({ rule: v.rule.name, path: v.from, line: 1, says: `→ ${[v.to, ...(v.cycle ?? v.via ?? []).map(c => c.name)].join(' → ')}: ${rules.find(r => r.name === v.rule.name)?.comment ?? ''}` })),
  }
}
