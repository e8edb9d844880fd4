import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { collisions, type Instance, readInstance } from './public.ts'

const samples = new URL('./samples/', import.meta.url)

/** Two days of two periods, two rooms; every course has a teacher of its own, one lecture and all periods. */
function aWeek(courses: Record<string, Partial<Instance['courses'][number]>>, curricula: string[][] = []): Instance {
  const ids = Object.keys(courses)
  return {
    name: 'a week',
    days: 2,
    periodsPerDay: 2,
    rooms: [
      { id: 'A', capacity: 10 },
      { id: 'B', capacity: 10 },
    ],
    courses: ids.map((id) => ({
      id,
      teacher: `teacher of ${id}`,
      lectures: 1,
      minWorkingDays: 1,
      students: 5,
      forbidden: [],
      ...courses[id],
    })),
    curricula: curricula.map((members, q) => ({ id: `q${q}`, courses: members.map((id) => ids.indexOf(id)) })),
  }
}

test.each(readdirSync(samples).filter((name) => name.endsWith('.ctt')))('nothing collides in %s', (name) => {
  expect(collisions(readInstance(readFileSync(new URL(name, samples), 'utf8')))).toEqual([])
})

test('more lectures than cells: the whole week is too small', () => {
  expect(collisions(aWeek({ law: { lectures: 3 }, art: { lectures: 3 }, sea: { lectures: 3 } }))).toEqual([
    { code: 'week-too-small', courses: ['law', 'art', 'sea'], needed: 9, available: 8 },
  ])
})

test('courses that may only use the same few periods fill their rooms, though the week has other cells', () => {
  const mornings = { forbidden: [1, 3] }
  const week = aWeek({ law: { lectures: 2, ...mornings }, art: { lectures: 2, ...mornings }, sea: mornings, air: {} })
  expect(collisions(week)).toEqual([
    { code: 'week-too-small', courses: ['law', 'art', 'sea'], needed: 5, available: 4 },
  ])
})

test('a course with more lectures than open periods', () => {
  expect(collisions(aWeek({ law: { lectures: 2, forbidden: [0, 1, 3] }, art: {} }))).toEqual([
    { code: 'course-too-long', course: 'law', needed: 2, available: 1 },
  ])
})

test('a teacher whose courses want the same periods, without the courses that have others', () => {
  const week = aWeek({
    law: { teacher: 'Noor', lectures: 2, forbidden: [0, 1] },
    art: { teacher: 'Noor', forbidden: [0, 1] },
    sea: { teacher: 'Noor' },
  })
  expect(collisions(week)).toEqual([
    { code: 'teacher-overbooked', teacher: 'Noor', courses: ['law', 'art'], needed: 3, available: 2 },
  ])
})

test('a curriculum with more lectures than the week has periods', () => {
  const week = aWeek({ law: { lectures: 2 }, art: { lectures: 2 }, sea: {} }, [['law', 'art', 'sea']])
  expect(collisions(week)).toEqual([
    { code: 'curriculum-too-long', curriculum: 'q0', courses: ['law', 'art', 'sea'], needed: 5, available: 4 },
  ])
})

test('three courses that exclude each other in pairs, by curricula and a teacher', () => {
  const week = aWeek(
    { law: { teacher: 'Noor', lectures: 2 }, art: { teacher: 'Noor', lectures: 2 }, sea: { lectures: 1 } },
    [
      ['law', 'sea'],
      ['art', 'sea'],
    ],
  )
  expect(collisions(week)).toEqual([
    { code: 'courses-exclude-each-other', courses: ['law', 'art', 'sea'], needed: 5, available: 4 },
  ])
})

test('a week that is exactly full has no collision', () => {
  const full = { lectures: 4 }
  expect(collisions(aWeek({ law: full, art: full }))).toEqual([])
})
