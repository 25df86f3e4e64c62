// People: who there is, where they work, what they may do, and how they come in.
export { organisation, organisationCalls, site, siteCalls } from './site.ts'
export { member, memberCalls, roleNames, roleRight, roleRightCalls, sessionCalls, team, teamCalls, type Myself } from './member.ts'
export { setupCalls } from './setup.ts'
export { savedView, savedViewCalls } from '../../kernel/savedView.ts'
