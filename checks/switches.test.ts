import { expect, test } from 'vitest'
import { filesUnder, read } from './sources.ts'
import { guessesIn, idleReasons } from './switches.ts'

test('a switch over a union names every case; only one over what is open has a default', () => {
  const sources = filesUnder('src', /(?<!\.test)\.tsx?$/)
  expect(sources.flatMap((file) => guessesIn(file, read(file)))).toEqual([])
  expect(idleReasons(read)).toEqual([])
})

test.each([
  ['switch (q.type) {\n  default:\n    return 1\n}', ['src/a/b.ts:2: default:']],
  ['switch (q.type) {\n  case 1:\n    return { default: 1 }\n}', []],
])('in %j the guesses are %j', (source, found) => {
  expect(guessesIn('src/a/b.ts', source)).toEqual(found)
})
