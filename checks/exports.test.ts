import { expect, test } from 'vitest'
import { exportsOf, IDLE_STILL, idleExports, READY, takenBy } from './exports.ts'
import { filesUnder, read } from './sources.ts'

const isTest = (file: string) => /\.test\.tsx?$|\/testing\/|^(?:bench|checks|journeys)\//.test(file)
const files = ['src', 'bench', 'checks', 'journeys'].flatMap((folder) => filesUnder(folder, /\.tsx?$/))

test('what is exported is taken somewhere, a test at least', () => {
  const sources = new Map([...files, 'vite.config.ts', 'vitest.config.ts'].map((file) => [file, read(file)]))
  const idle = idleExports(
    sources,
    (file) => file.startsWith('src/') && !isTest(file) && !file.endsWith('/db/schema.ts'),
  ).filter(({ file, name }) => !READY[file]?.includes(name))
  const modules = Map.groupBy(idle, ({ file }) => file.split('/')[1] as string)
  const over = [...modules].filter(([name, of]) => of.length > (IDLE_STILL[name] ?? 0))
  expect(over.flatMap(([, of]) => of.map(({ file, name }) => `${file}: ${name}`))).toEqual([])
})

test('every way of exporting and taking is seen', () => {
  const door =
    "export const a = 1\nexport async function b() {}\nexport type { C, D as E } from './d.ts'\nexport interface F {}"
  expect(exportsOf('src/a/public.ts', door).map(({ name }) => name)).toEqual(['a', 'b', 'F', 'C', 'E'])
  const taker =
    "import { type A, b as c } from '../a/public.ts'\nimport * as all from './d.ts'\nexport { f } from './g.ts'"
  expect(takenBy('src/b/x.ts', taker)).toEqual([
    { file: 'src/a/public.ts', name: 'A' },
    { file: 'src/a/public.ts', name: 'b' },
    { file: 'src/b/g.ts', name: 'f' },
    { file: 'src/b/d.ts', name: '*' },
  ])
})

test('an export nobody takes is idle, also at a door that only hands it on', () => {
  const sources = new Map([
    ['src/a/a.ts', 'export const used = 1\nexport const idle = 2'],
    ['src/a/public.ts', "export { used } from './a.ts'"],
  ])
  expect(idleExports(sources, () => true)).toEqual([
    { file: 'src/a/a.ts', name: 'idle' },
    { file: 'src/a/public.ts', name: 'used' },
  ])
})
