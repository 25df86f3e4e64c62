import type { Role } from '../../kernel/permission.ts'
import { member, team } from '../../areas/people/index.ts'
import { makeOrganisation } from '../../areas/people/index.server.ts'
import { rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { hashPassword } from '../../server/door/passwords.ts'
import type { House } from '../../server/http/context.ts'
import { insertMany } from '../../server/work/bulk.ts'
import type { Work } from '../../server/work/work.ts'

export type Person = { id: string; login: string; name: string; role: Role; team?: string }
export type Company = { orgId: string; siteId: string; zone: string; teams: { one: string; two: string; b2b: string }; people: Person[]; by: (login: string) => Person; sellers: Person[] }

const staff: [string, string, Role, ('one' | 'two' | 'b2b')?][] = [
  ['gm', '顾明', 'gm'], ['manager', '高建业', 'manager'], ['supervisor', '林静', 'supervisor', 'one'], ['supervisor2', '何勇', 'supervisor', 'two'], ['reception', '方晴', 'reception'], ['dcc', '许冉', 'dcc'],
  ['trainer', '裴蕾', 'trainer'], ['finance', '陆岩', 'finance'], ['service', '姜雪', 'service'], ['auditor', '贺平', 'auditor'],
  ['consultant1', '李娜', 'consultant', 'one'], ['consultant2', '赵倩', 'consultant', 'one'], ['consultant3', '陈浩', 'consultant', 'one'], ['consultant4', '孙悦', 'consultant', 'one'], ['consultant5', '刘洋', 'consultant', 'one'], ['consultant6', '周凯', 'consultant', 'one'],
  ['consultant7', '钱蓓', 'consultant', 'two'], ['consultant8', '沈涛', 'consultant', 'two'], ['consultant9', '马骁', 'consultant', 'two'], ['consultant10', '杜鹃', 'consultant', 'two'], ['consultant11', '温远', 'consultant', 'two'], ['consultant12', '曾悦', 'consultant', 'two'],
  ['b2b-supervisor', '单雄', 'supervisor', 'b2b'], ['b2b-seller1', '石磊', 'consultant', 'b2b'], ['b2b-seller2', '姚兰', 'consultant', 'b2b'],
]
/** People of an organisation with one password for all: only ever in a demo. */
const settle = async (house: House, work: Work, siteId: string, list: [string, string, Role, string?][], teamIds: Record<string, string>, hash: string): Promise<Person[]> => {
  const ids = await insertMany(work, member, list.map(([login, name, role, of]) => ({ name, login, roles: [role], teamIds: of ? [teamIds[of]] : [], siteIds: [siteId], language: 'zh', state: 'active', hiredOn: '2023-03-01', createdAt: '2023-03-01T01:00:00.000Z', createdBy: null })))
  await rows(house.database.door, sql`INSERT INTO door.login (org_id, member_id, login, password_hash, changed_at) SELECT ${work.org}, i, l, ${hash}, ${work.now} FROM unnest(${ids}::uuid[], ${list.map(([login]) => login)}::text[]) x(i, l)`)
  return list.map(([login, name, role, of], i) => ({ id: ids[i], login, name, role, team: of ? teamIds[of] : undefined }))
}
/** The demo company of wire.md 4: one showroom of two groups, a B2B team, and everyone who visits the product. */
export const found = async (house: House, demo: { date: string; password: string }, inOrg: <T>(orgId: string, act: (work: Work) => Promise<T>) => Promise<T>): Promise<Company> => {
  const made = await makeOrganisation(house, { organisation: { name: '杭州曜行汽车销售有限公司' }, site: { name: '滨江展厅', address: '杭州市滨江区江南大道 1088 号' }, admin: { name: '系统管理', login: 'admin', password: demo.password } }, { ...demo, loading: true })
  const hash = await hashPassword(demo.password)
  return inOrg(made.orgId, async work => {
    const [one, two, b2b] = await insertMany(work, team, [{ name: '销售一组' }, { name: '销售二组' }, { name: '大客户组' }].map(t => ({ ...t, siteId: made.siteId, createdBy: null })))
    const teams = { one, two, b2b }
    const people = await settle(house, work, made.siteId, staff, teams, hash)
    const by = (login: string): Person => people.find(p => p.login === login)!
    for (const [id, login] of [[one, 'supervisor'], [two, 'supervisor2'], [b2b, 'b2b-supervisor']]) await work.rows(sql`UPDATE team SET lead_id = ${by(login).id} WHERE org_id = ${work.org} AND id = ${id}`)
    return { orgId: made.orgId, siteId: made.siteId, zone: 'Asia/Shanghai', teams, people, by, sellers: people.filter(p => p.role === 'consultant' && p.team !== b2b) }
  })
}
/** The second organisation: its own people, 200 customers, no differences and an empty today. */
export const foundSecond = async (house: House, demo: { date: string; password: string }, inOrg: <T>(orgId: string, act: (work: Work) => Promise<T>) => Promise<T>): Promise<Company> => {
  const made = await makeOrganisation(house, { organisation: { name: '宁波海港汽车贸易有限公司' }, site: { name: '鄞州店' }, admin: { name: '乙司管理', login: 'b-admin', password: demo.password } }, { ...demo, loading: true })
  const hash = await hashPassword(demo.password)
  return inOrg(made.orgId, async work => {
    const [one] = await insertMany(work, team, [{ name: '销售组', siteId: made.siteId, createdBy: null }])
    const people = await settle(house, work, made.siteId, [['b-supervisor', '贝鸣', 'supervisor', 'one'], ['b-consultant', '白露', 'consultant', 'one']], { one }, hash)
    await work.rows(sql`UPDATE team SET lead_id = ${people[0].id} WHERE org_id = ${work.org} AND id = ${one}`)
    return { orgId: made.orgId, siteId: made.siteId, zone: 'Asia/Shanghai', teams: { one, two: one, b2b: one }, people, by: login => people.find(p => p.login === login)!, sellers: people.filter(p => p.role === 'consultant') }
  })
}
/** The same people on paper, without a database: what happens to them does not depend on their ids. */
export const paperCompany = (): Company => {
  const teams = { one: 'one', two: 'two', b2b: 'b2b' }
  const people = staff.map(([login, name, role, of]): Person => ({ id: login, login, name, role, team: of ? teams[of] : undefined }))
  return { orgId: 'demo', siteId: 'site', zone: 'Asia/Shanghai', teams, people, by: login => people.find(p => p.login === login)!, sellers: people.filter(p => p.role === 'consultant' && p.team !== 'b2b') }
}
