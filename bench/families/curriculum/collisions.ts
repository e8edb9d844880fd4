import { conflictTable, type Instance } from './instance.ts'

/**
 * Courses whose lectures cannot all be placed, by counting: they need `needed` cells or periods, and all that are open
 * to them together are `available`. Courses are named by their ids.
 */
export type Collision =
  | { code: 'week-too-small'; courses: string[]; needed: number; available: number }
  | { code: 'course-too-long'; course: string; needed: number; available: number }
  | { code: 'teacher-overbooked'; teacher: string; courses: string[]; needed: number; available: number }
  | { code: 'curriculum-too-long'; curriculum: string; courses: string[]; needed: number; available: number }
  | { code: 'courses-exclude-each-other'; courses: string[]; needed: number; available: number }

/**
 * Looks for reasons why no timetable can be without hard violations: courses that exclude each other (one course, one
 * teacher's, one curriculum's, or such a group widened by others that meet none of it) against their open periods, and
 * all lectures against the cells of the week. Each group is checked exactly, by Hall's theorem (1935). An empty list
 * is no promise: whether a feasible timetable exists is as hard to decide as colouring a graph.
 */
export function collisions(instance: Instance): Collision[] {
  const { courses, rooms, curricula } = instance
  const everyCourse = [...courses.keys()]
  const found: Collision[] = []
  const shortage = (group: number[], capacity = 1) => {
    const short = shortOfPeriods(instance, group, capacity)
    return short && { ...short, courses: short.courses.map((c) => courses[c]!.id) }
  }

  for (const c of everyCourse) {
    const short = shortage([c])
    if (short) {
      const { needed, available } = short
      found.push({ code: 'course-too-long', course: courses[c]!.id, needed, available })
    }
  }
  for (const teacher of new Set(courses.map((course) => course.teacher))) {
    const short = shortage(everyCourse.filter((c) => courses[c]!.teacher === teacher))
    if (short && short.courses.length > 1) found.push({ code: 'teacher-overbooked', teacher, ...short })
  }
  for (const { id, courses: members } of curricula) {
    const short = shortage([...new Set(members)])
    if (short && short.courses.length > 1) found.push({ code: 'curriculum-too-long', curriculum: id, ...short })
  }
  if (found.length === 0)
    for (const group of widened(instance)) {
      const short = shortage(group)
      if (!short) continue
      found.push({ code: 'courses-exclude-each-other', ...short })
      break
    }
  const short = shortage(everyCourse, rooms.length)
  if (short && !found.some(({ code }) => code === 'course-too-long')) found.push({ code: 'week-too-small', ...short })
  return found
}

/** Each teacher's and each curriculum's courses, with as many others as exclude all of them; longest courses first. */
function widened({ courses, curricula, ...rest }: Instance): number[][] {
  const conflict = conflictTable({ courses, curricula, ...rest })
  const byLength = [...courses.keys()].sort((a, b) => courses[b]!.lectures - courses[a]!.lectures)
  const groups = [...curricula.map(({ courses: members }) => members), ...courses.map((_, c) => [c])]
  return groups.map((members) => {
    const group = [...new Set(members)]
    for (const c of byLength)
      if (!group.includes(c) && group.every((d) => conflict[c * courses.length + d])) group.push(c)
    return group
  })
}

/**
 * Matches lectures with open periods, `capacity` lectures a period and of one course one. If a lecture finds no period,
 * the courses that compete for its periods are the reason: together they need more than all their periods can give.
 */
function shortOfPeriods(
  { courses, days, periodsPerDay }: Instance,
  group: number[],
  capacity: number,
): { courses: number[]; needed: number; available: number } | undefined {
  const everyPeriod = Array.from({ length: days * periodsPerDay }, (_, period) => period)
  const open = new Map(group.map((c) => [c, everyPeriod.filter((period) => !courses[c]!.forbidden.includes(period))]))
  const taughtIn = everyPeriod.map(() => new Set<number>())
  for (const c of group)
    for (let lecture = 0; lecture < courses[c]!.lectures; lecture++) {
      const competing = new Set<number>()
      if (findPeriod(c, open, taughtIn, capacity, new Set(), competing)) continue
      const members = [...competing].sort((a, b) => a - b)
      const crowd = everyPeriod.map((period) => members.filter((m) => open.get(m)!.includes(period)).length)
      return {
        courses: members,
        needed: members.reduce((sum, m) => sum + courses[m]!.lectures, 0),
        available: crowd.reduce((sum, count) => sum + Math.min(count, capacity), 0),
      }
    }
  return undefined
}

/** Finds a period for one lecture more of a course, if need be by sending others on (an augmenting path). */
function findPeriod(
  course: number,
  open: Map<number, number[]>,
  taughtIn: Set<number>[],
  capacity: number,
  seen: Set<number>,
  competing: Set<number>,
): boolean {
  competing.add(course)
  for (const period of open.get(course)!) {
    const taught = taughtIn[period]!
    if (seen.has(period) || taught.has(course)) continue
    seen.add(period)
    if (taught.size < capacity) {
      taught.add(course)
      return true
    }
    for (const holder of [...taught]) {
      taught.delete(holder)
      taught.add(course)
      if (findPeriod(holder, open, taughtIn, capacity, seen, competing)) return true
      taught.delete(course)
      taught.add(holder)
    }
  }
  return false
}
