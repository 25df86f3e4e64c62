import { Archive, ArchiveRestore, GitMerge, Layers, MessageCircle, MoreHorizontal, Pencil, UserRoundCog } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { ask, useAsk, useCall } from '../../web/ask/index.ts'
import { EntityForm } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link, useAsked } from '../../web/go.tsx'
import { Band, Button, ButtonLink, CallButton, confirm, Drawer, DrawerPart, IconButton, LevelMark, Loading, MenuItem, Pop, ProblemLine, ProblemView, Status, toast, Views } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { History, type DrawerFacts } from '../../web/list/index.ts'
import { usePhone } from '../../web/phone/index.ts'
import { customer, customerCalls } from '../customers/index.ts'
import '../people/index.ts'
import { FollowUpForm, InstructForm } from './ContactForms.tsx'
import { MergedNote, MergeDialog, OwnerDialog } from './CustomerActs.tsx'
import { CustomerFacts, Instructions, LevelLine, liveCard, People, Promises, Story } from './CustomerParts.tsx'
import { customerPage, type CustomerPage } from './customerPage.ts'
import { useNow } from '../../web/now.ts'

type Doing = 'follow' | 'called' | 'instruct' | 'owner' | 'merge'
/** Everything one may do with a customer, and the forms it opens: shared by drawer and page. */
export const useCustomerActs = (page: CustomerPage | undefined): { acts: ReactNode; more: ReactNode; forms: ReactNode; status: ReactNode } => {
  const say = useSay(), f = useFormat(), [asked, put] = useAsked(), [doing, setDoing] = useState<{ what: Doing; at?: string }>(), archive = useAsk(customerCalls.archive!), restore = useAsk(customerCalls.restore!)
  const calling = asked.do === 'call' ? page?.customer.id : undefined
  // Ctrl K «拨打» lands here: the number is asked for (logged), the phone opens, and the follow-up waits half filled
  const called = useRef<string>(undefined)
  useEffect(() => { if (!calling || called.current === calling) return; called.current = calling; void ask(customerCalls.reveal, { id: calling, field: 'phone' }).then(found => { put({ do: undefined }); if (found.value) { location.href = `tel:${String(found.value)}`; setDoing({ what: 'called', at: new Date().toISOString() }) } }, () => put({ do: undefined })) }, [calling, put])
  if (!page) return { acts: null, more: null, forms: null, status: null }
  const c = page.customer, card = liveCard(page), can = new Set(c.can), open = card && (card.state === 'live' || card.state === 'ordered') ? card : undefined
  const what = doing ?? (asked.do === 'follow' && page.can.includes('followUp.create') ? { what: 'follow' as const } : undefined)
  const close = (): void => { setDoing(undefined); if (asked.do) put({ do: undefined }) }
  const late = c.nextContactOn ? f.lateDays(c.nextContactOn) : undefined
  const gone = async (): Promise<void> => { if ((await confirm({ title: say({ zh: '归档 {n}？', en: 'Archive {n}?' }, { n: c.name }), body: say({ zh: '归档后列表里看不到，号码放出来给别人用；可以恢复。', en: 'It leaves the lists and gives its number free; it can be restored.' }), act: say({ zh: '归档', en: 'Archive' }) })) && (await archive.act({ id: c.id, version: c.version }))) toast.done(say({ zh: '已归档', en: 'Archived' })) }
  return {
    acts: <>{c.phone && can.has('reveal') && <CallButton call={customerCalls.reveal as never} id={c.id} onCalled={() => { if (page.can.includes('followUp.create')) setDoing({ what: 'called', at: new Date().toISOString() }) }} />}{page.can.includes('followUp.create') && <Button icon={<MessageCircle aria-hidden />} onClick={() => setDoing({ what: 'follow' })}>{say({ zh: '记跟进', en: 'Log' })}</Button>}{page.can.includes('instruct') && open && <Button icon={<Layers aria-hidden />} onClick={() => setDoing({ what: 'instruct' })}>{say({ zh: '下指示', en: 'Instruct' })}</Button>}</>,
    more: can.size > 0 ? <Pop align="right" label={say({ zh: '更多', en: 'More' })} button={({ press, open: on }) => <IconButton label={say({ zh: '更多', en: 'More' })} aria-expanded={on} onClick={press}><MoreHorizontal aria-hidden /></IconButton>}>{shut => <>
      {can.has('change') && <MenuItem icon={<Pencil aria-hidden />} onClick={() => { shut(); put({ edit: 'yes' }) }}>{say({ zh: '改资料', en: 'Edit' })}</MenuItem>}
      {can.has('changeOwner') && <MenuItem icon={<UserRoundCog aria-hidden />} onClick={() => { shut(); setDoing({ what: 'owner' }) }}>{say({ zh: '改归属', en: 'Change owner' })}</MenuItem>}
      {can.has('merge') && <MenuItem icon={<GitMerge aria-hidden />} onClick={() => { shut(); setDoing({ what: 'merge' }) }}>{say({ zh: '并入另一位', en: 'Merge into another' })}</MenuItem>}
      {can.has('archive') && <MenuItem icon={<Archive aria-hidden />} onClick={() => { shut(); void gone() }}>{say({ zh: '归档', en: 'Archive' })}</MenuItem>}
      {can.has('restore') && <MenuItem icon={<ArchiveRestore aria-hidden />} onClick={() => { shut(); void restore.act({ id: c.id, version: c.version }) }}>{say({ zh: '恢复', en: 'Restore' })}</MenuItem>}</>}</Pop> : null,
    forms: <><ProblemLine problem={archive.problem ?? restore.problem} />
      {(what?.what === 'follow' || what?.what === 'called') && <FollowUpForm customerId={c.id} name={c.name} cardId={open?.id} level={open?.level} calledAt={what.at} onClose={close} />}
      {what?.what === 'instruct' && open && <InstructForm card={open} name={c.name} onClose={close} />}
      {what?.what === 'owner' && <OwnerDialog rows={[{ id: c.id, version: c.version, name: c.name }]} onClose={close} />}{what?.what === 'merge' && <MergeDialog row={{ id: c.id, version: c.version, name: c.name }} onClose={close} />}</>,
    status: c.archivedAt ? <Status is="off">{say({ zh: '已归档', en: 'Archived' })}</Status> : late ? <Status is="late">{late}</Status> : c.nextContactOn ? <Status is="wait">{say({ zh: '下次 {d}', en: 'next {d}' }, { d: f.near(c.nextContactOn) })}</Status> : null,
  }
}
export const CustomerEdit = ({ page, closeTo }: { page: CustomerPage; closeTo: string }) =>
  <EntityForm key={page.customer.version} entity={customer as never} change={customerCalls.change} row={page.customer as never} closeTo={closeTo} first={['name', 'gender', 'phone', 'otherPhones', 'wechat', 'channel', 'region', 'industry', 'note']} skip={['ownerId', 'siteId', 'teamId']} />
/** Merged into another record: says so, and leads there. */
export const MergedBand = ({ page }: { page: CustomerPage }) => {
  const say = useSay(), undo = useAsk(customerCalls.undoMerge), c = page.customer
  if (!c.mergedInto) return null
  return <Band is="warn" acts={<><ButtonLink small href={`/customers/${c.mergedInto.id}`}>{say({ zh: '去看', en: 'Open' })}</ButtonLink>{c.can?.includes('undoMerge') && <Button small busy={undo.busy} onClick={() => void undo.act({ id: c.id, version: c.version })}>{say({ zh: '撤回合并', en: 'Undo' })}</Button>}</>}>{say({ zh: '已并入 {n}', en: 'Merged into {n}' }, { n: c.mergedInto.label })}{undo.problem && <> · {undo.problem.detail}</>}</Band>
}
/** One customer beside the list: three acts, facts, instructions, levels, the story; people and history behind their tabs. */
export const CustomerDrawer = ({ id, closeTo, neighbours }: Pick<DrawerFacts, 'id' | 'closeTo' | 'neighbours'>) => {
  const say = useSay(), phone = usePhone(), now = useNow(), [asked, put] = useAsked(), { data: page, problem, again } = useCall(customerPage, { id }), tab = asked.tab ?? 'main', { acts, more, forms, status } = useCustomerActs(page)
  if (!page) return <Drawer title={say({ zh: '客户', en: 'Customer' })} closeTo={closeTo} neighbours={neighbours}>{problem ? <ProblemView problem={problem} onAgain={again} /> : <Loading rows={8} />}</Drawer>
  const c = page.customer, back = closeTo
  if (asked.edit && c.can?.includes('change')) return <CustomerEdit page={page} closeTo={`/customers/${c.id}${closeTo.includes('?') ? `?${closeTo.split('?')[1].replace(/(^|&)edit=yes/, '')}` : ''}`} />
  const tabs = [{ key: 'main', words: say({ zh: '概况', en: 'Overview' }) }, { key: 'people', words: say({ zh: '关系与保有', en: 'People, things' }), count: c.contacts.length + c.relations.length + c.things.length || undefined }, { key: 'history', words: say({ zh: '改动', en: 'Changes' }) }]
  return <Drawer title={c.name} mark={c.level ? <LevelMark level={c.level} size="head" /> : undefined} note={c.gender === 'male' ? say({ zh: '先生', en: 'Mr' }) : c.gender === 'female' ? say({ zh: '女士', en: 'Ms' }) : undefined} closeTo={back} neighbours={phone ? undefined : neighbours} full={phone ? undefined : `/customer/${c.id}`} headRight={more} acts={acts} status={status}>
    <MergedBand page={page} /><DrawerPart><CustomerFacts page={page} /></DrawerPart>
    <div className="cu-tabs"><Views label={say({ zh: '客户的各部分', en: 'Parts' })} value={tab} of={tabs} onChange={k => put({ tab: k === 'main' ? undefined : k })} /></div>
    {tab === 'main' && <><Instructions page={page} now={now} /><LevelLine page={page} />{page.cards?.length === 0 && page.can.includes('prospectCard.create') && <p className="cu-none">{say({ zh: '还没有意向卡。', en: 'No prospect card yet.' })} <Link href={`/prospect-cards?customerId=${c.id}&new=1`}>{say({ zh: '建一张', en: 'Open one' })}</Link></p>}<Promises page={page} /><Story page={page} /><MergedNote of={page.merged} /></>}
    {tab === 'people' && <People page={page} />}
    {tab === 'history' && <History entity={customer as never} call={customerCalls.history} id={c.id} />}
    {forms}{c.can?.includes('change') && tab === 'people' && <Button small onClick={() => put({ edit: 'yes' })}>{say({ zh: '改资料', en: 'Edit' })}</Button>}
  </Drawer>
}
