import { MINUTE, minutesBetween } from '../platform/clock.ts'
import { formatOffset } from '../platform/languages/public.ts'
import {
  defaultSettings,
  type Interval,
  type Layout,
  type Placement,
  type Problem,
  type Room,
  type Session,
} from '../scheduling/public.ts'
import type { PlanFacts } from './plan-facts.ts'
import { without } from './spans.ts'

const LAYOUTS: Record<string, Layout> = {
  theatre: 'theatre',
  classroom: 'classroom',
  boardroom: 'boardroom',
  cafe_tables: 'cafe',
  open_floor: 'open-floor',
}

/** What a room of the venue can be asked for; other needs, such as tables for a demonstration, are settled with people. */
const EQUIPMENT = ['projection', 'hybrid_kit', 'captioning', 'streaming', 'recording', 'hearing_loop']

/** People in the room where nobody said: an ordinary workshop. */
const USUAL_AUDIENCE = 40

const BANDS = ['morning', 'midday', 'afternoon', 'evening'] as const
const bandOf = (band: string | null) => BANDS.find((known) => known === band) ?? 'afternoon'

const ATTRACTIONS = ['prime', 'ordinary', 'quiet'] as const

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** Parts of slots outside the hours from and until which something is open, by the clock of the forum. */
function outsideHours(
  room: Pick<PlanFacts['rooms'][number], 'open_from' | 'open_until'>,
  slots: PlanFacts['slots'],
): Interval[] {
  if (!room.open_from && !room.open_until) return []
  return slots.flatMap((slot) => {
    const [from, to] = [slot.starts_at.getTime(), slot.ends_at.getTime()]
    const begins = minutesOf(slot.starts_local.slice(11))
    const at = (clock: string) => from + (minutesOf(clock) - begins) * MINUTE
    const early = room.open_from ? [{ from, to: Math.min(to, at(room.open_from)) }] : []
    const late = room.open_until ? [{ from: Math.max(from, at(room.open_until)), to }] : []
    return [...early, ...late].filter((part) => part.from < part.to)
  })
}

/** When somebody can take part; null: always, as far as anybody has said. */
function hoursOf(person: string, facts: PlanFacts): Interval[] | null {
  const away = facts.slots.flatMap((slot) => {
    const hours = facts.hours.find((one) => one.person === person && one.day === slot.day)
    if (!hours) return []
    const outside = outsideHours({ open_from: hours.from, open_until: hours.until }, [slot])
    return hours.from || hours.until ? outside : [{ from: slot.starts_at.getTime(), to: slot.ends_at.getTime() }]
  })
  return away.length === 0 ? null : without([wholeOf(facts)], away)
}

const noWishes = () => ({ required: [], preferred: [], prohibited: [], undesired: [] }) as Session['roomTags']

const zones = new Map<string, string | null>()

/**
 * The zone of a country that has one time on the days looked at; null where it has several, because a guess could forbid a good hour.
 */
function zoneOfCountry(country: string, days: Interval): string | null {
  const key = `${country} ${days.from} ${days.to}`
  let found = zones.get(key)
  if (found === undefined) {
    const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined }
    const all = locale.getTimeZones?.() ?? []
    const offsetsOf = (zone: string) => [days.from, days.to].map((at) => formatOffset(new Date(at), zone)).join()
    found = new Set(all.map(offsetsOf)).size === 1 ? (all[0] ?? null) : null
    zones.set(key, found)
  }
  return found
}

/** From the beginning of the first slot to the end of the last. */
const wholeOf = ({ slots }: PlanFacts): Interval => ({
  from: Math.min(...slots.map((slot) => slot.starts_at.getTime())),
  to: Math.max(...slots.map((slot) => slot.ends_at.getTime())),
})

function roomsOf(facts: PlanFacts): Room[] {
  const { rooms, blocks } = facts
  const whole = wholeOf(facts)
  return rooms.map((room) => {
    const taken = blocks
      .filter((block) => block.blocks_all_rooms || block.room_codes.includes(room.code))
      .map((block) => ({ from: block.starts_at.getTime(), to: block.ends_at.getTime() }))
      .concat(room.closed, outsideHours(room, facts.slots))
    const seats: Room['seats'] = {}
    if (room.kind === 'on_site') {
      for (const [name, layout] of Object.entries(LAYOUTS)) {
        const said = room.capacity[name] ?? (room.equipment.includes(`layout:${name}`) ? room.seats : null)
        if (said !== null && said !== undefined) seats[layout] = said
      }
    }
    return {
      id: room.code,
      kind: room.kind,
      building: room.building,
      seats,
      booths: room.interpretation_booths,
      equipment: room.equipment,
      tags: room.step_free ? ['step_free'] : [],
      available: taken.length === 0 ? null : without([whole], taken),
    }
  })
}

/** As what a type of session is planned, where the vocabulary of types says so under `planned_as`; else it is a workshop. */
const KINDS = ['workshop', 'thematic', 'high-level', 'ceremony', 'plenary', 'networking', 'other'] as const

type SessionFacts = PlanFacts['sessions'][number]

const requestedLanguages = (s: SessionFacts) =>
  s.needs.interpretation === 'requested' ? s.interpretation_languages : []

const ROLES: Record<string, Session['people'][number]['role']> = {
  moderator: 'moderator',
  remote_moderator: 'moderator',
  rapporteur: 'rapporteur',
  co_host: 'co-organizer',
  organizer_contact: 'organizer',
}

function sessionOf(s: SessionFacts, facts: PlanFacts, parts: Parts): Session {
  const stepFree = s.needs.accessibility?.includes('step_free') && s.mode !== 'virtual'
  return {
    id: s.id,
    kind: KINDS.find((kind) => kind === s.planned_as) ?? 'workshop',
    durationMinutes: s.duration_minutes,
    mode: s.mode,
    fixed: null,
    alone: s.planning.alone,
    expectedAudience: s.expected_audience ?? USUAL_AUDIENCE,
    layout: LAYOUTS[s.needs.layout ?? ''] ?? null,
    language: s.working_languages[0] ?? s.language,
    interpretation: requestedLanguages(s),
    needs: equipmentFor(s),
    people: (parts.people.get(s.id) ?? []).map(partOf),
    organizers: (parts.organizers.get(s.id) ?? []).map((o) => o.organization_id),
    themes: s.subjects.slice(0, 1),
    subjects: s.subjects,
    group: s.stakeholder_group,
    region: s.region,
    firstTimer: s.needs.firstTime ?? false,
    level: s.planning.level,
    audiences: s.needs.specialTrack ? [s.needs.specialTrack] : [], // a track has its own public
    tags: exclusiveTagsOf(s, facts),
    after: s.planning.after.flatMap((number) => facts.sessions.find((other) => other.number === number)?.id ?? []),
    wishes: wishesOf(s, facts),
    roomTags: { ...noWishes(), required: stepFree ? ['step_free'] : [] },
    slotTags: { ...noWishes(), prohibited: impossibleFor(s) },
  }
}

function equipmentFor(s: SessionFacts): string[] {
  const wanted = [
    ...(s.needs.technical ?? []),
    ...(s.needs.accessibility ?? []),
    s.captioning && 'captioning',
    s.mode === 'hybrid' && 'hybrid_kit',
  ]
  return EQUIPMENT.filter((item) => wanted.includes(item))
}

/** Who takes part, by session: looked up once for all of them. */
type Parts = ReturnType<typeof partsOf>
const partsOf = ({ people, organizers }: PlanFacts) => ({
  people: Map.groupBy(people, (p) => p.session_id),
  organizers: Map.groupBy(organizers, (o) => o.session_id),
})

const partOf = (p: PlanFacts['people'][number]): Session['people'][number] => ({
  person: p.id,
  role: ROLES[p.role] ?? 'speaker',
  presence: p.presence === 'remote' ? 'remote' : 'on_site', // who has not said is looked for in the room
})

function wishesOf({ wishes }: SessionFacts, { slots }: PlanFacts): Session['wishes'] {
  const wished = slots.filter((slot) => [slot.stretch, slot.period].includes(wishes.period ?? ''))
  return {
    days: [...(wishes.dates ?? [])],
    periods: [...new Set(wished.map((slot) => slot.period))],
    bands: BANDS.filter((band) => wishes.bands?.includes(band)),
  }
}

/** What keeps it from running beside others of the same: the desk's own word, and its terms of a facet that says so. */
const exclusiveTagsOf = ({ planning, subjects }: SessionFacts, { apart }: PlanFacts): string[] => [
  ...subjects.filter((subject) => apart.some((vocabulary) => subject.startsWith(`${vocabulary} `))),
  ...(planning.apart ? [`desk: ${planning.apart}`] : []),
]

/** Sessions of one series, in the order of their numbers. */
const seriesOf = ({ sessions }: PlanFacts): Problem['series'] =>
  [...Map.groupBy(sessions, (s) => s.planning.series)]
    .filter(([series, of]) => series !== '' && of.length > 1)
    .map(([id, of]) => ({ id, sessions: of.map((s) => s.id), sameDay: of.some((s) => s.planning.sameDay) }))

/** Tags of slots a session cannot take: its impossible days, and those of online weeks for whoever needs the venue. */
const impossibleFor = ({ wishes, mode }: SessionFacts): string[] => [
  ...(wishes.impossibleDates ?? []).map((day) => `day:${day}`),
  ...(mode === 'virtual' ? [] : ['mode:virtual']),
]

/** Themes close enough to share their public: those under one heading, such as the applications of one technology. */
function pairsUnderOneHeading(headings: ReadonlyMap<string, string>): [string, string][] {
  const groups = Map.groupBy(headings.keys(), (theme) => headings.get(theme))
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one, i) => group.slice(i + 1).map((other): [string, string] => [one, other])),
  )
}

/** Where the public has seen the sessions, as far as rooms and slots are still there; null before the first version. */
function publishedPlaces({ published, slots, rooms }: PlanFacts): Placement[] | null {
  if (!published) return null
  return published.flatMap(({ standing, startsAt, room, sessionId }) => {
    const slot = slots.find((s) => s.starts_at <= startsAt && startsAt < s.ends_at)
    if (standing !== 'on' || !slot || !rooms.some((known) => known.code === room.code)) return []
    const offsetMinutes = minutesBetween(slot.starts_at, startsAt)
    return [{ session: sessionId, room: room.code, slot: slot.code, offsetMinutes, team: null }]
  })
}

/** The edition's sessions, rooms and times in the words of the named constraints; rooms and slots go by their codes. */
export function problemOf(facts: PlanFacts, forumZone: string): Problem {
  const people = new Map(facts.people.map((p) => [p.id, p.country]))
  const parts = partsOf(facts)
  return {
    days: [...new Map(facts.slots.map((slot) => [slot.day, { id: slot.day, period: slot.period }])).values()],
    slots: facts.slots.map((slot) => ({
      id: slot.code,
      day: slot.day,
      from: slot.starts_at.getTime(),
      to: slot.ends_at.getTime(),
      band: bandOf(slot.band),
      attraction: ATTRACTIONS.find((one) => one === slot.attraction) ?? 'ordinary',
      overLunch: slot.mode !== 'virtual' && slot.band === 'midday',
      tags: [`day:${slot.day}`, `mode:${slot.mode}`],
    })),
    rooms: roomsOf(facts),
    sessions: facts.sessions.map((s) => sessionOf(s, facts, parts)),
    people: [...people].map(([id, country]) => ({
      id,
      zone: (country && facts.slots.length > 0 ? zoneOfCountry(country, wholeOf(facts)) : null) ?? forumZone,
      available: hoursOf(id, facts),
      roomTags: noWishes(),
      slotTags: noWishes(),
    })),
    teams: facts.teams.map((team) => ({
      id: team.code,
      languages: team.languages,
      languagesAtOnce: team.languages.length,
      rooms: team.room_codes,
      sessionsPerDay: team.slots_per_day ?? Number.MAX_SAFE_INTEGER,
    })),
    series: seriesOf(facts),
    wishLists: [],
    similarThemes: pairsUnderOneHeading(facts.themes),
    exclusiveTags: [...new Set(facts.sessions.flatMap((s) => exclusiveTagsOf(s, facts)))],
    published: publishedPlaces(facts),
    locks: facts.locks.flatMap(({ session, room, slot }) => (session && room && slot ? [{ session, room, slot }] : [])),
    settings: defaultSettings,
    weights: Object.fromEntries(facts.weights.map(({ name, weight }) => [name, weight ?? ('hard' as const)])),
  }
}

/** The working plan, without interpretation teams: those are given by `withTeams`. */
export const placementsOf = (facts: PlanFacts): Placement[] =>
  facts.sessions.flatMap((s) =>
    s.room_code && s.slot_code && s.slot_starts_at && s.starts_at
      ? [
          {
            session: s.id,
            room: s.room_code,
            slot: s.slot_code,
            offsetMinutes: minutesBetween(s.slot_starts_at, s.starts_at),
            team: null,
          },
        ]
      : [],
  )
