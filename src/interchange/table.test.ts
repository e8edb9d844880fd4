import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded, unguarded } from './table.ts'
import { anEvent, aSchedule, guidNumber } from './testing/samples.ts'
import { sessionsCsv } from './write/csv.ts'
import { sessionTable } from './write/table.ts'

const signs = fc.string({
  unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ',', ';', '|', '"', "'", ' ', 'a', '1', '＝', 'م', '中'),
})

test('no part of a cell begins a formula, whichever separator it is cut at', () => {
  fc.assert(
    fc.property(signs, (text) => {
      for (const separator of [/,/, /;/, /\t/, /\|/, /[\r\n]/, /[,;\t|\r\n]/])
        for (const part of guarded(text).split(separator))
          expect(part.replace(/^["\s]*/, '')).not.toMatch(/^[=+\-@＝＋－＠]/)
    }),
    { numRuns: 2_000 },
  )
})

test('a guarded cell read back is the cell as it was', () => {
  fc.assert(
    fc.property(signs, (text) => {
      expect(unguarded(guarded(text))).toBe(text)
    }),
    { numRuns: 2_000 },
  )
})

test('each cell says one thing: times as ISO beside the local clock, people in columns of their own', () => {
  const people = ['Ada', 'Ben'].map(
    (name, n) =>
      ({ ...anEvent().people[0], name, guid: guidNumber(n + 1) }) as ReturnType<typeof anEvent>['people'][number],
  )
  const { heading, rows } = sessionTable(aSchedule([anEvent({ people })]))
  const cell = (name: string) => rows[0]?.[heading.indexOf(name)]
  expect(
    [
      'date_local',
      'start_local',
      'end_local',
      'start',
      'zone',
      'room',
      'person_1_name',
      'person_2_name',
      'person_2_role',
    ].map(cell),
  ).toEqual([
    '2027-06-01',
    '09:00',
    '10:30',
    '2027-06-01T09:00:00+02:00',
    'Europe/Zurich',
    'Room A',
    'Ada',
    'Ben',
    'moderator',
  ])
})

test('the file begins with a byte order mark and has as many cells in every row', () => {
  const csv = sessionsCsv(
    aSchedule([anEvent({ title: 'مرحبا; "=1+1"' }), anEvent({ guid: guidNumber(2), id: 2, people: [] })]),
  )
  expect(csv.startsWith('\uFEFF"guid",')).toBe(true)
  expect(csv).toContain(`"مرحبا; ""'=1+1"""`)
  expect(
    new Set(
      csv
        .trim()
        .split('\r\n')
        .map((row) => row.split('","').length),
    ).size,
  ).toBe(1)
})
