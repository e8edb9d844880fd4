import { guidOf, isUuid, numbered, plainAcronym, slugWords, unlike } from '../names.ts'
import { settleDays } from '../read/days.ts'
import type { Day, Room, Schedule, ScheduleEvent } from '../schedule.ts'
import { webAddress } from '../texts-of-files.ts'

/** A programme with everything the strict formats ask for: numbers, names no two of which are the same, a day for every placed event. */
export type Prepared = {
  readonly schedule: Schedule
  readonly acronym: string
  readonly days: readonly Day[]
  /** Placed events only: a session without a time stands in none of the formats that are made of times. */
  readonly events: readonly ScheduleEvent[]
  readonly idOf: ReadonlyMap<string, number>
  readonly personIdOf: ReadonlyMap<string, number>
  readonly rooms: readonly Room[]
  readonly roomOf: ReadonlyMap<string, Room>
  /** By name. */
  readonly trackSlugOf: ReadonlyMap<string, string>
}

const anyGuid = (guid: string): string => (isUuid(guid) ? guid.toLowerCase() : guidOf('guid', guid))

export function prepared(schedule: Schedule): Prepared {
  const placed = schedule.events.filter((event) => event.start !== null)
  const settled = settleDays(placed, schedule.days)
  const names = unlike(schedule.rooms.map((room) => room.name))
  const rooms = schedule.rooms.map((room, n) => ({ ...room, guid: anyGuid(room.guid), name: names[n] ?? room.name }))
  const events = settled.events.map((event) => ({
    ...event,
    guid: anyGuid(event.guid),
    people: event.people.map((person) => ({ ...person, guid: anyGuid(person.guid) })),
  }))
  return {
    schedule,
    acronym: plainAcronym(
      schedule.conference.acronym,
      schedule.conference.title,
      (settled.days[0]?.date ?? '').slice(0, 4),
    ),
    days: settled.days,
    events,
    idOf: numbered(events),
    personIdOf: numbered([
      ...new Map(events.flatMap((event) => event.people).map((person) => [person.guid, person])).values(),
    ]),
    rooms,
    roomOf: new Map(schedule.rooms.map((room, n) => [room.guid, rooms[n] as Room])),
    trackSlugOf: slugsOf(schedule),
  }
}

/** Slugs that begin with a letter, because the XML asks for one ("5g" fails there). */
function slugsOf({ tracks, events }: Schedule): Map<string, string> {
  const names = [...new Set([...tracks.map((track) => track.name), ...events.flatMap(({ track }) => track ?? [])])]
  const slugs = names.map((name, n) => {
    const words = slugWords(name)
    return words === ''
      ? `track-${n + 1}`
      : /^[a-z]/.test(words) && words.length > 1 && words !== 'none'
        ? words
        : `track-${words}`
  })
  const taken = new Set<string>()
  return new Map(
    names.map((name, n) => {
      let slug = slugs[n] as string
      for (let more = 2; taken.has(slug); more++) slug = `${slugs[n]}-${more}`
      taken.add(slug)
      return [name, slug]
    }),
  )
}

/** Every event's slug: its own where the format takes it and nobody else has it, otherwise one made of number and title. */
export function eventSlugs(
  { events, idOf, acronym }: Prepared,
  fits: RegExp,
): Map<string, { slug: string; own: boolean }> {
  const taken = new Set<string>()
  const slugs = new Map<string, { slug: string; own: boolean }>()
  for (const { guid, slug } of events)
    if (slug !== null && fits.test(slug) && !taken.has(slug)) {
      taken.add(slug)
      slugs.set(guid, { slug, own: true })
    }
  for (const { guid, title } of events) {
    if (slugs.has(guid)) continue
    const base = [acronym, String(idOf.get(guid)).padStart(4, '0'), slugWords(title)].filter(Boolean).join('-')
    let slug = base
    for (let more = 2; taken.has(slug); more++) slug = `${base}-${more}`
    taken.add(slug)
    slugs.set(guid, { slug, own: false })
  }
  return slugs
}

/** Codes the format takes and no other event has. */
export function eventCodes({ events }: Prepared, fits: RegExp): Map<string, string> {
  const uses = Map.groupBy(events, ({ code }) => code)
  return new Map(
    events.flatMap(({ guid, code }) =>
      code !== null && fits.test(code) && uses.get(code)?.length === 1 ? [[guid, code]] : [],
    ),
  )
}

export const eventsOfDay = (prepared: Prepared, day: Day): ScheduleEvent[] =>
  prepared.events.filter((event) => event.day === day.date)

export const address = (url: string | null): string | null => webAddress(url ?? '', null)?.url ?? null

/** What stands where a session has no room yet, told apart from a room that is called so. */
export function nameOfNoRoom(word: string, { rooms }: Prepared): string {
  let name = word
  while (rooms.some((room) => room.name === name)) name = `${name} –`
  return name
}
