// Hand-written SQL: org_id in every statement (the first wall), the reader's sight in every read of rows that not everyone sees.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { isTest, lineOf, walk, type Rule, type Source } from '../tree.ts'

/** The tables that belong to an organisation, by the migrations; the door's own schema stands before organisations are known. */
export const tablesIn = (root: string): Set<string> => new Set(readdirSync(join(root, 'migrations')).filter(f => f.endsWith('.sql'))
  .flatMap(f => [...readFileSync(join(root, 'migrations', f), 'utf8').matchAll(/^CREATE TABLE (?:IF NOT EXISTS )?(\w+) \(/gm)].map(m => m[1]!)))

type Statement = { source: Source; node: ts.TaggedTemplateExpression; said: string; all: string }
const statements = (source: Source): Statement[] => {
  const found: Statement[] = []
  walk(source, node => {
    if (!ts.isTaggedTemplateExpression(node) || node.tag.getText(source.ast) !== 'sql') return
    const { template } = node
    const said = ts.isNoSubstitutionTemplateLiteral(template) ? template.text : template.head.text + template.templateSpans.map(span => `\${${span.expression.getText(source.ast).split('`')[0]}}${span.literal.text}`).join('')
    found.push({ source, node, said, all: template.getText(source.ast) })
  })
  return found
}
const named = /\b(?:FROM|JOIN|INTO|UPDATE)\s+(?:ONLY\s+)?(?:(\w+)|\$\{([^}]*)\})/g
const tablesOf = (said: string, known: ReadonlySet<string>): string[] =>
  [...said.matchAll(named)].flatMap(m => (m[1] !== undefined ? (known.has(m[1]) ? [m[1]] : []) : /tableOf|childTable|identityTable/.test(m[2] ?? '') ? [m[2]!] : []))
/** What brings org_id with it: the words themselves, the reader's sight (it starts with them), or a parameter that hands such a condition on. */
const bringsOrg = /\borg_id\b|\bvisible\(|\bseesWithin\(|\bunmasked\(|\bseen\b/
/** Whether a text brings it, or names something of its own file that does (at most three steps away). */
const brings = (text: string, declared: ReadonlyMap<string, string>, steps = 3): boolean =>
  bringsOrg.test(text) || (steps > 0 && [...new Set(text.match(/(?<![.\w])[a-z]\w*/gi))].some(word => declared.has(word) && brings(declared.get(word)!, declared, steps - 1)))
const declaredIn = (source: Source): Map<string, string> => {
  const found = new Map<string, string>()
  walk(source, node => { if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) found.set(node.name.text, node.initializer.getText(source.ast)) })
  return found
}
/** What a template hands in from outside: the texts of its expressions. */
const handedIn = (node: ts.TaggedTemplateExpression, source: Source): string =>
  ts.isTemplateExpression(node.template) ? node.template.templateSpans.map(span => span.expression.getText(source.ast)).join(' ; ') : ''

export const orgInEveryStatement: Rule = {
  name: 'statement-without-org',
  find: tree => {
    const known = tablesIn(tree.root)
    return tree.sources.filter(s => s.path.startsWith('src/') && !isTest(s.path)).flatMap(s => statements(s).flatMap(({ node, said, all }) => {
      const tables = tablesOf(said, known)
      return tables.length && !bringsOrg.test(all) && !brings(handedIn(node, s), declaredIn(s)) ? [{ path: s.path, line: lineOf(s, node), says: `the statement names ${tables.join(', ')} without org_id: every statement names its organisation` }] : []
    }))
  },
}
/** The reader's sight is taken here, or handed in by the caller under a name that says so (`seen`, `visitSeen`). */
const handsSight = /\bvisible\(|\b\w*[sS]een: Sql\b/
/** Reads in which nobody's sight may narrow the rows, and why. */
export const seenOtherwise: Readonly<Record<string, string>> = {
  'src/areas/floor/board.sql.ts': 'a person’s place and counts are everyone’s at the site; the name of a party comes by the reader’s sight, handed in as `visitSeen`',
  'src/areas/plans/plan.sql.ts': 'a plan is drafted from its owner’s own rows and those he stands in for; items are read by the reader’s sight (page.handlers.ts)',
  'src/areas/leads/contact.sql.ts': 'the site’s zone and whether the evening of a contact’s day is sealed are facts of the house; the contact itself comes by the reader’s sight',
  'src/areas/leads/carried.sql.ts': 'the house itself freezes a month for every site, whoever looks (wire.md 2a)',
  'src/areas/reports/facts.sql.ts': 'figures count by whom a row counts for, whatever the reader sees (wire.md 2a); the rows behind come masked',
  'src/areas/day/dayRows.sql.ts': 'the reconciliation reads the site’s whole day, whoever asks: a card of another group is no missing one; what is shown of it is the page’s',
  'src/areas/day/seal.sql.ts': 'a seal holds every row of its group’s day, whoever asks',
  'src/areas/briefing/pack.sql.ts': 'a pack is frozen by the house itself and is the same for all who may read it: the group’s leader and those above; page and place are checked before (pack.handlers.ts)',
  'src/areas/meetings/deadlines.sql.ts': 'a sweep of the house itself: nobody reads; each late row is told to its own people, and to those who lead them',
}
/** Which tables hold rows that not everyone with the right sees: read from the declarations' own text, `sees: { everyone: true }`. */
export const sightTables = (tree: { sources: readonly Source[] }): Set<string> => {
  const found = new Set<string>()
  for (const s of tree.sources) walk(s, node => {
    if (!ts.isCallExpression(node) || node.expression.getText(s.ast) !== 'entity') return
    const [name, declaration] = node.arguments
    if (!name || !ts.isStringLiteral(name) || !declaration || !ts.isObjectLiteralExpression(declaration)) return
    const sees = declaration.properties.find(p => p.name?.getText(s.ast) === 'sees')?.getText(s.ast) ?? ''
    if (!/everyone/.test(sees)) found.add(name.text.replace(/[A-Z]/g, c => '_' + c.toLowerCase()))
  })
  return found
}
export const sightInEveryRead: Rule = {
  name: 'read-without-sight',
  find: tree => {
    const sight = sightTables(tree)
    return tree.sources.filter(s => s.path.endsWith('.sql.ts') && !(s.path in seenOtherwise)).flatMap(s => {
      const tables = statements(s).flatMap(({ said }) => tablesOf(said, sight))
      return tables.length && !handsSight.test(s.text) ? [{ path: s.path, line: 1, says: `reads ${[...new Set(tables)].join(', ')} without the reader’s sight: work.visible(entity, alias), or handed in as visitSeen: Sql` }] : []
    })
  },
}
