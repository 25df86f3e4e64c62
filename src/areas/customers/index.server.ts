// The server side of customers.
import './customer.handlers.ts'
import './merge.handlers.ts'
export { createCustomer, holder, ownerFacts } from './customer.handlers.ts'
