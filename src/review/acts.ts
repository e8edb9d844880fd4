import { decisionKept, decisionTakenBack } from './deciding/keep-decision.ts'
import { decisionsKept, decisionsTakenBack } from './deciding/together.ts'
import { submissionsMarked } from './handling/mark.ts'
import { noteEdited, noteRemoved, noteWritten } from './handling/notes.ts'
import { reasonChanged, reasonKept, reasonRemoved, reasonRestored } from './handling/snippets.ts'
import { tagMade, tagMerged, tagRemoved, tagRenamed, tagRestored } from './handling/tags.ts'
import { addressesExported } from './list/addresses-exported.ts'
import { decisionsReleased } from './release/carry-out.ts'
import {
  releaseAsked,
  releaseCalledOff,
  releaseConfirmed,
  releaseOrdered,
  releaseRuleChanged,
} from './release/order.ts'
import { testLetterSent } from './release/test-letter.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [
  decisionKept,
  decisionTakenBack,
  decisionsKept,
  decisionsTakenBack,
  submissionsMarked,
  noteWritten,
  noteEdited,
  noteRemoved,
  reasonKept,
  reasonChanged,
  reasonRemoved,
  reasonRestored,
  tagMade,
  tagRenamed,
  tagMerged,
  tagRestored,
  tagRemoved,
  addressesExported,
  decisionsReleased(() => {}),
  releaseOrdered,
  releaseAsked,
  releaseConfirmed,
  releaseCalledOff,
  releaseRuleChanged,
  testLetterSent,
]
