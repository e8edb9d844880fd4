import { presenceTold } from './attendance/presence.ts'
import { registrationCancelled } from './cancel.ts'
import { certificateGiven } from './certificate.ts'
import { termsChanged } from './desk/change-terms.ts'
import { registrationsJudged } from './desk/judge.ts'
import { scansKept } from './door/check-in.ts'
import { importTakenBack } from './for-others/import/take-back.ts'
import { registrationsImported } from './for-others/import/take-over.ts'
import { delegationEnded, delegationNamed } from './for-others/name-delegation.ts'
import { registrationObjected } from './for-others/object.ts'
import { delegateRegistered } from './for-others/register-delegate.ts'
import { delegateCancelled, delegateReplaced } from './for-others/replace-delegate.ts'
import { sessionJoined } from './joining/join.ts'
import { joinLinkKept } from './joining/keep-link.ts'
import { registrationKept } from './register.ts'
import { visaLetterAsked } from './visa-letter.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [
  registrationCancelled,
  certificateGiven,
  termsChanged,
  registrationsJudged,
  scansKept,
  sessionJoined,
  joinLinkKept,
  registrationKept,
  visaLetterAsked,
  presenceTold,
  delegationNamed,
  delegationEnded,
  delegateRegistered,
  delegateCancelled,
  delegateReplaced,
  registrationObjected,
  registrationsImported,
  importTakenBack,
]
