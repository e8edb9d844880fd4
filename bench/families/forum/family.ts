import { aPerson, aSession, insideLocalWindow, noTags, Random } from '../../../src/scheduling/measuring.ts'
import {
  defaultSettings,
  type Person,
  type Problem,
  type Room,
  type Session,
  type Slot,
} from '../../../src/scheduling/public.ts'

export type Size = 'F250' | 'F500' | 'F1000'
const shapes = {
  F250: { sessions: 250, days: 4, slots: 6, rooms: 12, attendees: 200 },
  F500: { sessions: 500, days: 5, slots: 6, rooms: 19, attendees: 1000 },
  F1000: { sessions: 1000, days: 5, slots: 7, rooms: 32, attendees: 2000 },
}
const GROUPS = ['government', 'civil-society', 'private-sector', 'technical-community', 'intergovernmental']
const REGIONS = ['africa', 'asia-pacific', 'eastern-europe', 'latin-america', 'western-europe']
const ZONES: Record<string, string[]> = {
  africa: ['Africa/Nairobi', 'Africa/Lagos', 'Africa/Cairo'],
  'asia-pacific': ['Asia/Kolkata', 'Asia/Shanghai', 'Asia/Tokyo'],
  'eastern-europe': ['Europe/Kyiv', 'Asia/Tbilisi'],
  'latin-america': ['America/Bogota', 'America/Sao_Paulo', 'America/Mexico_City'],
  'western-europe': ['Europe/Zurich', 'America/Toronto'],
}
const MINUTE = 60_000

/**
 * A made forum of the size of an IGF: 87 to 89 % of the room-slots taken, people who speak twice, wish lists that follow
 * themes. Needs are drawn around a hidden plan without a hard breach, so every instance can be solved.
 */
export function forumFamily(size: Size, seed: number): Problem {
  const shape = shapes[size]
  const random = new Random(seed)
  const one = <T>(items: T[]): T => items[random.below(items.length)]!
  const normal = () => Math.sqrt(-2 * Math.log(random.unit() + 1e-12)) * Math.cos(2 * Math.PI * random.unit())
  const days = Array.from({ length: shape.days }, (_, d) => ({ id: `d${d}`, period: 'week' }))
  const slots: Slot[] = days.flatMap((day, d) =>
    Array.from({ length: shape.slots }, (_, i) => {
      const from = Date.UTC(2027, 4, 31 + d, 6, 30) + i * 105 * MINUTE
      return {
        id: `${day.id}s${i}`,
        day: day.id,
        from,
        to: from + 90 * MINUTE,
        band: i < 2 ? 'morning' : i === 2 ? 'midday' : i < 5 ? 'afternoon' : 'evening',
        attraction: i === 1 || i === 3 ? 'prime' : i >= 5 ? 'quiet' : 'ordinary',
        overLunch: i === 2,
        tags: [],
      } satisfies Slot
    }),
  )
  const rooms: Room[] = Array.from({ length: shape.rooms }, (_, r) => {
    const seats = r === 0 ? 1500 : Math.round(30 * 50 ** random.unit())
    return {
      id: `r${r}`,
      kind: 'physical',
      building: r % 3 === 0 ? 'annex' : 'tower',
      seats: { theatre: seats, ...(random.unit() < 0.5 && { 'round-table': Math.round(seats / 2) }) },
      booths: r === 0 || random.unit() < 0.4 ? 6 : 0,
      equipment: [
        ...(r === 0 || random.unit() < 0.7 ? ['streaming'] : []),
        ...(r === 0 || random.unit() < 0.6 ? ['accessible-stage'] : []),
      ],
      tags: [],
      available: null,
    }
  })
  const people: Person[] = Array.from({ length: Math.round(shape.sessions * 1.3) }, (_, i) =>
    aPerson(`p${i}`, { zone: one(ZONES[one(REGIONS)]!) }),
  )

  // The hidden plan: the opening alone and the closing, both in the largest room, everything else in shuffled cells.
  const last = slots.length - 1
  const cells = slots
    .flatMap((_, t) => (t === 0 ? [] : rooms.map((_, r) => ({ t, r }))))
    .filter(({ t, r }) => t !== last || r !== 0)
  for (let i = cells.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    ;[cells[i], cells[j]] = [cells[j]!, cells[i]!]
  }
  cells.unshift({ t: 0, r: 0 }, { t: last, r: 0 })
  const busy = new Set<string>()
  const fixedCount = Math.round(shape.sessions * 0.03)
  const sessions: Session[] = Array.from({ length: shape.sessions }, (_, s) => {
    const cell = cells[s]!
    const room = rooms[cell.r]!
    const slot = slots[cell.t]!
    const theme = random.below(8)
    const durationMinutes = s >= 2 && random.unit() < 0.6 ? 60 : 90
    const region = one(REGIONS)
    const layout = room.seats['round-table'] && random.unit() < 0.3 ? ('round-table' as const) : null
    const chosen: Person[] = []
    for (let want = 1 + (random.unit() < 0.7 ? 1 : 0) + (random.unit() < 0.3 ? 1 : 0); want > 0; want--)
      for (let tries = 0; tries < 20; tries++) {
        // Squaring twice makes a few people much asked for, as a Zipf law would.
        const person =
          people[Math.floor(people.length * (random.unit() < 0.25 ? random.unit() ** 3 * 0.3 : random.unit()))]!
        const key = `${person.id} ${cell.t}`
        if (busy.has(key) || !insideLocalWindow(person.zone, slot.from, slot.to, defaultSettings.remoteAllowed))
          continue
        busy.add(key)
        chosen.push(person)
        break
      }
    const seats = (layout ? room.seats[layout] : room.seats.theatre) ?? 30
    return aSession(`s${s}`, {
      kind: s < 2 ? 'plenary' : s < fixedCount ? 'ceremony' : 'workshop',
      durationMinutes,
      alone: s === 0,
      fixed: s < fixedCount ? { room: room.id, slot: slot.id, offsetMinutes: 0 } : null,
      expectedAudience: Math.min(seats, Math.round(Math.exp(4.1 + 0.9 * normal()))),
      layout,
      mode: 'hybrid',
      language: random.unit() < 0.75 ? 'en' : one(['fr', 'es', 'ar', 'zh', 'ru']),
      needs: room.equipment.filter(() => random.unit() < 0.25),
      people: chosen.map((person, i) => ({
        person: person.id,
        role: i ? 'speaker' : 'organizer',
        presence: random.unit() < 0.4 ? 'remote' : 'on-site',
      })),
      organizers: [`o${random.below(Math.round(shape.sessions / 2))}`],
      themes: [`t${theme}.${random.below(5)}`],
      sdgs: [`${1 + random.below(17)}`],
      group: one(GROUPS),
      region,
      firstTimer: random.unit() < 0.2,
      level: random.unit() < 0.2 ? one([1, 2, 3] as const as unknown as (1 | 2 | 3)[]) : null,
      wishes: {
        days: random.unit() < 0.15 ? [one(days).id] : [],
        periods: [],
        bands:
          random.unit() < 0.15
            ? [one(['morning', 'afternoon'] as const as unknown as ('morning' | 'afternoon')[])]
            : [],
      },
      slotTags: noTags,
    })
  })
  const where = new Map(sessions.map((session, s) => [session.id, slots[cells[s]!.t]!]))
  for (const person of people)
    if (random.unit() < 0.15) {
      const needed = new Set(
        sessions.filter((s) => s.people.some((p) => p.person === person.id)).map((s) => where.get(s.id)!.day),
      )
      const kept = days.filter((day) => needed.has(day.id) || random.unit() < 0.5)
      person.available = kept.map((day) => {
        const own = slots.filter((slot) => slot.day === day.id)
        return { from: own[0]!.from, to: own[own.length - 1]!.to }
      })
    }
  const free = sessions.slice(fixedCount)
  const series = Array.from({ length: Math.round(shape.sessions / 60) }, (_, i) => {
    const members = free.slice(i * 3, i * 3 + 3).sort((a, b) => where.get(a.id)!.from - where.get(b.id)!.from)
    const apart = members.filter((s, k) => k === 0 || where.get(s.id)!.from > where.get(members[k - 1]!.id)!.from)
    return { id: `series${i}`, sessions: apart.map((s) => s.id), sameDay: false }
  })
  const siblings = Array.from({ length: 8 }, (_, t) =>
    [0, 1, 2, 3, 4].flatMap((a) =>
      [0, 1, 2, 3, 4].filter((b) => b > a).map((b): [string, string] => [`t${t}.${a}`, `t${t}.${b}`]),
    ),
  ).flat()
  const wishLists = Array.from({ length: shape.attendees }, (_, a) => {
    const liked = `t${random.below(8)}`
    const pool = sessions.filter((s) => s.themes[0]?.startsWith(liked))
    const size = 5 + random.below(16)
    return {
      attendee: `v${a}`,
      sessions: [...new Set(Array.from({ length: size }, () => (random.unit() < 0.6 ? one(pool) : one(sessions)).id))],
    }
  })
  return {
    days,
    slots,
    rooms,
    sessions,
    people,
    teams: [],
    series,
    wishLists,
    similarThemes: siblings,
    exclusiveTags: [],
    published: null,
    locks: [],
    settings: defaultSettings,
    weights: { 'remote-hours-forbidden': 0 },
  }
}
