import { directoryOf, type Placed, within } from '../model/plan.ts'
import type { Problem, Session, TagWishes } from '../model/problem.ts'
import { remember } from '../model/remember.ts'
import { endOfRun, insideLocalWindow } from '../model/time.ts'
import { type Constraint, constraint, type Finding } from './constraint.ts'

type Rule = (placed: Placed, problem: Problem) => Finding
const inRoom = (name: string, weight: 'hard' | number, rule: Rule) =>
  constraint(name, weight, { kind: 'place', depends: 'room', rule })
const inTime = (name: string, weight: 'hard' | number, rule: Rule) =>
  constraint(name, weight, { kind: 'place', depends: 'time', rule })
const when = (broken: boolean, facts?: Record<string, string | number>): Finding =>
  broken ? { amount: 1, ...(facts && { facts }) } : null
const about = (people: string[]): Finding => (people.length ? { amount: people.length, people } : null)

const seatsFor = ({ room, session }: Placed) =>
  session.layout
    ? room.seats[session.layout]
    : room.kind === 'online'
      ? undefined
      : Math.max(0, ...Object.values(room.seats))

const peopleIn = new WeakMap<Problem, Map<string, Problem['people'][number]>>()
function person(problem: Problem, id: string) {
  return remember(peopleIn, problem, () => new Map(problem.people.map((one) => [one.id, one]))).get(id)
}
const wishesOf = (session: Session, problem: Problem, kind: 'roomTags' | 'slotTags'): TagWishes[] => [
  session[kind],
  ...session.people.flatMap((one) => person(problem, one.person)?.[kind] ?? []),
]
const ruledOut = (wishes: TagWishes[], tags: string[]): Finding => {
  const missing = wishes.flatMap((w) => [
    ...w.required.filter((t) => !tags.includes(t)),
    ...w.prohibited.filter((t) => tags.includes(t)),
  ])
  return missing.length ? { amount: missing.length, facts: { tags: missing.join(', ') } } : null
}
const unloved = (wishes: TagWishes[], tags: string[]): Finding => {
  const missed = wishes.flatMap((w) => [
    ...w.preferred.filter((t) => !tags.includes(t)),
    ...w.undesired.filter((t) => tags.includes(t)),
  ])
  return missed.length ? { amount: missed.length, facts: { tags: missed.join(', ') } } : null
}

function remoteOutside(window: 'remoteAllowed' | 'remoteComfortable'): Rule {
  return ({ session, from, to }, problem) =>
    about(
      session.people
        .filter((one) => one.presence === 'remote')
        .map((one) => person(problem, one.person))
        .filter((one) => one && !insideLocalWindow(one.zone, from, to, problem.settings[window]))
        .map((one) => one?.id ?? ''),
    )
}

const publishedPlaces = new WeakMap<Problem, Map<string, NonNullable<Problem['published']>[number]>>()
/** Where the public last saw a session. */
export function publishedPlace(problem: Problem, session: string) {
  return remember(
    publishedPlaces,
    problem,
    () => new Map((problem.published ?? []).map((one) => [one.session, one])),
  ).get(session)
}

/** Rules that look at one session in its room. */
export const roomConstraints: Constraint[] = [
  inRoom('room-too-small', 'hard', (p) => {
    const seats = seatsFor(p)
    return seats === undefined
      ? null
      : when(p.session.expectedAudience > seats, { expected: p.session.expectedAudience, seats })
  }),
  inRoom('layout-missing', 'hard', ({ session, room }) =>
    when(room.kind === 'on_site' && session.layout !== null && room.seats[session.layout] === undefined, {
      layout: session.layout ?? '',
    }),
  ),
  inRoom('equipment-missing', 'hard', ({ session, room }) => {
    const missing = session.needs.filter((need) => !room.equipment.includes(need))
    return missing.length ? { amount: missing.length, facts: { equipment: missing.join(', ') } } : null
  }),
  inRoom('booths-missing', 'hard', ({ session, room }) =>
    when(session.interpretation.length > room.booths, { booths: room.booths }),
  ),
  inRoom('room-of-other-kind', 'hard', ({ session, room }) =>
    when((session.mode === 'virtual') !== (room.kind === 'online')),
  ),
  inRoom('room-tag-rule', 'hard', ({ session, room }, problem) =>
    ruledOut(wishesOf(session, problem, 'roomTags'), room.tags),
  ),
  inRoom('room-tag-wish', 5, ({ session, room }, problem) =>
    unloved(wishesOf(session, problem, 'roomTags'), room.tags),
  ),
  inRoom('room-half-empty', 3, (p) => {
    const seats = seatsFor(p)
    return seats ? when(p.session.expectedAudience * 3 < seats, { expected: p.session.expectedAudience, seats }) : null
  }),
  inRoom('room-tight', 4, (p) => {
    const seats = seatsFor(p)
    return seats ? when(p.session.expectedAudience * 10 > seats * 9 && p.session.expectedAudience <= seats) : null
  }),
  inRoom('popular-in-small-room', 4, (p, problem) => {
    const seats = seatsFor(p)
    const larger = problem.rooms.filter((room) => Math.max(0, ...Object.values(room.seats)) > (seats ?? 0)).length
    return when(
      seats !== undefined &&
        p.session.expectedAudience >= problem.settings.crowdFrom &&
        larger * 4 > problem.rooms.length,
    )
  }),
  inRoom('published-room-changed', 3, ({ session, room }, problem) => {
    const before = publishedPlace(problem, session.id)
    return before ? when(before.room !== room.id) : null
  }),
  constraint('room-unavailable', 'hard', {
    kind: 'place',
    depends: 'both',
    rule: (p) => when(!within(p, p.room.available)),
    speaks: ({ rooms }) => rooms.some((room) => room.available !== null),
  }),
  constraint('fixed-session-moved', 'hard', {
    kind: 'place',
    depends: 'both',
    rule: ({ session: { fixed }, room, slot, offsetMinutes }) =>
      fixed && when(fixed.room !== room.id || fixed.slot !== slot.id || fixed.offsetMinutes !== offsetMinutes),
    speaks: ({ sessions }) => sessions.some((session) => session.fixed !== null),
  }),
  constraint('lock-broken', 'hard', {
    kind: 'place',
    depends: 'both',
    rule: ({ session, room, slot, offsetMinutes }, { locks }) =>
      when(
        locks.some(
          (l) =>
            l.session === session.id &&
            ((l.room ?? room.id) !== room.id ||
              (l.slot ?? slot.id) !== slot.id ||
              (l.day ?? slot.day) !== slot.day ||
              (l.offsetMinutes ?? offsetMinutes) !== offsetMinutes),
        ),
      ),
    speaks: ({ locks }) => locks.length > 0,
  }),
]

/** Rules that look at one session at its time. */
export const timeConstraints: Constraint[] = [
  inTime('session-outgrows-slot', 'hard', ({ session, slot, to }, problem) =>
    when(!session.fixed && to > endOfRun(problem, slot)),
  ),
  inTime('person-unavailable', 'hard', (p, problem) =>
    about(
      p.session.people
        .filter((one) => !within(p, person(problem, one.person)?.available ?? null))
        .map((one) => one.person),
    ),
  ),
  inTime('remote-hours-forbidden', 'hard', remoteOutside('remoteAllowed')),
  inTime('remote-hours-uncomfortable', 3, remoteOutside('remoteComfortable')),
  inTime('slot-tag-rule', 'hard', ({ session, slot }, problem) =>
    ruledOut(wishesOf(session, problem, 'slotTags'), slot.tags),
  ),
  inTime('slot-tag-wish', 5, ({ session, slot }, problem) =>
    unloved(wishesOf(session, problem, 'slotTags'), slot.tags),
  ),
  inTime('wish-missed', 5, ({ session: { wishes }, day, slot }) => {
    const misses = (wanted: string[], got: string) => (wanted.length && !wanted.includes(got) ? 1 : 0)
    const amount = misses(wishes.days, day.id) + misses(wishes.periods, day.period) + misses(wishes.bands, slot.band)
    return amount ? { amount } : null
  }),
  inTime('session-over-lunch', 4, ({ slot }) => when(slot.overLunch)),
  inTime('first-timer-at-quiet-hour', 6, ({ session, slot }) =>
    when(session.firstTimer && slot.attraction === 'quiet'),
  ),
  inTime('published-day-changed', 8, ({ session, slot }, problem) => {
    const before = publishedPlace(problem, session.id)
    return before ? when(directoryOf(problem).slots.get(before.slot)?.day !== slot.day) : null
  }),
  inTime('published-slot-changed', 6, ({ session, slot, offsetMinutes }, problem) => {
    const before = publishedPlace(problem, session.id)
    return before ? when(before.slot !== slot.id || before.offsetMinutes !== offsetMinutes) : null
  }),
]
