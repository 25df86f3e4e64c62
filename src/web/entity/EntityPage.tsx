import { Plus } from 'lucide-react'
import type { Entity } from '../../kernel/entity.ts'
import type { Label } from '../../kernel/language.ts'
import { EntityForm } from '../form/EntityForm.tsx'
import { usePlaces } from '../go.tsx'
import { ButtonLink } from '../kit/Button.tsx'
import { useSay } from '../language/language.ts'
import { ListPage, type ListPageProps } from '../list/ListPage.tsx'
import { useMay } from '../me.ts'
import type { Override } from '../form/FormFields.tsx'
import { callOf, EntityDrawer } from './EntityDrawer.tsx'

const live = [{ key: 'live', label: { zh: '在用', en: 'In use' } }, { key: 'archived', label: { zh: '已归档', en: 'Archived' }, ask: { 'archivedAt.null': false } }] as const
/** List, form and detail of a declared entity, derived whole: what a plain entity gets without a page of its own (house.md). */
export const EntityPage = ({ entity: e, base, title, first, overrides, ...more }: { entity: Entity; base: string; title?: Label; /** Fields of the form shown at once. */ first?: readonly string[]; overrides?: Readonly<Record<string, Override>> } & Partial<ListPageProps>) => {
  const say = useSay(), may = useMay(), { id } = usePlaces(), create = callOf(e, 'create')
  return <ListPage entity={e} calls={{ query: callOf(e, 'query'), export: callOf(e, 'export') }} base={base} title={title ?? e.label} open={id} views={e.does.includes('archive') ? live : undefined}
    acts={create && may(e.thing, 'c') && <ButtonLink kind="primary" icon={<Plus aria-hidden />} href={`${base}/new`}>{say({ zh: '新{e}', en: 'New {e}' }, { e: say(e.label).toLowerCase() })}</ButtonLink>}
    drawer={d => d.id === 'new' && create ? <EntityForm entity={e} create={create} closeTo={d.closeTo} first={first} overrides={overrides} draft={`${e.name}.new`} /> : <EntityDrawer key={d.id} {...d} entity={e} first={first} overrides={overrides} />} {...more} />
}
