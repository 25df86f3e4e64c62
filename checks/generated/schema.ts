// What PostgreSQL itself says about its schema, as SQL a person reads: our own dump (the embedded server brings no pg_dump).
import type pg from 'pg'

export type Table = {
  schema: string; name: string
  columns: { name: string; type: string; required: boolean; initial: string | null }[]
  constraints: { name: string; kind: string; text: string; columns: string[]; otherColumns: string[]; other: string | null; onDelete: string; onUpdate: string }[]
  indexes: { name: string; text: string; unique: boolean; first: string | null }[]
  policies: { name: string; verb: string; using: string | null; check: string | null }[]
  secured: boolean; forced: boolean; triggers: string[]
  grants: { role: string; verbs: string[] }[]
}
const ask = `
SELECT n.nspname AS schema, c.relname AS name, c.relrowsecurity AS secured, c.relforcerowsecurity AS forced,
  coalesce((SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull, 'initial', pg_get_expr(d.adbin, d.adrelid)) ORDER BY a.attnum)
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '[]') AS columns,
  coalesce((SELECT json_agg(json_build_object('name', k.conname, 'kind', k.contype, 'text', pg_get_constraintdef(k.oid), 'onDelete', k.confdeltype, 'onUpdate', k.confupdtype, 'other', k.confrelid::regclass::text,
      'columns', (SELECT coalesce(json_agg(a.attname ORDER BY u.n), '[]') FROM unnest(k.conkey) WITH ORDINALITY u(num, n) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num),
      'otherColumns', (SELECT coalesce(json_agg(a.attname ORDER BY u.n), '[]') FROM unnest(k.confkey) WITH ORDINALITY u(num, n) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num)) ORDER BY position(k.contype IN 'pufcx') , k.conname)
    FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype <> 'n'), '[]') AS constraints,
  coalesce((SELECT json_agg(json_build_object('name', i.relname, 'text', pg_get_indexdef(x.indexrelid), 'unique', x.indisunique, 'first', (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = x.indkey[0])) ORDER BY i.relname)
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = c.oid AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid)), '[]') AS indexes,
  coalesce((SELECT json_agg(json_build_object('name', p.polname, 'verb', p.polcmd, 'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)) ORDER BY p.polname) FROM pg_policy p WHERE p.polrelid = c.oid), '[]') AS policies,
  coalesce((SELECT json_agg(t.tgname ORDER BY t.tgname) FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal), '[]') AS triggers,
  coalesce((SELECT json_agg(json_build_object('role', g.role, 'verbs', g.verbs) ORDER BY g.role) FROM (SELECT r.rolname AS role, array_agg(x.privilege_type ORDER BY x.privilege_type) AS verbs
    FROM aclexplode(c.relacl) x JOIN pg_roles r ON r.oid = x.grantee WHERE x.grantee <> c.relowner GROUP BY r.rolname) g), '[]') AS grants
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'door') AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
ORDER BY n.nspname DESC, c.relname`
export const tablesOf = async (client: pg.Client): Promise<Table[]> => (await client.query<Table>(ask)).rows

const full = (t: Table): string => (t.schema === 'public' ? t.name : `${t.schema}.${t.name}`)
const verbs: Record<string, string> = { r: 'SELECT', a: 'INSERT', w: 'UPDATE', d: 'DELETE', '*': 'ALL' }
/** One table as SQL. */
export const tableSql = (t: Table, indexes = true): string => {
  const lines = [
    ...t.columns.map(c => `  ${c.name} ${c.type}${c.required ? ' NOT NULL' : ''}${c.initial === null ? '' : ` DEFAULT ${c.initial}`}`),
    ...t.constraints.map(k => `  CONSTRAINT ${k.name} ${k.text}`),
  ]
  return [
    `CREATE TABLE ${full(t)} (\n${lines.join(',\n')}\n);`,
    ...(indexes ? t.indexes.map(i => `${i.text.replace(/ ON (?:public\.)?/, ' ON ')};`) : []),
    ...(t.secured ? [`ALTER TABLE ${full(t)} ENABLE ROW LEVEL SECURITY;`] : []), ...(t.forced ? [`ALTER TABLE ${full(t)} FORCE ROW LEVEL SECURITY;`] : []),
    ...t.policies.map(p => `CREATE POLICY ${p.name} ON ${full(t)} FOR ${verbs[p.verb]}${p.using === null ? '' : ` USING ${p.using}`}${p.check === null ? '' : ` WITH CHECK ${p.check}`};`),
    ...t.grants.map(g => `GRANT ${g.verbs.join(', ')} ON ${full(t)} TO ${g.role};`),
  ].join('\n')
}
export const schemaSql = async (client: pg.Client): Promise<string> => {
  const functions = (await client.query<{ text: string }>(`SELECT pg_get_functiondef(p.oid) AS text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('public', 'door') AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY p.proname`)).rows
  return ['-- The whole schema as the migrations leave it, read back from PostgreSQL. Written by `npm run check -- --write`; never edited.',
    ...functions.map(f => f.text.trim() + ';'), ...(await tablesOf(client)).map(t => tableSql(t))].join('\n\n') + '\n'
}
