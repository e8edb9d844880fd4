export { mailingOrdered } from './order-mailing.ts'
export { sendDue } from './send-mailing.ts'
export { addresseesTaken } from './take-addressees.ts'
