import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Label } from '../kernel/language.ts'
import type { Verb } from '../kernel/permission.ts'
import { mayI, type Me } from './me.ts'

/** Where in the rail: 晨 dawn · 日间 day · 夕 dusk · 积累 store · at its foot. */
export type Group = 'dawn' | 'day' | 'dusk' | 'store' | 'foot'

/** One page of the product: declared in an area's pages.ts, drawn by a component that comes when it is opened. */
export type Page = {
  /** '/customers' · '/customers/:id' · '/customers/:id?' (one component for list and drawer, never remounted between them). */
  path: string
  title: Label
  /** In the rail under this group; without one the page is reached by links only. */
  group?: Group
  order?: number
  icon?: LucideIcon
  /** Who may open it: anybody, whoever is logged in, a right, or a fact about me. */
  may: 'open' | 'member' | { thing: string; verb: Verb } | ((me: Me) => boolean)
  /** The name of the number beside it (answered by the page query `rail`). */
  count?: string
  load: () => Promise<{ default: ComponentType }>
  /** A tab of the phone, by its place; `title` where the word must be shorter; `add` is the round one in the middle. */
  phone?: { tab: number; title?: Label; add?: boolean }
  /** An icon in the top bar, with its number in red. */
  bar?: boolean
  /** The rail shrinks to icons for it (wide sheets). */
  wide?: boolean
  /** Without rail and top bar: login, print, full-screen phone forms. */
  bare?: boolean
  /** The top bar's day means something here. */
  day?: boolean
  /** Whose day begins here, whatever stands above it in the rail (reception: the sheet). */
  first?: (me: Me) => boolean
  /** Other words the palette finds it by. */
  words?: string
  /** What can be begun here from anywhere (Ctrl K): 登记一批, 记来电. `words` are further words it is found by. */
  acts?: readonly Act[]
}
export type Act = { title: Label; href: string; icon: LucideIcon; may: Page['may']; words?: string; /** Only on a desk, or only on a phone. */ on?: 'desk' | 'phone' }
/** Whether this person may. */
const allows = (me: Me, may: Page['may']): boolean => may === 'open' || may === 'member' || (typeof may === 'function' ? may(me) : mayI(me, may.thing, may.verb))
/** What this person can begin, in the order of the rail. */
export const actsOf = (me: Me, pages: readonly Page[], on: 'desk' | 'phone'): Act[] => pages.toSorted((a, b) => placeOf(a) - placeOf(b)).flatMap(p => p.acts ?? []).filter(a => allows(me, a.may) && (a.on ?? on) === on)
export const mayOpen = (me: Me, page: Page): boolean => allows(me, page.may)
const groups: readonly Group[] = ['dawn', 'day', 'dusk', 'store', 'foot']
/** The day’s order of the rail’s pages. */
export const placeOf = (page: Page): number => (page.group ? groups.indexOf(page.group) : groups.length) * 1_000 + (page.order ?? 50)
/** Where a page starts: its path without places. */
export const startOf = (page: Page): string => page.path.replace(/\/:\w+\?$/, '') || '/'
