export { addEdition } from './add-edition.ts'
export { type CallTimes, callState, nowAmong, timeLeft } from './call-state.ts'
export { modeChanged, modeTakenBack } from './change-mode.ts'
export type { EditionChange, KnownChange } from './changes-known.ts'
export { plannedDays } from './dates.ts'
export { extendAtDesk } from './extend-at-desk.ts'
export { wayOf } from './extension.ts'
export { applyKnownChange } from './known-change.ts'
export { countsItsEnd, isMilestoneKind, MILESTONE_KINDS, type MilestoneKind, momentOf } from './milestone-kinds.ts'
export { isMode, type Mode, modeName, plannedMode, type Switch, settledModes } from './modes.ts'
export type { Agreed, NewCall, NewEdition, NewPhase } from './new-edition.ts'
export { CALL_EXTENDED, type Reader } from './news.ts'
export { placeName } from './place-name.ts'
export { plannedMilestone } from './planned-milestone.ts'
export { printedHour } from './printed-hour.ts'
export {
  type Call,
  callByCode,
  callById,
  callsOf,
  changesOfEdition,
  editionBySlug,
  editionFacts,
  everyEdition,
  type Milestone,
  type Phase,
  phasesOf,
} from './reads.ts'
export { lockEdition, takeSessionNumbers, takeSubmissionNumber } from './store.ts'
export { consultationTexts } from './texts.ts'
export { endOfDay, instantOf } from './wall-clock.ts'
