// The server side of every area, in the order of areas.ts.
import './areas.ts'
import '../areas/people/index.server.ts'
import '../areas/customers/index.server.ts'
import '../areas/leads/index.server.ts'
import '../areas/floor/index.server.ts'
import '../areas/reports/index.server.ts'
import '../areas/day/index.server.ts'
import '../areas/ledger/index.server.ts'
