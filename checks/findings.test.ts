import { expect, test } from 'vitest'
import { filesUnder, read } from './sources.ts'

const TABLES = [
  'decisions/0014-findings-of-the-desk.md',
  'decisions/0015-what-submitters-found.md',
  'decisions/0016-what-an-attack-found.md',
]

/** Titles stand in quotation marks; the table of the desk has them after the file they stand in, parted by dots. */
const titlesIn = (table: string): string[] =>
  table.includes('`: ')
    ? [...table.matchAll(/`[\w-]+\.test`(?: \(plan\))?: ([^`|]+?)(?= · `| \||$)/gm)].flatMap(([, some = '']) =>
        some.split(' · '),
      )
    : [...table.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title)

/** The text of all tests there are. */
const tests = (): string =>
  ['src', 'checks', 'journeys']
    .flatMap((folder) => filesUnder(folder, /\.test\.tsx?$/))
    .map(read)
    .join('\n')

test.each(TABLES)('every test that %s names is there under its title', (table) => {
  const titles = titlesIn(read(table))
  const there = tests()
  expect(titles.length).toBeGreaterThan(20)
  expect(titles.filter((title) => !title.split('…').every((part) => there.includes(part.trim())))).toEqual([])
})
