import { nomineeAnswered } from './answer.ts'
import { nomineesAsked } from './ask.ts'
import { drawAnnounced, drawCarriedOn } from './draws.ts'
import { focalPointEnded, focalPointNamed, focalWordSaid } from './focal.ts'
import { selectionReleased } from './release.ts'
import { nomineePlaced, nomineesJoined } from './settle.ts'
import { nomineesTakenIn } from './take-in.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [
  nomineeAnswered,
  nomineesAsked,
  drawAnnounced,
  drawCarriedOn,
  focalPointNamed,
  focalPointEnded,
  focalWordSaid,
  selectionReleased,
  nomineePlaced,
  nomineesJoined,
  nomineesTakenIn,
]
