export {
  type ContentField,
  type ContentOrganization,
  type ContentPerson,
  fieldsChanged,
  NOTHING_PLANNED,
  type Planning,
  type SessionContent,
  type SessionWords,
  type WordsInLanguages,
} from './content.ts'
export {
  forgetSessions,
  rememberPeople,
  rememberSessions,
  rewriteSession,
  type SaidSession,
} from './imported-store.ts'
export { makeSession } from './make-session.ts'
export { TELL_NAMED } from './naming/job-kind.ts'
export { objectionOf, objectionsIn, toldIn } from './naming/reads.ts'
export { namingTexts } from './naming/texts.ts'
export { contentOf, organizationsByIdOrName, peopleOfEdition, sessionOfSubmission, wordsOfSubmitter } from './reads.ts'
export type { Needs, Wishes } from './request.ts'
export { saidNow } from './said-now.ts'
export {
  CALLED_OFF,
  type CalledOff,
  hasBegun,
  isCalledOff,
  isMode,
  type Mode,
  type Presence,
  presenceFrom,
  type RoomKind,
  type SessionChangeKind,
  type SessionState,
  standsStill,
} from './session.ts'
export {
  addOwnSession,
  addSessions,
  correctSession,
  keepChange,
  markPublished,
  presencesOf,
  removeSession,
  setPresence,
  setSessionMode,
  setSessionState,
} from './store.ts'
export { sessionTexts } from './texts.ts'
export { ownName, type Words, wordsOf } from './words.ts'
