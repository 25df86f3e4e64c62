import { useState } from 'react'
import { organisation, organisationCalls } from '../../areas/people/index.ts'
import type { Call, List } from '../../kernel/call.ts'
import { FieldCell } from '../../kernel/fields/web.tsx'
import { useCall } from '../../web/ask/index.ts'
import { EntityForm, type Values } from '../../web/form/index.ts'
import { Button, Facts, Loading, PageBody, PageHead, ProblemView, Section, Split } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { History } from '../../web/list/index.ts'

type Row = Values & { id: string; version: number; can?: string[] }
/** The organisation itself: one row. */
const OrganisationPage = () => {
  const say = useSay(), [changing, setChanging] = useState(false), list = useCall(organisationCalls.query as unknown as Call<object, List<Row>>, { limit: 1 }), id = list.data?.items[0]?.id
  const { data: row, problem, again } = useCall(organisationCalls.get as unknown as Call<{ id: string }, Row>, { id: id ?? '' }, { when: !!id })
  return <><PageHead title={say({ zh: '公司', en: 'Organisation' })} up={{ href: '/settings', words: say({ zh: '设置', en: 'Settings' }) }} acts={row?.can?.includes('change') && <Button onClick={() => setChanging(true)}>{say({ zh: '改', en: 'Change' })}</Button>} />
    <Split><PageBody>{problem ? <ProblemView problem={problem} onAgain={again} /> : !row ? <Loading rows={4} /> : <><Facts columns={1} ruled of={Object.entries(organisation.fields).map(([n, field]) => [say(field.label), <FieldCell key={n} field={field} name={n} value={row[n]} row={row} />] as const)} /><Section title={say({ zh: '经过', en: 'History' })}><History entity={organisation as never} call={organisationCalls.history} id={row.id} /></Section></>}</PageBody>
      {changing && row && <EntityForm entity={organisation as never} change={organisationCalls.change} row={row} closeTo="/settings/organisation" onDone={() => setChanging(false)} onCancel={() => setChanging(false)} />}</Split></>
}
export default OrganisationPage
