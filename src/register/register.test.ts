import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstrationAt } from '../../journeys/demonstration.ts'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { type Facet, facetsOf } from '../forms/public.ts'
import { house } from '../house.ts'
import { readAgain } from '../submissions/public.ts'
import { createWeb } from '../web/web.tsx'
import { registerCounts } from './counts.ts'
import { foundIn } from './found.ts'
import { registerCsv, registerJson } from './open-data.ts'
import { queryString, readQuery } from './query.ts'
import { REGISTER_PAGE_SIZE, registerEntries, registerPage } from './reads.ts'

let t: Awaited<ReturnType<typeof demonstrationAt>>
let edition: EditionScope
let facets: readonly Facet[]

beforeAll(async () => {
  t = await demonstrationAt('2022-03-14T09:00:00Z')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
  facets = await facetsOf(t.db, edition)
}, 120_000)
afterAll(() => t.close())

const asked = (address: string) => readQuery(new URLSearchParams(address), facets)
const listed = async (address: string) => (await registerEntries(t.db, edition, asked(address))).map((e) => e.reference)
const page = async (path: string) => {
  const answer = await createWeb(t.platform, house).request(`http://localhost${path}`)
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
}

test.each([
  ['مخطوطة', 'ar'],
  ['مدرسة', 'ar'],
  ['老年人', 'zh'],
  ['village trainer', 'en'],
  ['former les formatrices', 'fr'],
  ['сеть связь', 'ru'],
  ['lengua originaria', 'es'],
])('%s finds submissions by a form of the word, and every one of them shows where', async (search, language) => {
  const query = asked(`q=${encodeURIComponent(search)}`)
  const entries = await registerPage(t.db, edition, query)
  expect(entries.map((e) => e.language)).toContain(language)
  for (const entry of entries) {
    const { title, passage } = foundIn(entry, search)
    const marked = [...title, ...(passage?.pieces ?? [])].filter((p) => p.marked)
    expect(marked.length, `${entry.reference} ${entry.title}`).toBeGreaterThan(0)
  }
})

test('names, organizations and numbers are found, with or without their accents and hyphens', async () => {
  expect(await listed('q=Exampleton')).toContain('OCP22-0005')
  expect(await listed('q=ocp22-0005')).toEqual(['OCP22-0005'])
  expect(await listed('q="Sample Rural Women’s Network"')).toContain('OCP22-0005')
  expect(await listed('q=echantillon')).not.toEqual([])
})

test('every count beside a facet is the length of the list one gets by choosing it, under a search and another filter too', async () => {
  for (const address of ['', 'group=civil_society', 'q=digital&language=en']) {
    const query = asked(address)
    const counts = (await registerCounts(t.db, edition, query)).facets
    expect([...counts.keys()]).toEqual(facets.map((f) => f.code))
    for (const [facet, values] of counts) {
      for (const { code, count } of values) {
        const alone = { ...query, chosen: new Map(query.chosen).set(facet, [code]) }
        expect((await registerEntries(t.db, edition, alone)).length, `${address} ${facet} ${code}`).toBe(count)
      }
    }
  }
}, 60_000)

test('the three counters are what anyone counts in the open data', async () => {
  await t.db.updateTable('person').set({ email_proven_at: null }).where('email', '=', 'c1.1@example.org').execute()
  for (const address of ['', 'kind=workshop_request', 'q=skills']) {
    const { counters } = await registerCounts(t.db, edition, asked(address))
    const rows = JSON.parse(registerJson(await registerEntries(t.db, edition, asked(address)))) as {
      textMark: string
      verifiedSubmitter: string | null
    }[]
    expect(counters).toEqual({
      received: rows.length,
      texts: new Set(rows.map((r) => r.textMark)).size,
      verified: new Set(rows.flatMap((r) => r.verifiedSubmitter ?? [])).size,
      unproven: rows.filter((r) => r.verifiedSubmitter === null).length,
    })
    expect(rows.length).toBeGreaterThan(0)
  }
  expect((await registerCounts(t.db, edition, asked(''))).counters.unproven).toBeGreaterThan(0)
})

test('equal words of two senders are one text, and reading the words again finds them apart', async () => {
  const requests = asked('kind=workshop_request')
  const before = (await registerCounts(t.db, edition, requests)).counters
  await sql`update submission set text_hash = (select text_hash from submission where reference = 'OCP22-0005')
    where reference = 'OCP22-0014'`.execute(t.db)
  const after = (await registerCounts(t.db, edition, requests)).counters
  expect(after).toEqual({ ...before, texts: before.texts - 1 })
  await sql`update submission set analyser = null where reference = 'OCP22-0014'`.execute(t.db)
  await readAgain(t.db)
  expect((await registerCounts(t.db, edition, requests)).counters).toEqual(before)
})

test('rows of an older analyser are read again once, and are found by inflected forms from then on', async () => {
  const reset = sql`update submission set analyser = null, word_count = null, search = to_tsvector('simple', reference || ' ' || title)`
  const { numAffectedRows } = await reset.execute(t.db)
  expect(await listed('q=connected+schools+trainer')).toEqual([])
  const [one, two] = await Promise.all([readAgain(t.db), readAgain(t.db)])
  expect(one + two).toBe(Number(numAffectedRows))
  expect(await readAgain(t.db)).toBe(0)
  expect(await listed('q=trainer+village')).toContain('OCP22-0005')
  const counted = await sql<{ n: number }>`select count(*) as n from submission where word_count is null`.execute(t.db)
  expect(counted.rows[0]?.n).toBe(0)
})

test('what is withdrawn or hidden is found by nobody and counted nowhere', async () => {
  const words = 'q="What price transparency did to prices"'
  const before = await listed(words)
  expect(before).toHaveLength(1)
  const all = (await registerCounts(t.db, edition, asked(''))).counters.received
  await sql`update submission set public = false where reference = ${before[0]}`.execute(t.db)
  expect(await listed(words)).toEqual([])
  const { counters, facets: counts } = await registerCounts(t.db, edition, asked(words))
  expect([counters.received, [...counts.values()].flat().length]).toEqual([0, 0])
  expect((await registerCounts(t.db, edition, asked(''))).counters.received).toBe(all - 1)
  await sql`update submission set public = true where reference = ${before[0]}`.execute(t.db)
})

test('pages of each order hold every submission once', async () => {
  for (const sort of ['newest', 'oldest', 'organization']) {
    const all = await listed(`sort=${sort}`)
    const paged: string[] = []
    for (let n = 1; n <= Math.ceil(all.length / REGISTER_PAGE_SIZE); n++)
      paged.push(...(await registerPage(t.db, edition, asked(`sort=${sort}&page=${n}`))).map((e) => e.reference))
    expect(paged).toEqual(all)
    expect(new Set(all).size).toBe(all.length)
  }
  expect(await listed('sort=oldest')).toEqual((await listed('')).reverse())
})

test('files hold exactly the list, in its order', async () => {
  const address = 'q=skills&sort=oldest&language=en'
  const csv = registerCsv(await registerEntries(t.db, edition, asked(address)), facets)
  expect(csv.match(/OCP22-\d{4}/g)).toEqual(await listed(address))
})

test('an address says only what it asks for, and a page behind the last leads to the last', async () => {
  expect(queryString(asked('q=&sort=newest&page=1&kind=&x=1'))).toBe('')
  expect(queryString(asked('sort=match&kind=photo_entry&kind=photo_entry'))).toBe('?kind=photo_entry')
  expect(queryString(asked('q=a+b&sort=match&page=3'), { page: 3 })).toBe('?q=a+b&sort=match&page=3')
  const beyond = await page('/en/wsis-forum-2022/submissions?group=civil_society&page=99')
  expect([beyond.status, beyond.to]).toEqual([303, '/en/wsis-forum-2022/submissions?group=civil_society&page=2'])
})

test('a search without an answer says what to do, and shows what is asked as text', async () => {
  const { text, status } = await page(`/en/wsis-forum-2022/submissions?q=${encodeURIComponent('<b>zzzz\0')}`)
  expect(status).toBe(200)
  expect(text).toContain('Nothing matches')
  expect(text).toContain('&lt;b>zzzz')
  expect(text).not.toContain('<b>zzzz')
})
