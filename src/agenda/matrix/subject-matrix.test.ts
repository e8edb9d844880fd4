import { expect, test } from 'vitest'
import { anAgendaEntry } from '../samples.ts'
import { type Line, shadeOf, subjectMatrix } from './subject-matrix.ts'

const line = (vocabulary: string, term: string): Line => ({
  facet: vocabulary,
  term,
  subject: `${vocabulary} ${term}`,
  label: term,
  name: term,
})
const [c1, c2] = [line('action_lines', 'C1'), line('action_lines', 'C2')]
const [s4, s9] = [line('sdgs', '4'), line('sdgs', '9')]

test('a session stands in every cell of its subjects, once in each sum; what is called off stands in none', () => {
  const entries = [
    anAgendaEntry({ number: 1, subjects: ['action_lines C1', 'sdgs 4', 'sdgs 9'] }),
    anAgendaEntry({ number: 2, subjects: ['action_lines C1', 'sdgs 4'] }),
    anAgendaEntry({ number: 3, subjects: ['sdgs 9'], standing: 'unplaced' }),
    anAgendaEntry({ number: 4, subjects: ['action_lines C2', 'sdgs 9'], standing: 'cancelled' }),
  ]
  const { count } = subjectMatrix(entries, [c1, c2], [s4, s9])
  const table = [c1, c2, null].map((row) => [s4, s9, null].map((column) => count(row, column)))
  expect(table).toEqual([
    [2, 1, 2],
    [0, 0, 0],
    [2, 2, 3],
  ])
})

test('shades begin at one, and darken as the key of colours says', () => {
  expect([0, 1, 2, 3, 4, 6, 7, 10, 11, 400].map(shadeOf)).toEqual([0, 1, 2, 2, 3, 3, 4, 4, 5, 5])
})
