import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { house } from '../house.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { contentsOf } from './contents.ts'
import { deskOf } from './reads.ts'

const now = new Date('2022-03-08T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let officer = ''
let head = ''
let desk = ''
const ids: string[] = []

const send = (path: string, cookie: string, body: [string, string][]) =>
  web.request(path, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body).toString(),
  })
const read = async (path: string, cookie = '') => {
  const answer = await web.request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
async function signedIn(role: string): Promise<string> {
  const answer = await send('/en/demo/sign-in', '', [['role', role]])
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

const ABSTRACTS = [
  'Wells run dry every summer. We measure them by hand. SECRET-ONE stands here.',
  'Elders know the rivers best. Nobody asks them. A third sentence.',
  'Maps help. People help more.',
]

beforeAll(async () => {
  t = await testPlatform('2022-03-08T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const at = await editionWithRequests(t.db, now)
  edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  desk = `/en/${edition.slug}/desk/synthesis`
  for (const [i, abstract] of ABSTRACTS.entries()) ids.push(await at.handIn({ title: `Request ${i + 1}`, abstract }))
  officer = await signedIn('secretariat_officer')
  head = await signedIn('secretariat_head')
})
afterAll(() => t.close())

const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")
type Form = { readonly action: string; readonly hidden: [string, string][]; readonly inside: string }
const formsIn = (text: string): Form[] =>
  [...text.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].map(([, action = '', inside = '']) => ({
    action,
    inside,
    hidden: [...inside.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m): [string, string] => [
      m[1] ?? '',
      unescaped(m[2] ?? ''),
    ]),
  }))

/** The form of a page that says this, sent with more. */
async function fill(page: string, holds: string, more: [string, string][], cookie = officer) {
  const { text } = await read(page, cookie)
  const form = formsIn(text).find(
    ({ inside, hidden }) => inside.includes(holds) || JSON.stringify(hidden).includes(holds),
  )
  if (!form) throw new Error(`${page} has no form with ${holds}`)
  return send(form.action, cookie, [...form.hidden, ...more])
}
const passages = () => t.db.selectFrom('passage').selectAll().orderBy('made_at').orderBy('id').execute()
const publicPages = async () => {
  const paths = [
    'synthesis',
    'submissions',
    'submissions/OCP22-0001',
    'synthesis/submissions/OCP22-0001',
    'synthesis.csv',
  ]
  const answers = []
  for (const path of paths) answers.push([path, await read(`/en/${edition.slug}/${path}`)])
  return JSON.stringify(answers).replace(/nonce=\\"[^"]+"/g, '')
}

test('two officers take passages, make a point and undo; until it is published nobody else sees anything of it', async () => {
  const before = await publicPages()
  expect(
    (
      await send(`${desk}/themes`, officer, [
        ['words_en', 'Water SECRET'],
        ['words_ar', 'الماء'],
      ])
    ).status,
  ).toBe(303)
  expect((await send(`${desk}/themes`, head, [['words_en', 'water secret']])).status).toBe(422)
  const theme = (await t.db.selectFrom('theme').select('id').executeTakeFirstOrThrow()).id
  const reading = `${desk}/read/OCP22-0001`
  const taken = await fill(reading, 'name="sentence"', [
    ['sentence', '0'],
    ['sentence', '1'],
    ['theme', theme],
  ])
  expect(taken.status).toBe(303)
  expect((await passages()).map(({ words, starts, theme_ids }) => ({ words, starts, theme_ids }))).toEqual([
    { words: 'Wells run dry every summer. We measure them by hand.', starts: 0, theme_ids: [theme] },
  ])
  // A colleague, from the same page, takes what has been taken: nothing is done and the page says so.
  const late = await fill(reading, 'name="sentence"', [['sentence', '1']], head)
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('A colleague has already taken some of these words')
  expect((await fill(reading, 'name="sentence"', [['words', 'words nobody wrote']])).status).toBe(422)
  expect(
    (
      await fill(`${desk}/read/OCP22-0002`, 'name="sentence"', [
        ['words', 'know the rivers best'],
        ['theme', theme],
      ])
    ).status,
  ).toBe(303)

  const picked = (await passages()).map(({ id }): [string, string] => ['passage', id])
  const made = await fill(desk, `["theme","${theme}"]`, [
    ...picked,
    ['words_en', 'Ask the elders SECRET'],
    ['act', 'make'],
  ])
  expect(made.status).toBe(303)
  const point = (await t.db.selectFrom('synthesis_point').selectAll().executeTakeFirstOrThrow()).id
  const stale = formsIn((await read(desk, head)).text).find(({ inside }) => inside.includes('value="word"'))
  const reworded = await fill(desk, 'value="word"', [
    ['words_en', 'Ask those who know SECRET'],
    ['theme', theme],
    ['act', 'word'],
  ])
  expect(reworded.status).toBe(303)
  // The head's page is from before: what was typed stays, what stands is shown, nothing is done.
  const clash = await send(stale?.action ?? '', head, [
    ...(stale?.hidden ?? []),
    ['words_en', 'Mine'],
    ['theme', theme],
    ['act', 'word'],
  ])
  expect(clash.status).toBe(409)
  expect(await clash.text()).toContain('>Mine</textarea>')
  const change = await t.db.selectFrom('synthesis_change').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  expect(
    (
      await send(`${desk}/undo`, head, [
        ['id', change.id],
        ['back', ''],
      ])
    ).status,
  ).toBe(303)
  expect(
    (
      await send(`${desk}/undo`, officer, [
        ['id', change.id],
        ['back', ''],
      ])
    ).status,
  ).toBe(409)
  const [undone] = (await deskOf(t.db, edition)).points
  expect(undone?.state.words).toEqual({ en: 'Ask the elders SECRET' })
  expect(undone?.id).toBe(point)

  expect(await publicPages()).toBe(before)
})

test('what is published stands still while the desk goes on; each sender quoted for the first time gets one letter', async () => {
  const page = await read(`${desk}/release`, head)
  const [form] = formsIn(page.text).filter(({ action }) => action.endsWith('/release'))
  expect((await send(`${desk}/release`, officer, [['seen', 'nothing']])).status).toBe(409)
  expect((await send(`${desk}/release`, head, form?.hidden ?? [])).status).toBe(303)
  const shown = await read(`/en/${edition.slug}/synthesis`)
  expect(shown.text).toContain('Ask the elders SECRET')
  expect(shown.text).toContain('know the rivers best')
  const letters = () => t.db.selectFrom('mail_message').select('key').where('key', 'like', 'synthesis:%').execute()
  expect((await letters()).length).toBe(2)
  expect((await read(`/en/${edition.slug}/submissions/OCP22-0001`)).text).toContain('Quoted in the synthesis')
  expect((await read(`/en/${edition.slug}/synthesis/submissions/OCP22-0002`)).text).toContain('know the rivers best')
  expect((await read(`/en/${edition.slug}/synthesis/submissions/OCP22-0003`)).text).toContain('It was read and counted')

  // The page that was confirmed once confirms nothing twice, and later work shows nowhere.
  expect((await send(`${desk}/release`, head, form?.hidden ?? [])).status).toBe(409)
  await fill(desk, 'value="word"', [
    ['words_en', 'Later LATERSECRET'],
    ['act', 'word'],
  ])
  expect((await read(`/en/${edition.slug}/synthesis`)).text).not.toContain('LATERSECRET')
  await t.db
    .updateTable('submission')
    .set({ state: 'withdrawn' })
    .where('id', '=', ids[1] ?? '')
    .execute()
  const after = await read(`/en/${edition.slug}/synthesis`)
  expect(after.text).not.toContain('know the rivers best')
  expect(after.text).toContain('Wells run dry')
  expect((await read(`/en/${edition.slug}/synthesis/submissions/OCP22-0002`)).status).toBe(404)
  // Published again: nobody is written to a second time.
  const again = formsIn((await read(`${desk}/release`, head)).text).find(({ action }) => action.endsWith('/release'))
  expect((await send(`${desk}/release`, head, again?.hidden ?? [])).status).toBe(303)
  expect((await letters()).length).toBe(2)
})

test('a passage outlives an amendment as it was, and says so when its words are gone', async () => {
  const answers = JSON.stringify({ title: 'Request 1', abstract: 'Rewritten. We measure them by hand.' })
  const version = await t.db
    .selectFrom('submission_version')
    .selectAll()
    .where('submission_id', '=', ids[0] ?? '')
    .executeTakeFirstOrThrow()
  await t.db
    .insertInto('submission_version')
    .values({
      submission_id: ids[0] ?? '',
      version: 2,
      form_id: version.form_id,
      language: 'en',
      answers,
      content_hash: 'a'.repeat(64),
      received_at: now,
    })
    .execute()
  await t.db
    .updateTable('submission')
    .set({ current_version: 2 })
    .where('id', '=', ids[0] ?? '')
    .execute()
  const before = await deskOf(t.db, edition)
  expect(before.passages.map(({ words, stale, gone }) => [words.slice(0, 12), stale, gone])).toEqual([
    ['Wells run dr', true, false],
    ['know the riv', false, true],
  ])
  expect((await read(desk, officer)).text).toContain('From version 1; the text has changed since')
  // Whatever order things come in, the same is made public.
  const shuffled = {
    themes: before.themes.toReversed(),
    passages: before.passages.toReversed(),
    points: before.points.toReversed(),
  }
  const made = contentsOf(before).contents
  expect(contentsOf(shuffled).contents.points).toEqual(made.points)
})

test('nobody without the desk reads it, and a number of another edition leads nowhere', async () => {
  for (const path of ['', '/themes', '/coverage', '/release', '/read/OCP22-0001'])
    expect((await read(desk + path)).status, path).not.toBe(200)
  expect((await read(`${desk}/read/OCP22-0002`, officer)).status).toBe(404)
  expect((await read(`${desk}/coverage?taken=none`, officer)).text).toContain('Request 3')
})
