import { holding, signedIn } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import { type AgendaEntry, publishedAgenda } from '../../agenda/public.ts'
import { namesOfTerms, vocabulariesOf } from '../../forms/public.ts'
import { sorted, wishFrom } from '../../page/list.ts'
import { absent, data, editionOf, get, type PageRequest, post, type Reply, type Route } from '../../page/route.ts'
import { csvOf, workbookOf } from '../desk/files.ts'
import { deskOf, deskPage } from '../desk/routes.tsx'
import { allJoinable, joinableOf } from '../joining/joinable.ts'
import { termsOf } from '../reads.ts'
import { registrationTexts } from '../texts.ts'
import { ATTENDEE_ORDERS, attendeeColumns, SESSION_ORDERS, sessionColumns, titleOf } from './list.ts'
import { presenceTold } from './presence.ts'
import { attendedCounts, attendeesOf, joinedMeetings, meetingAttendees } from './reads.ts'
import { AttendancePage, AttendeesPage } from './views.tsx'

const KEEPS = holding('mayKeepRegistrations')
const NOBODY = { scanned: 0, joined: 0 }

/** The doors of the forum, every consultation meeting and published session, and how many were there. */
async function sessionsAsked(request: PageRequest) {
  const { platform, language, query } = request
  const edition = editionOf(request)
  const [terms, agenda, counts, all, joined] = await Promise.all([
    termsOf(platform.db, edition),
    publishedAgenda(platform.db, edition),
    attendedCounts(platform.db, edition),
    allJoinable(platform.db, edition),
    joinedMeetings(platform.db, edition),
  ])
  if (!terms) return null
  const columns = sessionColumns({ edition, language })
  const wish = wishFrom(query, columns, 'when')
  const of = (entry: AgendaEntry | null) => ({
    ...{ entry, meeting: null },
    ...(counts.get(entry?.sessionId ?? null) ?? NOBODY),
  })
  const meetings = all.filter(({ sessionId }) => sessionId === null)
  const held = meetings.map((meeting) => ({
    ...{ entry: null, meeting, scanned: null }, // no badges are read at their doors
    joined: joined.get(meeting.key) ?? 0,
  }))
  const rows = sorted([of(null), ...held, ...(agenda?.entries ?? []).map(of)], wish, SESSION_ORDERS, language)
  return { columns, wish, rows }
}

/** Who was in the session or meeting that an address names, or came through a door of the forum. */
async function attendeesAsked(request: PageRequest) {
  const { platform, language, query, params } = request
  const edition = editionOf(request)
  const agenda = await publishedAgenda(platform.db, edition)
  const entry = agenda?.entries.find(({ number }) => String(number) === params.number) ?? null
  const joinable = entry ? null : await joinableOf(platform.db, edition, params.number ?? '')
  const meeting = joinable?.sessionId === null ? joinable : null
  if (!entry && !meeting && params.number !== 'forum') return null
  const [people, names] = await Promise.all([
    meeting
      ? meetingAttendees(platform.db, edition, meeting.key)
      : attendeesOf(platform.db, edition, entry?.sessionId ?? null),
    vocabulariesOf(platform.db, edition),
  ])
  const columns = attendeeColumns({ edition, language, naming: namesOfTerms(names, language) })
  const wish = wishFrom(query, columns, 'number')
  return { entry, meeting, columns, wish, rows: sorted(people, wish, ATTENDEE_ORDERS, language) }
}

const fileOf = (request: PageRequest, part: string) => ({
  name: `${editionOf(request).slug}-attendance${part}`,
  sheet: registrationTexts(request.language)('attendance.title'),
  language: request.language,
})

async function attendancePage(request: PageRequest): Promise<Reply> {
  const list = await sessionsAsked(request)
  if (!list) return absent()
  const { language, query } = request
  const title = registrationTexts(language)('attendance.title')
  return deskPage(request, title, <AttendancePage {...{ edition: editionOf(request), language, query, ...list }} />)
}

async function attendeesPage(request: PageRequest): Promise<Reply> {
  const list = await attendeesAsked(request)
  if (!list) return absent()
  const { language, query } = request
  const title = registrationTexts(language)('attendance.title')
  const label = list.entry
    ? registrationTexts(language)('join.session', { number: list.entry.number })
    : titleOf(list, language)
  const body = <AttendeesPage {...{ edition: editionOf(request), language, query, ...list }} />
  return deskPage(request, label, body, { between: [{ label: title, href: deskOf(request, 'attendance') }] })
}

const attendanceFile =
  (write: typeof workbookOf | typeof csvOf) =>
  async (request: PageRequest): Promise<Reply> => {
    const list = await sessionsAsked(request)
    return list ? write({ ...list, ...fileOf(request, '') }) : absent()
  }
const attendeesFile =
  (write: typeof workbookOf | typeof csvOf) =>
  async (request: PageRequest): Promise<Reply> => {
    const list = await attendeesAsked(request)
    return list
      ? write({ ...list, ...fileOf(request, `-${list.entry?.number ?? list.meeting?.key ?? 'forum'}`) })
      : absent()
  }

/** Who was where, for the secretariat; and how an open page tells that it stands open. */
export const attendanceRoutes: Route[] = [
  get('/:edition/desk/registrations/attendance', KEEPS, attendancePage),
  get('/:edition/desk/registrations/attendance.csv', KEEPS, attendanceFile(csvOf)),
  get('/:edition/desk/registrations/attendance.xlsx', KEEPS, attendanceFile(workbookOf)),
  get('/:edition/desk/registrations/attendance/:number/people', KEEPS, attendeesPage),
  get('/:edition/desk/registrations/attendance/:number/people.csv', KEEPS, attendeesFile(csvOf)),
  get('/:edition/desk/registrations/attendance/:number/people.xlsx', KEEPS, attendeesFile(workbookOf)),
  ...['/:edition/sessions/:number/join/open', '/:edition/live/:meeting/join/open'].map((path) =>
    post(path, signedIn, async (request) => {
      const { platform, viewer, params } = request
      const wish = { key: params.number ?? params.meeting ?? '' }
      const done = await perform(platform, presenceTold, { edition: editionOf(request), actor: person(viewer), wish })
      return data(JSON.stringify({ counted: done.ok }), 'application/json; charset=utf-8')
    }),
  ),
]
