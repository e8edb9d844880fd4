export { type CallState, callState, timeLeft } from './call-state.ts'
export { extendAtDesk } from './extend-at-desk.ts'
export type { Form, Question } from './form.ts'
export { knownChange, loadEdition, readEditionFile } from './load/load-edition.ts'
export {
  type Call,
  callByCode,
  callById,
  callsOf,
  editionBySlug,
  formById,
  formsOfCall,
  type Term,
  vocabulariesOf,
} from './reads.ts'
export { takeSubmissionNumber } from './store.ts'
