import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstrationAt } from '../../journeys/demonstration.ts'
import type { EditionScope } from '../access/public.ts'
import { findCampaigns } from '../campaigns/public.ts'
import { house } from '../house.ts'
import { createWeb } from '../web/web.tsx'
import { counted, linesOf, rowsOf } from './count.ts'
import { type Dimension, UNKNOWN } from './dimensions.ts'
import { type Figures, readFigures } from './read-figures.ts'

let t: Awaited<ReturnType<typeof demonstrationAt>>
let edition: EditionScope
let figures: Figures
beforeAll(async () => {
  t = await demonstrationAt('2022-03-10T09:00:00Z')
  edition = (await house.editionNamed(t.platform.db, 'wsis-forum-2022')) as EditionScope
  // So that something is unknown of each property that may be.
  await sql`update submission set country = null, region = null where number % 7 = 0`.execute(t.db)
  await sql`update submission set stakeholder_group = null, stakeholder_type = null where number % 11 = 0`.execute(t.db)
  await findCampaigns(t.platform, edition)
  figures = await readFigures(t.db, edition, 'en')
}, 120_000)
afterAll(() => t.close())

const get = async (path: string) => createWeb(t.platform, house).request(`http://localhost${path}`)

/** The values of a dimension as SQL says them, a list for each row: told again, apart from the program. */
function asSql({ code, facet, vocabularies }: Dimension) {
  const one = (value: ReturnType<typeof sql>) => sql<string[]>`array[coalesce(${value}::text, ${UNKNOWN})]`
  const columns: Record<string, string> = {
    channel: 'channel',
    group: 'stakeholder_group',
    type: 'stakeholder_type',
    country: 'country',
  }
  if (facet?.of === 'terms')
    return sql<string[]>`coalesce(nullif((select array_agg(term) from submission_term x
      where x.submission_id = s.id and x.vocabulary = any(${[...vocabularies]}::text[])), '{}'), array[${UNKNOWN}])`
  if (code.startsWith('seat_'))
    return one(sql`(select r.code from vocabulary_term c
      join lateral jsonb_each_text(c.details) d on true
      join vocabulary_term r on r.edition_id = c.edition_id and r.vocabulary = ${vocabularies[0]} and r.code = d.value
      where c.edition_id = s.edition_id and c.vocabulary = 'countries' and c.code = s.country
        and (select count(*) from vocabulary_term o, jsonb_each_text(o.details) e
          where o.edition_id = c.edition_id and o.vocabulary = 'countries' and e.key = d.key
            and e.value not in (select code from vocabulary_term where edition_id = c.edition_id and vocabulary = ${vocabularies[0]})) = 0
      order by d.key limit 1)`)
  if (code === 'call') return one(sql`(select code from call where id = s.call_id)`)
  if (code === 'copies')
    return one(sql`(select case when (select first from campaign_copy where submission_id = s.id) = false then 'copy' else 'own' end
      from campaign_run where edition_id = s.edition_id)`)
  if (code === 'month') return one(sql`to_char(s.first_submitted_at at time zone ${edition.zone}, 'YYYY-MM')`)
  return one(sql.ref(`s.${columns[facet?.of ?? code] ?? facet?.of ?? code}`))
}

test('figures are those of a recount in SQL, for 200 filters', async () => {
  const values = new Map(figures.dimensions.map((d) => [d.code, linesOf(figures.rows, d).map(({ value }) => value)]))
  const filter = fc.uniqueArray(
    fc
      .constantFrom(...figures.dimensions)
      .chain((dimension) =>
        fc
          .uniqueArray(fc.constantFrom(...(values.get(dimension.code) ?? [])), { minLength: 1, maxLength: 3 })
          .map((chosen) => [dimension.code, chosen] as [string, string[]]),
      ),
    { selector: ([code]) => code, maxLength: 3 },
  )
  const of = (code: string) => figures.dimensions.find((d) => d.code === code) as Dimension
  const property = fc.asyncProperty(filter, async (chosen) => {
    const conditions = chosen.map(([code, codes]) => sql`${asSql(of(code))} && ${codes}::text[]`)
    const { rows } = await sql<{ received: number; texts: number; verified: number }>`
      select count(*)::int as received, count(distinct s.text_hash)::int as texts,
        count(distinct coalesce(s.organization_id, s.person_id)) filter (where p.email_proven_at is not null)::int as verified
      from submission s left join person p on p.id = s.person_id
      where s.edition_id = ${edition.id} and s.public and s.state <> 'withdrawn'
        ${conditions.length > 0 ? sql`and ${sql.join(conditions, sql` and `)}` : sql``}`.execute(t.db)
    expect(counted(rowsOf(figures.rows, figures.dimensions, new Map(chosen)))).toEqual(rows[0])
  })
  await fc.assert(property, { numRuns: 200, seed: 9, endOnFailure: true })
}, 60_000)

test('there are the figures people ask for: three systems of regions, seat and represented, and unknown is a value', () => {
  const codes = figures.dimensions.map(({ code }) => code)
  expect(codes).toEqual(
    expect.arrayContaining(['kind', 'group', 'region', 'language', 'type', 'country', 'call', 'month']),
  )
  expect(codes.filter((code) => code.startsWith('seat_'))).toHaveLength(3)
  const country = figures.dimensions.find(({ code }) => code === 'country') as Dimension
  expect(linesOf(figures.rows, country).at(-1)?.value).toBe(UNKNOWN)
})

test('the page, its table, its files and the rows behind a number tell the same', async () => {
  const lines = linesOf(figures.rows, figures.dimensions.find(({ code }) => code === 'country') as Dimension)
  const csv = await (await get('/en/wsis-forum-2022/figures.csv?by=country')).text()
  expect(csv.split('\r\n')).toHaveLength(lines.length + 2)
  const page = await (await get('/ar/wsis-forum-2022/figures?by=country')).text()
  expect(page.match(/<tr>/g)?.length).toBeGreaterThan(lines.length)
  expect(page).toContain('role="img"')
  const rows = await (await get('/en/wsis-forum-2022/figures/rows?country=unknown')).text()
  expect(rows.match(/OCP22-\d{4}/g)?.length).toBe(lines.at(-1)?.received)
  const xlsx = await get('/en/wsis-forum-2022/figures.xlsx?by=group&across=language')
  expect(new Uint8Array(await xlsx.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
})
