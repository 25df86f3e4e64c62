import type pg from 'pg'
import { v7 as newId } from 'uuid'
import type { Child, DraftOf, Entity, Flat, Row } from '../../kernel/entity.ts'
import type { Fields, Values } from '../../kernel/field.ts'
import { rightOf, type Verb, type Who } from '../../kernel/permission.ts'
import { refuse } from '../../kernel/refusal.ts'
import { dayAt, type Day, type Instant } from '../../kernel/time.ts'
import { rows as run, one as runOne } from '../data/database.ts'
import { join, raw, sql, type Sql } from '../data/sql.ts'
import { childTable, childPlaces, columnsOf, hasTokens, parentColumn, tableOf } from '../data/columns.ts'
import { shape } from '../data/shape.ts'
import { seesWithin, visible } from '../data/sees.ts'
import { touch } from '../live/touched.ts'
import { auditRow, type Changed } from './audit.ts'
import { claimIdentities } from './identity.ts'
import { searchedIn, tokensOfRow, withSearched } from './tokens.ts'
import { broken } from './broken.ts'

/** Queues a job in the same commit; set by server/jobs. */
export type Later = (client: pg.ClientBase, queue: string, data: object, options?: { after?: Instant; key?: string }) => Promise<void>

/** What a handler gets: the transaction, the person, the instant, the organisation. There is no other database handle in scope. */
export class Work {
  readonly who: Who
  readonly now: Instant
  readonly client: pg.ClientBase
  readonly requestId: string
  /** The right of the running call: lock checks the row against it. */
  readonly right: { thing: string; verb: Verb } | undefined
  readonly #later: Later
  /** Child rows written in this transaction, by their parent: the parent's audit entry tells of them. */
  readonly #written = new Map<string, { e: Entity; id: string; changed: Changed }>()
  /** Rows written in bulk by an import are audited as one digest: it turns this off and writes its own entry. */
  readonly audited: boolean
  /** The client sent `Merge: fields`: changes by two people to different fields both hold (wire.md 2, visit). */
  readonly merging: boolean
  constructor(facts: { who: Who; now: Instant; client: pg.ClientBase; requestId: string; right?: { thing: string; verb: Verb }; later: Later; audited?: boolean; merging?: boolean }) {
    this.who = facts.who; this.now = facts.now; this.client = facts.client; this.requestId = facts.requestId
    this.right = facts.right; this.#later = facts.later; this.audited = facts.audited ?? true; this.merging = facts.merging ?? false
  }
  /** The same work under another call's right: a command that gives another call on the way (server/calls/carryOut.ts). */
  under(right: { thing: string; verb: Verb } | undefined): Work {
    return new Work({ who: this.who, now: this.now, client: this.client, requestId: this.requestId, right, later: this.#later, audited: this.audited })
  }
  get org(): string { return this.who.orgId }
  /** The organisation's day of now; a site's own day comes from its zone. */
  get today(): Day { return dayAt(this.now, this.who.timeZone) }

  rows<T extends object = Record<string, unknown>>(statement: Sql): Promise<T[]> { return run<T>(this.client, statement) }
  one<T extends object = Record<string, unknown>>(statement: Sql): Promise<T | undefined> { return runOne<T>(this.client, statement) }
  /** Conditions of a hand-written read: the organisation and what this person may see. */
  visible(e: Entity, alias: string): Sql { return visible(this.who, e, alias) }
  later(queue: string, data: object, options?: { after?: Instant; key?: string }): Promise<void> { return this.#later(this.client, queue, { orgId: this.org, ...data }, options) }

  /** The stored row by id, whoever may see it (rules need the facts); undefined when the organisation has none. */
  async find<E extends Entity>(e: E, id: string): Promise<Flat<E> | undefined> { return (await this.findAll(e, sql`a.id = ${id}`, 1))[0] }
  /** Stored rows under a condition over alias `a`. */
  async findAll<E extends Entity>(e: E, condition: Sql, limit = 1000): Promise<Flat<E>[]> {
    const s = shape(e, 'a', 'raw')
    const found = await this.rows<{ j: Flat<E> }>(sql`SELECT row_to_json(r) j FROM (SELECT ${join(s.columns)} FROM ${raw(tableOf(e))} a WHERE a.org_id = ${this.org} AND ${condition} LIMIT ${limit}) r`)
    return found.map(f => f.j)
  }
  /** 404 when this person may not see the row, 403 when the call's right does not reach it; nothing is locked. */
  async demand(e: Entity, id: string, verb: Verb = this.right?.verb ?? 'u', thing: string = this.right?.thing ?? e.thing): Promise<void> {
    const reach = [rightOf(this.who, thing), rightOf(this.who, `${thing}Account`)].map(r => (verb === 'read' ? r.read : r[verb]))
    const row = await this.one<{ reached: boolean }>(sql`SELECT (${seesWithin(this.who, e, 'a', reach[0])} OR ${seesWithin(this.who, e, 'a', reach[1])}) reached FROM ${raw(tableOf(e))} a WHERE a.id = ${id} AND ${visible(this.who, e, 'a')}`)
    if (!row) refuse('notFound')
    if (!row!.reached) refuse('right.missing')
  }
  /**
   * Locks a row for change: 404 when this person may not see it, 403 when the call's right does not reach it, 409 day.sealed when
   * the seal holds it, 412 when it is not the version the client named.
   */
  async lock<E extends Entity>(e: E, id: string, expected: number | undefined, verb: Verb = this.right?.verb ?? 'u', thing: string = this.right?.thing ?? e.thing): Promise<Flat<E>> {
    const s = shape(e, 'a', 'raw')
    const reached = seesWithin(this.who, e, 'a', verb === 'read' ? rightOf(this.who, thing).read : rightOf(this.who, thing)[verb])
    const read = (lock: Sql) => this.one<Flat<E> & { _reached: boolean }>(sql`SELECT ${join(s.columns)}, ${reached} AS "_reached" FROM ${raw(tableOf(e))} a WHERE a.id = ${id} AND ${visible(this.who, e, 'a')} ${lock}`)
    let row = await read(sql`FOR UPDATE OF a`)
    if (!row) {
      row = await read(sql``)
      if (!row) return refuse('notFound')
      if (row._reached && e.sealed) return refuse('day.sealed')
    }
    if (!row._reached) return refuse('right.missing')
    if (expected !== undefined && row.version !== expected) return refuse('version.stale', {}, { currentVersion: row.version })
    const { _reached: _, ...flat } = row
    return flat as unknown as Flat<E>
  }
  /** Writes a new row with its audit, identities and search words; derived fields may be given. */
  async insert<E extends Entity>(e: E, values: DraftOf<E> & { createdAt?: Instant; createdBy?: string; id?: string }): Promise<{ id: string; version: number }> {
    const given = values as Record<string, unknown>
    const id = (given.id as string | undefined) ?? newId()
    const at = (given.createdAt as Instant | undefined) ?? this.now
    const pairs = columnsOf(e.fields, given)
    const names = ['org_id', 'id', 'version', 'created_at', 'created_by', 'updated_at', ...pairs.map(([p]) => p.column)]
    const put = [sql`${this.org}`, sql`${id}`, sql`1`, sql`${at}`, sql`${(given.createdBy as string | undefined) ?? this.who.memberId}`, sql`${this.now}`, ...pairs.map(([, v]) => sql`${v as string}`)]
    if (hasTokens(e)) { names.push('tokens'); put.push(sql`${tokensOfRow(e, given)}`) }
    try {
      const writing = [this.rows(sql`INSERT INTO ${raw(tableOf(e))} (${raw(names.join(', '))}) VALUES (${join(put)})`)]
      if (this.audited) touch(this.client, { entity: e.name, id })
      if (this.audited) writing.push(auditRow(this, e, id, 'create', Object.fromEntries([...pairs.map(([p, v]): [string, unknown] => [p.path, v]), ...inlineOf(e, given)].map(([path, v]) => [path, [null, v]]))))
      await Promise.all(writing)
      await claimIdentities(this, e, id, given)
    } catch (error) { throw broken(e, error) }
    return { id, version: 1 }
  }
  /** Writes changes of a locked row, with its audit; an unchanged row keeps its version. */
  async save<E extends Entity>(e: E, before: Flat<E>, changes: DraftOf<E>, action = 'change', also: Changed = {}): Promise<{ id: string; version: number }> {
    const old = before as unknown as Record<string, unknown> & { id: string; version: number }
    const given = changes as Record<string, unknown>
    const changed: Changed = { ...also, ...this.#tell(e, old.id) }
    const sets = columnsOf(e.fields, given).filter(([p, v]) => {
      const was = p.group !== undefined ? (old[p.group] as Record<string, unknown> | undefined)?.[p.part!] ?? null : old[p.path] ?? null
      if (JSON.stringify(was) === JSON.stringify(v ?? null)) return false
      changed[p.path] = [was, v ?? null]
      return true
    }).map(([p, v]) => sql`${raw(p.column)} = ${v as string}`)
    if ('archivedAt' in given) { sets.push(sql`archived_at = ${given.archivedAt as string | null}`); changed.archivedAt = [old.archivedAt ?? null, given.archivedAt] }
    if (sets.length === 0 && action === 'change' && Object.keys(changed).length === 0) return { id: old.id, version: old.version }
    if (searchedIn(e, given)) sets.push(sql`tokens = ${tokensOfRow(e, await withSearched(this, e, old.id, merged(old, given)))}`)
    try {
      const [done] = await Promise.all([
        this.rows<{ version: number }>(sql`UPDATE ${raw(tableOf(e))} SET ${join([...sets, sql`version = version + 1`, sql`updated_at = ${this.now}`])} WHERE org_id = ${this.org} AND id = ${old.id} AND version = ${old.version} RETURNING version`),
        this.audited ? auditRow(this, e, old.id, action, changed) : undefined,
      ])
      if (done.length === 0) return refuse(e.sealed ? 'day.sealed' : 'version.stale')
      if (this.audited) touch(this.client, { entity: e.name, id: old.id })
      await claimIdentities(this, e, old.id, merged(old, given), old)
      return { id: old.id, version: done[0].version }
    } catch (error) { throw broken(e, error) }
  }
  /** A new child row; the parent's own save (or touch) makes the new version. */
  async addChild<E extends Entity, K extends keyof E['children'] & string>(e: E, childName: K, parentId: string, values: Partial<Values<E['children'][K]['fields']>> & { id?: string }, position = 0, told = true): Promise<string> {
    const c: Child = e.children[childName]
    const initial = Object.fromEntries(Object.entries(c.fields as Fields).flatMap(([n, f]) => (f.initial !== undefined && !f.parts ? [[n, f.initial]] : [])))
    const given: Record<string, unknown> = { ...initial, ...values }
    const id = (given.id as string | undefined) ?? newId()
    const pairs = columnsOf(c.fields as Fields, given)
    const columns = ['org_id', 'id', parentColumn(e), 'position', ...pairs.map(([p]) => p.column)]
    const put = [sql`${this.org}`, sql`${id}`, sql`${parentId}`, sql`${position}`, ...pairs.map(([, v]) => sql`${v as string}`)]
    try {
      await this.rows(sql`INSERT INTO ${raw(childTable(e, childName))} (${raw(columns.join(', '))}) VALUES (${join(put)})`)
    } catch (error) { throw broken(e, error) }
    if (told) this.#note(e, parentId, childName, given)
    return id
  }
  /** Changes one child row; day.sealed when the seal holds it. */
  async saveChild<E extends Entity, K extends keyof E['children'] & string>(e: E, childName: K, id: string, values: Partial<Values<E['children'][K]['fields']>>, told = true): Promise<void> {
    const sets = columnsOf(e.children[childName].fields as Fields, values as Record<string, unknown>).map(([p, v]) => sql`${raw(p.column)} = ${v as string}`)
    const done = await this.rows(sql`UPDATE ${raw(childTable(e, childName))} SET ${join(sets)} WHERE org_id = ${this.org} AND id = ${id} RETURNING ${raw(parentColumn(e))} AS parent`)
    if (done.length === 0) refuse(e.children[childName].sealed ? 'day.sealed' : 'notFound')
    if (told) this.#note(e, done[0].parent as string, childName, { id, ...values })
  }
  #note(e: Entity, parentId: string, childName: string, given: Record<string, unknown>): void {
    if (!this.audited) return
    const key = `${e.name} ${parentId}`, kept = this.#written.get(key) ?? { e, id: parentId, changed: {} }
    kept.changed[childName] = [null, [...((kept.changed[childName]?.[1] as unknown[] | undefined) ?? []), given]]
    this.#written.set(key, kept)
  }
  #tell(e: Entity, id: string): Changed {
    const key = `${e.name} ${id}`, found = this.#written.get(key)
    this.#written.delete(key)
    return found?.changed ?? {}
  }
  /** Before commit: child rows no entry has told of get one of their own. */
  async settle(action = 'change'): Promise<void> {
    const written = [...this.#written.values()]
    this.#written.clear()
    await Promise.all(written.map(({ e, id, changed }) => auditRow(this, e, id, action, changed)))
  }
  /** Child rows of one parent, as stored. */
  async childRows<E extends Entity, K extends keyof E['children'] & string>(e: E, childName: K, parentId: string): Promise<(Values<E['children'][K]['fields']> & { id: string })[]> {
    const c: Child = e.children[childName]
    const keep = childPlaces(c).filter(p => p.group === undefined)
    const value = (p: (typeof keep)[number]) => p.field.kind === 'instant' ? sql`to_char(k.${raw(p.column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : p.field.kind === 'money' ? sql`k.${raw(p.column)}::text` : sql`k.${raw(p.column)}`
    return this.rows(sql`SELECT k.id, ${join(keep.map(p => sql`${value(p)} AS ${raw(`"${p.path}"`)}`))} FROM ${raw(childTable(e, childName))} k WHERE k.org_id = ${this.org} AND k.${raw(parentColumn(e))} = ${parentId} ORDER BY k.position, k.id`)
  }
  /** The row with its references and children as this person may read it. */
  async open<E extends Entity>(e: E, id: string): Promise<Row<E>> { return (await import('./open.ts')).open(this, e, id) }
}
/** Inline child lists of a create: their parent's entry holds them. */
const inlineOf = (e: Entity, given: Record<string, unknown>): [string, unknown][] => Object.entries(e.children).flatMap(([name, c]): [string, unknown][] => (c.inline && Array.isArray(given[name]) && given[name].length ? [[name, given[name]]] : []))
/** Old values with the changes over them, groups part by part. */
export const merged = (old: Record<string, unknown>, changes: Record<string, unknown>): Record<string, unknown> => {
  const out = { ...old }
  for (const [key, value] of Object.entries(changes)) {
    const was = old[key]
    out[key] = value && was && typeof value === 'object' && typeof was === 'object' && !Array.isArray(value) && !Array.isArray(was) ? { ...was, ...value } : value
  }
  return out
}
