import { entityNamed, type Child, type Entity, type SealedBy } from '../../kernel/entity.ts'
import type { Fields } from '../../kernel/field.ts'
import { snake } from '../../kernel/names.ts'
import { childTable, hasTokens, parentColumn, places, tableOf, type Place } from '../data/columns.ts'
import { identityTable } from '../work/identity.ts'

const own = `org_id = nullif(current_setting('app.org', true), '')::uuid`

/** Forced row security: one comparison, no function of ours, so that a cluster can distribute it (stack.md). */
export const walls = (table: string, sealed = false): string => [
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;`,
  `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`,
  ...(sealed
    ? [`CREATE POLICY ${table}_read ON ${table} FOR SELECT USING (${own});`,
       `CREATE POLICY ${table}_add ON ${table} FOR INSERT WITH CHECK (${own} AND seal_id IS NULL);`,
       `CREATE POLICY ${table}_change ON ${table} FOR UPDATE USING (${own} AND seal_id IS NULL) WITH CHECK (${own});`,
       `CREATE POLICY ${table}_drop ON ${table} FOR DELETE USING (${own} AND seal_id IS NULL);`]
    : [`CREATE POLICY ${table}_own ON ${table} USING (${own}) WITH CHECK (${own});`]),
].join('\n')

const line = (p: Place): string => {
  const nullable = p.field.nullable || p.field.written === 'never' || p.group !== undefined
  return `  ${p.column} ${p.field.sql}${nullable ? '' : ' NOT NULL'}`
}
const checks = (table: string, list: Place[]): string[] => list.flatMap(p => (p.field.check ? [`  CONSTRAINT ${table}__${p.column}__ck CHECK (${p.field.check(p.column)})`] : []))
const seal = (table: string, sealed: SealedBy | undefined): { columns: string[]; constraints: string[]; links: string[] } => sealed
  ? {
      columns: ['  seal_id uuid', '  seal_rows integer', '  seal_no integer'],
      constraints: [`  CONSTRAINT ${table}__seal__ck CHECK (num_nulls(seal_id, seal_rows, seal_no) IN (0, 3) AND (seal_no IS NULL OR seal_no BETWEEN 1 AND seal_rows))`, `  CONSTRAINT ${table}__seal__uq UNIQUE (org_id, seal_id, seal_no)`],
      links: [`ALTER TABLE ${table} ADD CONSTRAINT ${table}__seal__fk FOREIGN KEY (org_id, seal_id, seal_rows) REFERENCES ${snake(sealed.seal)} (org_id, id, ${snake(sealed.rows)});`],
    }
  : { columns: [], constraints: [], links: [] }
const links = (table: string, fields: Fields): string[] => places(fields).flatMap(p => p.field.kind === 'ref' && p.field.of
  ? [`ALTER TABLE ${table} ADD CONSTRAINT ${table}__${p.column}__fk FOREIGN KEY (org_id, ${p.column}) REFERENCES ${tableOf(entityNamed(p.field.of))} (org_id, id);`] : [])
/** customerId,-at → (org_id, customer_id, at DESC); a trailing `?field` makes it partial: WHERE field IS NOT NULL. */
const index = (table: string, parts: readonly string[], n: number): string => {
  const partial = parts.find(p => p.startsWith('?'))?.slice(1)
  const columns = parts.filter(p => !p.startsWith('?')).map(p => (p.startsWith('-') ? `${p.slice(1).split('.').map(snake).join('_')} DESC` : p.split('.').map(snake).join('_')))
  return `CREATE INDEX ${table}__${n}__ix ON ${table} (org_id, ${columns.join(', ')})${partial ? ` WHERE ${snake(partial)} IS NOT NULL` : ''};`
}
const childSql = (e: Entity, name: string, c: Child): { table: string; links: string[] } => {
  const table = childTable(e, name), list = places(c.fields), s = seal(table, c.sealed)
  const body = ['  org_id uuid NOT NULL', '  id uuid NOT NULL', `  ${parentColumn(e)} uuid NOT NULL`, '  position integer NOT NULL DEFAULT 0', ...list.map(line), ...s.columns,
    `  CONSTRAINT ${table}__pk PRIMARY KEY (org_id, id)`, ...(c.one ? [`  CONSTRAINT ${table}__one__uq UNIQUE (org_id, ${parentColumn(e)})`] : []), ...checks(table, list), ...s.constraints]
  return {
    table: [`CREATE TABLE ${table} (\n${body.join(',\n')}\n);`, ...(c.one ? [] : [`CREATE INDEX ${table}__parent__ix ON ${table} (org_id, ${parentColumn(e)}, position);`]), ...(c.indexes ?? []).map((parts, i) => index(table, parts, i + 1)), walls(table, !!c.sealed)].join('\n'),
    links: [`ALTER TABLE ${table} ADD CONSTRAINT ${table}__${parentColumn(e)}__fk FOREIGN KEY (org_id, ${parentColumn(e)}) REFERENCES ${tableOf(e)} (org_id, id);`, ...links(table, c.fields), ...s.links],
  }
}
/** The tables of one entity as a person would write them, and the foreign keys to add once all tables stand. */
export const entitySql = (e: Entity): { tables: string; links: string[] } => {
  const table = tableOf(e), list = places(e.fields), s = seal(table, e.sealed)
  const body = [
    '  org_id uuid NOT NULL', '  id uuid NOT NULL', '  version integer NOT NULL DEFAULT 1', '  created_at timestamptz(3) NOT NULL', '  created_by uuid', '  updated_at timestamptz(3) NOT NULL',
    ...(e.does.includes('archive') ? ['  archived_at timestamptz(3)'] : []), ...list.map(line), ...(hasTokens(e) ? [`  tokens text[] NOT NULL DEFAULT '{}'`] : []), ...s.columns,
    `  CONSTRAINT ${table}__pk PRIMARY KEY (org_id, id)`,
    ...(e.unique ?? []).map(u => `  CONSTRAINT ${table}__${u.map(snake).join('_')}__uq UNIQUE ${u.some(name => e.fields[name]?.nullable) ? 'NULLS NOT DISTINCT ' : ''}(org_id, ${u.map(snake).join(', ')})`),
    ...checks(table, list), ...s.constraints,
  ]
  const kids = Object.entries(e.children).map(([name, c]) => childSql(e, name, c))
  const identity = e.identities?.length ? [
    `CREATE TABLE ${identityTable(e)} (\n  org_id uuid NOT NULL,\n  kind text NOT NULL,\n  value text NOT NULL,\n  row_id uuid NOT NULL,\n  CONSTRAINT ${identityTable(e)}__pk PRIMARY KEY (org_id, kind, value)\n);`,
    `CREATE INDEX ${identityTable(e)}__row__ix ON ${identityTable(e)} (org_id, row_id);`, walls(identityTable(e))] : []
  return {
    tables: [
      `-- ${e.label.zh} ${e.label.en}`,
      `CREATE TABLE ${table} (\n${body.join(',\n')}\n);`,
      ...(e.indexes ?? []).map((parts, i) => index(table, parts, i + 1)),
      ...(hasTokens(e) ? [`CREATE INDEX ${table}__tokens__ix ON ${table} USING gin (org_id, tokens) WITH (fastupdate = off);`, `ALTER TABLE ${table} ALTER COLUMN tokens SET STATISTICS 1000;`] : []),
      walls(table, !!e.sealed), ...identity, ...kids.map(k => k.table),
    ].join('\n'),
    links: [
      ...links(table, e.fields), ...s.links, ...kids.flatMap(k => k.links),
      ...(e.identities?.length ? [`ALTER TABLE ${identityTable(e)} ADD CONSTRAINT ${identityTable(e)}__row__fk FOREIGN KEY (org_id, row_id) REFERENCES ${table} (org_id, id);`] : []),
    ],
  }
}
