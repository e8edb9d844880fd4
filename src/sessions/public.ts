export { rememberPeople, rememberSessions, rewriteSession, type SaidSession } from './imported-store.ts'
export { makeSession } from './make-session.ts'
export { sessionOfSubmission } from './reads.ts'
export type { Needs, Wishes } from './request.ts'
export {
  CALLED_OFF,
  type CalledOff,
  hasBegun,
  isCalledOff,
  type Mode,
  type Presence,
  type RoomKind,
  type SessionChangeKind,
  type SessionState,
  standsStill,
} from './session.ts'
export {
  addSessions,
  keepChange,
  markPublished,
  presencesOf,
  setPresence,
  setSessionMode,
  setSessionState,
} from './store.ts'
export { sessionTexts } from './texts.ts'
export { ownName, type Words, wordsOf } from './words.ts'
