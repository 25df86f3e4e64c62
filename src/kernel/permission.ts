/** Scopes of wire.md 3, from narrow to wide: mine, my team's subtree, my sites, organisation. */
export type Scope = 'm' | 't' | 's' | 'o'
/** read · create · change and commands · export · import · reveal. */
export type Verb = 'read' | 'c' | 'u' | 'x' | 'i' | 'r'
export const roles = ['gm', 'manager', 'supervisor', 'consultant', 'dcc', 'reception', 'trainer', 'finance', 'service', 'admin', 'auditor'] as const
export type Role = (typeof roles)[number]

/** What a member may do with one thing. `masked` rows are read with their personal fields masked. */
export type Right = { read: Scope | null; masked: Scope | null; c: Scope | null; u: Scope | null; x: Scope | null; i: Scope | null; r: Scope | null }
export type Rights = Readonly<Record<string, Right>>

export const noRight: Right = { read: null, masked: null, c: null, u: null, x: null, i: null, r: null }
const order: readonly (Scope | null)[] = [null, 'm', 't', 's', 'o']
/** The wider of two scopes. */
export const wider = (a: Scope | null, b: Scope | null): Scope | null => (order.indexOf(a) >= order.indexOf(b) ? a : b)
export const covers = (a: Scope | null, b: Scope | null): boolean => order.indexOf(a) >= order.indexOf(b)

/**
 * One cell of the rights table as text: «t c u x i r», «s~» (seen masked), «s c u@t» (a verb at a scope of its own).
 * A scope letter sets what is read; verbs take that scope unless they name one.
 */
export const readRight = (cell: string): Right => {
  const right: Right = { ...noRight }
  for (const word of cell.split(/\s+/).filter(w => w && w !== '-')) {
    const found = /^([mtso])(~)?$/.exec(word)
    if (found) { if (found[2]) right.masked = found[1] as Scope; else right.read = found[1] as Scope; continue }
    const verb = /^([cuxir])(?:@([mtso]))?$/.exec(word)
    if (!verb) throw new Error(`not a right: ${cell}`)
    right[verb[1] as 'c'] = (verb[2] as Scope | undefined) ?? right.read ?? right.masked
  }
  return right
}
/** Rights of several roles add up; their order does not matter and one more role never takes anything away. */
export const addRights = (a: Right, b: Right): Right => ({
  read: wider(a.read, b.read), masked: wider(a.masked, b.masked), c: wider(a.c, b.c), u: wider(a.u, b.u), x: wider(a.x, b.x), i: wider(a.i, b.i), r: wider(a.r, b.r),
})
/** How far someone sees a thing at all, masked or not. */
export const reach = (right: Right): Scope | null => wider(right.read, right.masked)

/** Who asks: loaded once a session, at most 3 s old, the same for HTTP, jobs and imports. */
export type Who = {
  readonly orgId: string
  readonly memberId: string
  readonly name: string
  readonly login: string
  readonly roles: readonly Role[]
  readonly language: 'zh' | 'en'
  readonly timeZone: string
  /** Me and those I stand in for today. */
  readonly mine: readonly string[]
  /** My teams, the first one first. */
  readonly teamIds: readonly string[]
  /** My teams and all below them, and those I lead. */
  readonly teams: readonly string[]
  readonly sites: readonly string[]
  readonly rights: Rights
}
export const rightOf = (who: Who, thing: string): Right => who.rights[thing] ?? noRight
export const may = (who: Who, thing: string, verb: Verb): boolean => (verb === 'read' ? reach(rightOf(who, thing)) : rightOf(who, thing)[verb]) !== null
