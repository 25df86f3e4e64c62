import { EntityPage } from '../../web/entity/EntityPage.tsx'
import { target } from './target.ts'

/** 月目标: one number per person and month (D2.2). */
const TargetsPage = () => <EntityPage entity={target} base="/targets" empty={{ title: { zh: '还没有月目标', en: 'No targets yet' }, words: { zh: '每人每月一个订单数、一个交车数；「今日」就按它看跟不跟得上，组的数是组员相加。', en: 'One number of orders and one of deliveries per person and month; Today measures the pace by it, a group’s is the sum of its people’s.' } }} />
export default TargetsPage
