import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstrationAt } from '../../journeys/demonstration.ts'
import type { EditionScope } from '../access/public.ts'
import { house } from '../house.ts'
import { startSignIn } from '../identity/complete-sign-in.ts'
import { deviceOf } from '../identity/device.ts'
import { findOrAddPerson, grantRole } from '../identity/store.ts'
import { createWeb } from '../web/web.tsx'
import { eventInputs } from './reads.ts'

let t: Awaited<ReturnType<typeof demonstrationAt>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let cookie: string
beforeAll(async () => {
  t = await demonstrationAt('2022-03-01T09:00:00Z')
  edition = (await house.editionNamed(t.db, 'wsis-forum-2022')) as EditionScope
  web = createWeb(t.platform, house)
  const now = t.clock.now()
  const token = await t.db.transaction().execute(async (tx) => {
    const facts = { email: 'officer@example.org', givenName: 'Ana', familyName: 'Prueba', language: 'en' }
    const officer = await findOrAddPerson(tx, facts, now)
    await grantRole(tx, { personId: officer, role: 'secretariat_officer', editionId: null, part: null }, now)
    return startSignIn(t.platform, tx, officer, { method: 'test', draftKey: null, device: deviceOf(null) })
  })
  cookie = `convoke_sign_in=${token}`
}, 120_000)
afterAll(() => t.close())

const AT = '/en/wsis-forum-2022'
const get = async (path: string) => (await web.request(AT + path, { headers: { cookie } })).text()
const send = (path: string, fields: Record<string, string>) =>
  web.request(AT + path, {
    method: 'POST',
    headers: { cookie, origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const seenOn = async (path: string) =>
  /name="seen" value="([^"]+)"/.exec(await get(path))?.[1]?.replaceAll('&amp;', '&') ?? ''

test('events stand by region with their numbered recommendations, and a region that sent none is there with nothing', async () => {
  const inputs = await eventInputs(t.db, edition)
  expect(inputs.length).toBeGreaterThan(3)
  const page = await get('/inputs')
  for (const { title, recommendations } of inputs) {
    expect(page).toContain(title)
    expect(recommendations.length).toBeGreaterThan(1)
  }
  expect(page).toContain('role="img"')
  const rows = inputs.flatMap(({ recommendations }) => recommendations)
  expect((await get('/inputs.csv')).trim().split('\r\n')).toHaveLength(rows.length + 1)
  const figure = await get('/figures.csv?by=channel')
  expect(figure).toContain(`"Regional or national event","${inputs.length}"`)
})

test('a recommendation has an address and a thread of its own; what is said of it is compared with what was shown', async () => {
  const [input] = await eventInputs(t.db, edition)
  if (!input) return expect.unreachable()
  expect(await get(`/submissions/${input.reference}`)).toContain('id="recommendation-2"')
  const own = `/submissions/${input.reference}/recommendations/2`
  expect(await get(own)).toContain('Nothing has been said')
  const desk = `/desk/inputs/${input.reference}/2`
  const seen = await seenOn(desk)
  const wish = { kind: 'considered', session: '', reason: 'Read at the second meeting.', seen }
  expect((await send(desk, { ...wish, reason: '' })).status).toBe(422)
  expect((await send(desk, { ...wish, kind: 'taken_up', session: '99999' })).status).toBe(422)
  expect((await send(desk, wish)).status).toBe(303)
  expect(await get(own)).toContain('Read at the second meeting.')
  expect((await send(desk, wish)).status, 'a colleague was faster').toBe(409)
  expect((await web.request(`${AT}/submissions/${input.reference}/recommendations/77`)).status).toBe(404)
})

test('what the secretariat writes down for others comes in by its own way and belongs to whoever it names', async () => {
  const begun = await send('/desk/inputs', { what: 'official_submissions regional_input', channel: 'secretariat' })
  const id = /drafts\/([\w-]+)/.exec(begun.headers.get('location') ?? '')?.[1] ?? ''
  const { answers } = await t.db
    .selectFrom('submission_version as v')
    .innerJoin('submission as s', 's.id', 'v.submission_id')
    .select('v.answers')
    .where('s.kind', '=', 'regional_input')
    .executeTakeFirstOrThrow()
  const theirs = { ...(answers as object), submitter_email: 'organizer@example.org' }
  await t.db
    .updateTable('draft')
    .set({ answers: JSON.stringify(theirs) })
    .where('id', '=', id)
    .execute()
  expect((await send(`/drafts/${id}/submit`, {})).headers.get('location')).toContain('receipt')
  const kept = await t.db
    .selectFrom('submission')
    .select(['channel', 'person_id', 'submitter_email'])
    .orderBy('number', 'desc')
    .executeTakeFirst()
  expect(kept).toEqual({ channel: 'secretariat', person_id: null, submitter_email: 'organizer@example.org' })
})

test('of two who say at once what became of a recommendation, one sees first what the other said', async () => {
  const input = (await eventInputs(t.db, edition))[1]
  const desk = `/desk/inputs/${input?.reference}/1`
  const seen = await seenOn(desk)
  const says = ['Read in Geneva.', 'Read in Nairobi.'].map((reason) =>
    send(desk, { kind: 'considered', session: '', reason, seen }),
  )
  expect((await Promise.all(says)).map(({ status }) => status).sort()).toEqual([303, 409])
})
