import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editionBySlug } from '../../consultation/public.ts'
import { house } from '../../house.ts'
import { editionWithRequests } from '../../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'

const now = new Date('2022-03-08T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let desk = ''
let officer = ''
let auditor = ''
const ADDRESS = 'akosua@example.org'

const send = (path: string, cookie: string, body: [string, string][]) =>
  web.request(path, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body).toString(),
  })
const signedIn = async (role: string) =>
  ((await send('/en/demo/sign-in', '', [['role', role]])).headers.get('set-cookie') ?? '').split(';')[0] ?? ''

beforeAll(async () => {
  t = await testPlatform('2022-03-08T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const at = await editionWithRequests(t.db, now)
  const edition = await editionBySlug(t.db, at.edition.slug)
  desk = `/en/${edition?.slug}/desk/submissions`
  for (const title of ['=1+1', '＝cmd', 'Ordinary; title', 'سطر\nثان']) await at.handIn({ title })
  await t.db.updateTable('submission').set({ submitter_email: ADDRESS }).execute()
  officer = await signedIn('secretariat_officer')
  auditor = await signedIn('auditor')
})
afterAll(() => t.close())

const read = async (answer: Response) =>
  parse(await answer.text(), { columns: true, bom: true }) as Record<string, string>[]
const file = (cookie: string, more: [string, string][], list = 'sort=number') =>
  send(`${desk}/export`, cookie, [['list', list], ...more])

test('a file holds one fact a cell: names and words apart, a time a machine can sort beside its words, and no formula', async () => {
  const rows = await read(await web.request(`${desk}.csv?sort=number`, { headers: { cookie: officer } }))
  expect(rows.length).toBe(4)
  expect(rows[0]?.['Received (ISO 8601)']).toBe('2022-03-08T11:00:00+01:00')
  expect(rows[0]?.Received).toContain('UTC+01:00')
  expect(rows.map((row) => row.Title)).toEqual(["'=1+1", "'＝cmd", 'Ordinary; title', 'سطر\nثان'])
  expect(rows[2]?.['Submitted by']).toBe('Akosua Exampleton')
})

test('addresses leave only for whoever may see them, when asked for, and the record says who took them', async () => {
  const plain = await (await file(officer, [['answers', '1']])).text()
  expect(plain).not.toContain(ADDRESS)
  const rows = await read(await file(officer, [['addresses', '1']]))
  expect(rows.map((row) => row['E-mail address'])).toEqual(Array(4).fill(ADDRESS))
  const lines = await t.db
    .selectFrom('audit_entry')
    .select(['subject', 'details'])
    .where('action', '=', 'addresses exported')
    .execute()
  expect(lines).toEqual([{ subject: 'submissions', details: { count: 4, format: 'csv', asked: 'sort=number' } }])
  expect((await file(auditor, [['addresses', '1']])).status).toBe(404)
  expect(await (await file(auditor, [['answers', '1']])).text()).not.toContain(ADDRESS)
})

test('the workbook is made in a thread of its own and is one', async () => {
  const answer = await file(officer, [
    ['format', 'xlsx'],
    ['answers', '1'],
  ])
  expect(answer.headers.get('content-type')).toContain('spreadsheetml')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect(Buffer.from(bytes.slice(0, 2)).toString()).toBe('PK')
  expect(bytes.length).toBeGreaterThan(2000)
})
