import { expect, test } from 'vitest'
import { house } from '../src/house.ts'
import { breachOfOwner, EXCUSED, OWNERS, TABLES, usesOf } from './owners.ts'
import { filesUnder, read } from './sources.ts'

const process = house.modules.map(({ name }) => name)
const sources = filesUnder('src', /(?<!\.test)\.tsx?$/).filter(
  (file) => !/\/testing\/|^src\/platform\/db\/schema\.ts$/.test(file),
)
const found = sources.flatMap((file) =>
  usesOf(read(file)).flatMap((use) => {
    const why = breachOfOwner(file.split('/')[1] as string, use, process)
    return why ? [{ file, table: use.table, why }] : []
  }),
)
const excused = (one: { file: string; table: string }) =>
  EXCUSED.some(({ file, table }) => file === one.file && table === one.table)

test('SQL follows the arrows and the owner: a module reads tables of those before it and writes its own', () => {
  expect(sources.length).toBeGreaterThan(400)
  expect(found.filter((one) => !excused(one)).map(({ file, why }) => `${file}: ${why}`)).toEqual([])
  const idle = EXCUSED.filter((one) => !found.some(({ file, table }) => file === one.file && table === one.table))
  expect(idle).toEqual([]) // what needs no excuse any more has none
})

test('every table has one owner, and every owner stands in the house', () => {
  const owned = Object.values(OWNERS).flat()
  expect(TABLES.length).toBeGreaterThan(40)
  expect(TABLES.filter((table) => owned.filter((one) => one === table).length !== 1)).toEqual([])
  expect(Object.keys(OWNERS).filter((name) => !['platform', 'acts', ...process].includes(name))).toEqual([])
})

test.each([
  ["db.selectFrom('draft as d')", [{ table: 'draft', writes: false }]],
  ["tx\n.insertInto('draft')", [{ table: 'draft', writes: true }]],
  ['.innerJoin("call", "call.id", "x")', [{ table: 'call', writes: false }]],
  ["selectFrom(['call', 'draft'])", [{ table: 'call', writes: false }]],
  ['sql<{ a: Map<string, number> }>`select (select count(*) from draft)`', [{ table: 'draft', writes: false }]],
  [
    'sql`update call set x = $' + '{now}, y = $' + '{sql`(select 1 from draft)`}`',
    [
      { table: 'call', writes: true },
      { table: 'draft', writes: false },
    ],
  ],
  ["// selectFrom('draft')\nconst from = call('draft')", []],
  ['`a letter from call`', []],
])('in %j the tables are %j', (source, uses) => {
  expect(usesOf(source, ['draft', 'call'])).toEqual(uses)
})

test.each([
  ['submissions', 'call', false, true],
  ['consultation', 'draft', false, false],
  ['sessions', 'edition', true, false],
  ['consultation', 'edition', true, true],
  ['identity', 'audit_entry', false, true],
  ['identity', 'audit_entry', true, false],
  ['page', 'audit_entry', false, true],
  ['page', 'person', false, false],
  ['review', 'nowhere', false, false],
])('%s with %s (writes: %s) is allowed: %s', (part, table, writes, allowed) => {
  expect(breachOfOwner(part, { table, writes }, process) === null).toBe(allowed)
})
