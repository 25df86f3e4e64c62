// Every page of the product, collected from the areas. Light on purpose: a page's code comes when it is opened.
import { pages as briefing } from '../areas/briefing/pages.ts'
import { pages as customers } from '../areas/customers/pages.ts'
import { pages as day } from '../areas/day/pages.ts'
import { pages as floor } from '../areas/floor/pages.ts'
import { pages as leads } from '../areas/leads/pages.ts'
import { pages as ledger } from '../areas/ledger/pages.ts'
import { pages as meetings } from '../areas/meetings/pages.ts'
import { pages as notices } from '../areas/notices/pages.ts'
import { pages as people } from '../areas/people/pages.ts'
import { pages as plans } from '../areas/plans/pages.ts'
import { pages as reports } from '../areas/reports/pages.ts'
import { pages as settings } from './settings/pages.ts'
import { pages as today } from '../areas/today/pages.ts'
import type { Page } from '../web/page.ts'

export const pages: readonly Page[] = [...today, ...people, ...notices, ...customers, ...leads, ...floor, ...plans, ...meetings, ...reports, ...day, ...briefing, ...ledger, ...settings]
