export { mailingOrdered } from './order-mailing.ts'
export { addresseesTaken } from './take-addressees.ts'
