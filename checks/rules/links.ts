// A way on leads somewhere: every address a page, a notice or a matter sends to is one that some pages.ts declares.
import ts from 'typescript'
import { isTest, lineOf, walk, type Rule, type Source, type Tree } from '../tree.ts'

const any = '\u0000'
/** The text of a literal, with `any` where something is put in. */
const textOf = (node: ts.Node | undefined): string | undefined => {
  if (!node) return undefined
  if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return textOf(node.expression)
  if (ts.isStringLiteralLike(node)) return node.text
  return ts.isTemplateExpression(node) ? node.head.text + node.templateSpans.map(s => any + s.literal.text).join('') : undefined
}
/** Pages, as segments; a place that may be left out ends in «?». */
const pagesOf = (tree: Tree): string[][] => tree.sources.filter(s => s.path.endsWith('/pages.ts')).flatMap(s => {
  const found: string[][] = []
  walk(s, node => { if (ts.isPropertyAssignment(node) && node.name.getText(s.ast) === 'path' && ts.isStringLiteral(node.initializer)) found.push(node.initializer.text.split('/').slice(1)) })
  return found
})
const leads = (href: string, pages: readonly string[][]): boolean => {
  const given = href.split(/[?#]/)[0].replace(/\/$/, '').split('/').slice(1)
  return pages.some(page => given.length <= page.length && page.every((p, i) => (given[i] === undefined ? p.endsWith('?') : p.startsWith(':') || p === given[i] || given[i].endsWith(any))))
}
const named = new Set(['href', 'base', 'closeTo', 'path'])
const calls = new Set(['go', 'hrefWith'])
/** Addresses that leave the pages: the interface and its reading room, what is only handed down as a file. */
const outside = /^\/(api|events)\b|^\/$/
const hrefsOf = (s: Source): { href: string; line: number }[] => {
  const found: { href: string; line: number }[] = []
  const see = (node: ts.Node | undefined): void => {
    if (node && ts.isConditionalExpression(node)) { see(node.whenTrue); see(node.whenFalse); return }
    const href = textOf(node)
    if (node && href?.startsWith('/') && !outside.test(href) && !href.startsWith(`/${any}`)) found.push({ href, line: lineOf(s, node) })
  }
  walk(s, node => {
    if (ts.isJsxAttribute(node) && named.has(node.name.getText(s.ast))) see(node.initializer && ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer)
    if (ts.isPropertyAssignment(node) && named.has(node.name.getText(s.ast))) see(node.initializer)
    if (ts.isCallExpression(node) && calls.has(node.expression.getText(s.ast))) see(node.arguments[0])
  })
  return found
}
export const linksLead: Rule = {
  name: 'link-to-nowhere',
  find: tree => {
    const pages = pagesOf(tree)
    return tree.sources.filter(s => /^src\/(areas|app|web)\//.test(s.path) && !s.path.endsWith('/pages.ts') && !isTest(s.path)).flatMap(s =>
      hrefsOf(s).filter(({ href }) => !leads(href, pages)).map(({ href, line }) => ({ path: s.path, line, says: `«${href.replaceAll(any, '…')}» is no page: pages.ts of no area declares it` })))
  },
}
