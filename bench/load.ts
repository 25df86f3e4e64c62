// Fills a database with a company's three years: set-based SQL over generate_series, indexes and foreign keys made afterwards, search words by the
// program's own rules. Deterministic: the same size gives the same rows.
import pg from 'pg'
import { tokensOf } from '../src/server/search/tokens.ts'
import type { House } from '../src/server/http/context.ts'
import { days, firstDay, makeCompany, peopleEach, sites, teamsEach, type Company } from './people.ts'

export type Size = { customers: number; cards: number; visits: number; followUps: number; inquiries: number }
/** The issue's size, and others in its proportions but with as many cards, parties and contacts as keep the load short. */
export const sizeOf = (customers: number): Size => (customers === 200_000
  ? { customers, cards: 300_000, visits: 600_000, followUps: 1_000_000, inquiries: 150_000 }
  : { customers, cards: customers * 0.5, visits: customers, followUps: customers, inquiries: customers * 0.25 })

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志文博思远雨晨子涵梓轩浩宇欣怡佳琪嘉豪雅婷俊熙晓东海波红梅春生']
export const models = ['秦PLUS', '宋PLUS DM-i', '汉EV', 'Model Y', '问界M7', '理想L6', '银河L7', '元PLUS', '海豹', '深蓝S7']
const mixed = (i: number): number => Math.imul(i ^ (i >>> 7), 2654435761) >>> 0
/** A customer's name and phone by number: some 25,000 names, a third of them of two characters. */
export const nameOf = (i: number): string => { const k = mixed(i) % 25_013, m = mixed(k + 1); return surnames[Math.floor((m % 10_007) ** 2 / 10_007 ** 2 * surnames.length)] + given[m % given.length] + (m % 3 === 0 ? '' : given[(m >>> 9) % given.length]) }
const nameWords = new Map<string, string[]>()
/** The search words of a name beside a mobile, as the program gives them; a name is read once (reading Han is the slow part). */
const wordsOf = (name: string, phone: string): string[] => {
  const digits = tokensOf({ names: [], phones: [phone], words: [] })
  let found = nameWords.get(name)
  if (!found) nameWords.set(name, found = tokensOf({ names: [name], phones: [phone], words: [] }).filter(word => !digits.includes(word)))
  return [...found, ...digits]
}
export const phoneOf = (i: number): string => String(13_000_000_000 + i * 617)
const dayOffset = (i: number, of: number): number => Math.floor(i * days / of)

const big = ['customer', 'customer_identity', 'prospect_card', 'prospect_card_opening', 'prospect_card_closings', 'prospect_card_level_history', 'follow_up', 'visit', 'inquiry', 'milestone', 'dms_entry', 'appointment']
/** Takes off what slows a load (foreign keys of and to these tables, indexes no constraint needs) and gives what puts it back. */
const undress = async (client: pg.Client): Promise<string[]> => {
  const back: string[] = []
  const { rows: keys } = await client.query<{ t: string; name: string; def: string }>(`SELECT conrelid::regclass::text t, conname name, pg_get_constraintdef(oid) def FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid::regclass::text = ANY($1)`, [big])
  const { rows: indexes } = await client.query<{ name: string; def: string }>(`SELECT c.relname name, pg_get_indexdef(i.indexrelid) def FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid::regclass::text = ANY($1) AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)`, [big])
  for (const k of keys) { await client.query(`ALTER TABLE ${k.t} DROP CONSTRAINT ${k.name}`); back.push(`ALTER TABLE ${k.t} ADD CONSTRAINT ${k.name} ${k.def}`) }
  for (const i of indexes) { await client.query(`DROP INDEX ${i.name}`); back.unshift(i.def) }
  return back
}
/** Names, phones, models and their search words, in batches: what SQL cannot make. */
const seed = async (client: pg.Client, size: Size): Promise<void> => {
  await client.query('CREATE UNLOGGED TABLE bench_seed (i int, name text, phone text, tokens text[]); CREATE UNLOGGED TABLE bench_card (j int, no text, model text, tokens text[])')
  const put = async (table: string, columns: string, n: number, row: (i: number) => object) => {
    for (let from = 0; from < n; from += 5_000) await client.query(`INSERT INTO ${table} SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`, [JSON.stringify(Array.from({ length: Math.min(5_000, n - from) }, (_, k) => row(from + k)))])
  }
  await put('bench_seed', 'i, name, phone, tokens', size.customers, i => ({ i, name: nameOf(i), phone: phoneOf(i), tokens: wordsOf(nameOf(i), phoneOf(i)) }))
  await put('bench_card', 'j, no, model, tokens', size.cards, j => {
    const no = `PC-${new Date(Date.parse(firstDay) + dayOffset(j, size.cards) * 86_400_000).toISOString().slice(2, 7).replace('-', '')}-${String(j).padStart(6, '0')}`, model = models[j % models.length]
    return { j, no, model, tokens: tokensOf({ names: [no], phones: [], words: [model] }) }
  })
  await client.query('CREATE UNIQUE INDEX ON bench_seed (i); CREATE UNIQUE INDEX ON bench_card (j); ANALYZE bench_seed; ANALYZE bench_card')
}
const quoted = (ids: readonly string[]): string => `'{${ids.join(',')}}'::uuid[]`
/** The statements, in order. `pick` mixes a number so that neighbours in one list are strangers in another. */
const statements = (c: Company, s: Size): [string, string][] => {
  const org = `'${c.orgId}'::uuid`, per = teamsEach * peopleEach, staff = sites * per
  const owner = (o: string) => `(${quoted(c.consultants)})[${o} + 1]`, teamAt = (o: string) => `(${quoted(c.teams)})[${o} / ${peopleEach} + 1]`, siteAt = (o: string) => `(${quoted(c.sites)})[${o} / ${per} + 1]`
  const stamp = (t: string) => `${org} org_id, bench_id(${t}) id, 1 AS version, ${t} created_at, NULL::uuid created_by, ${t} updated_at`
  const at = (day: string, minute: string) => `('${firstDay}'::date + ${day})::timestamptz + interval '1 hour' + (${minute}) * interval '1 minute'`
  const counts = (o: string) => `${owner(o)} counts_for_id, ${teamAt(o)} counts_team_id, ${siteAt(o)} counts_site_id`
  const into = (table: string, select: string) => `SELECT bench_into('${table}', $bench$${select}$bench$)`
  return [
    ['who owns whom', `CREATE UNLOGGED TABLE bench_customer AS SELECT i, bench_id(${at(`i * ${days} / ${s.customers}`, 'i % 480')}) id, (i * 7919) % ${staff} o, i * ${days} / ${s.customers} d, ${at(`i * ${days} / ${s.customers}`, 'i % 480')} t FROM generate_series(0, ${s.customers - 1}) i; CREATE UNIQUE INDEX ON bench_customer (i); ANALYZE bench_customer`],
    ['customers', into('customer', `SELECT ${org} org_id, b.id, 1 AS version, b.t created_at, ${owner('b.o')} created_by, b.t + (hashint4(b.i) & 1023) * interval '1 hour' updated_at, 'person' kind, z.name, z.phone, '{}'::text[] other_phones, (ARRAY['walkIn','web','call','referral','event'])[b.i % 5 + 1] channel, ${owner('b.o')} owner_id, ${siteAt('b.o')} site_id, ${teamAt('b.o')} team_id, '{}'::text[] tags, 40 + b.i % 60 completeness, CASE WHEN b.i % 5 = 0 THEN (ARRAY['H','A','B','C'])[(b.i / 5) % 4 + 1] END AS level, ('${firstDay}'::date + b.d) last_contact_at, CASE WHEN b.i % 5 = 0 THEN '2026-11-23'::date + b.i % 14 END next_contact_on, ('${firstDay}'::date + b.d) owned_since, z.tokens FROM bench_customer b JOIN bench_seed z USING (i)`)],
    ['identities', `INSERT INTO customer_identity (org_id, kind, value, row_id) SELECT ${org}, 'phone', z.phone, b.id FROM bench_customer b JOIN bench_seed z USING (i)`],
    ['who has which card', `CREATE UNLOGGED TABLE bench_held AS SELECT j, b.i, b.id customer_id, b.o, bench_id(${at(`j * ${days} / ${s.cards}`, 'j % 480')}) id, greatest(b.d, j * ${days} / ${s.cards}) d, ${at(`greatest(b.d, j * ${days} / ${s.cards})`, 'j % 480')} t, CASE WHEN j % 5 = 0 OR j > ${s.cards} - ${s.cards} / 20 THEN 'live' WHEN j % 10 < 3 THEN 'delivered' WHEN j % 100 < 34 THEN 'ordered' WHEN j % 10 < 8 THEN 'lost' WHEN j % 2 = 0 THEN 'frozen' ELSE 'outOfContact' END state FROM generate_series(0, ${s.cards - 1}) j JOIN bench_customer b ON b.i = (CASE WHEN j < ${s.customers} THEN j::bigint * ${s.customers} / ${s.cards} ELSE (j * 7::bigint) % ${s.customers} END); CREATE UNIQUE INDEX ON bench_held (j); ANALYZE bench_held`],
    ['cards', into('prospect_card', `SELECT ${org} org_id, h.id, 1 AS version, h.t created_at, ${owner('h.o')} created_by, h.t + (hashint4(h.j) & 1023) * interval '1 hour' updated_at, k.no, h.customer_id, ${siteAt('h.o')} site_id, ${owner('h.o')} owner_id, ${teamAt('h.o')} team_id, ('${firstDay}'::date + h.d) opened_on, CASE WHEN h.state = 'ordered' THEN 'O' ELSE (ARRAY['H','A','B','C'])[h.j % 4 + 1] END AS level, ('${firstDay}'::date + h.d) level_since, k.model want_model, h.state, h.t last_contact_at, CASE WHEN h.state = 'live' THEN '2026-11-20'::date + h.j % 14 END next_contact_on, k.tokens FROM bench_held h JOIN bench_card k USING (j)`)],
    ['histories', into('prospect_card_level_history', `SELECT ${org} org_id, bench_id(h.t) id, h.id prospect_card_id, n AS position, (ARRAY['H','A','B','C'])[h.j % 4 + 1] AS level, h.t + n * interval '20 days' AS at, CASE WHEN n = 0 THEN 'live' ELSE h.state END AS state FROM bench_held h, generate_series(0, 1) n WHERE n = 0 OR h.state <> 'live'`)],
    ['losses', into('prospect_card_closings', `SELECT ${org} org_id, bench_id(h.t) id, h.id prospect_card_id, 0 AS position, 'lost' AS as_what, '买了别家' reason, h.t + interval '18 days' AS at, ${owner('h.o')} by_id, (ARRAY['agreed','agreed','agreed','refused'])[h.j % 4 + 1] outcome, ('${firstDay}'::date + h.d + 18) on_day, ${counts('h.o')} FROM bench_held h WHERE h.state = 'lost'`)],
    ['parties', into('visit', `SELECT ${org} org_id, y.id, 1 AS version, y.t created_at, ${owner('y.o')} created_by, y.t updated_at, ${siteAt('y.o')} site_id, ('${firstDay}'::date + y.d) on_day, y.no party_no, y.t arrived_at, y.t + interval '40 minutes' left_at, 1 + y.v % 4 people, 'car' transport, y.v % 3 < 2 first_time, (ARRAY['buy','buy','buy','buy','service','paperwork'])[y.v % 6 + 1] purpose, ${owner('y.o')} owner_id, ${owner('y.o')} received_by_id, 'turn' received_how, y.name, y.phone, y.customer_id, CASE WHEN y.customer_id IS NULL THEN '不愿留' END no_data_reason, (ARRAY['walkIn','web','call','referral'])[y.v % 4 + 1] channel, y.v % 2 = 0 wechat_added, false late_entry, CASE WHEN y.v % 200 = 0 THEN 'unfinished' ELSE 'finished' END state, 'unfinished' AS class, ${counts('y.o')}, coalesce(y.tokens, '{}') tokens
      FROM (SELECT p.v, p.d, p.t, p.id, b.id customer_id, coalesce(b.o, p.v % ${staff}) o, z.name, z.phone, z.tokens, row_number() OVER (PARTITION BY coalesce(b.o, p.v % ${staff}) / ${per}, p.d ORDER BY p.t, p.v) no FROM (SELECT v, (v * ${days}::bigint / ${s.visits})::int d, ${at(`(v * ${days}::bigint / ${s.visits})::int`, '(v * 7) % 540')} t, bench_id(${at(`(v * ${days}::bigint / ${s.visits})::int`, '(v * 7) % 540')}) id, CASE WHEN v % 4 < 3 THEN (v * 104729::bigint) % ${s.customers} END i FROM generate_series(0, ${s.visits - 1}) v) p LEFT JOIN bench_customer b ON b.i = p.i LEFT JOIN bench_seed z ON z.i = p.i) y`)],
    ['inquiries', into('inquiry', `SELECT ${stamp('q.t')}, (ARRAY['web','call','web','event'])[q.q % 4 + 1] kind, ${siteAt('b.o')} site_id, ('${firstDay}'::date + q.d) on_day, q.t received_at, ${owner('b.o')} handled_by_id, ${owner('b.o')} owner_id, z.name, z.phone, (ARRAY['card','onFile','nonIntent','pending'])[q.q % 4 + 1] AS class, b.id customer_id, ${counts('b.o')}, z.tokens FROM (SELECT q, (q * ${days}::bigint / ${s.inquiries})::int d, ${at(`(q * ${days}::bigint / ${s.inquiries})::int`, 'q % 500')} t FROM generate_series(0, ${s.inquiries - 1}) q) q JOIN bench_customer b ON b.i = (q.q * 7717::bigint) % ${s.customers} JOIN bench_seed z ON z.i = b.i`)],
    ['first parties and inquiries', `CREATE UNLOGGED TABLE bench_origin AS SELECT h.j, v.id visit_id, q.id inquiry_id FROM bench_held h LEFT JOIN LATERAL (SELECT v.id FROM visit v WHERE v.org_id = ${org} AND v.customer_id = h.customer_id AND h.j % 10 < 5 LIMIT 1) v ON true LEFT JOIN LATERAL (SELECT q.id FROM inquiry q WHERE q.org_id = ${org} AND q.customer_id = h.customer_id AND h.j % 10 BETWEEN 5 AND 7 AND q.class = 'card' LIMIT 1) q ON true`],
    ['openings', into('prospect_card_opening', `SELECT ${org} org_id, bench_id(h.t) id, h.id prospect_card_id, 0 AS position, ('${firstDay}'::date + h.d) on_day, g.visit_id origin_visit_id, g.inquiry_id origin_inquiry_id, (ARRAY['walkIn','web','call','referral'])[h.j % 4 + 1] channel, (ARRAY['H','A','B','C'])[h.j % 4 + 1] AS level, ${owner('h.o')} owner_id, ${counts('h.o')} FROM bench_held h JOIN bench_origin g USING (j)`)],
    ['contacts', into('follow_up', `SELECT ${stamp('f.t')}, h.customer_id, h.id card_id, f.t AS at, (ARRAY['call','wechat','message'])[f.f % 3 + 1] means, (ARRAY['reached','reached','noAnswer'])[f.f % 3 + 1] result, '聊了配置和价格，周末再来看车，太太也一起来。' AS text, ${owner('h.o')} by_id FROM (SELECT f, ${at(`(f * ${days}::bigint / ${s.followUps})::int`, 'f % 540')} t FROM generate_series(0, ${s.followUps - 1}) f) f JOIN bench_held h ON h.j = (f.f * 7717::bigint) % ${s.cards}`)],
    ['milestones', into('milestone', `SELECT ${stamp('m.t')}, m.customer_id, m.id card_id, m.kind, m.t AS at, m.t::date on_day, ${owner('m.o')} by_id, ${counts('m.o')} FROM (SELECT h.customer_id, h.id, h.o, k.kind, h.t + k.after * interval '1 day' t FROM bench_held h, (VALUES ('testDrive', 1), ('quote', 2), ('order', 6), ('delivery', 20)) k(kind, after) WHERE h.state IN ('ordered', 'delivered') AND (k.kind <> 'delivery' OR h.state = 'delivered') OR h.state NOT IN ('ordered', 'delivered') AND k.kind = 'testDrive' AND h.j % 3 = 0) m`)],
    ['appointments', into('appointment', `SELECT ${stamp('h.t')}, h.customer_id, h.id card_id, ${siteAt('h.o')} site_id, h.t + interval '3 days' AS at, '看车' purpose, ${owner('h.o')} member_id, (ARRAY['came','missed','planned'])[h.j % 3 + 1] state FROM bench_held h WHERE h.j % 4 = 0`)],
    ['the dealer system’s last two months', into('dms_entry', `SELECT ${stamp('h.t')}, 'card' kind, ${siteAt('h.o')} site_id, 'D26-' || h.j dms_no, ('${firstDay}'::date + h.d) on_day, z.name, z.phone, ${owner('h.o')} member_id, (ARRAY['H','A','B','C'])[h.j % 4 + 1] AS level, h.id card_id, 'import' source, ${teamAt('h.o')} counts_team_id, z.tokens || ARRAY['D26-' || h.j] tokens FROM bench_held h JOIN bench_seed z ON z.i = h.i WHERE h.d > ${days - 60}`)],
  ]
}
const functions = `
  CREATE FUNCTION bench_id(t timestamptz) RETURNS uuid LANGUAGE sql VOLATILE AS $f$ SELECT (lpad(to_hex((extract(epoch FROM t) * 1000)::bigint), 12, '0') || '7' || substr(r, 1, 3) || '8' || substr(r, 4, 15))::uuid FROM (SELECT md5(random()::text) r) x $f$;
  CREATE FUNCTION bench_into(t text, q text) RETURNS bigint LANGUAGE plpgsql AS $f$ DECLARE names text; n bigint; BEGIN
    EXECUTE 'CREATE TEMP VIEW bench_shape AS ' || q;
    SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) INTO names FROM information_schema.columns WHERE table_name = 'bench_shape';
    DROP VIEW bench_shape;
    EXECUTE format('INSERT INTO %I (%s) %s', t, names, q); GET DIAGNOSTICS n = ROW_COUNT; RETURN n; END $f$;`

export const load = async (owner: pg.ClientConfig, house: House, size: Size, say: (line: string) => void): Promise<Company> => {
  const company = await makeCompany(house)
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'; SELECT set_config('app.org', '${company.orgId}', false), setseed(0.5)`)
    await client.query(functions)
    const back = await undress(client)
    const timed = async (what: string, text: string | (() => Promise<void>)) => {
      const from = performance.now()
      if (typeof text === 'string') await client.query(text); else await text()
      say(`  ${what} ${((performance.now() - from) / 1000).toFixed(1)} s`)
    }
    await timed('names and search words', () => seed(client, size))
    for (const [what, text] of statements(company, size)) {
      if (what === 'first parties and inquiries') await client.query('CREATE INDEX bench_v ON visit (org_id, customer_id); CREATE INDEX bench_q ON inquiry (org_id, customer_id); ANALYZE visit; ANALYZE inquiry')
      await timed(what, text)
    }
    await client.query('DROP INDEX bench_v; DROP INDEX bench_q; DROP TABLE bench_seed, bench_card, bench_customer, bench_held, bench_origin; DROP FUNCTION bench_into; DROP FUNCTION bench_id')
    await timed('indexes and foreign keys', async () => { for (const text of back) await client.query(text) })
    await timed('statistics', 'VACUUM ANALYZE')
    return company
  } finally { await client.end() }
}
