import { draftDiscarded, draftTakenBack } from './discard-draft.ts'
import { inputEntered } from './enter-input.ts'
import { organizationsMerged, organizationsUnmerged } from './organizations/merge.ts'
import { senderVouched } from './organizations/vouch.ts'
import { recommendedAnswered } from './recommended/answer.ts'
import { recommendedAskedAtDesk } from './recommended/ask-at-desk.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [
  draftDiscarded,
  draftTakenBack,
  inputEntered,
  organizationsMerged,
  organizationsUnmerged,
  senderVouched,
  recommendedAnswered,
  recommendedAskedAtDesk,
]
