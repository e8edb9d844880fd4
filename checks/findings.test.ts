import { expect, test } from 'vitest'
import { filesUnder, read } from './sources.ts'

const TABLES = ['decisions/0015-what-submitters-found.md', 'decisions/0016-what-an-attack-found.md']

/** The text of all tests there are. */
const tests = (): string =>
  ['src', 'checks', 'journeys']
    .flatMap((folder) => filesUnder(folder, /\.test\.tsx?$/))
    .map(read)
    .join('\n')

test.each(TABLES)('every test that %s names is there under its title', (table) => {
  const titles = [...read(table).matchAll(/“([^”]+)”/g)].map(([, title = '']) => title)
  const there = tests()
  expect(titles.length).toBeGreaterThan(20)
  expect(titles.filter((title) => !there.includes(title))).toEqual([])
})
