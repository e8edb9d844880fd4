import { ended, sessionBroughtBack } from './cancel.ts'
import { sessionCorrected } from './editing/correct.ts'
import { sessionMade } from './editing/make.ts'
import { sessionRemoved } from './editing/remove.ts'
import { fileBroughtIn, filePutAway } from './importing/bring-in.ts'
import { scheduleImported } from './importing/import-schedule.ts'
import { importUndone } from './importing/undo-import.ts'
import { planTestLetterSent } from './letters/test-letter.ts'
import { lockTakenAway, thingsLocked } from './locks.ts'
import { sessionPlaced } from './place.ts'
import { scheduleAccepted } from './proposals/accept.ts'
import { scheduleAskedFor, searchSteered } from './proposals/propose.ts'
import { scheduleApplied } from './proposals/schedule-unplaced.ts'
import { acceptanceUndone } from './proposals/undo-acceptance.ts'
import { agendaPublished } from './publish-agenda.ts'
import { publicationHeldBack, publicationOrdered, publicationWithdrawn } from './publishing/order-publication.ts'
import { hoursKept } from './speakers/hours.ts'
import { sessionsSwapped } from './swap.ts'
import { placementUndone } from './undo-placement.ts'
import { sessionsTakenOut } from './unplace.ts'
import { blockKept, blockRemoved, teamKept, teamRemoved } from './venue/desk/blocks-and-teams.ts'
import { roomKept, roomWithdrawn } from './venue/desk/rooms.ts'
import { slotKept, slotWithdrawn } from './venue/desk/slots.ts'
import { weightsChanged } from './weights.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [
  ended('cancelled'),
  ended('postponed'),
  sessionBroughtBack,
  sessionCorrected,
  sessionMade,
  sessionRemoved,
  fileBroughtIn,
  filePutAway,
  scheduleImported,
  importUndone,
  planTestLetterSent,
  thingsLocked,
  lockTakenAway,
  sessionPlaced,
  sessionsSwapped,
  scheduleAccepted,
  scheduleAskedFor,
  searchSteered,
  scheduleApplied,
  acceptanceUndone,
  agendaPublished,
  publicationOrdered,
  publicationWithdrawn,
  publicationHeldBack,
  placementUndone,
  sessionsTakenOut,
  weightsChanged,
  blockKept,
  blockRemoved,
  teamKept,
  teamRemoved,
  roomKept,
  roomWithdrawn,
  slotKept,
  slotWithdrawn,
  hoursKept,
]
