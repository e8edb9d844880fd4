import { randomUUID } from 'node:crypto'
import type { EditionScope } from '../../access/public.ts'
import { perform, program } from '../../acts/public.ts'
import { type AgendaEntry, publishedAgenda } from '../../agenda/public.ts'
import { fixedClock } from '../../platform/clock.ts'
import type { Platform } from '../../platform/platform.ts'
import { joinLinkKept, participants, scansKept, sessionJoined } from '../../registrations/public.ts'

type Participant = Awaited<ReturnType<typeof participants>>[number]
type Times = { readonly from: string; readonly until: string }

/** Of all on site two in five are read at the door of a session; of all from afar every sixth joins one. */
const isRead = ({ number }: Participant, session: AgendaEntry) => (number * 7 + session.number) % 5 < 2
const joins = ({ number }: Participant, session: AgendaEntry) => (number * 11 + session.number) % 6 === 0

const MINUTE = 60_000
/** People come so long before a session begins. */
const EARLY_MINUTES = 4

/** Lets people of the sample registrations attend the sessions that begin between two moments, through the acts of doors and of joining. */
export async function attendSessions(platform: Platform, edition: EditionScope, { from, until }: Times): Promise<void> {
  const agenda = await publishedAgenda(platform.db, edition)
  const people = await participants(platform.db, edition)
  const [begin, end] = [new Date(from), new Date(until)]
  const sessions = (agenda?.entries ?? []).filter(
    ({ standing, startsAt }) => standing === 'on' && begin <= startsAt && startsAt < end,
  )
  await readAtDoors(platform, edition, sessions, people)
  for (const session of sessions) await joinFromAfar(platform, edition, session, people)
}

async function readAtDoors(
  platform: Platform,
  edition: EditionScope,
  sessions: readonly AgendaEntry[],
  people: readonly Participant[],
): Promise<void> {
  const order = { edition, actor: program() }
  const onSite = people.filter(({ presence }) => presence === 'on_site')
  for (const [i, session] of sessions.entries()) {
    const at = new Date(session.startsAt.getTime() - EARLY_MINUTES * MINUTE)
    const read = (door: number | null) => (one: Participant) => ({
      id: randomUUID(),
      who: String(one.number),
      session: door,
      there: true,
      at,
    })
    const scans = onSite.filter((one) => isRead(one, session)).map(read(session.number))
    // Everybody is read at the door of the forum as they come, before the first session.
    const wish = i === 0 ? [...onSite.map(read(null)), ...scans] : scans
    await perform(platform, scansKept, { ...order, wish })
  }
}

async function joinFromAfar(
  platform: Platform,
  edition: EditionScope,
  session: AgendaEntry,
  people: readonly Participant[],
): Promise<void> {
  const key = String(session.number)
  const address = `https://meet.example.org/${edition.slug}/${key}`
  const link = { service: 'other' as const, address, passcode: null, dialIn: null, channels: [] }
  const kept = await perform(platform, joinLinkKept, { edition, actor: program(), wish: { key, link } })
  if (!kept.ok) return // it is held on site alone
  const then = { ...platform, clock: fixedClock(new Date(session.startsAt.getTime() - EARLY_MINUTES * MINUTE)) }
  for (const one of people.filter((some) => some.presence === 'remote' && joins(some, session)))
    await perform(then, sessionJoined, { edition, actor: program(one.personId), wish: { key } })
}
