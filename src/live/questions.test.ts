import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { perform, program } from '../acts/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { hashToken } from '../identity/secrets.ts'
import { addSignIn, findOrAddPerson, grantRole } from '../identity/store.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { saying, toldApart, toldEverywhere } from '../web/told.ts'
import { createWeb } from '../web/web.tsx'
import { floorLed } from './lead-floor.ts'
import { meetingOf } from './meeting.ts'

const now = new Date('2022-01-31T13:05:00Z')
const here = (meeting: string) => `/en/wsis-forum-2022/live/${meeting}`
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022', { asPrinted: true })
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
  web = createWeb(t.platform, house)
  await t.db.transaction().execute(async (tx) => {
    for (const name of ['chair', 'Amina', 'Boris']) {
      const personId = await findOrAddPerson(tx, { email: `${name}@example.org`, givenName: name, language: 'en' }, now)
      if (name === 'chair')
        await grantRole(tx, { personId, role: 'secretariat_officer', editionId: edition.id, part: null }, now)
      const device = { kind: 'computer', browser: 'Firefox', system: 'Linux' } as const
      const expiresAt = new Date('2022-07-01T00:00:00Z')
      await addSignIn(tx, { tokenHash: hashToken(name), personId, method: 'code', device, now, expiresAt })
    }
  })
  for (const key of ['m2-meeting-1', 'm3-meeting-2']) {
    const meeting = await meetingOf(t.db, edition, key)
    if (meeting)
      await perform(t.platform, floorLed, {
        edition,
        actor: program(),
        wish: { meeting, rehearsal: false, lead: { does: 'open' } },
      })
  }
})
afterAll(() => t.close())

const send = (as: string, path: string, form: Record<string, string>) =>
  web.request(path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { cookie: `convoke_sign_in=${as}`, 'sec-fetch-site': 'same-origin' },
  })
const floorFor = async (as: string, meeting: string) => {
  const page = await web.request(`${here(meeting)}/questions`, { headers: { cookie: `convoke_sign_in=${as}` } })
  return /<div id="floor"[\s\S]*?(?=<section class="chapter" aria-labelledby="ask")/.exec(await page.text())?.[0] ?? ''
}
const asking = (body: string, name = '') => ({ do: 'ask', body, name })
const idsOf = (page: string) => [...page.matchAll(/name="question" value="([^"]+)"/g)].map(([, id = '']) => id)

test('two worlds: whoever asked without a name, the chair, the other and the record are told exactly the same', async () => {
  const worlds = [
    { meeting: 'm2-meeting-1', asks: ['Amina', 'Boris'] },
    { meeting: 'm3-meeting-2', asks: ['Boris', 'Amina'] },
  ] as const
  const told: string[] = []
  for (const { meeting, asks } of worlds) {
    const recordBefore = await lines()
    for (const [nth, as] of asks.entries())
      expect((await send(as, `${here(meeting)}/questions`, asking(`Question ${nth + 1}?`))).status).toBe(303)
    expect(await lines()).toBe(recordBefore)
    for (const id of idsOf(await floorFor('chair', meeting)))
      await send('chair', `${here(meeting)}/chair/question`, { question: id, do: 'show' })
    const views = await Promise.all(['chair', 'Amina', 'Boris'].map((as) => floorFor(as, meeting)))
    for (const view of views) expect(view).toContain('Question 1?')
    for (const view of views) expect(view).not.toMatch(/Amina|Boris/)
    expect(views[1]).toBe(views[2])
    told.push(views.map((view) => itemsOf(view, meeting)).join('\n'))
  }
  expect(told[0]).toBe(told[1])
})
const lines = async () =>
  (
    await t.db
      .selectFrom('audit_entry')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst()
  )?.n
/** What a page says of each question, in no order: the order is one of chance. */
const itemsOf = (view: string, meeting: string) =>
  [
    ...view
      .replaceAll(meeting, 'meeting')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
      .matchAll(/<li[\s\S]*?<\/li>/g),
  ]
    .map(([item]) => item)
    .sort()
    .join('\n')

test('a question is seen by everybody once the chair shows it, and the most wanted comes first', async () => {
  const meeting = 'm2-meeting-1'
  await send('Amina', `${here(meeting)}/questions`, asking('Where is the venue?', 'Amina of the Network'))
  expect(await floorFor('Boris', meeting)).not.toContain('Where is the venue?')
  const waiting = (await floorFor('chair', meeting)).split('<li').find((item) => item.includes('Where is the venue?'))
  const [id = ''] = idsOf(waiting ?? '')
  expect((await send('Boris', `${here(meeting)}/questions`, { do: 'vote', question: id })).status).toBe(422)
  await send('chair', `${here(meeting)}/chair/question`, { question: id, do: 'show' })
  for (const as of ['Boris', 'Boris', 'chair'])
    await send(as, `${here(meeting)}/questions`, { do: 'vote', question: id })
  const seen = await floorFor('Amina', meeting)
  expect(idsOf(seen)[0]).toBe(id)
  expect(seen).toContain('2 votes')
  expect(seen).toContain('Amina of the Network')
  expect((await send('Boris', `${here(meeting)}/chair/question`, { question: id, do: 'dismiss' })).status).toBe(404)
})

test('two worlds: had somebody else asked without a name, no door of the house would tell anybody anything else', async () => {
  const meeting = 'm2-meeting-1'
  await send('Amina', `${here(meeting)}/questions`, asking('Still without a name?'))
  const lookers = [{ name: 'chair', cookie: 'convoke_sign_in=chair' }]
  const seeds = [`${here(meeting)}/questions`, `${here(meeting)}/chair`, '/api/v1/editions/wsis-forum-2022']
  const world = await toldEverywhere(
    (path, { cookie }) => web.request(path, { headers: { cookie } }),
    house.routes.filter(({ path }) => !path.startsWith('/:edition/documents')), // each is made by a program of its own
    { language: 'en', edition: 'wsis-forum-2022', seeds, lookers },
  )
  expect(saying(world.told, 'Still without a name?').length).toBeGreaterThan(0)
  const asked = await t.db.selectFrom('floor_question_asker').select(['question_id', 'speaker']).execute()
  const speakers = [...new Set(asked.map(({ speaker }) => speaker))]
  expect(speakers).toHaveLength(2)
  for (const { question_id, speaker } of asked)
    await t.db
      .updateTable('floor_question_asker')
      .set({ speaker: speakers.find((one) => one !== speaker) ?? '' })
      .where('question_id', '=', question_id)
      .execute()
  expect(toldApart(world.told, await world.again())).toEqual([])
}, 300_000)
