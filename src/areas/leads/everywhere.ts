import { inTransaction, rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import type { House } from '../../server/http/context.ts'
import { Work } from '../../server/work/work.ts'
import { asHouse } from '../people/index.server.ts'

/** Does something in every organisation, each in a transaction of its own as the house itself; one that fails keeps no other from its turn. */
export const inEveryOrganisation = async (house: House, name: string, act: (work: Work) => Promise<void>): Promise<void> => {
  for (const { org_id } of await rows<{ org_id: string }>(house.database.door, sql`SELECT org_id FROM door.organisation`)) {
    await inTransaction(house.database.app, { orgId: org_id }, client => act(new Work({ who: asHouse(org_id, 'Asia/Shanghai'), now: house.now(), client, requestId: name, later: house.later })))
      .catch((error: unknown) => { house.log('sweep', { name, orgId: org_id, error: String(error) }) })
  }
}
