import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstrationAt } from '../../journeys/demonstration.ts'
import type { EditionScope } from '../access/public.ts'
import { findCampaigns } from '../campaigns/public.ts'
import { callsOf } from '../consultation/public.ts'
import { house } from '../house.ts'
import { startSignIn } from '../identity/complete-sign-in.ts'
import { deviceOf } from '../identity/device.ts'
import { findOrAddPerson, grantRole } from '../identity/store.ts'
import { createWeb } from '../web/web.tsx'
import { counted, crossed, linesOf, rowsOf } from './count.ts'
import { type Dimension, UNKNOWN } from './dimensions.ts'
import { type Figures, readFigures } from './read-figures.ts'
import { dimensionsOfTargets, gendersOf } from './read-targets.ts'
import { gapOf, type Trait } from './targets.ts'

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

const get = async (path: string, cookie = '') =>
  createWeb(t.platform, house).request(`http://localhost${path}`, { headers: { cookie } })

/** The values of a dimension as SQL says them, a list for each row: told again, apart from the program. */
function asSql({ code, facet, mainOf, vocabularies }: Dimension) {
  const one = (value: ReturnType<typeof sql>) => sql<string[]>`array[coalesce(${value}::text, ${UNKNOWN})]`
  const columns: Record<string, string> = {
    channel: 'channel',
    group: 'stakeholder_group',
    type: 'stakeholder_type',
    country: 'country',
  }
  if (mainOf)
    return sql<string[]>`coalesce(nullif((select array_agg(term) from submission_term x where x.submission_id = s.id
      and x.weight = 'primary' and x.vocabulary = any(${[...vocabularies]}::text[])), '{}'), array[${UNKNOWN}])`
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

test('crossed figures are those of a recount in SQL, and weighed once they add up to the submissions', async () => {
  const of = (code: string) => figures.dimensions.find((d) => d.code === code) as Dimension
  for (const by of ['action_line', 'main_action_line', 'group']) {
    const across = of('sdg')
    const [down, over] = [asSql(of(by)), asSql(across)]
    const { rows } = await sql<{ pair: string; each: number; once: number }>`
      select d || ' ' || o as pair, count(*)::int as each, sum(1.0 / (cardinality(downs) * cardinality(overs)))::float as once
      from (select ${down} as downs, ${over} as overs from submission s where s.edition_id = ${edition.id} and s.public and s.state <> 'withdrawn') x,
        unnest(downs) d, unnest(overs) o group by 1`.execute(t.db)
    for (const weigh of ['each', 'once'] as const) {
      const crossing = crossed(figures.rows, of(by), across, weigh)
      const counts = crossing.rows.flatMap((row, i) =>
        crossing.columns.flatMap((column, n) => {
          const count = crossing.cells[i]?.[n] ?? 0
          return count === 0 ? [] : [[`${row} ${column}`, Math.round(count * 1e6)] as const]
        }),
      )
      expect(new Map(counts)).toEqual(new Map(rows.map((row) => [row.pair, Math.round(row[weigh] * 1e6)])))
    }
    const once = crossed(figures.rows, of(by), across, 'once').cells.flat()
    expect(once.reduce((sum, one) => sum + one, 0)).toBeCloseTo(figures.rows.length, 6)
  }
})

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

const traitOf = (dimensions: readonly Dimension[]) =>
  fc
    .constantFrom(...dimensions)
    .chain(({ code, order }) => fc.constantFrom(...order).map((value): Trait => ({ dimension: code, value })))

test('what targets find is a recount in SQL, for one trait and two, gender among them', async () => {
  const [call] = (await callsOf(t.db, edition)).filter(({ code }) => figures.rows.some((row) => row.call === code))
  if (!call) return expect.unreachable()
  const dimensions = await dimensionsOfTargets(t.db, edition, call, await gendersOf(t.db, edition))
  const rows = figures.rows.filter((row) => row.call === call.code)
  const gender = { dimension: 'gender', value: 'woman' }
  expect(dimensions.map(({ code }) => code)).toContain('gender')
  const of = (code: string) => dimensions.find((d) => d.code === code) as Dimension
  const has = ({ dimension, value }: Trait) =>
    dimension === 'gender'
      ? sql`(select coalesce(v.answers ->> 'submitter_gender', v.answers ->> 'gender') from submission_version v
          where v.submission_id = s.id and v.version = s.current_version) = ${value}`
      : sql`${value} = any(${asSql(of(dimension))})`
  const who = fc.oneof(
    fc.constantFrom([gender], [gender, { dimension: 'group', value: 'academia_technical' }]),
    fc.uniqueArray(traitOf(dimensions), { minLength: 1, maxLength: 2, selector: ({ dimension }) => dimension }),
  )
  const property = fc.asyncProperty(who, async (traits) => {
    const { rows: recount } = await sql<{ have: number; all: number }>`
      select count(*) filter (where ${sql.join(traits.map(has), sql` and `)})::int as have, count(*)::int as all
      from submission s where s.call_id = ${call.id} and s.public and s.state <> 'withdrawn'`.execute(t.db)
    const gap = gapOf({ who: traits, wanted: { kind: 'share', percent: 30 } }, rows, dimensions)
    const [{ have, all } = { have: -1, all: -1 }] = recount
    expect(gap).toMatchObject({ have, needed: Math.ceil(all * 0.3), missing: Math.max(0, Math.ceil(all * 0.3) - have) })
  })
  await fc.assert(property, { numRuns: 60, seed: 9, endOnFailure: true })
  expect(gapOf({ who: [gender], wanted: { kind: 'least', count: 1 } }, rows, dimensions).have).toBeGreaterThan(0)
}, 60_000)

async function signedIn(role: 'secretariat_officer' | 'auditor'): Promise<string> {
  const now = t.clock.now()
  const token = await t.db.transaction().execute(async (tx) => {
    const id = await findOrAddPerson(tx, { email: `${role}@example.org`, givenName: role, language: 'en' }, now)
    await grantRole(tx, { personId: id, role, editionId: null, part: null }, now)
    return startSignIn(t.platform, tx, id, { method: 'test', draftKey: null, device: deviceOf(null) })
  })
  return `convoke_sign_in=${token}`
}

const DESK = '/en/wsis-forum-2022/desk/figures'
const seenIn = (html: string, act: string) => {
  const form = (html.match(/<form[\s\S]*?<\/form>/g) ?? []).find((one) => one.includes(`value="${act}"`))
  return /name="seen" value="([^"]*)"/.exec(form ?? '')?.[1]?.replaceAll('&amp;', '&') ?? ''
}
const send = (cookie: string, fields: Record<string, string>) =>
  createWeb(t.platform, house).request(`http://localhost${DESK}`, {
    method: 'POST',
    headers: { cookie, origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })

test('a target is set, seen with what is missing, and taken away; who looked before a colleague did is told', async () => {
  const officer = await signedIn('secretariat_officer')
  const before = await (await get(DESK, officer)).text()
  const set = { act: 'set', who: 'group academia_technical', and: 'region africa', kind: 'least', number: '400' }
  expect((await send(officer, { ...set, seen: seenIn(before, 'set') })).status).toBe(303)
  const after = await (await get(DESK, officer)).text()
  expect(after).toMatch(/\d+ more needed/)
  const late = await send(officer, { ...set, number: '5', seen: seenIn(before, 'set') })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('value="5"')
  const key = /name="key" value="([^"]+)"/.exec(after)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const gone = await send(officer, { act: 'take-away', key, seen: seenIn(after, 'take-away') })
  const back = await (await get(gone.headers.get('location') ?? '', officer)).text()
  expect(back).toContain('value="400"') // it stands in the form, to be set again
  expect(back).not.toMatch(/more needed/)
  expect((await send(await signedIn('auditor'), { ...set, seen: seenIn(back, 'set') })).status).toBe(404)
})

test('figures the desk keeps to itself are absent for everybody else, in pages, files and navigation', async () => {
  const officer = await signedIn('secretariat_officer')
  const addresses = ['figures', 'figures?by=group', 'figures/rows?group=academia', 'figures.csv', 'figures.xlsx']
  const asked = async (cookie = '') =>
    Promise.all(addresses.map(async (one) => (await get(`/en/wsis-forum-2022/${one}`, cookie)).status))
  expect(await asked()).toEqual([200, 200, 200, 200, 200])
  const desk = await (await get(DESK, officer)).text()
  const hide = { act: 'showing', figures: 'desk', targets: 'everybody', seen: seenIn(desk, 'showing') }
  expect((await send(officer, hide)).status).toBe(303)
  expect(await asked()).toEqual([404, 404, 404, 404, 404])
  expect(await asked(officer)).toEqual([200, 200, 200, 200, 200])
  expect(await (await get('/en/wsis-forum-2022/consultation')).text()).not.toContain('/figures"')
})
