import { questionAsked, questionModerated, questionVoted } from './ask-question.ts'
import { captionerGiven, captionerLed, captionFed } from './captions/lead-captioners.ts'
import { captionCorrected, captionWritten } from './captions/write-caption.ts'
import { saidEntered } from './enter-said.ts'
import { floorLed } from './lead-floor.ts'
import { pollLed, pollVoted, pollWritten } from './polls/lead-poll.ts'
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
  saidEntered,
  pollWritten,
  pollLed,
  pollVoted,
  captionWritten,
  captionCorrected,
  captionerGiven,
  captionerLed,
  captionFed,
]
