import { expect, test } from 'vitest'
import { anAgendaEntry } from '../samples.ts'
import { type CountedBy, sessionCounts } from './session-counts.ts'

const by: CountedBy = {
  code: 'language',
  name: 'Language',
  values: ['ar', 'en', 'zh'].map((value) => ({ value, name: value, href: `?language=${value}` })),
  of: ({ workingLanguages }) => workingLanguages,
}

test('a session counts once under each of its values, one without any is not said, what is called off counts nowhere', () => {
  const [counted] = sessionCounts(
    [
      anAgendaEntry({ number: 1, workingLanguages: ['en', 'ar', 'en'] }),
      anAgendaEntry({ number: 2, workingLanguages: ['en'], standing: 'unplaced' }),
      anAgendaEntry({ number: 3, workingLanguages: [] }),
      anAgendaEntry({ number: 4, workingLanguages: ['zh'], standing: 'cancelled' }),
    ],
    [by],
  )
  expect(counted?.lines.map(({ name, count }) => [name, count])).toEqual([
    ['ar', 1],
    ['en', 2],
    ['zh', 0],
    [null, 1],
  ])
})

test('where all sessions say something nothing is said of those that do not', () => {
  const [counted] = sessionCounts([anAgendaEntry({ number: 1, workingLanguages: ['zh'] })], [by])
  expect(counted?.lines.map(({ value }) => value)).toEqual(['ar', 'en', 'zh'])
})
