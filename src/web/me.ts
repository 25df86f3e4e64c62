import { createContext, useContext } from 'react'
import { noRight, reach, type Right, type Role, type Verb } from '../kernel/permission.ts'
import { kept, store } from './store.ts'

/** Who is logged in, as the session answers (people: Myself). */
export type Me = {
  member: { id: string; name: string; login: string; roles: Role[]; language: 'zh' | 'en'; teamIds: string[]; siteIds: string[] }
  organisation: { id: string; name: string; timeZone: string; language: string }
  can: Record<string, unknown>
  sites: { id: string; label: string; timeZone: string }[]
  teams: { id: string; label: string; siteId: string; leadId: string | null }[]
  demo: boolean
  today: string
  /** The program's clock when it answered. */
  now: string
}
export const MeContext = createContext<Me | undefined>(undefined)
export const useMe = (): Me => {
  const me = useContext(MeContext)
  if (!me) throw new Error('nobody is logged in here')
  return me
}
export const useMaybeMe = (): Me | undefined => useContext(MeContext)
const rightIn = (me: Me, thing: string): Right => (me.can[thing] as Right | undefined) ?? noRight
/** Whether my roles give a verb on a thing at all (a row's own answer is its `can`). */
export const mayI = (me: Me, thing: string, verb: Verb): boolean => (verb === 'read' ? reach(rightIn(me, thing)) : rightIn(me, thing)[verb]) !== null
/** Whether I read a thing beyond what is my own: a page about others is for those. */
export const mayBeyond = (me: Me, thing: string): boolean => { const r = reach(rightIn(me, thing)); return r !== null && r !== 'm' }
export const useMay = (): ((thing: string, verb: Verb) => boolean) => { const me = useMe(); return (thing, verb) => mayI(me, thing, verb) }
export const hasRole = (me: Me, ...roles: Role[]): boolean => roles.some(r => me.member.roles.includes(r))

export type Place = { siteId: string; teamId: string | null }
const chosen = store<Place | undefined>(undefined)
const usual = (me: Me): Place => {
  const led = me.teams.find(t => t.leadId === me.member.id)
  const mine = led ?? (hasRole(me, 'supervisor') ? me.teams.find(t => me.member.teamIds.includes(t.id)) : undefined)
  return { siteId: mine?.siteId ?? me.sites.find(s => me.member.siteIds.includes(s.id))?.id ?? me.sites[0]?.id ?? '', teamId: mine?.id ?? null }
}
const remembered = (me: Me): Place | undefined => {
  try {
    const found = JSON.parse(kept.read(`place.${me.member.id}`) ?? 'null') as Place | null
    return found && me.sites.some(s => s.id === found.siteId) && (found.teamId === null || me.teams.some(t => t.id === found.teamId)) ? found : undefined
  } catch { return undefined }
}
/** The site and team the top bar stands at; team null = the whole site. */
export const usePlace = (): Place & { site?: Me['sites'][number]; team?: Me['teams'][number]; setPlace: (to: Place) => void } => {
  const me = useMe(), picked = chosen.use()
  const place = picked ?? remembered(me) ?? usual(me)
  return {
    ...place, site: me.sites.find(s => s.id === place.siteId), team: me.teams.find(t => t.id === place.teamId),
    setPlace: to => { kept.write(`place.${me.member.id}`, JSON.stringify(to)); chosen.set(to) },
  }
}
export const forgetPlace = (): void => chosen.set(undefined)
