import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** This checkout. */
export const house = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

export type Source = { readonly path: string; readonly text: string; readonly ast: ts.SourceFile }
/** A tree of sources: the house itself, or a planted one in its likeness. Paths start at its root, with forward slashes. */
export type Tree = { readonly root: string; readonly sources: readonly Source[] }
/** One thing wrong: where, and a sentence that says what to do instead. */
export type Finding = { readonly rule: string; readonly path: string; readonly line: number; readonly says: string }
/** A rule that reads sources. `name` is the name of its planted tree too. */
export type Rule = { readonly name: string; readonly find: (tree: Tree) => Omit<Finding, 'rule'>[] }

const code = ['src/**/*.{ts,tsx}', 'checks/*.ts', 'checks/{rules,generated}/*.ts', 'bench/**/*.ts', 'start/*.mjs', 'start.mjs', 'vite.config.ts']
export const treeOf = (root: string, patterns: readonly string[] = code): Tree => ({
  root,
  sources: globSync([...patterns], { cwd: root }).map(path => path.replaceAll('\\', '/')).sort().map(path => {
    const text = readFileSync(join(root, path), 'utf8')
    return { path, text, ast: ts.createSourceFile(path, text, ts.ScriptTarget.ES2024, true, path.endsWith('x') ? ts.ScriptKind.TSX : path.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS) }
  }),
})
export const lineOf = (source: Source, node: ts.Node): number => source.ast.getLineAndCharacterOfPosition(node.getStart(source.ast)).line + 1
/** Every node of a source, depth first. */
export const walk = (source: Source, see: (node: ts.Node) => void): void => {
  const visit = (node: ts.Node): void => { see(node); ts.forEachChild(node, visit) }
  visit(source.ast)
}
export const isTest = (path: string): boolean => /\.(test|example)\.tsx?$/.test(path) || path.startsWith('src/test/')
export const carryOut = (rules: readonly Rule[], tree: Tree): Finding[] =>
  rules.flatMap(rule => rule.find(tree).map(found => ({ rule: rule.name, ...found })))
export const told = (findings: readonly Finding[]): string => findings.map(f => `${f.path}:${f.line}  ${f.rule}: ${f.says}`).join('\n')
