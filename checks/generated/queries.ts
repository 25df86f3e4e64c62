// The SQL that the program asks: what the declarations derive (list, search, one row, as a supervisor) and what is written by hand.
import ts from 'typescript'
import { entities, isSearched, type Entity } from '../../src/kernel/entity.ts'
import { addRights, readRight, type Rights, type Who } from '../../src/kernel/permission.ts'
import { rights } from '../../src/app/rights.ts'
import { listText, question } from '../../src/server/calls/list.ts'
import { visible } from '../../src/server/data/sees.ts'
import type { Sql } from '../../src/server/data/sql.ts'
import { open } from '../../src/server/work/open.ts'
import type { Work } from '../../src/server/work/work.ts'
import { house, treeOf, walk } from '../tree.ts'

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const supervisor: Who = {
  orgId: id(1), memberId: id(2), name: '李娜', login: 'supervisor', roles: ['supervisor'], language: 'zh', timeZone: 'Asia/Shanghai', mine: [id(2)], teamIds: [id(3)], teams: [id(3)], sites: [id(4)],
  rights: Object.fromEntries(Object.entries(rights).map(([thing, cells]) => [thing, [cells.supervisor ?? '-'].map(readRight).reduce(addRights)])) as Rights,
}
/** Lines broken where a reader looks for them. */
const laid = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ').replace(/ (FROM|WHERE|ORDER BY|GROUP BY|LEFT JOIN|JOIN|LIMIT|UNION ALL) /g, '\n$1 ')
/** What a read asks of the database: the same code as in the program, with a pen where the connection would be. */
const asked = async (act: (work: Work) => Promise<unknown>): Promise<string> => {
  const texts: string[] = []
  const note = (statement: Sql): undefined => { texts.push(laid(statement.text)); return undefined }
  const work = { org: supervisor.orgId, who: supervisor, rows: async (s: Sql) => { note(s); return [] }, one: async (s: Sql) => note(s), visible: (e: Entity, alias: string) => visible(supervisor, e, alias) }
  await act(work as unknown as Work).catch(() => undefined) // no row: «not found»
  return texts.map(text => text + ';').join('\n')
}
const ofEntity = async (e: Entity): Promise<string> => {
  const list = (input: Record<string, unknown>) => asked(work => listText(work, e, question(work, e, input), visible(supervisor, e, 'a')))
  return [`-- ${e.label.zh} ${e.label.en}: what its declaration derives, as a supervisor asks it.`, `-- list\n${await list({})}`,
    ...(isSearched(e) ? [`-- search\n${await list({ q: '王' })}`] : []), `-- one row\n${await asked(work => open(work, e, id(9)))}`].join('\n\n') + '\n'
}
/** Hand-written statements of *.sql.ts, each under the name it has in the code; what is put in stands as :{…}. */
const byHand = (): Map<string, string> => {
  const files = new Map<string, string>()
  for (const source of treeOf(house, ['src/**/*.sql.ts']).sources) {
    const parts: string[] = []
    walk(source, node => {
      if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isVariableStatement(node.parent.parent) || !ts.isSourceFile(node.parent.parent.parent)) return
      const own: string[] = []
      const look = (at: ts.Node): void => {
        if (ts.isTaggedTemplateExpression(at) && at.tag.getText(source.ast) === 'sql') own.push(laid(at.template.getText(source.ast).slice(1, -1).replaceAll('${', ':{')))
        else ts.forEachChild(at, look)
      }
      look(node.initializer)
      const worth = own.filter(text => /\b(SELECT|INSERT|UPDATE|DELETE|CASE|EXISTS)\b/.test(text))
      if (worth.length) parts.push(`-- ${node.name.getText(source.ast)}\n${worth.join('\n;\n')}\n;`)
    })
    if (parts.length) files.set(source.path.replace(/^src\/(areas\/)?/, '').replace(/\.sql\.ts$/, '').replaceAll('/', '-'), `-- ${source.path}\n\n${parts.join('\n\n')}\n`)
  }
  return files
}
export const queries = async (): Promise<Map<string, string>> => {
  const files = new Map<string, string>()
  for (const e of entities().values()) files.set(`docs/generated/queries/${e.name}.sql`, await ofEntity(e))
  for (const [name, text] of byHand()) files.set(`docs/generated/queries/by-hand-${name}.sql`, text)
  return files
}
