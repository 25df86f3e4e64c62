// Words people read: both languages, everywhere.
import ts from 'typescript'
import { isTest, lineOf, walk, type Rule, type Source } from '../tree.ts'

export const han = /\p{Script=Han}/u
/** Which codes a source refuses with: the literals of refuse(…), new Refusal(…) and `code:`. */
export const refusedCodes = (source: Source): { code: string; line: number }[] => {
  const found: { code: string; line: number }[] = []
  const literals = (node: ts.Node): void => {
    if (ts.isConditionalExpression(node)) { literals(node.whenTrue); literals(node.whenFalse); return }
    if (ts.isStringLiteral(node) && /^[a-z][\w-]*(\.\w+)?$/i.test(node.text)) found.push({ code: node.text, line: lineOf(source, node) })
  }
  walk(source, node => {
    if (ts.isCallExpression(node) && node.expression.getText(source.ast) === 'refuse' && node.arguments[0]) literals(node.arguments[0])
    if (ts.isNewExpression(node) && node.expression.getText(source.ast) === 'Refusal' && node.arguments?.[0]) literals(node.arguments[0])
    if (ts.isPropertyAssignment(node) && node.name.getText(source.ast) === 'code' && ts.isStringLiteral(node.initializer) && node.initializer.text.includes('.')) literals(node.initializer)
  })
  return found
}
/** Every code that some source refuses with stands in the declarations given. */
export const undeclaredCodes = (declared: ReadonlySet<string>): Rule => ({
  name: 'undeclared-refusal',
  find: tree => tree.sources.filter(s => s.path.startsWith('src/') && !isTest(s.path) && !s.path.startsWith('src/server/sheets/')).flatMap(s =>
    refusedCodes(s).filter(({ code }) => !declared.has(code)).map(({ code, line }) => ({ path: s.path, line, says: `«${code}» has no sentence: declareRefusals({ '${code}': { status, zh, en } })` }))),
})
/** Names that are the same in every language. */
const ownNames = /\b(Excel|WeChat|Chenxi)\b/g
/** One label: Chinese that holds Han (or a name that has none), English without. Answers what is wrong with it. */
export const wrongLabel = (label: { zh?: unknown; en?: unknown } | undefined): string | undefined => {
  if (!label || typeof label.zh !== 'string' || typeof label.en !== 'string') return 'a label needs zh and en'
  if (label.zh.trim() === '' || label.en.trim() === '') return `an empty label (${label.zh || label.en})`
  if (han.test(label.en.replace(/[《「“(（].*?[》」”)）]/g, ''))) return `English with Han characters: ${label.en}`
  return !han.test(label.zh) && /[a-z]{3}/.test(label.zh.replace(ownNames, '')) ? `Chinese without Han characters: ${label.zh}` : undefined
}
const wordsOf = (node: ts.Node): string => ts.isStringLiteralLike(node) || ts.isJsxText(node) ? node.text : ts.isTemplateExpression(node) ? node.head.text + node.templateSpans.map(s => s.literal.text).join(' ') : ''
/** A Chinese word a page shows stands beside its English: as `zh:` of a label, or as an argument with the English next to it. */
const hasCompanion = (node: ts.Node, source: Source): boolean => {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at
    if (ts.isPropertyAssignment(parent) && ts.isObjectLiteralExpression(parent.parent) && (parent.name.getText(source.ast) === 'zh' || parent.parent.properties.some(p => p.name?.getText(source.ast) === 'en'))) return true
    if (ts.isCallExpression(parent) && parent.arguments.some(other => other !== at && wordsOf(other) !== '' && !han.test(wordsOf(other)))) return true
    if (ts.isArrayLiteralExpression(parent) && parent.elements.length === 2 && parent.elements.some(other => other !== at && wordsOf(other) !== '' && !han.test(wordsOf(other)))) return true
    if (ts.isConditionalExpression(parent) && /zh|language|lang/i.test(parent.condition.getText(source.ast))) return true
    if (ts.isBinaryExpression(parent) && /'zh'/.test(parent.left.getText(source.ast))) return true
    if (ts.isFunctionLike(parent) || ts.isStatement(parent)) return false
  }
  return false
}
/** Han characters that are a picture, not a word, and why. */
const ornaments: Readonly<Record<string, string>> = {
  'src/areas/day/Stamped.tsx': 'the stamp of a sealed day bears the same characters in every language',
}
export const bothLanguages: Rule = {
  name: 'one-language',
  find: tree => tree.sources.filter(s => s.path.endsWith('.tsx') && !isTest(s.path) && !(s.path in ornaments)).flatMap(s => {
    const found: { path: string; line: number; says: string }[] = []
    walk(s, node => {
      const words = wordsOf(node)
      if (words && han.test(words) && !hasCompanion(node, s)) found.push({ path: s.path, line: lineOf(s, node), says: `«${words.trim().slice(0, 20)}» is shown in one language only: a label { zh, en }` })
    })
    return found
  }),
}
