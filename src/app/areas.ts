// The only list of areas, lowest first: an area may know those before it, by their front doors alone.
import '../areas/people/index.ts'
import '../areas/notices/index.ts'
import '../areas/customers/index.ts'
import '../areas/leads/index.ts'
import '../areas/floor/index.ts'
import '../areas/reports/index.ts'
import '../areas/plans/index.ts'
import '../areas/meetings/index.ts'
import '../areas/day/index.ts'
import '../areas/briefing/index.ts'
import '../areas/today/index.ts'
import '../areas/ledger/index.ts'

export const areas = ['people', 'notices', 'customers', 'leads', 'floor', 'reports', 'plans', 'meetings', 'day', 'briefing', 'today', 'ledger'] as const
