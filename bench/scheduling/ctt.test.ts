import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { readInstance, readSolution, score } from '../families/curriculum/public.ts'
import { benchCtt } from './ctt.ts'

const sample = (name: string) => fileURLToPath(new URL(`../families/curriculum/samples/${name}`, import.meta.url))

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

test('the solution that the command writes costs what it prints when it is read back', async () => {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  const out = mkdtempSync(join(tmpdir(), 'ctt-'))
  await benchCtt(['--ctt', sample('comp01.ctt'), '--seed', '3', '--moves', '100000', '--out', out])
  const instance = readInstance(readFileSync(sample('comp01.ctt'), 'utf8'))
  const { cost, violations } = score(instance, readSolution(instance, readFileSync(join(out, 'comp01.sol'), 'utf8')))
  expect(violations).toBe(0)
  expect(print.mock.calls[0]![0]).toContain(`comp01 seed 3 cost ${cost} = `)
})

test('an instance that no plan can satisfy is named with its reason, and not searched', async () => {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  const folder = mkdtempSync(join(tmpdir(), 'ctt-'))
  const file = join(folder, 'crowded.ctt')
  writeFileSync(file, readFileSync(sample('toy.ctt'), 'utf8').replace('TecCos Rosa 5', 'TecCos Rosa 21'))
  await benchCtt(['--ctt', file, '--out', folder])
  expect(print.mock.calls.flat()).toEqual([
    'crowded cannot be scheduled',
    '  {"code":"course-too-long","course":"TecCos","needed":21,"available":16}',
    '  {"code":"curriculum-too-long","curriculum":"Cur1","courses":["SceCosC","ArcTec","TecCos"],"needed":27,"available":20}',
  ])
  expect(process.exitCode).toBe(1)
})
