// Who may what, copied by hand from the handbook (wire.md 3), never derived from the program. Scopes: m mine, t my team's subtree, s my
// sites, o organisation; verbs: c create, u change and commands, x export, i import, r reveal. «s c, t u x» reads as the handbook has it:
// each group of words takes the scope that begins it; the widest scope is what is seen. «»  = nothing.
export const roles = ['gm', 'manager', 'supervisor', 'consultant', 'dcc', 'reception', 'trainer', 'finance', 'service', 'admin', 'auditor'] as const
export type Role = (typeof roles)[number]
export type Scope = 'm' | 't' | 's' | 'o'
export type Verb = 'read' | 'c' | 'u' | 'x' | 'i' | 'r'

const none = { gm: '', manager: '', supervisor: '', consultant: '', dcc: '', reception: '', trainer: '', finance: '', service: '', admin: '', auditor: '' }
const ledger = { ...none, gm: 'o x', manager: 's c u x i', supervisor: 't c u x i', auditor: 'o' }
const people = { ...none, gm: 'o', manager: 's', supervisor: 't', consultant: 'm', dcc: 'm', reception: 'm', trainer: 'm', finance: 'm', service: 'm', admin: 'o c u', auditor: 'o' }
export const table: Record<string, Record<Role, string>> = {
  customer: { ...none, gm: 'o r x', manager: 's c u x i r', supervisor: 't c u x i r', consultant: 'm c u r', dcc: 'm c u r', reception: 's c', finance: 'o u', service: 'o', auditor: 'o' },
  visit: { ...none, gm: 'o x', manager: 's c u x', supervisor: 's c, t u x', consultant: 's, m c u', dcc: 's', reception: 's c u', auditor: 'o' },
  inquiry: { ...ledger, consultant: 'm c u', dcc: 's c u', reception: 's c', service: 's c' },
  prospectCard: { ...ledger, consultant: 'm c u', dcc: 'm c u' },
  milestone: { ...ledger, consultant: 'm c u', dcc: 'm c u', finance: 'o' },
  cardClosing: { ...none, manager: 's u', supervisor: 't u' },
  instruction: { ...none, manager: 's u', supervisor: 't u' },
  dmsEntry: { ...none, gm: 'o', manager: 's c u i', supervisor: 't c u i', consultant: 'm c', dcc: 's c i', reception: 's c i', auditor: 'o' },
  dayPlan: { ...none, gm: 'o', manager: 's u', supervisor: 't c u', consultant: 'm c u', dcc: 'm c u', reception: 'm c u', trainer: 'm', finance: 'm', service: 'm', auditor: 'o' },
  // The whole group's day on one paper: who leads or oversees it; who attends hears it in the meeting.
  morningPack: { ...none, gm: 'o', manager: 's', supervisor: 't', auditor: 'o' },
  meeting: { ...none, gm: 'o', manager: 's c u', supervisor: 't c u', consultant: 'm', dcc: 'm', reception: 'm', trainer: 'm', finance: 'm', service: 'm', auditor: 'o' },
  actionItem: { ...none, gm: 'o', manager: 's c u', supervisor: 't c u', consultant: 'm u', dcc: 'm u', reception: 'm u', trainer: 'm u', finance: 'm u', service: 'm u', auditor: 'o' },
  // What is told to someone is his alone.
  notice: { gm: 'm', manager: 'm', supervisor: 'm', consultant: 'm', dcc: 'm', reception: 'm', trainer: 'm', finance: 'm', service: 'm', admin: 'm', auditor: 'm' },
  // How someone looks at a list is his own.
  savedView: { gm: 'm c u', manager: 'm c u', supervisor: 'm c u', consultant: 'm c u', dcc: 'm c u', reception: 'm c u', trainer: 'm c u', finance: 'm c u', service: 'm c u', admin: 'm c u', auditor: 'm c u' },
  dayClosing: { ...none, gm: 'o', manager: 's c u', supervisor: 't c u', consultant: 'm', dcc: 'm', reception: 's', auditor: 'o' },
  difference: { ...none, gm: 'o', manager: 's u', supervisor: 't u', consultant: 'm u', dcc: 'm u', reception: 's', auditor: 'o' },
  correction: { ...none, gm: 'o', manager: 's c', supervisor: 't c', auditor: 'o' },
  // Whose turn it is: reception and who leads the floor keep the list, who stands in it reads it (domain.md 10b).
  turn: { ...none, gm: 'o', manager: 's c u', supervisor: 's c u', consultant: 's', dcc: 's', reception: 's c u' },
  // Who works today is written by who leads him and read by the house; where one is, everyone says of himself, reception and manager of all.
  daySheet: { ...none, gm: 'o', manager: 's c u', supervisor: 's, t c u', consultant: 's', dcc: 's', reception: 's', trainer: 's', finance: 's', service: 's', auditor: 'o' },
  liveStatus: { ...none, gm: 'o', manager: 's u', supervisor: 's, t u', consultant: 's, m u', dcc: 's, m u', reception: 's u', trainer: 's, m u', service: 's, m u', auditor: 'o' },
  figures: { ...none, gm: 'o', manager: 's', supervisor: 't', consultant: 'm', dcc: 'm', reception: 's', trainer: 's', finance: 'o', service: 's', auditor: 'o' },
  // One number per person and month: set by who leads, read by whose it is (wire.md 2 «target»).
  target: { ...none, gm: 'o', manager: 's c u', supervisor: 't c u', consultant: 'm', dcc: 'm', auditor: 'o' },
  // The supervisor's own standard day: his alone to write, over him it is read (D2.6).
  standardSlot: { ...none, gm: 'o', manager: 's, m c u', supervisor: 'm c u', auditor: 'o' },
  member: { ...people, manager: 's u' },
  team: { ...people, manager: 's u' },
  site: people,
  settings: people,
  audit: { ...none, admin: 'o', auditor: 'o' },
}
/** Nouns of paths and the row of the table that rules them. `everyone`: what a role may read of it, it reads wholly (names of sites, teams and settings are no secret in the house). `ownerless`: nobody's own. */
export const nouns: Record<string, { thing: string; everyone?: true; ownerless?: true }> = {
  customers: { thing: 'customer' }, visits: { thing: 'visit' }, inquiries: { thing: 'inquiry' }, appointments: { thing: 'inquiry' },
  'prospect-cards': { thing: 'prospectCard' }, 'follow-ups': { thing: 'prospectCard' }, files: { thing: 'prospectCard' }, milestones: { thing: 'milestone' }, 'dms-entries': { thing: 'dmsEntry' },
  'day-closings': { thing: 'dayClosing', ownerless: true }, seals: { thing: 'dayClosing', ownerless: true }, differences: { thing: 'difference' }, corrections: { thing: 'correction' },
  members: { thing: 'member' }, teams: { thing: 'team', everyone: true, ownerless: true }, sites: { thing: 'site', everyone: true, ownerless: true },
  organisations: { thing: 'settings', everyone: true, ownerless: true }, 'role-rights': { thing: 'settings', everyone: true, ownerless: true }, 'level-rules': { thing: 'settings', everyone: true, ownerless: true }, 'response-rules': { thing: 'settings', everyone: true, ownerless: true }, 'match-rules': { thing: 'settings', everyone: true, ownerless: true }, 'pack-rules': { thing: 'settings', everyone: true, ownerless: true },
  'day-plans': { thing: 'dayPlan' }, 'plan-items': { thing: 'dayPlan' }, meetings: { thing: 'meeting' }, 'action-items': { thing: 'actionItem' }, 'card-looks': { thing: 'instruction' }, 'carried-cards': { thing: 'prospectCard' }, notices: { thing: 'notice' }, 'notice-switches': { thing: 'notice' }, 'saved-views': { thing: 'savedView' },
  targets: { thing: 'target' }, 'standard-slots': { thing: 'standardSlot' }, 'slot-records': { thing: 'standardSlot' }, 'turn-events': { thing: 'turn', ownerless: true }, 'day-sheets': { thing: 'daySheet' }, 'live-statuses': { thing: 'liveStatus' },
}
/** Calls outside the pattern «noun and verb of the method». Anyone: without a session. Member: whoever is logged in. */
export const singular: Record<string, 'anyone' | 'member' | { thing: string; verb: Verb }> = {
  'GET /health': 'anyone', 'GET /sessions/door': 'anyone', 'POST /sessions': 'anyone', 'POST /setup': 'anyone', 'POST /setup/state': 'anyone', 'GET /invitations/{token}': 'anyone', 'POST /invitations/{token}': 'anyone',
  'GET /events': 'member', 'GET /pages/rail': 'member', 'GET /pages/today': 'member', 'GET /print': 'member', 'POST /members/me/language': 'member', 'POST /imports/{id}/look': 'member',
  'GET /sessions/current': 'member', 'DELETE /sessions/current': 'member', 'GET /sessions': 'member', 'DELETE /sessions/{id}': 'member', 'POST /members/me/password': 'member',
  'GET /drafts/{name}': 'member', 'PUT /drafts/{name}': 'member', 'DELETE /drafts/{name}': 'member',
  'GET /imports': 'member', 'POST /imports': 'member', 'GET /imports/targets': 'member', 'GET /imports/{id}': 'member', 'POST /imports/{id}/run': 'member', 'POST /imports/{id}/cancel': 'member', 'POST /imports/{id}/undo': 'member', 'GET /imports/{id}/errors.xlsx': 'member',
  'GET /figures': { thing: 'figures', verb: 'read' }, 'GET /figures/{name}': { thing: 'figures', verb: 'read' }, 'GET /figures/{name}/rows': { thing: 'figures', verb: 'read' }, 'GET /pages/figures': { thing: 'figures', verb: 'read' },
  'GET /audit-entries': { thing: 'audit', verb: 'read' }, 'GET /security-entries': { thing: 'audit', verb: 'read' }, 'GET /audit/verification': { thing: 'audit', verb: 'read' },
  'POST /customers/lookup': { thing: 'customer', verb: 'c' }, 'POST /customers/sums': { thing: 'customer', verb: 'read' }, 'POST /day-sheets/set': { thing: 'daySheet', verb: 'u' }, 'POST /live-statuses/set': { thing: 'liveStatus', verb: 'u' },
  'GET /pages/customer-views': { thing: 'customer', verb: 'read' }, 'GET /pages/recall': { thing: 'visit', verb: 'c' }, 'GET /pages/unfinished': { thing: 'visit', verb: 'read' }, 'GET /pages/visit-sheet': { thing: 'visit', verb: 'read' }, 'GET /pages/visit-week': { thing: 'visit', verb: 'read' }, 'GET /pages/inquiry-sheet': { thing: 'inquiry', verb: 'read' },
  'GET /pages/contacts-due': { thing: 'prospectCard', verb: 'read' }, 'GET /pages/card-closings': { thing: 'prospectCard', verb: 'read' }, 'GET /pages/board': { thing: 'liveStatus', verb: 'read' },
  'GET /notices/unread': { thing: 'notice', verb: 'read' }, 'POST /notices/read': { thing: 'notice', verb: 'read' }, 'POST /notice-switches/set': { thing: 'notice', verb: 'read' }, 'POST /figures/export': { thing: 'figures', verb: 'read' },
  'POST /day-plans/approve': { thing: 'dayPlan', verb: 'u' }, 'POST /plan-items/carry': { thing: 'dayPlan', verb: 'u' }, 'GET /pages/morning-pack': { thing: 'morningPack', verb: 'read' }, 'GET /pages/day-plan': { thing: 'dayPlan', verb: 'read' }, 'GET /pages/report-1': { thing: 'dayPlan', verb: 'read' }, 'GET /pages/card-round': { thing: 'instruction', verb: 'u' }, 'POST /card-looks/look': { thing: 'instruction', verb: 'u' },
  ...Object.fromEntries(['evening-check', 'daily-sheet', 'evenings', 'seal-check'].map(name => [`GET /pages/${name}`, { thing: 'dayClosing', verb: 'read' as const }])),
}
/** Pages of one row: as its «get», whatever way the id comes. */
export const pagesOfRow: Record<string, string> = { 'GET /files/{id}/content': 'files', 'GET /pages/customer': 'customers', 'GET /pages/prospect-card': 'prospect-cards', 'GET /pages/meeting': 'meetings' }
/** Commands whose right is not «u» of their noun. */
export const commands: Record<string, { thing?: string; verb: Verb }> = {
  'notices read': { verb: 'read' },
  'customers reveal': { verb: 'r' }, 'prospect-cards agree-to-close': { thing: 'cardClosing', verb: 'u' }, 'prospect-cards refuse-to-close': { thing: 'cardClosing', verb: 'u' }, 'prospect-cards instruct': { thing: 'instruction', verb: 'u' },
}
/** Calls a role may not give although its row says «u»: finance changes tax and bank data alone; a manager makes no reset link for, and disables, nobody of his own rank. */
export const barred: Record<string, readonly { role: Role; relation?: string }[]> = {
  ...Object.fromEntries(['archive', 'restore', 'change-owner', 'merge', 'undo-merge'].map(c => [`POST /customers/{id}/${c}`, [{ role: 'finance' as const }]])),
  ...Object.fromEntries(['invite', 'disable', 'enable'].map(c => [`POST /members/{id}/${c}`, [{ role: 'manager' as const, relation: 'own' }]])),
}
const widest: readonly (Scope | undefined)[] = [undefined, 'm', 't', 's', 'o']
/** Scope of a verb in a cell; undefined where the role has it not. */
export const scopeIn = (cell: string, verb: Verb): Scope | undefined => {
  let found: Scope | undefined
  for (const group of cell.split(',')) {
    const [scope, ...verbs] = group.trim().split(' ')
    if (scope && (verb === 'read' || verbs.includes(verb)) && widest.indexOf(scope as Scope) > widest.indexOf(found)) found = scope as Scope
  }
  return found
}
