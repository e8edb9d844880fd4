import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EditionScope, visitor } from '../../access/public.ts'
import { perform, person, preview } from '../../acts/public.ts'
import { editionBySlug } from '../../consultation/public.ts'
import { outcomesPaper } from '../../documents/outcomes.ts'
import { loadEdition } from '../../editions/public.ts'
import { house } from '../../house.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { amendSubmissionOf } from '../amend-submission.ts'
import { ownerOf } from '../drafts.ts'
import { saveDraft } from '../save-draft.ts'
import { startDraft } from '../start-draft.ts'
import { submitDraft } from '../submit-draft.ts'
import { withdrawSubmission } from '../withdraw-submission.ts'

import { recommendedAskedAtDesk } from './ask-at-desk.ts'
import { recommendedOnDesk, unaskedIn } from './reads.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:20:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
  web = createWeb(t.platform, house)
}, 60_000)
afterAll(() => t.close())

const NAMES = /Wilhelmina|Leakenburg|wilhelmina@/
const wilhelmina = {
  ...{
    given_name: 'Wilhelmina',
    family_name: 'Leakenburg',
    job_title: 'Head of Leaks',
    organization: 'Institute of Dams',
  },
  ...{ country: 'EE', stakeholder_type: 'civil_society', email: 'Wilhelmina@example.org' },
  ...{ role: 'panellist', attendance: 'on_site', confirmed: 'yes', biography: '' },
}
const whole = {
  ...{ submitter_name: 'Rosa Muestra', submitter_email: 'rosa@example.org', country: 'EE', submission_language: 'en' },
  ...{
    stakeholder_type: 'civil_society',
    speaker_agreement: 'agreed',
    speaker_topic: 'What dams hold.',
    attendance: 'on_site',
  },
  ...{ speaker_fit: 'She knows.', speaker_languages: ['en'], action_lines: ['C5'] },
  ...{ consent_publication: true, consent_data: true },
}
let browsers = 0

/** A recommendation of one person, handed in by somebody. */
async function recommend(speaker: Record<string, string>) {
  const owner = ownerOf(visitor(`browser ${browsers++}`))
  const wish = { call: 'official_submissions', form: 'speaker_recommendation', language: 'en', owner }
  const started = await startDraft(t.platform, edition, wish)
  if (!started.ok) throw new Error(started.refusal.code)
  return { owner, ...(await handIn(started.value.id, owner, speaker)) }
}

async function handIn(draftId: string, owner: ReturnType<typeof ownerOf>, speaker: Record<string, string>) {
  await saveDraft(t.platform, edition, owner, draftId, { answers: { ...whole, speaker: [speaker] }, shown: {} })
  const remote = `192.0.2.${browsers}`
  const done = await submitDraft(t.platform, edition, { owner, draftId, arrivedAt: t.clock.now(), remote })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}

async function amend({ owner, submissionId }: Awaited<ReturnType<typeof recommend>>, speaker: Record<string, string>) {
  const begun = await amendSubmissionOf(t.platform, edition, owner, submissionId, 'en')
  if (!begun.ok) throw new Error(begun.refusal.code)
  await handIn(begun.value.draftId, owner, speaker)
}

const lettersTo = (recipient: string) =>
  t.db
    .selectFrom('mail_message')
    .select(['subject', 'text_body as text'])
    .where('recipient', '=', recipient)
    .where('key', 'like', 'recommended:%')
    .execute()
/** The link of theirs that still leads somewhere. */
async function newestLink(recipient: string): Promise<string> {
  for (const { text } of await lettersTo(recipient)) {
    const link = new URL(/https?:\S+\/recommended\/\S+/.exec(text)?.[0] ?? '').pathname
    if ((await web.request(link)).status === 200) return link
  }
  throw new Error(`no link to ${recipient} is alive`)
}

/** What the page of the link shows, and the word of what it showed. */
async function open(link: string) {
  const html = await (await web.request(link)).text()
  return { html, seen: /name="seen" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '' }
}
const answer = (link: string, act: string, seen: string) =>
  web.request(link, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: t.platform.config.origin },
    body: new URLSearchParams({ act, seen }).toString(),
  })

/** What everybody can open of an edition without knowing more: its files, its lists, what other programs are told. */
const seeds = (reference: string): string[] => {
  const plain = house.routes.map(({ path }) => path.replace('/:edition', `/${edition.slug}`))
  const files = plain.filter((path) => !path.includes(':') && /\.\w+$/.test(path))
  const own = [`/${edition.slug}/submissions/${reference}`, `/${edition.slug}/submissions/${reference}/thread.json`]
  const api = ['submissions', `submissions/${reference}`, 'people'].map(
    (what) => `/api/v1/editions/${edition.slug}/${what}`,
  )
  const pages = ['', '/submissions', '/figures', '/organizations', '/changes'].map(
    (page) => `/en/${edition.slug}${page}`,
  )
  return [...files, ...own, ...own.map((path) => `/en${path}`), ...pages, ...api]
}

/** What the document of outcomes prints, annexes and all. */
const printed = async () => JSON.stringify(await outcomesPaper(t.db, edition, 'en', 'Draft'))

/** Where a stranger finds a name. */
async function naming(reference: string): Promise<string[]> {
  const found: string[] = []
  for (const path of seeds(reference)) if (NAMES.test(await (await web.request(path)).text())) found.push(path)
  return found
}

const isFound = async (reference: string) =>
  (await (await web.request(`/en/${edition.slug}/submissions?q=Leakenburg`)).text()).includes(
    `/submissions/${reference}"`,
  )

test('whoever is recommended is public nowhere until they agree by the link of their letter, and nowhere again once they take it back', async () => {
  const { reference } = await recommend(wilhelmina)
  expect(await naming(reference)).toEqual([])
  expect(await isFound(reference)).toBe(false)
  const [letter, ...more] = await lettersTo('wilhelmina@example.org')
  expect(more).toEqual([])
  expect(letter?.text).toContain(reference)
  expect(`${letter?.subject} ${letter?.text}`).not.toMatch(/Rosa|Muestra|Dams|Leakenburg/) // no word of whoever gave the address

  const link = await newestLink('wilhelmina@example.org')
  const shown = await open(link)
  expect(shown.html).toMatch(/Head of Leaks/)
  expect(shown.html).not.toMatch(/wilhelmina@|What dams hold/)
  expect((await web.request(`${link}?act=agree&seen=${shown.seen}`)).status).toBe(200)
  expect(await naming(reference)).toEqual([]) // looking does nothing
  expect(await printed()).not.toMatch(NAMES)
  expect((await answer(`${link.slice(0, -4)}AAAA`, 'agree', shown.seen)).status).toBe(404)
  expect((await answer(link, 'agree', '')).status).toBe(409)
  expect(await naming(reference)).toEqual([])

  expect((await answer(link, 'agree', shown.seen)).status).toBe(303)
  const named = await naming(reference)
  expect(named).toEqual(
    expect.arrayContaining([
      `/en/${edition.slug}/submissions/${reference}`,
      `/${edition.slug}/submissions.csv`,
      `/${edition.slug}/submissions.json`,
      `/api/v1/editions/${edition.slug}/submissions`,
    ]),
  )
  expect(await printed()).toMatch(/Leakenburg/)
  expect(await isFound(reference)).toBe(true)
  const page = await (await web.request(`/en/${edition.slug}/submissions/${reference}`)).text()
  expect(page).not.toMatch(/wilhelmina@/i)

  expect((await answer(link, 'decline', (await open(link)).seen)).status).toBe(303)
  expect(await naming(reference)).toEqual([])
  expect(await isFound(reference)).toBe(false)
}, 60_000)

test('agreed is what was shown: other words are not shown before they are agreed to, and whoever said no is not asked again', async () => {
  const nora = { ...wilhelmina, email: 'nora@example.org' }
  const made = await recommend(nora)
  const link = await newestLink('nora@example.org')
  const before = await open(link)
  await amend(made, { ...nora, job_title: 'Known swindler' })
  expect((await answer(link, 'agree', before.seen)).status).toBe(409) // the page was of other words
  expect(await naming(made.reference)).toEqual([])
  expect((await answer(link, 'agree', (await open(link)).seen)).status).toBe(303)
  expect(await isFound(made.reference)).toBe(true)

  await amend(made, { ...nora, job_title: 'Head of Dams' })
  expect([await naming(made.reference), await isFound(made.reference)]).toEqual([[], false])
  expect((await web.request(link)).status).toBe(404) // the new letter’s link takes its place
  const second = await newestLink('nora@example.org')
  expect((await answer(second, 'decline', (await open(second)).seen)).status).toBe(303)
  await amend(made, { ...nora, job_title: 'Head of all Dams' })
  expect((await lettersTo('nora@example.org')).length).toBe(2)
})

test('one stranger is written to five times an hour, however many recommend them; what is withdrawn takes its links along', async () => {
  const victim = { ...wilhelmina, email: 'victim@example.org' }
  let last = await recommend(victim)
  const link = await newestLink('victim@example.org')
  const first = last
  for (let i = 0; i < 7; i++) last = await recommend(victim)
  expect((await lettersTo('victim@example.org')).length).toBe(5)
  const { owner, submissionId } = first
  expect(
    (await withdrawSubmission(t.platform, edition, owner, { submissionId, reason: 'No.', language: 'en' })).ok,
  ).toBe(true)
  expect((await web.request(link)).status).toBe(404)
  expect(await naming(last.reference)).toEqual([])
})

/** An officer's hand on the pages of the desk. */
const officer = { ...visitor('officer'), grants: [{ role: 'secretariat_officer', editionId: null }] } as const

test('who was handed in before anybody was asked is asked by an officer, once, after seeing whom; a page of before asks nobody', async () => {
  const made = await recommend({ ...wilhelmina, email: 'early@example.org' })
  await t.db.deleteFrom('recommended_person').where('submission_id', '=', made.submissionId).execute()
  const before = (await lettersTo('early@example.org')).length
  const at = { edition, actor: person(officer), wish: { only: made.reference } }
  const looked = await preview(t.platform, recommendedAskedAtDesk, at)
  const seen = looked.ok ? (looked.value.seen ?? '') : ''
  expect(looked.ok && looked.value.facts.map(({ people }) => people)).toEqual([
    [{ name: 'Wilhelmina Leakenburg', email: 'early@example.org' }],
  ])

  await amend(made, { ...wilhelmina, email: 'late@example.org' }) // asks whom it names now, and nobody else
  expect(await perform(t.platform, recommendedAskedAtDesk, { ...at, seen })).toMatchObject({
    refusal: { code: 'changed-meanwhile' },
  })
  await amend(made, { ...wilhelmina, email: 'early@example.org' })
  await t.db.deleteFrom('recommended_person').where('submission_id', '=', made.submissionId).execute()
  const again = await preview(t.platform, recommendedAskedAtDesk, at)
  const order = { ...at, seen: again.ok ? (again.value.seen ?? '') : '' }
  const both = await Promise.all([0, 1].map(() => perform(t.platform, recommendedAskedAtDesk, order)))
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect((await lettersTo('early@example.org')).length).toBe(before + 2) // one of the amendment, one of the desk
  expect(await recommendedOnDesk(t.db, edition, made.submissionId)).toMatchObject([
    { name: 'Wilhelmina Leakenburg', stands: 'unanswered', toldAt: t.clock.now() },
  ])
  const link = await newestLink('early@example.org')
  expect((await answer(link, 'agree', (await open(link)).seen)).status).toBe(303)
  expect((await recommendedOnDesk(t.db, edition, made.submissionId)).map(({ stands }) => stands)).toEqual(['agreed'])
  expect((await unaskedIn(t.db, edition, { most: 100 })).map(({ reference }) => reference)).not.toContain(
    made.reference,
  )
})
