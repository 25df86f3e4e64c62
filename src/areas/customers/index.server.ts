// The server side of customers.
import './customer.handlers.ts'
import './merge.handlers.ts'
export { holder, ownerFacts } from './customer.handlers.ts'
