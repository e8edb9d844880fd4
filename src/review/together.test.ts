import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { house } from '../house.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'

const now = new Date('2022-03-08T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let officer = ''
let auditor = ''
let desk = ''

const send = (path: string, cookie: string, body: [string, string][]) =>
  web.request(path, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body).toString(),
  })
const read = async (path: string, cookie = officer) => {
  const answer = await web.request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
async function signedIn(role: string): Promise<string> {
  const answer = await send('/en/demo/sign-in', '', [['role', role]])
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** Six requests that wait, of which the fifth is withdrawn. */
beforeAll(async () => {
  t = await testPlatform('2022-03-08T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const at = await editionWithRequests(t.db, now)
  edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  desk = `/en/${edition.slug}/desk/submissions`
  for (const title of ['Aa', 'Bb', 'Cc', 'Dd', '=Ee', 'Ff']) await at.handIn({ title })
  await t.db.updateTable('submission').set({ state: 'submitted' }).where('edition_id', '=', edition.id).execute()
  await t.db
    .updateTable('submission')
    .set({ state: 'withdrawn' })
    .where('reference', '=', 'OCP22-0005')
    .where('edition_id', '=', edition.id)
    .execute()
  officer = await signedIn('secretariat_officer')
  auditor = await signedIn('auditor')
})
afterAll(() => t.close())

const picks = (...numbers: number[]): [string, string][] => numbers.map((n) => ['pick', `OCP22-000${n}`])
const standing = async () =>
  (
    await t.db
      .selectFrom('decision')
      .innerJoin('submission', 'submission.id', 'decision.submission_id')
      .select(['submission.number', 'decision.outcome'])
      .where('decision.edition_id', '=', edition.id)
      .where('decision.revoked_at', 'is', null)
      .orderBy('submission.number')
      .execute()
  ).map((d) => `${d.number} ${d.outcome}`)

test('what is done to several is counted first, names what it does not fit, and is done only by the secretariat', async () => {
  const wish = new URLSearchParams([['act', 'accepted'], ...picks(1, 2, 5)])
  const { text } = await read(`${desk}/together?${wish}`)
  expect(text).toContain('Keep 2 decisions')
  expect(text).toContain('It stands as “Withdrawn” and can no longer be decided upon.')
  expect((await read(`${desk}/together?${wish}`, auditor)).status).toBe(404)
  expect(await standing()).toEqual([])
  const body = (seen: string, reason: string): [string, string][] => [
    ['act', 'accepted'],
    ['seen', seen],
    ['reason', reason],
    ...picks(1, 2, 5),
  ]
  expect((await send(`${desk}/together`, auditor, body('2', 'They fit.'))).status).toBe(404)
  expect((await send(`${desk}/together`, officer, body('2', ' '))).status).toBe(422)
  expect((await send(`${desk}/together`, officer, body('3', 'They fit.'))).status).toBe(422)
  expect(await standing()).toEqual([])
  expect((await send(`${desk}/together`, officer, body('2', 'They fit.'))).status).toBe(303)
  expect(await standing()).toEqual(['1 accepted', '2 accepted'])
})

test('several are merged into one of them, which stays as it is', async () => {
  const chosen = picks(1, 3, 4)
  const ask = await read(`${desk}/together?${new URLSearchParams([['act', 'merged'], ...chosen])}`)
  expect(ask.text).toContain('name="into"')
  const unknown = new URLSearchParams([['act', 'merged'], ['into', 'OCP22-0999'], ...chosen])
  expect((await read(`${desk}/together?${unknown}`)).status).toBe(422)
  const into: [string, string] = ['into', 'OCP22-0001']
  const shown = await read(`${desk}/together?${new URLSearchParams([['act', 'merged'], into, ...chosen])}`)
  expect(shown.text).toContain('Keep 2 decisions')
  await send(`${desk}/together`, officer, [
    ['act', 'merged'],
    into,
    ['seen', '2'],
    ['reason', 'Same subject.'],
    ...chosen,
  ])
  expect(await standing()).toEqual(['1 accepted', '2 accepted', '3 merged', '4 merged'])
})

test('pending decisions are taken back together, and only where there is one', async () => {
  const wish = new URLSearchParams([['act', 'revoke'], ...picks(2, 6)])
  const { text } = await read(`${desk}/together?${wish}`)
  expect(text).toContain('Take 1 decision back')
  expect(text).toContain('No decision on it is waiting.')
  await send(`${desk}/together`, officer, [['act', 'revoke'], ['seen', '1'], ...picks(2, 6)])
  expect(await standing()).toEqual(['1 accepted', '3 merged', '4 merged'])
})

test('the file of the list holds what the page shows: its filters, its order, its columns', async () => {
  const asked = 'sort=-title&column=state&stage=undecided'
  const page = await read(`${desk}?${asked}`)
  const references = [...page.text.matchAll(/desk\/submissions\/(OCP22-\d+)"/g)].map((m) => m[1])
  expect(references).toEqual(['OCP22-0006', 'OCP22-0002'])
  const { text } = await read(`${desk}.csv?${asked}`)
  expect(text.split('\r\n')).toEqual([
    '"Title and submitter","State"',
    '"Ff – Akosua Exampleton","Received"',
    '"Bb – Akosua Exampleton","Received"',
    '',
  ])
  expect((await read(`${desk}.csv`)).text).toContain(`"'=Ee`)
  expect((await read(`${desk}.csv`, '')).status).toBe(404)
})
