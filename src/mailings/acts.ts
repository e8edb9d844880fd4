import { mailingOrdered } from './order-mailing.ts'
import { addresseesBroughtBack, addresseesRemoved } from './remove-addressees.ts'
import { mailingLeft } from './send-mailing.ts'
import { mailingStopped } from './stop-mailing.ts'
import { addresseesTaken } from './take-addressees.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [
  addresseesTaken,
  addresseesRemoved,
  addresseesBroughtBack,
  mailingOrdered,
  mailingStopped,
  mailingLeft,
]
