import type { Role } from '../kernel/permission.ts'

/**
 * Who may what (wire.md 3): the shipped defaults, which an administrator may change per organisation. A cell reads «t c u x»: a scope
 * letter (m mine, t my team, s my sites, o organisation; ~ masked) sets what is seen, verbs take that scope or name one (u@t).
 */
export const rights: Readonly<Record<string, Readonly<Partial<Record<Role, string>>>>> = {
  customer: { gm: 'o r x', manager: 's c u x i r', supervisor: 't c u x i r', consultant: 'm c u r', dcc: 'm c u r', reception: 's~ c', finance: 'o~', service: 'o~', auditor: 'o~' },
  customerAccount: { finance: 'o u', supervisor: 't u', consultant: 'm u', dcc: 'm u' },
  visit: { gm: 'o x', manager: 's c u x', supervisor: 's c u@t x@t', consultant: 's~ m c u', dcc: 's~', reception: 's c u', auditor: 'o' },
  inquiry: { gm: 'o x', manager: 's c u x i', supervisor: 't c u x i', consultant: 'm c u', dcc: 's c u', reception: 's c', service: 's c', auditor: 'o' },
  appointment: { gm: 'o x', manager: 's c u x i', supervisor: 't c u x i', consultant: 'm c u', dcc: 's c u', reception: 's c', service: 's c', auditor: 'o' },
  prospectCard: { gm: 'o x', manager: 's c u x i', supervisor: 't c u x i', consultant: 'm c u', dcc: 'm c u', auditor: 'o' },
  followUp: { gm: 'o x', manager: 's c u x i', supervisor: 't c u x i', consultant: 'm c u', dcc: 'm c u', auditor: 'o' },
  milestone: { gm: 'o x', manager: 's c u x i', supervisor: 't c u x i', consultant: 'm c u', dcc: 'm c u', finance: 'o', auditor: 'o' },
  cardClosing: { manager: 's u', supervisor: 't u' },
  instruction: { manager: 's u', supervisor: 't u' },
  dmsEntry: { gm: 'o', manager: 's c u i', supervisor: 't c u i', consultant: 'm c', dcc: 's c i', reception: 's c i', auditor: 'o' },
  turn: { gm: 'o', manager: 's c u', supervisor: 's c u', consultant: 's', dcc: 's', reception: 's c u' },
  daySheet: { gm: 'o', manager: 's c u', supervisor: 's c@t u@t', consultant: 's', dcc: 's', reception: 's', trainer: 's', finance: 's', service: 's', auditor: 'o' },
  liveStatus: { gm: 'o', manager: 's u', supervisor: 's u@t', consultant: 's u@m', dcc: 's u@m', reception: 's u', trainer: 's u@m', service: 's u@m', auditor: 'o' },
  dayPlan: { gm: 'o', manager: 's u', supervisor: 't c u', consultant: 'm c u', dcc: 'm c u', reception: 'm c u', trainer: 'm', finance: 'm', service: 'm', auditor: 'o' },
  morningPack: { gm: 'o', manager: 's', supervisor: 't', auditor: 'o' },
  meeting: { gm: 'o', manager: 's c u', supervisor: 't c u', consultant: 'm', dcc: 'm', reception: 'm', trainer: 'm', finance: 'm', service: 'm', auditor: 'o' },
  actionItem: { gm: 'o', manager: 's c u', supervisor: 't c u', consultant: 'm u', dcc: 'm u', reception: 'm u', trainer: 'm u', finance: 'm u', service: 'm u', auditor: 'o' },
  notice: { gm: 'm', manager: 'm', supervisor: 'm', consultant: 'm', dcc: 'm', reception: 'm', trainer: 'm', finance: 'm', service: 'm', admin: 'm', auditor: 'm' },
  savedView: { gm: 'm c u', manager: 'm c u', supervisor: 'm c u', consultant: 'm c u', dcc: 'm c u', reception: 'm c u', trainer: 'm c u', finance: 'm c u', service: 'm c u', admin: 'm c u', auditor: 'm c u' },
  dayClosing: { gm: 'o', manager: 's c u', supervisor: 't c u', consultant: 'm', dcc: 'm', reception: 's', auditor: 'o' },
  difference: { gm: 'o', manager: 's u', supervisor: 't u', consultant: 'm u', dcc: 'm u', reception: 's', auditor: 'o' },
  correction: { gm: 'o', manager: 's c', supervisor: 't c', auditor: 'o' },
  figures: { gm: 'o', manager: 's', supervisor: 't', consultant: 'm', dcc: 'm', reception: 's', trainer: 's', finance: 'o', service: 's', auditor: 'o' },
  teamFigures: { consultant: 't' },
  target: { gm: 'o', manager: 's c u', supervisor: 't c u', consultant: 'm', dcc: 'm', auditor: 'o' },
  standardSlot: { gm: 'o', manager: 's c@m u@m', supervisor: 'm c u', auditor: 'o' },
  member: { gm: 'o', manager: 's u', supervisor: 't', consultant: 'm', dcc: 'm', reception: 'm', trainer: 'm', finance: 'm', service: 'm', admin: 'o c u', auditor: 'o' },
  team: { gm: 'o', manager: 's u', supervisor: 't', consultant: 'm', dcc: 'm', reception: 'm', trainer: 'm', finance: 'm', service: 'm', admin: 'o c u', auditor: 'o' },
  site: { gm: 'o', manager: 's', supervisor: 't', consultant: 'm', dcc: 'm', reception: 'm', trainer: 'm', finance: 'm', service: 'm', admin: 'o c u', auditor: 'o' },
  settings: { gm: 'o', manager: 's', supervisor: 't', consultant: 'm', dcc: 'm', reception: 'm', trainer: 'm', finance: 'm', service: 'm', admin: 'o c u', auditor: 'o' },
  audit: { admin: 'o', auditor: 'o' },
}
