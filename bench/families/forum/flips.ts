import { Random } from '../../../src/scheduling/measuring.ts'
import {
  collisions,
  type Place,
  type Placement,
  type Problem,
  type Session,
  type Slot,
} from '../../../src/scheduling/public.ts'

const MINUTE = 60_000

export type Flip = 'hybrid' | 'virtual' | 'room' | 'day' | 'late'
/**
 * A change after publication. `hybrid`: remote people's local hours bind. `virtual`: every person is remote, rooms become
 * streams, the second half of them closes, and the same days are held again a week later. `room`: a room is lost, the
 * second or the next one without which counting still finds a place for everybody. `day`: the last day but one is lost and every other day gets evening slots for it. `late`: 20 withdrawals, 30 additions.
 */
export function flip(problem: Problem, published: Placement[], kind: Flip, seed: number): Problem {
  const random = new Random(seed + 1000)
  const base = { ...problem, published }
  switch (kind) {
    case 'hybrid':
      return { ...base, weights: { ...problem.weights, 'remote-hours-forbidden': 'hard' } }
    case 'room': {
      const without = (lost: string): Problem => ({
        ...base,
        sessions: unfixed(problem, (p) => p.room !== lost),
        rooms: problem.rooms.map((room) => (room.id === lost ? { ...room, available: [] } : room)),
      })
      const spare = problem.rooms.slice(1).find((room) => collisions(without(room.id)).length === 0)
      return without(spare?.id ?? 'r1')
    }
    case 'virtual': {
      const week = 7 * 1440 * MINUTE
      const kept = problem.rooms.slice(0, Math.ceil(problem.rooms.length / 2))
      return {
        ...base,
        rooms: problem.rooms.map((room) => ({
          ...room,
          kind: 'online',
          seats: {},
          booths: 6,
          equipment: ['streaming', 'accessible-stage'],
          available: kept.includes(room) ? null : [],
        })),
        sessions: unfixed(problem, (p) => kept.some((room) => room.id === p.room)).map((s) => ({
          ...s,
          mode: 'virtual',
          layout: null,
          people: s.people.map((one) => ({ ...one, presence: 'remote' })),
        })),
        people: problem.people.map((p) => ({
          ...p,
          available: p.available && [
            ...p.available,
            ...p.available.map((i) => ({ from: i.from + week, to: i.to + week })),
          ],
        })),
        days: [...problem.days, ...problem.days.map((d) => ({ id: `${d.id}+`, period: 'second week' }))],
        slots: [
          ...problem.slots,
          ...problem.slots.map((s) => ({
            ...s,
            id: `${s.id}+`,
            day: `${s.day}+`,
            from: s.from + week,
            to: s.to + week,
          })),
        ],
        weights: { ...problem.weights, 'remote-hours-forbidden': 'hard' },
      }
    }
    case 'day': {
      const lost = problem.days[problem.days.length - 2]!.id
      const evenings = problem.days
        .filter((d) => d.id !== lost)
        .flatMap((d) => {
          const end = Math.max(...problem.slots.filter((s) => s.day === d.id).map((s) => s.to))
          return [0, 1, 2].map((i): Slot => {
            const from = end + (15 + i * 105) * MINUTE
            return {
              id: `${d.id}e${i}`,
              day: d.id,
              from,
              to: from + 90 * MINUTE,
              band: 'evening',
              attraction: 'quiet',
              overLunch: false,
              tags: [],
            }
          })
        })
      const slots = [...problem.slots.filter((s) => s.day !== lost), ...evenings].sort((a, b) => a.from - b.from)
      const gone = new Set(problem.slots.filter((s) => s.day === lost).map((s) => s.id))
      return {
        ...base,
        days: problem.days.filter((d) => d.id !== lost),
        slots,
        // People who had come for the lost day alone can come on any other.
        people: problem.people.map((p) => ({ ...p, available: p.available && null })),
        sessions: unfixed(problem, (p) => !gone.has(p.slot)),
      }
    }
    case 'late': {
      const free = problem.sessions.filter(
        (s) => !s.fixed && !problem.series.some((one) => one.sessions.includes(s.id)),
      )
      const withdrawn = new Set(Array.from({ length: 20 }, () => free.splice(random.below(free.length), 1)[0]!.id))
      const added = Array.from({ length: 30 }, (_, i) => ({
        ...free[random.below(free.length)]!,
        id: `late${i}`,
        people: [],
        expectedAudience: 30,
      }))
      return {
        ...base,
        published: published.filter((p) => !withdrawn.has(p.session)),
        sessions: [...problem.sessions.filter((s) => !withdrawn.has(s.id)), ...added],
      }
    }
  }
}

/** Ceremonies whose place is gone may move. */
function unfixed(problem: Problem, stands: (place: Place) => boolean): Session[] {
  return problem.sessions.map((s) => (s.fixed && !stands(s.fixed) ? { ...s, fixed: null } : s))
}
