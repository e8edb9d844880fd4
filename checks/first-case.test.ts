import { expect, test } from 'vitest'
import { namesFirstCase } from './first-case.ts'
import { filesUnder, read } from './sources.ts'

test('no forum, no year and no city of the first edition stands in the program', () => {
  const files = filesUnder('src', /\.(tsx?|json)$/)
  expect(files.length).toBeGreaterThan(300)
  expect(files.flatMap((file) => namesFirstCase(file, read(file)))).toEqual([])
})

test.each([
  ["const prefix = 'OCP22'", true],
  ["if (kind === 'workshop_request') makeSession()", true],
  ["const at = new Date('2022-06-01')", true],
  ['"lead": "With the time in Geneva."', true],
  ["const docs = 'https://example.org/wsis'", true],
  ['/** A reference such as OCP22-0005. */', false],
  ['const a = 1 // as in 2022', false],
  ['const wide = 20220', false],
])('%s is found: %s', (line, found) => {
  expect(namesFirstCase('src/review/actions.ts', line)).toHaveLength(found ? 1 : 0)
})

test('the demonstration tells its edition’s story without holding any of it', () => {
  expect(namesFirstCase('src/demo/steps.ts', "{ code: 'open', at: new Date('2022-02-14T09:20:00Z') }")).toHaveLength(1)
})
