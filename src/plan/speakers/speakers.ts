import type { EditionScope } from '../../access/public.ts'
import type { Db } from '../../platform/db/db.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import { dayIn } from '../../platform/languages/public.ts'
import type { Breach } from '../../scheduling/public.ts'
import { CALLED_OFF, type Presence } from '../../sessions/public.ts'
import { type DayHours, hoursOfPeople } from './hours-reads.ts'

/** What somebody does in one session. */
export type Part = {
  readonly number: number
  readonly role: string
  readonly presence: Presence
  readonly confirmed: boolean | null
  /** Calendar day in the forum's zone; null while the session has no place. */
  readonly day: string | null
}

/** Somebody named in the edition's sessions, with all that is to be done by them. */
export type Speaker = {
  readonly id: PersonId
  /** As written in the first of the sessions, and to sort by. */
  readonly name: string
  readonly sort: string
  readonly affiliation: string
  readonly email: string | null
  readonly parts: readonly Part[]
  /** Days with how many sessions, in order. */
  readonly load: readonly (readonly [day: string, count: number])[]
  /** Days on which they are not there from morning to evening. */
  readonly hours: readonly DayHours[]
  /** Broken rules of the plan that concern them. */
  readonly clashes: readonly Breach[]
}

/** Everybody named in the sessions of an edition that take place, in three queries whatever their number. */
export async function speakersOf(db: Db, edition: EditionScope, breaches: readonly Breach[]): Promise<Speaker[]> {
  const rows = await db
    .selectFrom('session_person')
    .innerJoin('session', 'session.id', 'session_person.session_id')
    .innerJoin('person', 'person.id', 'session_person.person_id')
    .leftJoin('placement', 'placement.session_id', 'session.id')
    .select(['person.id', 'session_person.name', 'session_person.sort_name as sort', 'session_person.affiliation'])
    .select(['session_person.role', 'session_person.presence', 'session_person.confirmed', 'session.number'])
    .select(['placement.starts_at as startsAt'])
    .select((eb) => eb.fn.coalesce('person.email', 'person.said_email').as('email'))
    .$narrowType<{ presence: Presence }>() // held by the table
    .where('session.edition_id', '=', edition.id)
    .where('session.state', 'not in', CALLED_OFF)
    .orderBy('session.number')
    .orderBy('session_person.position')
    .execute()
  const hours = await hoursOfPeople(db, edition)
  const clashes = new Map<string, Breach[]>()
  for (const breach of breaches)
    for (const person of breach.people) clashes.set(person, [...(clashes.get(person) ?? []), breach])
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((of) => {
    const [first] = of
    if (!first) return []
    const parts = of.map(({ number, role, presence, confirmed, startsAt }) => ({
      number,
      role,
      presence,
      confirmed,
      day: startsAt && dayIn(edition.zone, startsAt),
    }))
    const affiliation = of.find((row) => row.affiliation)?.affiliation ?? ''
    const { id, name, sort, email } = first
    const own = hours.filter(({ person }) => person === id)
    const load = loadOf(parts)
    return [{ id, name, sort, affiliation, email, parts, load, hours: own, clashes: clashes.get(id) ?? [] }]
  })
}

/** How many sessions on each day; one with two roles in a session is there once. */
function loadOf(parts: readonly Part[]): (readonly [string, number])[] {
  const days = Map.groupBy(parts, ({ day }) => day)
  return [...days]
    .flatMap(([day, of]) => (day ? [[day, new Set(of.map(({ number }) => number)).size] as const] : []))
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

export const mostInADay = ({ load }: Speaker): number => Math.max(0, ...load.map(([, count]) => count))
export const sessionsOf = ({ parts }: Speaker): number[] => [...new Set(parts.map(({ number }) => number))]

/** What narrows the list; empty means no wish. */
export type SpeakerChoice = {
  readonly show: (typeof VIEWS)[number]
  readonly search: string
  readonly role: string
  readonly presence: string
  readonly day: string
}

export const VIEWS = ['all', 'busy', 'clashing', 'unconfirmed'] as const
const BUSY = 3

export const speakerChoice = (q: URLSearchParams): SpeakerChoice => ({
  show: VIEWS.find((one) => one === q.get('show')) ?? 'all',
  search: (q.get('q') ?? '').trim(),
  role: q.get('role') ?? '',
  presence: q.get('presence') ?? '',
  day: q.get('day') ?? '',
})

export function isShown(speaker: Speaker, show: SpeakerChoice['show']): boolean {
  switch (show) {
    case 'all':
      return true
    case 'busy':
      return mostInADay(speaker) >= BUSY
    case 'clashing':
      return speaker.clashes.length > 0
    case 'unconfirmed':
      return speaker.parts.some(({ confirmed }) => confirmed !== true)
  }
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The people a choice leaves. */
export function chosenSpeakers(all: readonly Speaker[], choice: SpeakerChoice): Speaker[] {
  const words = folded(choice.search).split(/\s+/).filter(Boolean)
  return all.filter((speaker) => {
    if (!isShown(speaker, choice.show)) return false
    const fits = (part: Part) =>
      (!choice.role || part.role === choice.role) &&
      (!choice.presence || part.presence === choice.presence) &&
      (!choice.day || part.day === choice.day)
    if (!speaker.parts.some(fits)) return false
    const text = folded([speaker.name, speaker.sort, speaker.affiliation, ...sessionsOf(speaker)].join(' '))
    return words.every((word) => text.includes(word))
  })
}
