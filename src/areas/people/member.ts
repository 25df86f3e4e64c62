import { entity } from '../../kernel/entity.ts'
import { derived, filled, fixed, maybe, otherwise } from '../../kernel/field.ts'
import { choice, choices, day, phone, ref, refs, text } from '../../kernel/fields/index.ts'
import { call, callsOf, command, type List } from '../../kernel/call.ts'
import { declareRefusals } from '../../kernel/refusal.ts'
import type { Label } from '../../kernel/language.ts'
import type { Role } from '../../kernel/permission.ts'
import { languageChoice } from './site.ts'

/** Roles in the showroom's words. */
export const roleNames: Readonly<Record<Role, Label>> = {
  gm: { zh: '总经理', en: 'General manager' }, manager: { zh: '销售经理', en: 'Sales manager' }, supervisor: { zh: '销售主管', en: 'Sales supervisor' },
  consultant: { zh: '销售顾问', en: 'Sales consultant' }, dcc: { zh: '邀约专员', en: 'DCC caller' }, reception: { zh: '前台', en: 'Reception' }, trainer: { zh: '内训师', en: 'Trainer' },
  finance: { zh: '财务', en: 'Finance' }, service: { zh: '客服', en: 'Customer service' }, admin: { zh: '管理员', en: 'Administrator' }, auditor: { zh: '审计', en: 'Auditor' },
}
export const team = entity('team', {
  label: { zh: '小组', en: 'Team' }, title: 'name', list: ['name', 'siteId', 'parentId', 'leadId'], search: ['name'], searchThrough: ['leadId'], sort: 'name', sees: { everyone: true, team: 'id', site: 'siteId' }, does: ['create', 'change', 'archive'],
  fields: {
    name: text({ zh: '组名', en: 'Team name' }, 60),
    siteId: filled(ref({ zh: '门店', en: 'Site' }, 'site')),
    parentId: maybe(ref({ zh: '上级组', en: 'Part of' }, 'team')),
    leadId: maybe(ref({ zh: '负责人', en: 'Lead' }, 'member')),
  },
})
export const teamCalls = callsOf(team)

export const member = entity('member', {
  label: { zh: '成员', en: 'Member' }, title: 'name', list: ['name', 'login', 'roles', 'teamIds', 'siteIds', 'state', 'hiredOn'], search: ['name', 'login'], sort: 'name',
  sees: { mine: ['id'], team: 'teamIds', site: 'siteIds' }, does: ['create', 'change'], unique: [['login']],
  fields: {
    name: text({ zh: '姓名', en: 'Name' }, 60),
    login: fixed(text({ zh: '登录名', en: 'Login name' }, 60)),
    roles: choices({ zh: '岗位', en: 'Roles' }, roleNames),
    teamIds: otherwise(refs({ zh: '小组', en: 'Teams' }, 'team', 20), []),
    siteIds: otherwise(refs({ zh: '门店', en: 'Sites' }, 'site', 50), []),
    phone: maybe(phone({ zh: '手机', en: 'Phone' })),
    language: otherwise(languageChoice, 'zh'),
    state: derived(choice({ zh: '状态', en: 'State' }, { active: { zh: '在职', en: 'Active' }, disabled: { zh: '停用', en: 'Disabled' } })),
    hiredOn: maybe(day({ zh: '入职', en: 'Hired' })),
    leftOn: maybe(day({ zh: '离职', en: 'Left' })),
  },
})
export const memberCalls = {
  ...callsOf(member),
  invite: command<typeof member, Record<never, never>, { url: string; expiresAt: string }>(member, 'invite', { label: { zh: '生成邀请或重设密码的链接', en: 'Make an invitation or reset link' }, fields: {}, once: true }),
  disable: command(member, 'disable', { label: { zh: '停用', en: 'Disable' }, fields: {} }),
  enable: command(member, 'enable', { label: { zh: '启用', en: 'Enable' }, fields: {} }),
}
/** An organisation's own cell of the rights table; where there is none the shipped one holds (app/rights.ts). */
export const roleRight = entity('roleRight', {
  label: { zh: '权限', en: 'Right' }, title: 'thing', thing: 'settings', list: ['role', 'thing', 'cell'], sort: 'thing', unique: [['role', 'thing']], sees: { everyone: true }, does: ['create', 'change', 'delete'],
  fields: { role: choice({ zh: '岗位', en: 'Role' }, roleNames), thing: text({ zh: '对象', en: 'Thing' }, 40), cell: text({ zh: '权限', en: 'Rights' }, 60) },
})
export const roleRightCalls = callsOf(roleRight)

export type Myself = { member: { id: string; name: string; login: string; roles: Role[]; language: 'zh' | 'en'; teamIds: string[]; siteIds: string[] }; organisation: { id: string; name: string; timeZone: string; language: string }; can: Record<string, unknown>; sites: { id: string; label: string; timeZone: string }[]; teams: { id: string; label: string; siteId: string; leadId: string | null }[]; demo: boolean; today: string; now: string }
const login = text({ zh: '登录名', en: 'Login name' }, 60), password = text({ zh: '密码', en: 'Password' }, 128)
export const sessionCalls = {
  door: call<{ setup: boolean; /** A session is there already. */ inside: boolean; demo: null | { date: string; password: string | null; accounts: { login: string; name: string; role: string; sees: Label }[] } }>('session.door', 'GET', '/sessions/door', { label: { zh: '门口', en: 'The door' }, right: 'open' }),
  login: call<Myself>('session.login', 'POST', '/sessions', { label: { zh: '登录', en: 'Log in' }, fields: { login, password, code: maybe(text({ zh: '动态码', en: 'Code' }, 20)) }, right: 'open', status: 201 }),
  current: call<Myself>('session.current', 'GET', '/sessions/current', { label: { zh: '我是谁', en: 'Who I am' }, right: 'member' }),
  logout: call<null>('session.logout', 'DELETE', '/sessions/current', { label: { zh: '退出', en: 'Log out' }, right: 'member', status: 204 }),
  list: call<List<{ id: string; agent: string; address: string; createdAt: string; seenAt: string; current: boolean }>>('session.list', 'GET', '/sessions', { label: { zh: '我的登录', en: 'My sessions' }, right: 'member' }),
  end: call<null>('session.end', 'DELETE', '/sessions/{id}', { label: { zh: '结束一处登录', en: 'End a session' }, right: 'member', status: 204 }),
  language: call<null>('session.language', 'POST', '/members/me/language', { label: { zh: '我的语言', en: 'My language' }, fields: { language: languageChoice }, right: 'member', status: 204 }),
  password: call<null>('session.password', 'POST', '/members/me/password', { label: { zh: '改密码', en: 'Change my password' }, fields: { current: password, password }, right: 'member', status: 204 }),
}
declareRefusals({
  'member.lastAdmin': { status: 409, zh: '这是最后一位在职管理员，不能停用或去掉管理员岗位。', en: 'This is the last active administrator and cannot be disabled or lose the role.' },
  'member.login': { status: 422, zh: '登录名只能用字母、数字、点、横线和下划线，2 到 60 个。', en: 'A login name has 2 to 60 letters, digits, dots, dashes or underscores.' },
  'member.roles': { status: 403, zh: '只有管理员可以改岗位。', en: 'Only an administrator may change roles.' },
  'member.disabled': { status: 409, zh: '这位成员已停用，先启用再发链接。', en: 'This member is disabled; enable the account before making a link.' },
  'rights.admin': { status: 409, zh: '管理员对成员、小组、门店、设置和审计的权限不能减少。', en: 'An administrator’s rights on members, teams, sites, settings and audit cannot be narrowed.' },
  'password.weak': { status: 422, zh: '密码至少 8 个字符，且不能是常见密码。', en: 'A password has at least 8 characters and is not a common one.' },
  'link.ended': { status: 404, zh: '这个链接已用过或已过期，请再要一个。', en: 'This link was used or has expired; ask for a new one.' },
})
