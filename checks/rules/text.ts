// What the words of a file may not hold.
import { homedir, hostname } from 'node:os'
import ts from 'typescript'
import { house, lineOf, walk, type Rule, type Source } from '../tree.ts'

const lines = (source: Source, pattern: RegExp, says: string) => source.text.split('\n').flatMap((line, i) => (pattern.test(line) ? [{ path: source.path, line: i + 1, says }] : []))

export const lengthOfFiles: Rule = {
  name: 'file-too-long',
  find: tree => tree.sources.filter(s => s.path !== 'src/app/duties.ts').flatMap(s => {
    const n = s.text.split('\n').length - 1
    return n > 300 ? [{ path: s.path, line: 301, says: `${n} lines; none over 300: find the seam in it and make two files` }] : []
  }),
}
export const nothingPutOff: Rule = {
  name: 'put-off',
  find: tree => tree.sources.flatMap(s => [
    ...lines(s, new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK', 'XX' + 'X'].join('|')})\\b`), 'do it now, or file an issue and leave no mark here'),
    ...lines(s, new RegExp(`@ts-(ignore|expect-error|nocheck)|(oxlint|eslint)-${'disable'}`), 'mend what the tool says; it is not silenced'),
  ]),
}
export const testsRun: Rule = {
  name: 'skipped-test',
  find: tree => tree.sources.filter(s => /\.test\.tsx?$/.test(s.path)).flatMap(s => {
    const found: { path: string; line: number; says: string }[] = []
    walk(s, node => {
      if (ts.isPropertyAccessExpression(node) && /^(test|it|describe|suite|t)$/.test(node.expression.getText(s.ast)) && /^(skip|todo|only)$/.test(node.name.text)) found.push({ path: s.path, line: lineOf(s, node), says: `${node.name.text}: every test runs, each time` })
      if (ts.isPropertyAssignment(node) && /^(skip|todo|only)$/.test(node.name.getText(s.ast)) && ts.isObjectLiteralExpression(node.parent) && ts.isCallExpression(node.parent.parent) && /^(test|it|describe|suite)$/.test(node.parent.parent.expression.getText(s.ast))) found.push({ path: s.path, line: lineOf(s, node), says: 'every test runs, each time' })
    })
    return found
  }),
}
/** `any` is let in only for the bodies that come over the wire in a test of the wire: whatever came is what is looked at. */
const wireTest = /\.(flow|journey)\.test\.ts$|\.example\.ts$|^src\/test\/house\.ts$/
export const noAny: Rule = {
  name: 'any',
  find: tree => tree.sources.filter(s => !wireTest.test(s.path)).flatMap(s => {
    const found: { path: string; line: number; says: string }[] = []
    walk(s, node => { if (node.kind === ts.SyntaxKind.AnyKeyword) found.push({ path: s.path, line: lineOf(s, node), says: 'say what it is, or unknown and narrow it' }) })
    return found
  }),
}
/** Hosts a text may name: this machine, examples, and names that are identifiers, not addresses to fetch. */
const knownHost = /^(127\.0\.0\.1|localhost|0\.0\.0\.0|\[::1\]|host|([\w-]+\.)*example(\.(com|org|net))?|([\w-]+\.)*(test|invalid|localhost|local)|www\.w3\.org|www\.apache\.org|schemas\.(openxmlformats|microsoft)\.(org|com)|purl\.org|json-schema\.org|(www\.)?postgresql\.org|(www\.)?openssl\.org|(www\.)?unicode\.org|nodejs\.org)(:\d+)?$/
const near = [house.split('/').slice(0, 3).join('/'), homedir(), hostname()].filter(word => word.length > 5)
export const noAddressOfOurs: Rule = {
  name: 'address',
  find: tree => tree.sources.flatMap(s => s.text.split('\n').flatMap((line, i) => {
    const hosts = [...line.matchAll(/\b(?:https?|postgres(?:ql)?):\/\/(?:[^\s/@'"`]*@)?([^\s/'"`)<>?#$]+)/g)].map(m => m[1]!).filter(host => !knownHost.test(host) && !host.includes('{') && /[a-z]\.[a-z]/i.test(host))
    const places = near.filter(word => line.includes(word))
    const personal = /(?<![\w.])\/(home|Users|root)\/[\w.-]+\//.exec(line)?.[0]
    return [...hosts, ...places, ...(personal ? [personal] : [])].map(word => ({ path: s.path, line: i + 1, says: `«${word}» belongs to one machine or network, not into the house` }))
  })),
}
