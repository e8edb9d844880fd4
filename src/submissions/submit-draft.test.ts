import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { callByCode, editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { type Answers, formById } from '../forms/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { amendSubmissionOf } from './amend-submission.ts'
import { sha256 } from './canonical-json.ts'
import { contentText } from './content.ts'
import { draftOf } from './drafts.ts'
import { joinDrafts } from './join-drafts.ts'
import { latestAnswers, myWork, threadOf } from './public.ts'
import { returnToDraft, sendDraftLink } from './return-to-draft.ts'
import { markOf, saveDraft } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { submitDraft } from './submit-draft.ts'
import { withdrawSubmission } from './withdraw-submission.ts'

const OPEN = '2022-02-14T09:20:00Z'
const browser = (key: string) => ({ browserHash: sha256(key), personId: null })
const mine = browser('this browser')
const stranger = browser('another browser')

let world: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope

beforeAll(async () => {
  world = await testPlatform(OPEN)
  await loadEdition(world.platform, 'wsis-forum-2022')
  edition = (await editionBySlug(world.db, 'wsis-forum-2022')) as EditionScope
})
afterAll(() => world.close())

const whole: Answers = {
  submitter_name: 'Liis Placeholder',
  submitter_email: 'g9.1@example.org',
  acting_as: 'individual',
  country: 'EE',
  stakeholder_type: 'government',
  submission_language: 'en',
  priority_topics: 'Consent that a person can actually refuse.',
  action_lines: ['C5', 'C10'],
  consent_publication: true,
  consent_data: true,
}

async function aDraft(answers: Answers = whole, owner = mine): Promise<string> {
  world.clock.set(OPEN)
  const wish = { call: 'official_submissions', form: 'official_submission', language: 'en', owner }
  const started = await startDraft(world.platform, edition, wish)
  if (!started.ok) throw new Error(started.refusal.code)
  await saveDraft(world.platform, edition, owner, started.value.id, { answers, shown: {} })
  return started.value.id
}
const submit = (draftId: string, owner = mine, at = world.clock.now()) =>
  submitDraft(world.platform, edition, { owner, draftId, arrivedAt: at })

test('fifty clicks at once make one submission, one letter and the same receipt fifty times', async () => {
  const id = await aDraft()
  const answers = await Promise.all(Array.from({ length: 50 }, () => submit(id)))
  expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1)
  expect(answers[0]?.ok).toBe(true)
  const { submissions, versions, letters } = {
    submissions: await world.db.selectFrom('submission').select('id').execute(),
    versions: await world.db.selectFrom('submission_version').select('id').where('draft_id', '=', id).execute(),
    letters: await world.db.selectFrom('mail_message').select('id').where('key', '=', `receipt:${id}`).execute(),
  }
  expect([submissions.length, versions.length, letters.length]).toEqual([1, 1, 1])
})

test('numbers have no gap and no repeat, whoever submits at the same time and whatever is refused between', async () => {
  const before = (await world.db.selectFrom('submission').select('number').execute()).length
  const ids = await Promise.all(Array.from({ length: 20 }, (_, i) => aDraft(i % 4 === 3 ? {} : whole)))
  await Promise.all(ids.map((id) => submit(id)))
  const rows = await world.db.selectFrom('submission').select(['number', 'reference']).orderBy('number').execute()
  expect(rows.map((r) => r.number)).toEqual(Array.from({ length: before + 15 }, (_, i) => i + 1))
  expect(rows[0]?.reference).toBe('OCP22-0001')
})

test('the closing instant is late: refused with both times, the draft stays as it was; a repeat of what arrived in time still has its receipt', async () => {
  const call = await callByCode(world.db, edition, 'official_submissions')
  const closes = call?.closesAt as Date
  const inTime = await aDraft()
  const late = await aDraft()
  expect((await submit(inTime, mine, new Date(closes.getTime() - 1))).ok).toBe(true)
  expect(await submit(late, mine, closes)).toEqual({
    ok: false,
    refusal: { code: 'too-late', facts: { arrivedAt: closes.toISOString(), closesAt: closes.toISOString() } },
  })
  const kept = await draftOf(world.db, edition, late, mine)
  expect(kept?.answers).toEqual({ ...whole })
  expect(kept?.submittedAt).toBeNull()
  expect((await submit(inTime, mine, new Date(closes.getTime() + 5000))).ok).toBe(true)
})

test('another browser finds no draft, cannot save, submit, amend or withdraw it', async () => {
  const id = await aDraft()
  expect(await draftOf(world.db, edition, id, stranger)).toBeNull()
  expect(await draftOf(world.db, edition, id, { browserHash: null, personId: null })).toBeNull()
  const saved = await saveDraft(world.platform, edition, stranger, id, { answers: {}, shown: {} })
  expect(saved).toMatchObject({ ok: false, refusal: { code: 'draft-unknown' } })
  expect(await submit(id, stranger)).toMatchObject({ ok: false, refusal: { code: 'draft-unknown' } })
  const handedIn = await submit(id)
  if (!handedIn.ok) throw new Error(handedIn.refusal.code)
  const { submissionId } = handedIn.value
  expect((await amendSubmissionOf(world.platform, edition, stranger, submissionId, 'en')).ok).toBe(false)
  const wish = { submissionId, reason: 'x', language: 'en' }
  expect((await withdrawSubmission(world.platform, edition, stranger, wish)).ok).toBe(false)
})

test('an amendment is the next version of the same number, the first stays readable; withdrawal keeps the record', async () => {
  const first = await submit(await aDraft())
  if (!first.ok) throw new Error(first.refusal.code)
  const amending = await amendSubmissionOf(world.platform, edition, mine, first.value.submissionId, 'en')
  if (!amending.ok) throw new Error(amending.refusal.code)
  const { draftId } = amending.value
  const draft = await draftOf(world.db, edition, draftId, mine)
  expect(draft?.answers).toEqual(whole)
  await saveDraft(world.platform, edition, mine, draftId, { answers: { country: 'GH' }, shown: {} })
  const second = await submit(draftId)
  if (!second.ok) throw new Error(second.refusal.code)
  expect(second.value).toMatchObject({ number: first.value.number, version: 2 })
  expect(second.value.contentHash).not.toBe(first.value.contentHash)
  expect((await latestAnswers(world.db, edition, first.value.submissionId)).answers.country).toBe('GH')
  const wish = { submissionId: first.value.submissionId, reason: 'Sent twice', language: 'en' }
  expect((await withdrawSubmission(world.platform, edition, mine, wish)).ok).toBe(true)
  expect((await threadOf(world.db, first.value.submissionId)).map((s) => s.kind)).toEqual([
    'submitted',
    'amended',
    'withdrawn',
  ])
  await expect(
    world.db
      .updateTable('submission_version')
      .set({ version: 9 })
      .where('submission_id', '=', wish.submissionId)
      .execute(),
  ).rejects.toThrow('append-only')
})

test('the fingerprint of a receipt can be computed again from the content alone', async () => {
  const done = await submit(await aDraft())
  if (!done.ok) throw new Error(done.refusal.code)
  const { answers, formId, language } = await latestAnswers(world.db, edition, done.value.submissionId)
  const form = await formById(world.db, formId)
  const text = contentText({ edition: edition.slug, form: form.code, formVersion: form.version, language, answers })
  expect(sha256(text)).toBe(done.value.contentHash)
})

test('two windows: each keeps what it changed', async () => {
  const id = await aDraft()
  const shown = Object.fromEntries(Object.entries(whole).map(([q, a]) => [q, markOf(a)]))
  const page = { ...whole }
  await saveDraft(world.platform, edition, mine, id, { answers: { ...page, country: 'GH' }, shown })
  const later = await saveDraft(world.platform, edition, mine, id, {
    answers: { ...page, submitter_name: 'Liis P.' },
    shown,
  })
  expect(later).toMatchObject({ ok: true, value: { aside: [] } })
  expect((await draftOf(world.db, edition, id, mine))?.answers).toMatchObject({
    country: 'GH',
    submitter_name: 'Liis P.',
  })
})

test('hostile strings are kept as text, letter for letter', async () => {
  const hostile = `'; drop table draft; -- <script>alert(1)</script> {{7*7}} ../../etc/passwd %00 =1+1 \u202Eabc 👩‍👩‍👧`
  const done = await submit(await aDraft({ ...whole, priority_topics: hostile, submitter_name: '<b>"O\'Neil"</b>' }))
  if (!done.ok) throw new Error(done.refusal.code)
  const { answers } = await latestAnswers(world.db, edition, done.value.submissionId)
  expect(answers.priority_topics).toBe(hostile)
  const letter = await world.db
    .selectFrom('mail_message')
    .select('html_body')
    .where('key', '=', `receipt:${done.value.draftId}`)
    .executeTakeFirstOrThrow()
  expect(letter.html_body).not.toContain('<script>')
  expect(letter.html_body).not.toContain('<b>')
})

test('a link from a letter opens the draft on another device, a sign-in makes it the person’s', async () => {
  const id = await aDraft()
  const wish = { draftId: id, email: 'liis@example.org', language: 'en' as const }
  expect((await sendDraftLink(world.platform, edition, mine, wish)).ok).toBe(true)
  const letter = await world.db
    .selectFrom('mail_message')
    .select('text_body')
    .where('recipient', '=', 'liis@example.org')
    .executeTakeFirstOrThrow()
  const token = /\/return\/([\w-]+)/.exec(letter.text_body)?.[1] ?? ''
  expect((await returnToDraft(world.platform, edition, `${token}x`, stranger)).ok).toBe(false)
  expect(await returnToDraft(world.platform, edition, token, browser('phone'))).toEqual({ ok: true, value: { id } })
  await world.db
    .insertInto('person')
    .values({ id: 'p-liis', given_name: 'Liis', family_name: 'P', language: 'en', created_at: new Date(OPEN) })
    .execute()
  await world.db.transaction().execute((tx) => joinDrafts(tx, { personId: 'p-liis', draftKey: 'phone' }))
  const person = { id: 'p-liis', name: 'Liis', email: '', language: 'en' }
  const work = await myWork(world.db, { person, grants: [], signInId: null, draftKey: null })
  expect(work.drafts.map((d) => d.id)).toEqual([id])
})
