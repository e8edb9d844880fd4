import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { house } from '../house.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { findCampaigns } from './find-campaigns.ts'

const now = new Date('2022-03-08T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
const ids: string[] = []

const LETTER =
  'We ask for hybrid sessions in every building, so that people who cannot travel take part as equals in all debates of the Forum.'
const TEXTS = [
  LETTER,
  'Wells run dry every summer in our district. We measure them by hand and send the numbers by radio to the ministry.',
  `${LETTER} My grandmother in Example Town would come.`,
  'Elders know the rivers best, and nobody asks them before a dam is planned.',
  LETTER.toUpperCase(),
]
const read = async (path: string, cookie = '') => {
  const answer = await web.request(`/en/${edition.slug}/${path}`, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
const listed = async (search: string) =>
  [...(await read(`submissions${search}`)).text.matchAll(/submissions\/(OCP22-\d+)"/g)].map((m) => m[1])
const copiesInSql = async () => {
  const { rows } = await sql<{ all: number; own: number }>`select count(*) as all,
    count(*) filter (where not exists (select from campaign_copy c where c.submission_id = s.id and not c.first)) as own
    from public_submission s where edition_id = ${edition.id}`.execute(t.db)
  return rows[0]
}

beforeAll(async () => {
  t = await testPlatform('2022-03-08T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const at = await editionWithRequests(t.db, now)
  edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  for (const [i, abstract] of TEXTS.entries()) ids.push(await at.handIn({ title: `Request ${i + 1}`, abstract }))
})
afterAll(() => t.close())

test('copies are labelled and none is hidden; with and without them list, counts and figures equal a recount', async () => {
  const before = await listed('')
  expect(await findCampaigns(t.platform, edition)).toBe(true)
  expect(await findCampaigns(t.platform, edition)).toBe(false)
  expect(await copiesInSql()).toEqual({ all: 5, own: 3 })
  expect(await listed('')).toEqual(before)
  expect((await listed('?distinct=1')).sort()).toEqual(['OCP22-0001', 'OCP22-0002', 'OCP22-0004'])
  expect((await listed('?distinct=1&sort=oldest')).length).toBe(3)
  expect((await read('submissions?distinct=1')).text).toContain('<b>3</b> <span>')
  expect((await read('submissions')).text).toContain('<b>5</b> <span>')
  const files = [await read('submissions.json'), await read('submissions.json?distinct=1')]
  expect(files.map(({ text }) => text.match(/"reference"/g)?.length)).toEqual([5, 3])
  expect((await read('figures?copies=own')).text).toContain('<b>3</b>')
  expect((await read('figures')).text).toContain('<b>5</b>')
  expect((await read('submissions/OCP22-0003')).text).toContain('Nearly the same text')
  expect((await read('submissions/OCP22-0002')).text).not.toContain('Nearly the same text')
})

test('when the one that stood for a letter is withdrawn another stands for it, whatever order they come in', async () => {
  await t.db
    .updateTable('submission')
    .set({ state: 'withdrawn' })
    .where('id', '=', ids[0] ?? '')
    .execute()
  expect(await findCampaigns(t.platform, edition)).toBe(true)
  expect(await copiesInSql()).toEqual({ all: 4, own: 3 })
  const firsts = () =>
    t.db
      .selectFrom('campaign_copy')
      .select('submission_id')
      .where('first', '=', true)
      .where('edition_id', '=', edition.id)
      .execute()
  expect(await firsts()).toEqual([{ submission_id: ids[2] }])
  expect((await read('submissions/OCP22-0003')).text).not.toContain('OCP22-0001')
})

test('a text hidden at the moment another is shown makes other texts', async () => {
  const [, hidden = '', shown = ''] = ids
  const show = (id: string, isPublic: boolean) =>
    t.db.updateTable('submission').set({ public: isPublic }).where('id', '=', id).execute()
  await show(hidden, false)
  expect(await findCampaigns(t.platform, edition)).toBe(true)
  await Promise.all([show(hidden, true), show(shown, false)])
  expect(await findCampaigns(t.platform, edition)).toBe(true)
  await show(shown, true)
  expect(await findCampaigns(t.platform, edition)).toBe(true)
  expect(await findCampaigns(t.platform, edition)).toBe(false)
})

test('the desk reads each letter with what its signers put in; nobody else does', async () => {
  const answer = await web.request('/en/demo/sign-in', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'role=secretariat_officer',
  })
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  expect((await read('desk/campaigns', cookie)).text).toContain('My grandmother')
  expect((await read('desk/campaigns')).status).not.toBe(200)
})
