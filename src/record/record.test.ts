import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { house } from '../house.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { actName, keepDecision } from '../review/public.ts'
import { createWeb } from '../web/web.tsx'

const now = new Date('2022-03-08T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let log = ''
let auditor = ''

const signedIn = async (role: string) => {
  const answer = await web.request('/en/demo/sign-in', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: `role=${role}`,
  })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
const read = async (path: string, cookie = auditor) => {
  const answer = await web.request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}

beforeAll(async () => {
  t = await testPlatform('2022-03-08T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const at = await editionWithRequests(t.db, now)
  edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  log = `/en/${edition.slug}/desk/record`
  for (const title of ['Aa', 'Bb']) await at.handIn({ title })
  await t.db.updateTable('submission').set({ state: 'submitted' }).where('edition_id', '=', edition.id).execute()
  await signedIn('auditor')
  const officer = await t.db.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow()
  const keep = (number: number, outcome: string) =>
    keepDecision(
      t.platform,
      { edition, actor: { kind: 'program', personId: officer.id } },
      {
        reference: `OCP22-000${number}`,
        outcome,
        intoReference: '',
        reason: { text: 'SECRET reason', language: 'en', others: {} },
      },
    )
  await keep(1, 'accepted')
  await keep(1, 'not_taken')
  t.clock.set(new Date('2022-03-09T23:30:00Z'))
  await keep(2, 'deferred')
  // As a later version of the program may leave one.
  await t.db
    .insertInto('audit_entry')
    .values({
      at: t.clock.now(),
      person_id: null,
      edition_id: edition.id,
      action: 'teleporter aligned',
      subject: '<b>x</b>',
      details: JSON.stringify({ odd: { deep: [1] } }),
    })
    .execute()
  auditor = await signedIn('auditor')
})
afterAll(() => t.close())

test('the log says who did what to what, and what it was before and after, in words', async () => {
  const { text } = await read(log)
  expect(text).toContain('Decision kept')
  expect(text).toContain(`href="/en/${edition.slug}/desk/submissions/OCP22-0001"`)
  expect(text).toMatch(/Accepted[\s\S]*Not taken/)
  expect(text).toContain('teleporter aligned')
  expect(text).toContain('&lt;b>x&lt;/b>')
  for (const language of ['ar', 'zh'])
    expect((await read(`/${language}/${edition.slug}/desk/record`)).text).not.toContain('Decision kept')
})

test('it is narrowed by person, act, thing and day, each day by the edition’s own clocks, and the file holds the same', async () => {
  const rows = async (query: string) =>
    (parse((await read(`${log}.csv?${query}`)).text, { columns: true, bom: true }) as Record<string, string>[]).map(
      (row) => `${row['Name in the record']} ${row['About what']}`,
    )
  expect(await rows('thing=ocp22-0001')).toEqual(['decision kept OCP22-0001', 'decision kept OCP22-0001'])
  expect(await rows('act=teleporter+aligned')).toEqual(['teleporter aligned <b>x</b>'])
  // Half past midnight of the tenth in Zurich
  expect(await rows('from=2022-03-10&to=2022-03-10')).toEqual([
    'teleporter aligned <b>x</b>',
    'decision kept OCP22-0002',
  ])
  expect(await rows('to=2022-03-09&act=decision+kept')).toHaveLength(2)
  expect(await rows('person=nobody')).toEqual([])
})

test('whoever may not see the record finds no page', async () => {
  expect((await read(log, '')).status).toBe(404)
  expect((await read(`${log}.csv`, '')).status).toBe(404)
  expect((await read(log, await signedIn('participant'))).status).toBe(404)
})

test('every act of the house has its words in six languages', () => {
  expect(house.acts.length).toBeGreaterThan(100)
  expect(
    house.acts.flatMap(({ name }) => LANGUAGES.filter((l) => actName(name, l) === name).map((l) => `${l} ${name}`)),
  ).toEqual([])
})
