import fc from 'fast-check'
import { settleDays } from '../read/days.ts'
import { inTime } from '../read/understand.ts'
import {
  EVENT_STATES,
  emptyEvent,
  instantText,
  type Link,
  type Room,
  type Schedule,
  type ScheduleEvent,
  type SchedulePerson,
} from '../schedule.ts'
import { oneLine, tidy } from '../texts-of-files.ts'
import { addDays, instantAt, wallTime } from '../times.ts'

/** Words that have broken formats: other scripts, marks that turn direction, signs of every markup, formulas, separators. */
const PIECES = [
  'Opening',
  'مستقبل الإنترنت',
  '数字鸿沟',
  '\u200fעולם\u200e',
  '👩🏽‍💻🇨🇭',
  'naïve café',
  '<b>bold</b>',
  '&amp; & &nbsp;',
  '"quoted"',
  "it's",
  'a;b,c\\d',
  ']]>',
  '<!--',
  '=1+1',
  '@SUM(A1)',
  '-2+3',
  '+41 22',
  '\n',
  '\n- point',
  '\t',
  'BEGIN:VEVENT',
  '{{x}}',
  '’\u2067x\u2069',
  '٣٤',
  'Ünïcödé',
  '?>',
  '%0D%0A',
  "'=x",
]
const words = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '))
const line = words.map((text) => oneLine(text) || 'x')
const text = fc.option(words.map((w) => tidy(w) || 'x'))
const slugText = fc.stringMatching(/^[a-z]{4,8}-[a-z0-9]{4,8}$/)
const address = fc.stringMatching(/^[a-z0-9]{1,8}$/).map((path) => `https://forum.example.org/${path}`)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 })
const uuid = fc.uuid({ version: 4 })

const link = fc.record<Link>({ url: address, title: maybe(line), type: fc.constantFrom(null, 'slides', 'web') })
const uniqueLinks = fc.uniqueArray(link, { maxLength: 3, selector: (l) => l.url })

const person = fc.record<SchedulePerson>({
  guid: uuid,
  id: maybe(fc.integer({ min: 1, max: 2_000_000 })),
  code: fc.constantFrom(null, 'ABCDEF', 'XY1234'),
  name: line,
  role: fc.constantFrom(null, 'speaker', 'moderator', 'rapporteur'),
  organization: maybe(line),
  biography: text,
  avatar: maybe(address),
  url: maybe(address),
})

const room = fc.record<Room>({
  guid: uuid,
  name: line.filter((name) => !/^[-–?]$/.test(name)),
  kind: fc.constantFrom(null, 'online' as const),
  capacity: maybe(fc.integer({ min: 1, max: 3000 })),
  description: text,
  url: maybe(address),
})

/** Days on which clocks change in Zurich and Santiago, and a plain one. */
const FIRST_DAYS = ['2027-03-27', '2027-10-30', '2027-04-03', '2027-09-04', '2027-06-01']
const ZONES = ['Europe/Zurich', 'America/Santiago', 'UTC', 'Asia/Kolkata']
const DURATIONS = [null, 5, 45, 90, 180, 1439, 1440, 1441, 4000]

const event = (
  rooms: readonly Room[],
  people: readonly SchedulePerson[],
  tracks: readonly string[],
  firstDay: string,
  zone: string,
) =>
  fc
    .record({
      guid: uuid,
      uid: maybe(uuid.map((id) => `entry-${id}@elsewhere.example`)),
      code: maybe(fc.stringMatching(/^[A-Z0-9]{6}$/)),
      slug: maybe(slugText),
      title: line,
      subtitle: maybe(line),
      abstract: text,
      description: text,
      translated: maybe(words.map((w) => tidy(w) || 'x')),
      languages: fc.constantFrom([], ['en'], ['ar', 'en'], ['zh-Hans'], ['pt-BR', 'fr'], ['ru']),
      minute: maybe(fc.integer({ min: 0, max: 4 * 288 })),
      duration: fc.constantFrom(...DURATIONS),
      otherZone: fc.boolean(),
      dayBefore: fc.boolean(),
      room: fc.nat(),
      track: fc.nat(),
      type: fc.constantFrom(null, 'workshop', 'thematic_workshop', 'high-level track', 'break'),
      people: fc.subarray([...people]),
      links: uniqueLinks,
      attachments: uniqueLinks,
      doNotRecord: fc.constantFrom(null, true, false),
      licence: fc.constantFrom(null, 'CC BY 4.0'),
      recordingUrl: maybe(address),
      url: maybe(address),
      logo: maybe(address),
      feedbackUrl: maybe(address),
      originUrl: maybe(address),
      state: fc.constantFrom(...EVENT_STATES, 'confirmed' as const),
      note: maybe(line),
      sequence: fc.integer({ min: 0, max: 9 }),
      updated: maybe(fc.constantFrom('2027-04-01T10:00:00Z', '2027-05-01T00:00:01Z')),
    })
    .map(({ minute, duration, otherZone, dayBefore, translated, ...said }): ScheduleEvent => {
      const midnight = instantAt(firstDay, '00:00:00', zone)?.instant ?? `${firstDay}T00:00:00Z`
      const start = minute === null ? null : instantText(Date.parse(midnight) + minute * 5 * 60_000)
      const own = otherZone && start !== null ? 'Europe/Paris' : zone
      const local = start === null ? null : wallTime(start, own)
      const day = local === null ? null : dayBefore && local.time < '06:00' ? addDays(local.date, -1) : local.date
      const translations: ScheduleEvent['translations'] =
        translated !== null && said.languages.length > 0 && said.abstract !== null && said.description !== null
          ? { es: { abstract: translated, description: translated } }
          : {}
      return {
        ...emptyEvent(said.guid, said.title, own),
        ...said,
        room: rooms.length === 0 || said.room % 5 === 0 ? null : (rooms[said.room % rooms.length]?.guid ?? null),
        track: tracks.length === 0 || said.track % 4 === 0 ? null : (tracks[said.track % tracks.length] ?? null),
        translations,
        start,
        day,
        durationMinutes: duration,
      }
    })

/** Programmes as they could come from anywhere: settled, as reading leaves them. */
export const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    firstDay: fc.constantFrom(...FIRST_DAYS),
    rooms: fc.uniqueArray(room, { maxLength: 4, comparator: (a, b) => a.name === b.name || a.guid === b.guid }),
    people: fc.uniqueArray(person, {
      maxLength: 5,
      comparator: (a, b) => a.guid === b.guid || (a.id !== null && a.id === b.id),
    }),
    tracks: fc.uniqueArray(line, { maxLength: 3 }),
    title: line,
    version: line,
    url: maybe(address),
    logo: maybe(address),
    timeslotMinutes: fc.constantFrom(5, 15, 30),
    colors: fc.array(fc.constantFrom(null, '#0077aa', '#ffffff'), { minLength: 3, maxLength: 3 }),
  })
  .chain(({ zone, firstDay, rooms, people, tracks, colors, ...conference }) =>
    fc
      .uniqueArray(event(rooms, people, tracks, firstDay, zone), {
        minLength: 1,
        maxLength: 8,
        selector: (e) => e.guid,
      })
      .map((events): Schedule => {
        const named = distinct(events)
        const placed = named.some((e) => e.start !== null)
          ? named
          : [{ ...(named[0] as ScheduleEvent), ...first(firstDay, zone) }, ...named.slice(1)]
        const { days, events: settled } = settleDays(placed, [])
        return {
          conference: { acronym: 'forum2027', baseUrl: null, zone, ...conference },
          days,
          rooms,
          tracks: tracks.map((name, n) => ({ name, color: colors[n] ?? null })),
          events: settled.toSorted(inTime),
        }
      }),
  )

const first = (day: string, zone: string) => ({ start: instantAt(day, '09:00:00', zone)?.instant ?? null, day, zone })

/** Numbers, codes and names in calendars belong to one event each. */
function distinct(events: readonly ScheduleEvent[]): ScheduleEvent[] {
  const codes = new Set<string>()
  const slugs = new Set<string>()
  return events.map((e, n) => {
    const code = e.code !== null && !codes.has(e.code) ? e.code : null
    const slug = e.slug !== null && !slugs.has(e.slug) ? e.slug : null
    if (code) codes.add(code)
    if (slug) slugs.add(slug)
    return { ...e, code, slug, id: n % 3 === 0 ? null : n * 7 + 1 }
  })
}
