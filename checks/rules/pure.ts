// Rules and the kernel: the same answer for the same question, on every machine and at every hour.
import ts from 'typescript'
import { isTest, lineOf, walk, type Rule } from '../tree.ts'

const isPure = (path: string): boolean => !isTest(path) && (path.endsWith('.rules.ts') || (path.startsWith('src/kernel/') && !/\.(sheet|tsx)/.test(path)))
const asked: Readonly<Record<string, RegExp>> = { Date: /^now$/, Math: /^random$/, Temporal: /^Now$/, performance: /./, crypto: /./, process: /./, globalThis: /./ }
const timers = /^(setTimeout|setInterval|setImmediate|queueMicrotask|fetch)$/

export const noClockOrChance: Rule = {
  name: 'clock-or-chance',
  find: tree => tree.sources.filter(s => isPure(s.path)).flatMap(s => {
    const found: { path: string; line: number; says: string }[] = []
    const say = (node: ts.Node, what: string) => found.push({ path: s.path, line: lineOf(s, node), says: `${what}: a rule is given its instant and its chance by who calls it` })
    walk(s, node => {
      if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && asked[node.expression.text]?.test(node.name.text)) say(node, node.getText(s.ast))
      if (ts.isNewExpression(node) && node.expression.getText(s.ast) === 'Date' && !node.arguments?.length) say(node, 'new Date()')
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && (node.expression.text === 'Date' || timers.test(node.expression.text))) say(node, `${node.expression.text}()`)
    })
    return found
  }),
}
