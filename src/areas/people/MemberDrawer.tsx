import { Copy, KeyRound, Pencil, UserRoundCheck, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { EntityForm } from '../../web/form/index.ts'
import { Button, confirm, Drawer, DrawerPart, Facts, Loading, ProblemLine, ProblemView, Section, Status, toast } from '../../web/kit/index.ts'
import { FieldCell } from '../../kernel/fields/web.tsx'
import { useFormat } from '../../web/format.ts'
import { useSay } from '../../web/language/language.ts'
import { History, type DrawerFacts } from '../../web/list/index.ts'
import { member, memberCalls } from './member.ts'
import './member.css'

/** One member: who he is, where, his link, whether he may come in. */
export const MemberDrawer = ({ id, closeTo, neighbours }: DrawerFacts) => {
  const say = useSay(), f = useFormat(), { data: row, problem, again } = useCall(memberCalls.get, { id })
  const [changing, setChanging] = useState(false), [link, setLink] = useState<{ url: string; expiresAt: string }>()
  const invite = useAsk(memberCalls.invite), disable = useAsk(memberCalls.disable), enable = useAsk(memberCalls.enable)
  if (problem) return <Drawer title={say(member.label)} closeTo={closeTo}><ProblemView problem={problem} onAgain={again} /></Drawer>
  if (!row) return <Drawer title={say(member.label)} closeTo={closeTo}><Loading rows={5} /></Drawer>
  if (changing) return <EntityForm entity={member} change={memberCalls.change} row={row} closeTo={closeTo} first={['name', 'roles', 'teamIds', 'siteIds', 'phone']} onDone={() => setChanging(false)} onCancel={() => setChanging(false)} />
  const can = (name: string): boolean => row.can?.includes(name) ?? false
  const makeLink = async (): Promise<void> => {
    const made = await invite.act({ id })
    if (made) setLink({ ...made, url: made.url.startsWith('/') ? location.origin + made.url : made.url })
  }
  const stop = async (): Promise<void> => {
    const sure = await confirm({ title: say({ zh: '停用 {name}？', en: 'Disable {name}?' }, { name: row.name }), body: say({ zh: '他的所有登录在 5 秒内结束，名下的记录留着。可以再启用。', en: 'All sessions end within 5 seconds; records stay. It can be undone.' }), act: say({ zh: '停用', en: 'Disable' }), danger: true })
    if (sure && (await disable.act({ id, version: row.version }))) toast.done(say({ zh: '已停用 {name}。', en: '{name} is disabled.' }, { name: row.name }))
  }
  const copy = (): void => { if (link) void navigator.clipboard?.writeText(link.url).then(() => toast.done(say({ zh: '链接已复制', en: 'Link copied' })), () => undefined) }
  const cell = (name: keyof typeof member.fields) => <FieldCell field={member.fields[name]} name={name} value={row[name]} row={row} />
  return <Drawer title={row.name} note={row.login} closeTo={closeTo} neighbours={neighbours} status={row.state === 'disabled' ? <Status is="off">{say({ zh: '已停用', en: 'Disabled' })}</Status> : undefined}
    acts={<>{can('invite') && <Button kind="primary" icon={<KeyRound aria-hidden />} busy={invite.busy} onClick={() => void makeLink()}>{say({ zh: '生成邀请链接', en: 'Make invitation link' })}</Button>}{can('change') && <Button icon={<Pencil aria-hidden />} onClick={() => setChanging(true)}>{say({ zh: '改', en: 'Change' })}</Button>}
      {can('disable') && <Button icon={<UserRoundX aria-hidden />} busy={disable.busy} onClick={() => void stop()}>{say({ zh: '停用', en: 'Disable' })}</Button>}{can('enable') && <Button kind="primary" icon={<UserRoundCheck aria-hidden />} busy={enable.busy} onClick={() => void enable.act({ id, version: row.version })}>{say({ zh: '启用', en: 'Enable' })}</Button>}</>}>
    <ProblemLine problem={invite.problem ?? disable.problem ?? enable.problem} />
    {link && <DrawerPart><Section title={say({ zh: '邀请链接', en: 'Invitation link' })} note={say({ zh: '用一次，{at} 前有效；也用来重设密码', en: 'works once, until {at}; resets a password too' }, { at: f.when(link.expiresAt) })}><div className="link-line"><input className="in" readOnly value={link.url} aria-label={say({ zh: '邀请链接', en: 'Invitation link' })} onFocus={e => e.target.select()} /><Button icon={<Copy aria-hidden />} onClick={copy}>{say({ zh: '复制', en: 'Copy' })}</Button></div></Section></DrawerPart>}
    <DrawerPart><Facts columns={1} of={[[say(member.fields.roles.label), cell('roles')], [say(member.fields.teamIds.label), cell('teamIds')], [say(member.fields.siteIds.label), cell('siteIds')], [say(member.fields.phone.label), row.phone], [say(member.fields.language.label), cell('language')], [say(member.fields.hiredOn.label), cell('hiredOn')], row.leftOn ? [say(member.fields.leftOn.label), cell('leftOn')] : null]} /></DrawerPart>
    <Section title={say({ zh: '经过', en: 'History' })}><History entity={member} call={memberCalls.history} id={id} /></Section>
  </Drawer>
}
