import { type Course, coursesOfLectures, type Instance, type Plan } from './instance.ts'

/**
 * Reads the `.ctt` format of the Second International Timetabling Competition, track 3 (Di Gaspero, McCollum,
 * Schaerf 2007). Throws, naming the line's words, where the file is not of that format.
 */
export function readInstance(text: string): Instance {
  const lines = text.split(/\r?\n/).map((line) => line.trim().split(/\s+/))
  const header = (name: string) => {
    const words = lines.find(([first]) => first === `${name}:`)
    if (!words?.[1]) throw new Error(`not a .ctt file: no line "${name}:"`)
    return words[1]
  }
  const days = wholeNumber(header('Days'))
  const periodsPerDay = wholeNumber(header('Periods_per_day'))
  const section = (name: string, length: number) => {
    const from = lines.findIndex((words) => words.length === 1 && words[0] === `${name}:`) + 1
    if (from === 0) throw new Error(`not a .ctt file: no section ${name}`)
    return lines
      .slice(from)
      .filter((words) => words[0] !== '')
      .slice(0, length)
  }

  const courses: Course[] = section('COURSES', wholeNumber(header('Courses'))).map((words) => ({
    id: words[0]!,
    teacher: words[1]!,
    lectures: wholeNumber(words[2]),
    minWorkingDays: wholeNumber(words[3]),
    students: wholeNumber(words[4]),
    forbidden: [],
  }))
  const courseAt = new Map(courses.map((course, c) => [course.id, c]))
  const known = (id: string | undefined) => {
    const at = courseAt.get(id ?? '')
    if (at === undefined) throw new Error(`unknown course: ${id}`)
    return at
  }
  const rooms = section('ROOMS', wholeNumber(header('Rooms'))).map((words) => ({
    id: words[0]!,
    capacity: wholeNumber(words[1]),
  }))
  const curricula = section('CURRICULA', wholeNumber(header('Curricula'))).map((words) => ({
    id: words[0]!,
    courses: words.slice(2, 2 + wholeNumber(words[1])).map(known),
  }))
  for (const words of section('UNAVAILABILITY_CONSTRAINTS', wholeNumber(header('Constraints'))))
    courses[known(words[0])]!.forbidden.push(wholeNumber(words[1]) * periodsPerDay + wholeNumber(words[2]))
  return { name: header('Name'), days, periodsPerDay, courses, rooms, curricula }
}

/** One line a lecture, "course room day period"; a lecture without a place has no line. */
export function writeSolution(instance: Instance, plan: Plan): string {
  const lines: string[] = []
  coursesOfLectures(instance).forEach((course, lecture) => {
    const period = plan.periods[lecture]!
    const room = instance.rooms[plan.rooms[lecture]!]
    if (period < 0 || !room) return
    const day = Math.floor(period / instance.periodsPerDay)
    lines.push(`${instance.courses[course]!.id} ${room.id} ${day} ${period % instance.periodsPerDay}`)
  })
  return `${lines.join('\n')}\n`
}

/** Reads what `writeSolution` wrote; throws at an unknown course or room, or at more lectures than the course has. */
export function readSolution(instance: Instance, text: string): Plan {
  const lectures = coursesOfLectures(instance)
  const plan = { periods: new Int32Array(lectures.length).fill(-1), rooms: new Int32Array(lectures.length).fill(-1) }
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue
    const [courseId, roomId, day, period] = line.trim().split(/\s+/)
    const course = instance.courses.findIndex(({ id }) => id === courseId)
    const room = instance.rooms.findIndex(({ id }) => id === roomId)
    const lecture = lectures.findIndex((c, l) => c === course && plan.periods[l] === -1)
    if (course < 0 || room < 0 || lecture < 0) throw new Error(`no such lecture or room: ${line}`)
    plan.periods[lecture] = wholeNumber(day) * instance.periodsPerDay + wholeNumber(period)
    plan.rooms[lecture] = room
  }
  return plan
}

function wholeNumber(word: string | undefined): number {
  if (word === undefined || !/^\d+$/.test(word)) throw new Error(`not a whole number: ${word}`)
  return Number(word)
}
