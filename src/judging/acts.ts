import { awardCertificateGiven, awardCertificatePrinted } from './certificate.ts'
import { winnersChosen } from './choose.ts'
import { boundDeclared } from './declare.ts'
import { awardDrawAnnounced, awardDrawCarriedOn } from './draws.ts'
import { jurorEnded, jurorNamed } from './jurors.ts'
import { roundOpened } from './open-round.ts'
import { awardsReleased } from './release.ts'
import { entryScored } from './score.ts'
import { roundSettled } from './settle-round.ts'
import { voteCast, voteTakenBack } from './vote/cast.ts'
import { votesCounted } from './vote/count.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [
  jurorNamed,
  jurorEnded,
  roundOpened,
  roundSettled,
  boundDeclared,
  entryScored,
  awardDrawAnnounced,
  awardDrawCarriedOn,
  winnersChosen,
  awardsReleased,
  voteCast,
  voteTakenBack,
  votesCounted,
  awardCertificateGiven,
  awardCertificatePrinted,
]
