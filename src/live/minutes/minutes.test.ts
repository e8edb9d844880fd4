import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { perform, program } from '../../acts/public.ts'
import { editionBySlug } from '../../consultation/public.ts'
import { paperOf } from '../../documents/public.ts'
import { loadEdition } from '../../editions/public.ts'
import { house } from '../../house.ts'
import { hashToken } from '../../identity/secrets.ts'
import { addSignIn, findOrAddPerson, grantRole } from '../../identity/store.ts'
import { sweepFiles } from '../../platform/files/keep-file.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { captionWritten } from '../captions/write-caption.ts'
import type { Lead } from '../lead.ts'
import { floorLed } from '../lead-floor.ts'
import { materialKept, materialLed } from '../materials/keep-material.ts'
import { filesInUse, materialsOf } from '../materials/material-reads.ts'
import { type Meeting, meetingOf } from '../meeting.ts'
import { floorOf, handsOf } from '../reads.ts'
import { draftOf } from './draft.ts'
import { minutesApproved, minutesKept, minutesSent } from './keep-minutes.ts'
import { minutesOf } from './minutes-reads.ts'

const start = new Date('2022-01-31T13:00:00Z')
const HERE = '/en/wsis-forum-2022/live/m3-meeting-2'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let meeting: Meeting
const order = () => ({ edition, actor: program() })
const lead = (wish: Lead) =>
  perform(t.platform, floorLed, { ...order(), wish: { meeting, rehearsal: false, lead: wish } })
const later = (seconds: number) => t.clock.set(new Date(t.clock.now().getTime() + seconds * 1000))
const floor = async () => (await floorOf(t.db, edition, { ...meeting, rehearsal: false })) ?? expect.unreachable()

beforeAll(async () => {
  t = await testPlatform(start.toISOString(), {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022', { asPrinted: true })
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
  meeting = (await meetingOf(t.db, edition, 'm3-meeting-2')) as Meeting
  web = createWeb(t.platform, house)
})
afterAll(() => t.close())

/** A browser without an account. */
function browser() {
  const jar = new Map<string, string>()
  return async (path: string, form?: Record<string, string>) => {
    const answer = await web.request(path, {
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      headers: { cookie: [...jar.values()].join('; '), 'sec-fetch-site': 'same-origin' },
    })
    for (const [pair = ''] of answer.headers.getSetCookie().map((line) => line.split(';')))
      jar.set(pair.split('=')[0] ?? '', pair)
    return { status: answer.status, html: await answer.text() }
  }
}

const content = { language: 'en' as const, items: ['Captions were asked for.'], decisions: [], actions: ['Publish.'] }
const [speaker, stranger] = [browser(), browser()]

test('minutes are drafted from who spoke and the transcript of their words', async () => {
  await lead({ does: 'open' })
  await speaker(`${HERE}/hand`, { do: 'raise', name: 'Lucía', organization: 'Red', group: '', presence: 'remote' })
  const [hand] = await handsOf(t.db, await floor())
  await lead({ does: 'give', hand: hand?.id ?? '' })
  later(20)
  const said = { meeting, rehearsal: false, language: 'en' as const, body: 'Text reaches telephones.' }
  await perform(t.platform, captionWritten, { ...order(), wish: said })
  later(20)
  await lead({ does: 'end' })
  const led = { floor: await floor(), hands: await handsOf(t.db, await floor()), statements: [] }
  const transcript = [{ id: '' as never, body: said.body, at: new Date(start.getTime() + 20_000) }]
  const drafted = draftOf(led, { language: 'en', zone: 'Europe/Zurich', transcript })
  expect(drafted.items).toEqual(['14:00 Lucía (Red): Text reaches telephones.'])
})

test('what goes before those who spoke is seen by them alone, and cannot be approved before their time is over', async () => {
  expect(await perform(t.platform, minutesSent, { ...order(), wish: { meeting, until: start } })).toMatchObject({
    refusal: { code: 'no-minutes' },
  })
  await perform(t.platform, minutesKept, { ...order(), wish: { meeting, content } })
  await perform(t.platform, minutesKept, { ...order(), wish: { meeting, content } }) // the same words: no second version
  await lead({ does: 'over' })
  const until = new Date(start.getTime() + 3 * 86_400_000)
  expect((await perform(t.platform, minutesSent, { ...order(), wish: { meeting, until } })).ok).toBe(true)
  expect((await stranger(`${HERE}/minutes`)).html).not.toContain('Captions were asked for.')
  expect((await speaker(`${HERE}/minutes`)).html).toContain('Captions were asked for.')
  expect((await stranger(`${HERE}/minutes`, { do: 'reply', body: 'Not mine.' })).status).toBe(422)
  expect((await speaker(`${HERE}/minutes`, { do: 'reply', body: 'We asked for six languages.' })).status).toBe(303)
  expect(await perform(t.platform, minutesApproved, { ...order(), wish: { meeting } })).toMatchObject({
    refusal: { code: 'reply-open' },
  })
})

test('minutes are in the language they are said to be in, whatever the language of the page', async () => {
  await t.db.transaction().execute(async (tx) => {
    const id = await findOrAddPerson(tx, { email: 'chair@example.org', language: 'ar' }, t.clock.now())
    const device = { kind: 'phone', browser: 'Firefox', system: 'Android' } as const
    const expiresAt = new Date('2030-01-01T00:00:00Z')
    const now = t.clock.now()
    await addSignIn(tx, { tokenHash: hashToken('chair'), personId: id, method: 'code', device, now, expiresAt })
    await grantRole(tx, { personId: id, role: 'secretariat_head', editionId: null, part: null }, now)
  })
  const desk = `${HERE.replace('/en/', '/ar/')}/chair/minutes`
  const headers = { cookie: 'convoke_sign_in=chair', 'sec-fetch-site': 'same-origin' }
  const page = await (await web.request(desk, { headers })).text()
  expect(page).toMatch(/<textarea[^>]*lang="en" dir="ltr"/)
  const seen = /name="seen" value="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const body = new URLSearchParams({ do: 'keep', seen, language: 'en', items: 'Captions were asked for twice.' })
  expect((await web.request(desk, { method: 'POST', body, headers })).status).toBe(303)
  expect((await minutesOf(t.db, await floor())).versions[0]).toMatchObject({ language: 'en', version: 2 })
})

test('once approved everybody reads them with the reply beside, on the page and in the document', async () => {
  later(3 * 86_400)
  expect((await speaker(`${HERE}/minutes`, { do: 'reply', body: 'Too late.' })).status).toBe(422)
  expect((await perform(t.platform, minutesApproved, { ...order(), wish: { meeting } })).ok).toBe(true)
  const { html } = await stranger(`${HERE}/minutes`)
  for (const words of ['Captions were asked for.', 'We asked for six languages.', 'Version 1'])
    expect(html).toContain(words)
  expect(html).not.toContain('Too late.')
  const paper = JSON.stringify(await paperOf('minutes', { platform: t.platform, edition, language: 'ar' }))
  for (const words of ['Captions were asked for.', 'We asked for six languages.']) expect(paper).toContain(words)
  const next = { ...content, decisions: ['Captions in six languages.'] }
  await perform(t.platform, minutesKept, { ...order(), wish: { meeting, content: next } })
  expect((await stranger(`${HERE}/minutes`)).html).not.toContain('Captions in six languages.')
})

test('a recording is published with captions in the language spoken, or with a recorded exception, and never without', async () => {
  const keep = async (language: 'en' | 'fr', exception: string | null) => {
    const address = `https://video.example.org/${language}-${exception !== null}`
    const why = exception === null ? null : { text: exception, language: 'en', others: {} }
    const recording = { kind: 'recording' as const, title: 'R', titles: {}, language, address, file: null }
    const material = { ...recording, beginsAt: start, exception: why }
    const kept = await perform(t.platform, materialKept, { ...order(), wish: { meeting, material } })
    const id = (kept.ok && kept.value) || expect.unreachable('it was not kept')
    const done = await perform(t.platform, materialLed, { ...order(), wish: { meeting, id, does: 'publish' } })
    return [done.ok || done.refusal.code, (await stranger(`${HERE}/materials`)).html.includes(address)]
  }
  expect(await keep('fr', null)).toEqual(['no-captions', false])
  expect(await keep('en', null)).toEqual([true, true]) // captions are in English
  expect(await keep('fr', 'The room had no captioner.')).toEqual([true, true])
  expect((await stranger(`${HERE}/materials`)).html).toContain('The room had no captioner.')
})

const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

test('a document is kept as a file, called in each reader’s language, absent before it is published and once it is withdrawn', async () => {
  const headers = { cookie: 'convoke_sign_in=chair', 'sec-fetch-site': 'same-origin' }
  const send = async (bytes: Uint8Array<ArrayBuffer>, name: string) => {
    const body = new FormData()
    const said = {
      kind: 'document',
      title: 'Room plan',
      language: 'en',
      'title-ar': 'مخطط القاعة',
      'title-en': 'Not this',
    }
    for (const [field, value] of Object.entries(said)) body.set(field, value)
    body.set('sent', new File([bytes], name))
    return (await web.request(`${HERE}/chair/materials`, { method: 'POST', body, headers })).status
  }
  expect(await send(new TextEncoder().encode('<script>alert(1)</script>'), 'plan.pdf')).toBe(422)
  expect([await send(PDF, '../plan للقاعة.pdf'), await send(PDF, 'again.pdf')]).toEqual([303, 303])
  const kept = (await materialsOf(t.db, await floor())).filter(({ file }) => file)
  expect(kept.map(({ titles, file }) => [titles, file?.name])).toEqual([[{ ar: 'مخطط القاعة' }, 'plan للقاعة.pdf']])
  const id = kept[0]?.id ?? ''
  const file = () => web.request(`${HERE}/materials/${id}`)
  expect((await file()).status).toBe(404)
  await perform(t.platform, materialLed, { ...order(), wish: { meeting, id, does: 'publish' } })
  expect(new Uint8Array(await (await file()).arrayBuffer())).toEqual(PDF)
  expect((await file()).headers.get('content-disposition')).toContain('attachment')
  expect((await stranger(`${HERE.replace('/en/', '/ar/')}/materials`)).html).toContain('مخطط القاعة')
  const tomorrow = new Date(t.clock.now().getTime() + 86_400_000)
  await sweepFiles(t.platform, [filesInUse], tomorrow)
  await perform(t.platform, materialLed, { ...order(), wish: { meeting, id, does: 'withdraw' } })
  expect((await file()).status).toBe(404)
  expect((await stranger(`${HERE}/materials`)).html).not.toContain('Room plan')
  expect((await web.request(`${HERE}/materials/${id}`, { headers })).status).toBe(200)
})
