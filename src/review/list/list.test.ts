import { afterAll, beforeAll, expect, test } from 'vitest'
import { facetsOf, vocabulariesOf } from '../../forms/public.ts'
import { editionWithRequests } from '../../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { readAgain } from '../../submissions/public.ts'
import { keepDecision } from '../deciding/keep-decision.ts'
import { because, deskOf, now } from '../testing/desk.ts'
import { deskCounts } from './counts.ts'
import { type DeskFilter, filtersFrom } from './filters.ts'
import { deskQuery } from './query.ts'
import { allIdsOf, deskPage, placeIn, rowsOf } from './reads.ts'
import type { DeskList } from './rows.ts'

const openDesk = async () => {
  const t = await testPlatform('2022-03-08T10:00:00Z')
  const titles = [
    'Zebra crossings',
    'Élan of schools',
    'mobile clinics',
    '移动医疗',
    'Ägypten online',
    'apples and villages',
  ]
  return deskOf(t, await editionWithRequests(t.db, now), titles)
}
type Desk = Awaited<ReturnType<typeof openDesk>>
let d: Desk
let filters: readonly DeskFilter[]

beforeAll(async () => {
  d = await openDesk()
  await readAgain(d.db)
  const countries = ['GH', 'CH', 'AE', 'CN', 'EG', 'GH']
  for (const [i, country] of countries.entries()) await d.change(i + 1, { country, mode: i < 2 ? 'virtual' : 'hybrid' })
  const about = [
    ['lines C1', 'goals 4'],
    ['lines C1', 'lines C2'],
    ['goals 4', 'goals 5'],
    [],
    ['lines C2'],
    ['lines C1', 'goals 5'],
  ]
  for (const [i, subjects] of about.entries())
    await d.db
      .updateTable('submission')
      .set({ subjects })
      .where('edition_id', '=', d.edition.id)
      .where('number', '=', i + 1)
      .execute()
  await d.change(6, { state: 'deferred' })
  await d.change(5, { state: 'withdrawn' })
  const wish = { reference: 'OCP22-0001', outcome: 'accepted', intoReference: '', reason: because('It fits.') }
  await keepDecision(d.platform, { edition: d.edition, actor: { kind: 'command line' } }, wish)
  const [names, facets] = await Promise.all([vocabulariesOf(d.db, d.edition), facetsOf(d.db, d.edition)])
  filters = filtersFrom({
    edition: d.edition,
    language: 'en',
    names: new Map([
      ...names,
      [
        'countries',
        ['GH', 'CH', 'AE', 'CN', 'EG'].map((code, i) => ({
          code,
          name: {},
          details: { half: i % 2 ? 'odd' : 'even' },
        })),
      ],
      ['regions.halves', ['even', 'odd'].map((code) => ({ code, name: { en: code }, details: {} }))],
      [
        'region_systems',
        [{ code: 'half', name: { en: 'Half' }, details: { vocabulary: 'regions.halves', detail: 'half' } }],
      ],
      ['participation_modes', ['virtual', 'hybrid'].map((code) => ({ code, name: { en: code }, details: {} }))],
    ]),
    facets: [
      ...facets.filter(({ of }) => of !== 'terms'),
      ...['lines', 'goals'].map((code) => ({ code, of: 'terms' as const, label: { en: code }, vocabularies: [code] })),
    ],
    tags: [],
    colleagues: [
      { id: d.maria.id, name: 'Maria', email: null, language: 'en' },
      { id: d.li.id, name: 'Li', email: null, language: 'en' },
    ],
  })
})
afterAll(() => d.close())

const listOf = (address: string): DeskList => {
  const query = new URLSearchParams(address)
  const sort = query.get('sort') ?? 'number'
  return {
    edition: d.edition,
    query: deskQuery(
      query,
      filters.map(({ name }) => name),
      d.maria.id,
    ),
    filters,
    wish: { sort: sort.replace(/^-/, ''), descending: sort.startsWith('-') },
    addresses: true,
  }
}
const numbersIn = async (address: string) => {
  const list = listOf(address)
  const rows = await rowsOf(d.db, d.edition, await allIdsOf(d.db, list))
  return rows.map(({ reference }) => Number(reference.slice(-4)))
}

test('the count beside each choice is what the list holds once it is chosen, whatever else is chosen', async () => {
  expect([...((await deskCounts(d.db, listOf(''))).of.get('goals') ?? [])].sort()).toEqual([
    ['4', 2],
    ['5', 2],
  ])
  for (const also of [
    '',
    'stage=undecided',
    'country=GH',
    'mode=hybrid&country=GH',
    'half=odd',
    'outcome=accepted',
    'lines=C1',
    'lines=C2&goals=4',
  ]) {
    const counts = await deskCounts(d.db, listOf(also))
    expect(counts.count).toBe((await numbersIn(also)).length)
    for (const { name } of filters)
      for (const [code, count] of counts.of.get(name) ?? []) {
        const others = new URLSearchParams(also)
        others.set(name, code)
        expect((await numbersIn(String(others))).length, `${others}`).toBe(count)
      }
  }
})

test('every filter tells the submissions it names: country, the regions countries lie in, mode, outcome, who looks after it', async () => {
  expect(await numbersIn('country=GH')).toEqual([1, 6])
  expect(await numbersIn('half=odd')).toEqual([2, 4])
  expect(await numbersIn('mode=virtual')).toEqual([1, 2])
  expect(await numbersIn('outcome=accepted&outcome=deferred')).toEqual([1, 6])
  expect(await numbersIn('stage=deferred')).toEqual([6])
  expect(await numbersIn('assignee=nobody')).toEqual([1, 2, 3, 4, 5, 6])
  expect(await numbersIn('assignee=me')).toEqual([])
  expect(await numbersIn("country=x'--&colour=red")).toEqual([1, 2, 3, 4, 5, 6])
})

test('the desk finds what the register finds: other forms of a word, other scripts, a number; and an address', async () => {
  expect(await numbersIn('q=village')).toEqual([6])
  expect(await numbersIn('q=elan')).toEqual([2])
  expect(await numbersIn('q=医疗')).toEqual([4])
  expect(await numbersIn('q=OCP22-0003')).toEqual([3])
  const { email } = await d.db
    .selectFrom('submission')
    .select('submitter_email as email')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect((await numbersIn(`q=${email.toUpperCase()}`)).length).toBeGreaterThan(0)
  const unseen = { ...listOf(`q=${email}`), addresses: false }
  expect((await deskPage(d.db, unseen, 1)).length).toBe(0)
})

test('names sort as names, not as codes: titles by the one collation, countries as the reader’s language calls them', async () => {
  expect(await numbersIn('sort=title')).toEqual([5, 6, 2, 3, 1, 4])
  expect(await numbersIn('sort=-title')).toEqual([4, 1, 3, 2, 6, 5])
  // China, Egypt, Ghana, Switzerland, United Arab Emirates
  expect(await numbersIn('sort=country')).toEqual([4, 5, 1, 6, 2, 3])
})

test('from any place of any list one goes on to the next and back to the one before, and a place that was left still leads on', async () => {
  for (const address of [
    'sort=title',
    'sort=-country',
    'stage=undecided&sort=-title',
    'sort=decision',
    'sort=-received',
  ]) {
    const numbers = await numbersIn(address)
    for (const [i, number] of numbers.entries()) {
      const place = await placeIn(d.db, listOf(address), `OCP22-000${number}`)
      const at = (n: number | undefined) => (n === undefined ? null : `OCP22-000${n}`)
      expect(place, `${address} at ${number}`).toEqual({
        previous: at(numbers[i - 1]),
        next: at(numbers[i + 1]),
        before: i,
        count: numbers.length,
      })
    }
  }
  // decided meanwhile, so no longer undecided: the queue goes on where it stood
  expect(await placeIn(d.db, listOf('stage=undecided&sort=number'), 'OCP22-0001')).toMatchObject({
    next: 'OCP22-0002',
    before: 0,
  })
})
