// Customers: one live record per person or company, found before it is made, followed by everything that hangs on it.
export { channelField, channels, customer, customerCalls, levelField, levels, type Holder } from './customer.ts'
export { customerMerge } from './merge.ts'
export { completenessOf } from './customer.rules.ts'
