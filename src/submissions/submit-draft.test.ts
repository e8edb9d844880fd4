import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { callByCode, editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { type Answers, formById } from '../forms/public.ts'
import { house } from '../house.ts'
import { findOrAddPerson, proveAddress } from '../identity/public.ts'
import type { DraftId } from '../platform/db/schema.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { amendSubmissionOf } from './amend-submission.ts'
import { sha256 } from './canonical-json.ts'
import { contentText } from './content.ts'
import { draftOf } from './drafts.ts'
import { claimAfterSignIn, takeToAccount } from './join-drafts.ts'
import { latestAnswers, myWork, threadOf } from './public.ts'
import { returnToDraft, sendDraftLink } from './return-to-draft.ts'
import { markOf, saveDraft } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { submitDraft } from './submit-draft.ts'
import { withdrawSubmission } from './withdraw-submission.ts'

const OPEN = '2022-02-14T09:20:00Z'
const browser = (key: string) => ({ browserHash: sha256(key), personId: null })
const KEY = 'this browser'
const mine = browser(KEY)
const stranger = browser('another browser')

let world: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope

beforeAll(async () => {
  world = await testPlatform(OPEN, {}, house)
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
const submit = (draftId: DraftId, owner = mine, at = world.clock.now()) =>
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

const linkOf = async (draftId: DraftId, email: string) => {
  const wish = { draftId, email, language: 'en' as const, remote: '192.0.2.7' }
  expect((await sendDraftLink(world.platform, edition, mine, wish)).ok).toBe(true)
  const letter = await world.db
    .selectFrom('mail_message')
    .select('text_body')
    .where('recipient', '=', email)
    .executeTakeFirstOrThrow()
  return /\/return\/([\w-]+)/.exec(letter.text_body)?.[1] ?? ''
}
const aPerson = async (id: string, email: string, proven: boolean) => {
  const at = new Date(OPEN)
  await world.db
    .insertInto('person')
    .values({ id, email, email_proven_at: proven ? at : null, language: 'en', created_at: at })
    .execute()
  return { id, name: id, email, language: 'en' }
}

test('a link from a letter lets a second device in, once, until the draft is handed in; the first stays in', async () => {
  const id = await aDraft()
  const token = await linkOf(id, 'liis@example.org')
  const phone = browser('phone')
  expect((await returnToDraft(world.platform, edition, `${token}x`, stranger)).ok).toBe(false)
  expect(await returnToDraft(world.platform, edition, token, phone)).toEqual({ ok: true, value: { id } })
  expect((await returnToDraft(world.platform, edition, token, stranger)).ok).toBe(false)
  const seenBy = async (owner: typeof mine) => (await draftOf(world.db, edition, id, owner))?.id
  expect([await seenBy(phone), await seenBy(mine), await seenBy(stranger)]).toEqual([id, id, undefined])
  const unused = await linkOf(id, 'typo@example.org')
  const done = await submitDraft(world.platform, edition, { owner: mine, draftId: id, arrivedAt: new Date(OPEN) })
  if (!done.ok) throw new Error(done.refusal.code)
  expect([await seenBy(phone), await seenBy(mine)]).toEqual([undefined, id])
  expect((await returnToDraft(world.platform, edition, unused, stranger)).ok).toBe(false)
  const wish = { submissionId: done.value.submissionId, reason: 'Not mine', language: 'en' }
  expect((await withdrawSubmission(world.platform, edition, phone, wish)).ok).toBe(false)
})

test('no more than five letters an hour go to one address, and a corrected address is not swallowed', async () => {
  const send = async (draftId: DraftId, email: string) => {
    const wish = { draftId, email, language: 'en' as const, remote: '192.0.2.8' }
    return (await sendDraftLink(world.platform, edition, mine, wish)).ok
  }
  const id = await aDraft()
  expect([await send(id, 'lis@example.org'), await send(id, 'liis.t@example.org')]).toEqual([true, true])
  const sent = await world.db
    .selectFrom('mail_message')
    .select('id')
    .where('recipient', '=', 'liis.t@example.org')
    .execute()
  expect(sent).toHaveLength(1)
  const answers: boolean[] = []
  for (let i = 0; i < 6; i++) answers.push(await send(await aDraft(), 'victim@example.org'))
  expect(answers).toEqual([true, true, true, true, true, false])
})

test('what belongs to a person needs that person signed in; what a browser holds is taken only when its reader says so', async () => {
  const begun = await aDraft()
  const owner = await aPerson('p-anna', 'anna@example.org', true)
  const here = { browserHash: mine.browserHash, personId: owner.id }
  await world.db.transaction().execute((tx) => claimAfterSignIn(tx, { personId: owner.id, draftKey: KEY }))
  const ofDraft = () =>
    world.db.selectFrom('draft').select('person_id').where('id', '=', begun).executeTakeFirstOrThrow()
  expect(await ofDraft()).toEqual({ person_id: null })
  const viewer = { person: owner, grants: [], signInId: null, draftKey: KEY }
  expect((await myWork(world.db, viewer)).unclaimed).toBeGreaterThan(0)
  await takeToAccount(world.platform, here)
  expect((await myWork(world.db, viewer)).unclaimed).toBe(0)
  expect((await draftOf(world.db, edition, begun, here))?.id).toBe(begun)
  // Signed out, or another person signed in, at the same browser.
  expect(await draftOf(world.db, edition, begun, mine)).toBeNull()
  expect(await draftOf(world.db, edition, begun, { ...here, personId: 'p-other' })).toBeNull()
})

test('a proven address claims what was handed in under it, on any device; one that is not proven claims nothing', async () => {
  const handedIn = await submit(await aDraft({ ...whole, submitter_email: 'Kofi@Example.org' }))
  if (!handedIn.ok) throw new Error(handedIn.refusal.code)
  const { submissionId, reference } = handedIn.value
  const kofi = await aPerson('p-kofi', 'kofi@example.org', false)
  const laptop = { person: kofi, grants: [], signInId: null, draftKey: 'laptop' }
  const found = async () => (await myWork(world.db, laptop)).submissions.map((s) => s.reference)
  const signIn = () =>
    world.db.transaction().execute((tx) => claimAfterSignIn(tx, { personId: kofi.id, draftKey: 'laptop' }))
  await signIn()
  expect(await found()).toEqual([])
  await world.db
    .updateTable('person')
    .set({ email_proven_at: new Date(OPEN) })
    .where('id', '=', kofi.id)
    .execute()
  await signIn()
  expect(await found()).toEqual([reference])
  const owner = { browserHash: browser('laptop').browserHash, personId: kofi.id }
  const wish = { submissionId, reason: 'Sent twice', language: 'en' }
  expect((await withdrawSubmission(world.platform, edition, owner, wish)).ok).toBe(true)
})

test('a draft is found by whoever proves the address written in it, beside the browser it was begun in; nobody is shut out', async () => {
  const address = 'phone@example.org'
  const phone = browser('a phone')
  const draft = await aDraft({ ...whole, submitter_email: 'Phone@Example.org' }, phone)
  const personId = await world.db
    .transaction()
    .execute((tx) => findOrAddPerson(tx, { email: address, language: 'en' }, world.clock.now()))
  const laptop = { browserHash: sha256('a laptop'), personId }
  expect(await draftOf(world.db, edition, draft, laptop), 'an address nobody has proven opens nothing').toBeNull()
  await world.db.transaction().execute((tx) => proveAddress(tx, personId, world.clock.now()))
  expect((await draftOf(world.db, edition, draft, laptop))?.id).toBe(draft)
  expect((await draftOf(world.db, edition, draft, phone))?.id).toBe(draft)
  const other = {
    answers: { submitter_email: 'right@example.org' },
    shown: { submitter_email: markOf('Phone@Example.org') },
  }
  await saveDraft(world.platform, edition, phone, draft, other)
  expect(await draftOf(world.db, edition, draft, laptop), 'a mistyped address is put right').toBeNull()
})
