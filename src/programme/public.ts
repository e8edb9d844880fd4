export type { AgendaEntry } from './agenda.ts'
export type { AgendaChange } from './agenda-changes.ts'
export { endSession } from './cancel.ts'
export type { ProgrammeEdition } from './edition.ts'
export { loadVenue } from './load-venue.ts'
export { type MadeSession, makeSession } from './make-session.ts'
export { type PlaceOrder, placeSession } from './place.ts'
export { publishAgenda, type TellOfChange } from './publish-agenda.ts'
export {
  publishedAgenda,
  publishedSession,
  sessionOfSubmissionPublished,
  sessionsOfOrganization,
  sessionsOfPerson,
} from './published.ts'
export { stopSearches } from './schedule/run-search.ts'
export { type ScheduledSessions, scheduleUnplaced } from './schedule/schedule-unplaced.ts'
export { tellThread } from './tell-thread.ts'
