import { conflictTable, coursesOfLectures, type Instance } from './instance.ts'

export type Tables = ReturnType<typeof tablesOf>

/**
 * An instance as flat tables of numbers, for a search that looks at them millions of times a second.
 * Lists of different lengths lie end to end: `xFrom[i]` and `xCount[i]` say where the list of i is.
 */
export function tablesOf(instance: Instance) {
  const { days, periodsPerDay } = instance
  const courses = instance.courses.length
  const periods = days * periodsPerDay
  const courseOf = coursesOfLectures(instance)
  const realRooms = instance.rooms.length
  // Lectures that no cell is left for go to extra rooms, so that a full week can still be searched.
  const rooms = Math.max(realRooms, Math.ceil(courseOf.length / periods))
  const mustDiffer = conflictTable(instance)
  for (let c = 0; c < courses; c++) mustDiffer[c * courses + c] = 1

  const forbidden = new Uint8Array(courses * periods)
  const missingSeats = new Int32Array(courses * rooms)
  const inCurriculum = new Uint8Array(courses * instance.curricula.length)
  instance.courses.forEach((course, c) => {
    for (const period of course.forbidden) forbidden[c * periods + period] = 1
    instance.rooms.forEach((room, r) => {
      missingSeats[c * rooms + r] = Math.max(0, course.students - room.capacity)
    })
  })
  instance.curricula.forEach((curriculum, q) => {
    for (const c of curriculum.courses) inCurriculum[c * instance.curricula.length + q] = 1
  })

  const everyCourse = [...instance.courses.keys()]
  const everyPeriod = Array.from({ length: periods }, (_, period) => period)
  const open = everyCourse.map((c) => {
    const list = everyPeriod.filter((period) => !forbidden[c * periods + period])
    return list.length > 0 ? list : everyPeriod
  })
  const rivals = everyCourse.map((c) => everyCourse.filter((d) => mustDiffer[c * courses + d]))
  const groups = everyCourse.map((c) =>
    [...instance.curricula.keys()].filter((q) => inCurriculum[c * instance.curricula.length + q]),
  )
  const companions = groups.map((list, c) =>
    [...new Set(list.flatMap((q) => instance.curricula[q]!.courses))].filter(
      (d) => d !== c && instance.courses[d]!.lectures > 0,
    ),
  )
  // Rooms with seats for everybody; where there is none, those that leave the fewest standing.
  const fitting = everyCourse.map((c) => {
    const missing = Array.from(missingSeats.subarray(c * rooms, c * rooms + realRooms))
    const least = Math.min(...missing)
    const list = [...missing.keys()].filter((room) => missing[room] === least)
    return list.length > 0 ? list : Array.from({ length: rooms }, (_, room) => room)
  })
  const firstLecture = new Int32Array(courses)
  for (let c = 1; c < courses; c++) firstLecture[c] = firstLecture[c - 1]! + instance.courses[c - 1]!.lectures

  const [openPeriods, openFrom, openCount] = endToEnd(open)
  const [rivalList, rivalFrom, rivalCount] = endToEnd(rivals)
  const [groupList, groupFrom, groupCount] = endToEnd(groups)
  const [fittingList, fittingFrom, fittingCount] = endToEnd(fitting)
  const [companionList, companionFrom, companionCount] = endToEnd(companions)
  return {
    lectures: courseOf.length,
    courses,
    periods,
    days,
    rooms,
    realRooms,
    curricula: instance.curricula.length,
    /** Width of a row of padded periods: one empty place before each day, and room to look two places further. */
    span: 3 + days * (periodsPerDay + 1),
    placeOf: Int32Array.from(
      everyPeriod,
      (p) => 2 + Math.floor(p / periodsPerDay) * (periodsPerDay + 1) + (p % periodsPerDay),
    ),
    dayOf: Int32Array.from(everyPeriod, (p) => Math.floor(p / periodsPerDay)),
    isExtraRoom: Uint8Array.from({ length: rooms }, (_, room) => (room < realRooms ? 0 : 1)),
    courseOf,
    firstLecture,
    lectureCount: Int32Array.from(instance.courses, (course) => course.lectures),
    minDays: Int32Array.from(instance.courses, (course) => course.minWorkingDays),
    forbidden,
    missingSeats,
    mustDiffer,
    inCurriculum,
    openPeriods,
    openFrom,
    openCount,
    /** Courses that must not be taught at the same time, the course itself among them. */
    rivals: rivalList,
    rivalFrom,
    rivalCount,
    /** Curricula of each course. */
    groups: groupList,
    groupFrom,
    groupCount,
    /** Rooms with seats enough for each course. */
    fittingRooms: fittingList,
    fittingFrom,
    fittingCount,
    /** Courses that share a curriculum. */
    companions: companionList,
    companionFrom,
    companionCount,
  }
}

function endToEnd(lists: number[][]): [all: Int32Array, from: Int32Array, count: Int32Array] {
  const count = Int32Array.from(lists, (list) => list.length)
  const from = new Int32Array(lists.length)
  for (let i = 1; i < lists.length; i++) from[i] = from[i - 1]! + count[i - 1]!
  return [Int32Array.from(lists.flat()), from, count]
}
