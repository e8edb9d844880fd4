import { questionAsked, questionModerated, questionVoted } from './ask-question.ts'
import { floorLed } from './lead-floor.ts'
import { handAdded, handRaised, handTakenBack } from './raise-hand.ts'
import { statementSent, statementTakenBack } from './send-statement.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [
  questionAsked,
  questionVoted,
  questionModerated,
  floorLed,
  handRaised,
  handAdded,
  handTakenBack,
  statementSent,
  statementTakenBack,
]
