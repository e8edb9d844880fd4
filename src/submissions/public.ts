export { channelName } from './channel-name.ts'
export { CHANNELS, isChannel } from './channels.ts'
export { type NumberedRow, numbersWhere, type RowSource, rowsAt } from './counted/kept-rows.ts'
export { ownDraft } from './draft-frame.ts'
export { draftOf, ownerOf } from './drafts.ts'
export { enterContribution, type Place, placeOfContributions } from './enter-contribution.ts'
export { inputEntered } from './enter-input.ts'
export { STATES, type SubmissionState } from './lifecycle.ts'
export {
  ORGANIZATIONS_MERGED,
  ORGANIZATIONS_PARTED,
  type OrganizationMove,
  WITHDRAWN,
  type Withdrawal,
} from './news.ts'
export { organizationsMerged, organizationsUnmerged } from './organizations/merge.ts'
export { senderVouched } from './organizations/vouch.ts'
export { readAgain } from './read-again.ts'
export {
  latestAnswers,
  lockSubmission,
  myWork,
  type OwnChoices,
  ownChoices,
  type Step,
  type Submission,
  submissionById,
  submissionByNumber,
  threadOf,
  type Version as SubmittedVersion,
  versionsOf,
  type Withdrawn,
  withdrawnSubmission,
} from './reads.ts'
export { inGroups, type Receipt, receiptOf } from './receipt.ts'
export { type Recommendation, recommendationMark, recommendationsIn } from './recommendations.ts'
export { agreementsEnded } from './recommended/answer.ts'
export { type RecommendedShown, recommendedFor } from './recommended/on-desk.ts'
export { agreedInEdition, agreedOf, peopleAgreed, recommendsAnybody } from './recommended/reads.ts'
export { saveDraft } from './save-draft.ts'
export { startDraft } from './start-draft.ts'
export { changeState, changeStates } from './store.ts'
export { submitDraft } from './submit-draft.ts'
export { submissionsTexts } from './texts.ts'
export { stampOfTexts, textsCompared } from './texts-compared.ts'
export { type NewStep, recordStep, recordSteps, STEP_KINDS, type StepKind } from './thread.ts'
export { withdrawSubmission } from './withdraw-submission.ts'
