import { expect, test } from 'vitest'
import { filesUnder, read } from './sources.ts'
import { breachOfCaller, callsStore, idleCallers, isStore, SCOPELESS_STILL, scopeless } from './stores.ts'

const files = filesUnder('src', /(?<!\.test)\.tsx?$/).filter((file) => !file.includes('/testing/'))
const sources = new Map(files.map((file) => [file, read(file)]))

test('acts are the callers of stores; who else calls one says why', () => {
  expect([...sources].flatMap(([file, source]) => breachOfCaller(file, source) ?? [])).toEqual([])
  expect(idleCallers(sources)).toEqual([])
})

test('every function of a store takes the scope of an edition, or says why it needs none', () => {
  const over = [...sources]
    .filter(([file]) => isStore(file))
    .map(([file, source]) => ({ file, names: scopeless(source) }))
    .filter(({ file, names }) => names.length > (SCOPELESS_STILL[file] ?? 0))
  expect(over).toEqual([])
})

test.each([
  ["import { addCall } from './store.ts'", true],
  ["import * as store from '../plan/lock-store.ts'", true],
  ["export { addCall } from './store.ts'", true],
  ["import type { Owner } from './store.ts'", false],
  ["import { type Owner } from './store.ts'", false],
  ["import { restore } from './restore.ts'", false],
])('%s calls a store: %s', (source, calls) => {
  expect(callsStore(source)).toBe(calls)
  expect(breachOfCaller('src/review/some.ts', source)).toBe(
    calls ? 'src/review/some.ts calls a store and is no act' : null,
  )
  expect(breachOfCaller('src/review/some.ts', `${source}\nexport const a = defineAct({})`)).toBe(null)
})

test.each([
  ['export async function a(tx: Tx, edition: EditionScope): Promise<void> {', []],
  ['/** Does. Without a scope: people have none. */\nexport const a = (tx: Tx, id: string) => 1', []],
  ['/** Does. */\nexport const a = (tx: Tx, editionId: string) => 1', ['a']],
  ['export async function b(\n  tx: Tx,\n  { id }: { id: string },\n): Promise<void> {', ['b']],
  ['// Without a scope, all of it: people have none.\nexport const a = (tx: Tx) => 1', []],
])('in %j without a scope and a reason are %j', (source, names) => {
  expect(scopeless(source)).toEqual(names)
})
