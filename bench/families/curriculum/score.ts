import { conflictTable, coursesOfLectures, type Instance, type Plan } from './instance.ts'

/** Violations and costs of a plan, formulation UD2 (Di Gaspero, McCollum, Schaerf 2007). */
export type Score = {
  /** Hard, all must be 0. Lectures without a place, and pairs of lectures of one course in one period. */
  lectures: number
  /** Lectures beyond the first in one room and period. */
  roomOccupancy: number
  /** Pairs of lectures in one period whose courses share a teacher or a curriculum. */
  conflicts: number
  /** Lectures in a period their course cannot use. */
  availability: number
  /** Soft, as costs: 1 a student without a seat, 5 a missing day, 2 a lonely lecture, 1 a room beyond the first. */
  roomCapacity: number
  minWorkingDays: number
  curriculumCompactness: number
  roomStability: number
  /** Sum of the four hard counts. */
  violations: number
  /** Sum of the four soft costs. */
  cost: number
}

/** Costs of the soft constraints of UD2 for one unit of each; a missing seat costs 1. */
export const PRICE = { missingDay: 5, lonelyLecture: 2, extraRoom: 1 }

/** Counts every part from nothing: slow, plain, and what the search's running counts are tested against. */
export function score(instance: Instance, plan: Plan): Score {
  const { days, periodsPerDay, courses } = instance
  const courseOf = coursesOfLectures(instance)
  const conflict = conflictTable(instance)
  const placed = [...courseOf.keys()].filter((lecture) => plan.periods[lecture]! >= 0)
  const of = (course: number) => placed.filter((lecture) => courseOf[lecture] === course)

  let lectures = courseOf.length - placed.length
  let conflicts = 0
  for (const a of placed)
    for (const b of placed) {
      if (a >= b || plan.periods[a] !== plan.periods[b]) continue
      if (courseOf[a] === courseOf[b]) lectures++
      else conflicts += conflict[courseOf[a]! * courses.length + courseOf[b]!]!
    }
  const cells = new Set(placed.map((lecture) => plan.periods[lecture]! * instance.rooms.length + plan.rooms[lecture]!))
  const roomOccupancy = placed.length - cells.size
  const availability = placed.filter((l) => courses[courseOf[l]!]!.forbidden.includes(plan.periods[l]!)).length

  let roomCapacity = 0
  for (const lecture of placed) {
    const { students } = courses[courseOf[lecture]!]!
    roomCapacity += Math.max(0, students - instance.rooms[plan.rooms[lecture]!]!.capacity)
  }
  let minWorkingDays = 0
  let roomStability = 0
  courses.forEach((course, c) => {
    const used = new Set(of(c).map((lecture) => Math.floor(plan.periods[lecture]! / periodsPerDay)))
    minWorkingDays += PRICE.missingDay * Math.max(0, course.minWorkingDays - used.size)
    roomStability += PRICE.extraRoom * Math.max(0, new Set(of(c).map((lecture) => plan.rooms[lecture])).size - 1)
  })
  let curriculumCompactness = 0
  for (const curriculum of instance.curricula) {
    const counts = new Int32Array(days * periodsPerDay)
    for (const course of curriculum.courses) for (const lecture of of(course)) counts[plan.periods[lecture]!]!++
    counts.forEach((count, period) => {
      const place = period % periodsPerDay
      const before = place > 0 && counts[period - 1]! > 0
      const after = place < periodsPerDay - 1 && counts[period + 1]! > 0
      if (!before && !after) curriculumCompactness += PRICE.lonelyLecture * count
    })
  }
  return {
    lectures,
    roomOccupancy,
    conflicts,
    availability,
    roomCapacity,
    minWorkingDays,
    curriculumCompactness,
    roomStability,
    violations: lectures + roomOccupancy + conflicts + availability,
    cost: roomCapacity + minWorkingDays + curriculumCompactness + roomStability,
  }
}
