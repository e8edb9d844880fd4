import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readConference, score } from '../families/conference/public.ts'
import { benchCosplib } from './cosplib.ts'

test('the plan that the command writes costs what it says when it is read back', async () => {
  const out = mkdtempSync(join(tmpdir(), 'cosplib-'))
  const file = fileURLToPath(new URL('../families/conference/samples/GECCO20.json', import.meta.url))
  await benchCosplib(['--cosplib', file, '--seed', '3', '--moves', '100000', '--out', out, '--no-bound'])
  const written = JSON.parse(readFileSync(join(out, 'GECCO20.json'), 'utf8'))
  const reading = readConference(JSON.parse(readFileSync(file, 'utf8')))
  if (!reading.ok) throw new Error('the sample no longer reads')
  const { objective, misplaced } = score(reading.conference, written)
  expect(misplaced).toEqual([])
  expect(written).toMatchObject({ instance: 'GECCO20', objective })
})
