import type { Placement, Problem, Room, Session } from '../../scheduling/public.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { placementsOf } from '../plan-of-edition.ts'
import { wholeTime, without } from '../spans.ts'
import { concerns, onlyOf } from './concerned.ts'
import { type Ground, searchProblem } from './problem.ts'
import type { Change } from './proposal.ts'

const VIRTUAL_SLOTS = 'mode:virtual'
const ANY_ONLINE_EQUIPMENT = ['projection', 'hybrid_kit', 'captioning', 'streaming', 'recording']
const CHANNELS = 6
const LOCAL_TO_THE_VENUE = ['hybrid_kit', 'hearing_loop']

/** Codes of the online rooms a virtual forum would have: those there are, then new ones numbered on. */
export function onlineRoomCodes(
  known: readonly { readonly code: string; readonly kind: string }[],
  wanted: number,
): string[] {
  const there = known.filter((room) => room.kind === 'online').map((room) => room.code)
  const codes = there.slice(0, Math.max(wanted, there.length))
  const stem = /^(.*?)\d+$/.exec(there[0] ?? '')?.[1] ?? 'online_'
  for (let n = 1; codes.length < wanted; n++) {
    const code = `${stem}${n}`
    if (!known.some((room) => room.code === code) && !codes.includes(code)) codes.push(code)
  }
  return codes
}

/** The problem after a change, with the working plan as what people know, so that every move counts as a change. */
export function changedProblem(
  ground: Ground,
  movable: ReadonlySet<string>,
  { change, respectLocks }: { readonly change: Change; readonly respectLocks: boolean },
): Problem {
  const { facts, now } = ground
  const withdrawn = new Set(change.kind === 'late' ? change.withdrawn : [])
  const base = searchProblem(ground, movable, respectLocks)
  const published = placementsOf(facts).filter((p) => !withdrawn.has(p.session))
  const problem = { ...base, published, sessions: base.sessions.filter((s) => !withdrawn.has(s.id)) }
  const concerned = new Set<string>(facts.sessions.filter(concerns(onlyOf(change), facts)).map(({ id }) => id))
  const isConcerned = (id: string) => concerned.has(id)
  switch (change.kind) {
    case 'late':
      return problem
    case 'hybrid':
      return { ...problem, sessions: problem.sessions.map((one) => (isConcerned(one.id) ? asHybrid(one) : one)) }
    case 'virtual':
      return change.only
        ? partlyVirtual(problem, isConcerned, { facts, now, onlineRooms: change.onlineRooms })
        : asVirtual(problem, facts, change.onlineRooms, now)
    case 'room':
      return withoutRoomsFrom(problem, (room) => room.id === change.room, {
        from: now.getTime(),
        to: Number.MAX_SAFE_INTEGER,
      })
    case 'day': {
      const slots = problem.slots.filter((slot) => slot.day === change.day)
      const lost = { from: Math.min(...slots.map((slot) => slot.from)), to: Math.max(...slots.map((slot) => slot.to)) }
      return withoutRoomsFrom(problem, () => true, lost)
    }
  }
}

/** Takes hours from rooms; what stood there, protocol or lock, has to go. */
function withoutRoomsFrom(
  problem: Problem,
  concerns: (room: Room) => boolean,
  lost: { from: number; to: number },
): Problem {
  const rooms = problem.rooms.map((room) =>
    concerns(room) ? { ...room, available: without(room.available ?? [wholeTime(problem)], [lost]) } : room,
  )
  const slotOf = new Map(problem.slots.map((slot) => [slot.id, slot]))
  const gone = (place: Placement | Session['fixed']) => {
    const slot = place && slotOf.get(place.slot)
    const room = place && problem.rooms.find((one) => one.id === place.room)
    if (!slot || !room || !concerns(room)) return false
    return slot.from < lost.to && lost.from < slot.to
  }
  return {
    ...problem,
    rooms,
    locks: problem.locks.filter((lock) => !gone(problem.published?.find((p) => p.session === lock.session) ?? null)),
    sessions: problem.sessions.map((session) => (gone(session.fixed) ? { ...session, fixed: null } : session)),
  }
}

const asHybrid = (session: Session): Session =>
  session.mode === 'physical' && !session.fixed
    ? { ...session, mode: 'hybrid', needs: [...new Set([...session.needs, 'hybrid_kit'])] }
    : session

/** Some sessions go online and everything else stays as it is, rooms on site too: those sessions are as in a forum that is wholly online. */
function partlyVirtual(
  problem: Problem,
  isConcerned: (id: string) => boolean,
  { facts, now, onlineRooms }: { readonly facts: PlanFacts; readonly now: Date; readonly onlineRooms: number },
): Problem {
  const online = asVirtual(problem, facts, onlineRooms, now)
  const codes = onlineRoomCodes(facts.rooms, onlineRooms)
  const stands = new Map(problem.rooms.map((room) => [room.id as string, room]))
  const then = new Map(online.sessions.map((session) => [session.id as string, session]))
  return {
    ...online,
    teams: problem.teams.map((team) => (team.rooms ? { ...team, rooms: [...team.rooms, ...codes] } : team)),
    rooms: online.rooms.map((room) => stands.get(room.id) ?? room),
    locks: problem.locks.filter(({ session }) => !isConcerned(session)),
    sessions: problem.sessions.map((one) => (isConcerned(one.id) ? (then.get(one.id) ?? one) : one)),
  }
}

/** Everyone takes part from where they are: rooms on site close, online rooms open, interpreters work in any of them. */
function asVirtual(problem: Problem, facts: PlanFacts, onlineRooms: number, now: Date): Problem {
  const codes = onlineRoomCodes(facts.rooms, onlineRooms)
  const known = new Map(problem.rooms.map((room) => [room.id, room]))
  const model = problem.rooms.find((room) => room.kind === 'online')
  const open = codes.map(
    (id): Room =>
      known.get(id) ?? {
        id,
        kind: 'online',
        building: null,
        seats: {},
        booths: model?.booths ?? CHANNELS,
        equipment: model?.equipment ?? ANY_ONLINE_EQUIPMENT,
        tags: model?.tags ?? [],
        available: model?.available ?? null,
      },
  )
  const past = { from: wholeTime(problem).from, to: Math.max(wholeTime(problem).from, now.getTime()) }
  const closed = problem.rooms
    .filter((room) => room.kind === 'on_site')
    .map((room) => ({ ...room, available: past.from < past.to ? [past] : [] }))
  const slotOf = new Map(problem.slots.map((slot) => [slot.id, slot]))
  const begun = (session: Session) =>
    session.fixed !== null && (slotOf.get(session.fixed.slot)?.from ?? 0) <= now.getTime()
  const stays = (session: Session) => session.fixed !== null && (begun(session) || codes.includes(session.fixed.room))
  const moving = new Set(problem.sessions.filter((session) => !stays(session)).map((session) => session.id))
  return {
    ...problem,
    rooms: [...closed, ...open],
    teams: problem.teams.map((team) => ({ ...team, rooms: null })),
    locks: problem.locks.filter((lock) => !moving.has(lock.session)),
    sessions: problem.sessions.map((session) => {
      if (begun(session)) return session
      return {
        ...session,
        mode: 'virtual',
        layout: null,
        fixed: moving.has(session.id) ? null : session.fixed,
        needs: session.needs.filter((need) => !LOCAL_TO_THE_VENUE.includes(need)),
        people: session.people.map((person) => ({ ...person, presence: 'remote' })),
        roomTags: { ...session.roomTags, required: [] },
        slotTags: {
          ...session.slotTags,
          prohibited: session.slotTags.prohibited.filter((tag) => tag !== VIRTUAL_SLOTS),
        },
      }
    }),
  }
}
