import { flatFields, type Entity } from '../../kernel/entity.ts'
import type { Field, Fields } from '../../kernel/field.ts'
import { maskPhone } from '../../kernel/phone.ts'
import { declareRefusals, refuse, refuseFields } from '../../kernel/refusal.ts'
import { checkReferences, staysWithin } from '../../server/calls/crud.ts'
import { handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import { dmsEntry, inquiry, milestone, prospectCard, visit } from '../leads/index.ts'
import { correction, correctionCalls, type sides } from './closing.ts'

const entities = { visit, inquiry, prospectCard, dmsEntry, milestone } as unknown as Record<keyof typeof sides, Entity>
type Held = { values: Record<string, unknown>; fields: Fields; siteId: string | null; teamId: string | null; on: string | null }
/** The sealed row a correction stands beside; of a card its opening, for that alone is sealed. */
const sealedRow = async (work: Work, kind: keyof typeof sides, id: string): Promise<Held> => {
  const e = entities[kind]
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) refuseFields({ pointer: '/rowId', code: 'field.reference' })
  await work.demand(e, id, 'read', e.thing).catch(() => refuseFields({ pointer: '/rowId', code: 'field.reference' }))
  const row = (await work.find(e, id)) as unknown as Record<string, unknown>
  if (kind !== 'prospectCard') {
    if (row.sealed !== true) refuse('correction.notSealed')
    return { values: row, fields: e.fields, siteId: (row.siteId ?? row.countsSiteId) as string | null, teamId: row.countsTeamId as string | null, on: row.on as string }
  }
  const [opening] = await work.childRows(prospectCard, 'opening', id)
  if (!(await work.one(sql`SELECT 1 FROM prospect_card_opening o WHERE o.org_id = ${work.org} AND o.prospect_card_id = ${id} AND o.seal_id IS NOT NULL`))) refuse('correction.notSealed')
  return { values: opening!, fields: prospectCard.children.opening.fields as unknown as Fields, siteId: opening!.countsSiteId, teamId: opening!.countsTeamId, on: opening!.on }
}
const typed = (field: Field, after: string): unknown => (field.kind === 'flag' ? (after === 'true' ? true : after === 'false' ? false : after) : field.kind === 'whole' && /^-?\d{1,10}$/.test(after) ? Number(after) : after)
const asText = (field: Field, value: unknown): string | null => (value === null || value === undefined ? null : field.kind === 'phone' || field.personal === 'phone' ? maskPhone(String(value)) : typeof value === 'object' ? JSON.stringify(value) : String(value))
const valueIn = (values: Record<string, unknown>, path: string): unknown => path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], values)
/**
 * Writes beside a sealed row what it should say (D2.11): what it says is read from the row, never typed; what it should say must fit the field.
 * A phone is kept masked on both sides: the whole number belongs to the customer, who can still be changed.
 */
handle(correctionCalls.create, async (work, input) => {
  const { values, fields, siteId, teamId, on } = await sealedRow(work, input.rowKind, input.rowId)
  const field = new Map(flatFields(fields)).get(input.field)
  if (!field || field.parts) refuseFields({ pointer: '/field', code: 'field.unknown', facts: { name: input.field } })
  const given: unknown = input.after ?? null, after = typeof given === 'number' || typeof given === 'boolean' ? String(given) : (given as string | null) // 9 and false as well as "9" and "false"
  if (after === null && !field!.nullable && field!.written !== 'never') refuseFields({ pointer: '/after', code: 'field.required' })
  const read = after === null ? undefined : field!.schema.safeParse(typed(field!, after))
  if (read && !read.success) refuseFields({ pointer: '/after', code: (read.error.issues[0] as { params?: { code?: string } }).params?.code ?? (field!.kind === 'choice' ? 'field.choice' : field!.kind === 'whole' ? 'field.range' : 'field.type') })
  if (field!.of && after !== null) await checkReferences(work, { after: field! }, { after })
  const before = asText(field!, valueIn(values, input.field)), to = asText(field!, read?.data)
  if (before === to) refuseFields({ pointer: '/after', code: 'correction.same' })
  const made = await work.insert(correction, { rowKind: input.rowKind, rowId: input.rowId, field: input.field, before, after: to, reason: input.reason, byId: work.who.memberId, siteId, teamId, on })
  await staysWithin(work, correction, made.id, 'c')
  return made
})
declareRefusals({
  'correction.notSealed': { status: 409, zh: '这一行还没封，直接改就行，不用写更正。', en: 'This row is not sealed: change the row itself, no correction is needed.', when: 'a correction of a row that no head holds' },
  'correction.same': { status: 422, zh: '和原来写的一样，没有要更正的。', en: 'It says so already; there is nothing to correct.', when: 'a correction whose value is the row’s own' },
})
