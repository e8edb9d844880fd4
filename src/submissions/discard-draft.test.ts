import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EditionScope, visitor } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { amendSubmissionOf } from './amend-submission.ts'
import { discardDraft, takeDraftBack } from './discard-draft.ts'
import { draftOf, ownerOf } from './drafts.ts'
import { myWork } from './public.ts'
import { markOf, saveDraft } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { submitDraft } from './submit-draft.ts'
import { removeDeadDrafts } from './sweep.ts'

const OPEN = '2022-02-14T09:20:00Z'
const me = visitor('this browser')
const stranger = visitor('another browser')
const mine = ownerOf(me)

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
beforeAll(async () => {
  t = await testPlatform(OPEN)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
})
afterAll(() => t.close())

const whole = {
  submitter_name: 'Liis Placeholder',
  submitter_email: 'g9.1@example.org',
  acting_as: 'individual',
  country: 'EE',
  stakeholder_type: 'government',
  submission_language: 'en',
  priority_topics: 'Consent that a person can actually refuse.',
  action_lines: ['C5'],
  consent_publication: true,
  consent_data: true,
}
async function aDraft() {
  const wish = { call: 'official_submissions', form: 'official_submission', language: 'en', owner: mine }
  const started = await startDraft(t.platform, edition, wish)
  if (!started.ok) throw new Error(started.refusal.code)
  await saveDraft(t.platform, edition, mine, started.value.id, { answers: whole, shown: {} })
  return started.value.id
}
const handIn = async (draftId: string) => {
  const done = await submitDraft(t.platform, edition, { owner: mine, draftId, arrivedAt: t.clock.now() })
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}
const amend = async (submissionId: Awaited<ReturnType<typeof handIn>>['submissionId']) => {
  const begun = await amendSubmissionOf(t.platform, edition, mine, submissionId, 'en')
  if (!begun.ok) throw new Error(begun.refusal.code)
  return begun.value.draftId
}
const later = (days: number) => new Date(t.clock.now().getTime() + days * 86_400_000)

test('a discarded draft is out of the way, comes back word for word within thirty days, and then is gone', async () => {
  const id = await aDraft()
  expect(await discardDraft(t.platform, edition, stranger, id)).toMatchObject({ refusal: { code: 'draft-unknown' } })
  expect((await discardDraft(t.platform, edition, me, id)).ok).toBe(true)
  expect(await draftOf(t.db, edition, id, mine)).toBeNull()
  const save = { answers: { priority_topics: 'Late.' }, shown: { priority_topics: markOf(whole.priority_topics) } }
  expect((await saveDraft(t.platform, edition, mine, id, save)).ok).toBe(false)
  const listed = await myWork(t.db, me)
  expect(listed.drafts.map((d) => d.id)).not.toContain(id)
  expect(listed.discarded.find((d) => d.id === id)?.until).toEqual(later(30))

  expect((await takeDraftBack(t.platform, edition, stranger, id)).ok).toBe(false)
  await t.db.transaction().execute((tx) => removeDeadDrafts(tx, later(29)))
  expect((await takeDraftBack(t.platform, edition, me, id)).ok).toBe(true)
  expect((await draftOf(t.db, edition, id, mine))?.answers).toEqual(whole)

  await discardDraft(t.platform, edition, me, id)
  await t.db.transaction().execute((tx) => removeDeadDrafts(tx, later(31)))
  expect((await takeDraftBack(t.platform, edition, me, id)).ok).toBe(false)
  expect((await myWork(t.db, me)).discarded).toEqual([])
})

test('what was handed in cannot be discarded; an amendment can, and then another may be begun', async () => {
  const draft = await aDraft()
  const { submissionId } = await handIn(draft)
  expect(await discardDraft(t.platform, edition, me, draft)).toMatchObject({ refusal: { code: 'already-submitted' } })
  const first = await amend(submissionId)
  expect(await amend(submissionId), 'an amendment under way is gone on with').toBe(first)
  expect((await discardDraft(t.platform, edition, me, first)).ok).toBe(true)
  const second = await amend(submissionId)
  expect(second).not.toBe(first)
  expect(await takeDraftBack(t.platform, edition, me, first), 'another one is open').toMatchObject({
    refusal: { code: 'overtaken' },
  })
  t.clock.set('2022-02-14T10:00:00Z')
  await handIn(second)
  expect(await takeDraftBack(t.platform, edition, me, first), 'a newer version stands').toMatchObject({
    refusal: { code: 'overtaken' },
  })
})
