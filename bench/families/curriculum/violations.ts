import { conflictTable, coursesOfLectures, type Instance, type Plan } from './instance.ts'

/** A hard violation of a plan by name; days and periods count from 0, as in the competition's files. */
export type Violation =
  | { code: 'lecture-unplaced'; course: string }
  | { code: 'period-forbidden'; course: string; day: number; period: number }
  | { code: 'room-taken-twice'; courses: [string, string]; room: string; day: number; period: number }
  | { code: 'courses-clash'; courses: [string, string]; day: number; period: number }

/** Every hard violation of a plan: who, where and when. A course that meets itself is named twice. */
export function violations(instance: Instance, plan: Plan): Violation[] {
  const { courses, rooms, periodsPerDay } = instance
  const courseOf = coursesOfLectures(instance)
  const conflict = conflictTable(instance)
  const found: Violation[] = []
  for (const [a, c] of courseOf.entries()) {
    const course = courses[c]!
    const at = plan.periods[a]!
    if (at < 0) {
      found.push({ code: 'lecture-unplaced', course: course.id })
      continue
    }
    const when = { day: Math.floor(at / periodsPerDay), period: at % periodsPerDay }
    if (course.forbidden.includes(at)) found.push({ code: 'period-forbidden', course: course.id, ...when })
    for (const [b, d] of courseOf.subarray(0, a).entries()) {
      if (plan.periods[b] !== at) continue
      const both: [string, string] = [courses[d]!.id, course.id]
      const room = rooms[plan.rooms[a]!]!.id
      if (plan.rooms[a] === plan.rooms[b]) found.push({ code: 'room-taken-twice', courses: both, room, ...when })
      if (c === d || conflict[c * courses.length + d]) found.push({ code: 'courses-clash', courses: both, ...when })
    }
  }
  return found
}
