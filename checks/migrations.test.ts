import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { contentOf, faultsOfOrder, ORDER } from './migrations.ts'
import { filesUnder, read } from './sources.ts'

test('the next migration sorts last, and none that has landed is changed', () => {
  const files = filesUnder('migrations', /\.sql$/).map((file) => file.slice('migrations/'.length))
  expect(files.length).toBeGreaterThan(10)
  expect(faultsOfOrder(read(ORDER), files, contentOf)).toEqual([])
})

const line = (file: string, content = file) => `${createHash('sha256').update(content).digest('hex')}  ${file}\n`

test.each([
  [
    'a number before one that has landed',
    line('0002_b.sql') + line('0001_a.sql'),
    /0001_a.sql is listed after 0002_b.sql/,
  ],
  ['a file nobody listed', line('0001_a.sql'), /0002_b.sql is not listed/],
  ['a file that was changed after it landed', line('0001_a.sql', 'old') + line('0002_b.sql'), /0001_a.sql differs/],
  [
    'a file that is gone',
    line('0001_a.sql') + line('0002_b.sql') + line('0003_c.sql'),
    /0003_c.sql is listed and missing/,
  ],
])('%s is found', (_, list, why) => {
  const faults = faultsOfOrder(list, ['0001_a.sql', '0002_b.sql'], (file) => file)
  expect(faults).toEqual([expect.stringMatching(why)])
})
