export { type Balance, balanceOf } from './balance.ts'
export { ballotOf, countVotes } from './count.ts'
export {
  announcing,
  carryingOn,
  type DrawAnnounced,
  type DrawRefusal,
  type DrawStep,
  type DrawWish,
  ordersDrawn,
} from './draw-steps.ts'
export { announceDraw, fixList, keepNumbers } from './draw-store.ts'
export { fullFor, type Quota, quotasOf, type Taken, takenBy, unknownFor } from './limits.ts'
export { passing } from './passing.ts'
export { type Candidate, chooseBy, equals, type Outcome, type Ranked, ranking, type TieRule } from './ranking.ts'
export {
  type AnnouncedDraw,
  drawsOf,
  type Entry,
  entriesInRound,
  entriesOf,
  type InRound,
  type Recusal,
  type Round,
  recusalsOf,
  roundsOf,
  type Selection,
  scoresOf,
  selectionByCode,
  selectionsOf,
  votesOf,
} from './reads.ts'
export {
  type Breach,
  breachesOf,
  type Criterion,
  type EntryFacts,
  type Limit,
  type PlannedRound,
  type SelectionRules,
  selectionRules,
  type Target,
} from './rules.ts'
export { type Judged, judged, type Score } from './scores.ts'
export { type Stage, stageOf } from './stage.ts'
export type { Standing } from './standing.ts'
export {
  addEntry,
  addRound,
  addSelection,
  changeFacts,
  closeRound,
  keepScore,
  letStand,
  lockSelection,
  markReleased,
  type NewRound,
  type NewSelection,
  QuotaFull,
  recuse,
} from './store.ts'
export { castVote, fixVotes, forgetOrigins, holdVotes, takeVoteBack } from './vote-store.ts'
export { type Tally, tally, type Vote } from './votes.ts'
export { type Booth, castingBy, takingBackBy } from './voting/cast.ts'
export { tooManyVotes } from './voting/limits.ts'
export { originOf } from './voting/origin.ts'
export {
  type Burst,
  ballotsOf,
  burstsOf,
  recountVotes,
  type Shared,
  sameCount,
  sharedOf,
  votersIn,
} from './voting/reads.ts'
export { hasProven } from './voting/voters.ts'
export { whyNoDraw } from './words.ts'
