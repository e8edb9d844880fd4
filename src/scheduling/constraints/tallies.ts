import type { Problem } from '../model/problem.ts'
import { type Constraint, constraint } from './constraint.ts'

const circles = ({ group, region }: { group: string | null; region: string | null }) => [
  ...(group === null ? [] : [`group ${group}`]),
  ...(region === null ? [] : [`region ${region}`]),
]
function sizes(problem: Problem): Map<string, number> {
  const count = new Map<string, number>()
  for (const session of problem.sessions)
    for (const circle of circles(session)) count.set(circle, (count.get(circle) ?? 0) + 1)
  return count
}

/** Rules about how many sessions of a kind share a day, a room or a slot. */
export const tallyConstraints: Constraint[] = [
  constraint('uneven-days', 3, {
    kind: 'tally',
    depends: 'time',
    buckets: ({ session, day }) => circles(session).map((circle) => `${circle}|${day.id}`),
    price: (problem) => {
      const size = sizes(problem)
      const share = new Map(
        problem.days.map((d) => [d.id, problem.slots.filter((s) => s.day === d.id).length / problem.slots.length]),
      )
      return (bucket, count) => {
        const [circle = '', day = ''] = bucket.split('|')
        return Math.max(0, count - Math.ceil((size.get(circle) ?? 0) * (share.get(day) ?? 1)))
      }
    },
    always: () => [],
  }),
  constraint('uneven-prime-time', 4, {
    kind: 'tally',
    depends: 'time',
    buckets: ({ session, slot }) => (slot.attraction === 'prime' ? circles(session) : []),
    price: (problem) => {
      const size = sizes(problem)
      const share = problem.slots.filter((slot) => slot.attraction === 'prime').length / problem.slots.length
      return (bucket, count) => Math.max(0, Math.floor((size.get(bucket) ?? 0) * share * 0.8) - count)
    },
    always: (problem) => [...sizes(problem).keys()],
  }),
  constraint('theme-changes-room', 1, {
    kind: 'tally',
    depends: 'day-and-room',
    buckets: ({ session, day, room }) => (session.themes[0] ? [`${session.themes[0]}|${day.id}|${room.id}`] : []),
    price: () => (_bucket, count) => (count === 1 ? 1 : 0),
    always: () => [],
  }),
  constraint('slot-in-one-language', 2, {
    kind: 'tally',
    depends: 'time',
    buckets: ({ session, slot }) => [`${slot.id}|${session.language}`],
    price: (problem) => (_bucket, count) => (problem.rooms.length > 2 && count >= problem.rooms.length ? 1 : 0),
    always: () => [],
  }),
]
