import { aPerson, aSession, insideLocalWindow, noTags, Random } from '../../../src/scheduling/measuring.ts'
import {
  type Day,
  defaultSettings,
  type Interval,
  type Person,
  type Problem,
  type Room,
  type Series,
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
  const draw = new Draw(seed)
  const days = Array.from({ length: shape.days }, (_, d) => ({ id: `d${d}`, period: 'week' }))
  const slots = slotsOf(days, shape.slots)
  const rooms = Array.from({ length: shape.rooms }, (_, r) => aFamilyRoom(r, draw))
  const people = Array.from({ length: Math.round(shape.sessions * 1.3) }, (_, i) =>
    aPerson(`p${i}`, { zone: draw.one(ZONES[draw.one(REGIONS)]!) }),
  )
  const cells = hiddenCells(slots, rooms, draw)
  const fixedCount = Math.round(shape.sessions * 0.03)
  const busy = new Set<string>()
  const sessions = cells
    .slice(0, shape.sessions)
    .map((cell, s) => aFamilySession(s, cell, { draw, days, people, busy, fixedCount, count: shape.sessions }))
  const where = new Map(sessions.map((session, s) => [session.id, cells[s]!.slot]))
  for (const person of people)
    if (draw.odds(0.15)) person.available = daysKept(person, sessions, where, { days, slots, draw })
  return {
    days,
    slots,
    rooms,
    sessions,
    people,
    teams: [],
    series: seriesOf(sessions.slice(fixedCount), Math.round(shape.sessions / 60), where),
    wishLists: Array.from({ length: shape.attendees }, (_, a) => wishList(`v${a}`, sessions, draw)),
    similarThemes: siblings(),
    exclusiveTags: [],
    published: null,
    locks: [],
    settings: defaultSettings,
    weights: { 'remote-hours-forbidden': 0 },
  }
}

/** What a family is drawn with. */
class Draw {
  private readonly random: Random

  constructor(seed: number) {
    this.random = new Random(seed)
  }

  unit(): number {
    return this.random.unit()
  }

  below(n: number): number {
    return this.random.below(n)
  }

  odds(share: number): boolean {
    return this.random.unit() < share
  }

  one<T>(items: readonly T[]): T {
    return items[this.random.below(items.length)]!
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(this.random.unit() + 1e-12)) * Math.cos(2 * Math.PI * this.random.unit())
  }
}

function slotsOf(days: Day[], perDay: number): Slot[] {
  return days.flatMap((day, d) =>
    Array.from({ length: perDay }, (_, i): Slot => {
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
      }
    }),
  )
}

function aFamilyRoom(r: number, draw: Draw): Room {
  const seats = r === 0 ? 1500 : Math.round(30 * 50 ** draw.unit())
  return {
    id: `r${r}`,
    kind: 'on_site',
    building: r % 3 === 0 ? 'annex' : 'tower',
    seats: { theatre: seats, ...(draw.odds(0.5) && { 'round-table': Math.round(seats / 2) }) },
    booths: r === 0 || draw.odds(0.4) ? 6 : 0,
    equipment: [
      ...(r === 0 || draw.odds(0.7) ? ['streaming'] : []),
      ...(r === 0 || draw.odds(0.6) ? ['accessible-stage'] : []),
    ],
    tags: [],
    available: null,
  }
}

interface Cell {
  slot: Slot
  room: Room
}

/** The hidden plan: the opening alone and the closing, both in the largest room, everything else in shuffled cells. */
function hiddenCells(slots: Slot[], rooms: Room[], draw: Draw): Cell[] {
  const [first, last, largest] = [slots[0]!, slots.at(-1)!, rooms[0]!]
  const cells = slots
    .flatMap((slot) => (slot === first ? [] : rooms.map((room) => ({ slot, room }))))
    .filter(({ slot, room }) => slot !== last || room !== largest)
  for (let i = cells.length - 1; i > 0; i--) {
    const j = draw.below(i + 1)
    ;[cells[i], cells[j]] = [cells[j]!, cells[i]!]
  }
  return [{ slot: first, room: largest }, { slot: last, room: largest }, ...cells]
}

interface Drawn {
  draw: Draw
  days: Day[]
  people: Person[]
  /** People and slots in which they speak already. */
  busy: Set<string>
  fixedCount: number
  count: number
}

function aFamilySession(s: number, { room, slot }: Cell, drawn: Drawn): Session {
  const { draw, days, fixedCount } = drawn
  const theme = draw.below(8)
  const durationMinutes = s >= 2 && draw.odds(0.6) ? 60 : 90
  const region = draw.one(REGIONS)
  const layout = room.seats['round-table'] && draw.odds(0.3) ? ('round-table' as const) : null
  const chosen = speakers(slot, drawn)
  const seats = (layout ? room.seats[layout] : room.seats.theatre) ?? 30
  return aSession(`s${s}`, {
    kind: s < 2 ? 'plenary' : s < fixedCount ? 'ceremony' : 'workshop',
    durationMinutes,
    alone: s === 0,
    fixed: s < fixedCount ? { room: room.id, slot: slot.id, offsetMinutes: 0 } : null,
    expectedAudience: Math.min(seats, Math.round(Math.exp(4.1 + 0.9 * draw.normal()))),
    layout,
    mode: 'hybrid',
    language: draw.odds(0.75) ? 'en' : draw.one(['fr', 'es', 'ar', 'zh', 'ru']),
    needs: room.equipment.filter(() => draw.odds(0.25)),
    people: chosen.map((person, i) => ({
      person: person.id,
      role: i ? 'speaker' : 'organizer',
      presence: draw.odds(0.4) ? 'remote' : 'on_site',
    })),
    organizers: [`o${draw.below(Math.round(drawn.count / 2))}`],
    themes: [`t${theme}.${draw.below(5)}`],
    subjects: [`${1 + draw.below(17)}`],
    group: draw.one(GROUPS),
    region,
    firstTimer: draw.odds(0.2),
    level: draw.odds(0.2) ? draw.one([1, 2, 3] as const) : null,
    wishes: {
      days: draw.odds(0.15) ? [draw.one(days).id] : [],
      periods: [],
      bands: draw.odds(0.15) ? [draw.one(['morning', 'afternoon'] as const)] : [],
    },
    slotTags: noTags,
  })
}

/** One to three people who are free in a slot and awake where they are. */
function speakers(slot: Slot, { draw, people, busy }: Drawn): Person[] {
  const chosen: Person[] = []
  for (let want = 1 + (draw.odds(0.7) ? 1 : 0) + (draw.odds(0.3) ? 1 : 0); want > 0; want--)
    for (let tries = 0; tries < 20; tries++) {
      // A third power makes a few people much asked for, as a Zipf law would.
      const person = people[Math.floor(people.length * (draw.odds(0.25) ? draw.unit() ** 3 * 0.3 : draw.unit()))]!
      const key = `${person.id} ${slot.id}`
      if (busy.has(key) || !insideLocalWindow(person.zone, slot.from, slot.to, defaultSettings.remoteAllowed)) continue
      busy.add(key)
      chosen.push(person)
      break
    }
  return chosen
}

/** The days a person can come: those on which the hidden plan has the person speak, and some others. */
function daysKept(
  person: Person,
  sessions: Session[],
  where: Map<string, Slot>,
  { days, slots, draw }: { days: Day[]; slots: Slot[]; draw: Draw },
): Interval[] {
  const own = sessions.filter((s) => s.people.some((p) => p.person === person.id))
  const needed = new Set(own.map((s) => where.get(s.id)!.day))
  const kept = days.filter((day) => needed.has(day.id) || draw.odds(0.5))
  return kept.map((day) => {
    const ofDay = slots.filter((slot) => slot.day === day.id)
    return { from: ofDay[0]!.from, to: ofDay.at(-1)!.to }
  })
}

/** Series of up to three, in the order in which the hidden plan has them, none beside another. */
function seriesOf(free: Session[], count: number, where: Map<string, Slot>): Series[] {
  const begins = (session: Session) => where.get(session.id)!.from
  return Array.from({ length: count }, (_, i) => {
    const members = free.slice(i * 3, i * 3 + 3).sort((a, b) => begins(a) - begins(b))
    const apart = members.filter((s, k) => k === 0 || begins(s) > begins(members[k - 1]!))
    return { id: `series${i}`, sessions: apart.map((s) => s.id), sameDay: false }
  })
}

/** The five themes of each of eight kinds resemble one another. */
function siblings(): [string, string][] {
  const fifths = [0, 1, 2, 3, 4]
  return Array.from({ length: 8 }, (_, t) =>
    fifths.flatMap((a) => fifths.filter((b) => b > a).map((b): [string, string] => [`t${t}.${a}`, `t${t}.${b}`])),
  ).flat()
}

function wishList(attendee: string, sessions: Session[], draw: Draw) {
  const liked = `t${draw.below(8)}`
  const pool = sessions.filter((s) => s.themes[0]?.startsWith(liked))
  const size = 5 + draw.below(16)
  const wanted = Array.from({ length: size }, () => (draw.odds(0.6) ? draw.one(pool) : draw.one(sessions)).id)
  return { attendee, sessions: [...new Set(wanted)] }
}
