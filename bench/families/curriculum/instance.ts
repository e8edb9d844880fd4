/** A course-timetabling problem: lectures of courses go to periods and rooms of one week. */
export type Instance = {
  name: string
  days: number
  periodsPerDay: number
  courses: Course[]
  rooms: { id: string; capacity: number }[]
  /** Groups of courses some students take together; `courses` are positions in the list of courses. */
  curricula: { id: string; courses: number[] }[]
}

export type Course = {
  id: string
  teacher: string
  lectures: number
  minWorkingDays: number
  students: number
  /** Periods (day * periodsPerDay + period of the day) in which the course cannot be taught. */
  forbidden: number[]
}

/** Where every lecture is: lectures are numbered course by course. -1 for a lecture without a place. */
export type Plan = { periods: Int32Array; rooms: Int32Array }

/** For each lecture, the course it belongs to. */
export function coursesOfLectures(instance: Instance): Int32Array {
  return Int32Array.from(instance.courses.flatMap((course, c) => Array<number>(course.lectures).fill(c)))
}

/** A table of courses x courses: 1 where two different courses share a teacher or a curriculum. */
export function conflictTable(instance: Instance): Uint8Array {
  const count = instance.courses.length
  const table = new Uint8Array(count * count)
  const mark = (a: number, b: number) => {
    if (a !== b) table[a * count + b] = 1
  }
  for (const { courses } of instance.curricula) for (const a of courses) for (const b of courses) mark(a, b)
  for (let a = 0; a < count; a++)
    for (let b = 0; b < count; b++) if (instance.courses[a]!.teacher === instance.courses[b]!.teacher) mark(a, b)
  return table
}
