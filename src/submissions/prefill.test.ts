import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { findOrAddPerson } from '../identity/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { browserHash, draftOf } from './drafts.ts'
import type { Owner } from './owners.ts'
import { saveDraft } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { submitDraft } from './submit-draft.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:20:00Z')
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
})
afterAll(() => t.close())

async function begin(form: string, owner: Owner) {
  const wish = { call: 'official_submissions', form, language: 'fr', owner }
  const started = await startDraft(t.platform, edition, wish)
  if (!started.ok) throw new Error(started.refusal.code)
  const draft = await draftOf(t.db, edition, started.value.id, owner)
  return { id: started.value.id, answers: draft?.answers ?? {} }
}

test('a second form begins with what the same browser said of its sender, and with no consent, no text and nothing of anybody else', async () => {
  const owner = { browserHash: browserHash('a browser'), personId: null }
  const first = await begin('official_submission', owner)
  expect(first.answers, 'nobody is known yet').toEqual({ submission_language: 'fr' })
  const answers = {
    submitter_name: 'Liis Placeholder',
    submitter_email: 'liis@example.org',
    acting_as: 'organization',
    organization: [{ name: 'A Society', country: 'EE', stakeholder_type: 'civil_society', website: '' }],
    country: 'EE',
    stakeholder_type: 'civil_society',
    submission_language: 'en',
    priority_topics: 'Consent that a person can actually refuse.',
    action_lines: ['C5'],
    consent_publication: true,
    consent_data: true,
  }
  await saveDraft(t.platform, edition, owner, first.id, { answers, shown: {} })
  const done = await submitDraft(t.platform, edition, { owner, draftId: first.id, arrivedAt: t.clock.now() })
  expect(done.ok, JSON.stringify(done)).toBe(true)

  const second = (await begin('regional_input', owner)).answers
  expect(second).toMatchObject({
    submitter_name: 'Liis Placeholder',
    submitter_email: 'liis@example.org',
    country: 'EE',
  })
  expect(second.organization).toMatchObject([{ name: 'A Society' }])
  expect(JSON.stringify(second)).not.toContain('refuse')
  expect(Object.keys(second).filter((question) => question.startsWith('consent'))).toEqual([])
  const other = { browserHash: browserHash('another browser'), personId: null }
  expect((await begin('regional_input', other)).answers).not.toHaveProperty('submitter_name')
})

test('whoever is signed in and has handed in nothing begins with the name and address of the account', async () => {
  const person = { email: 'amina@example.org', givenName: 'Amina', familyName: 'Exampleton', language: 'en' }
  const personId = await t.db.transaction().execute((tx) => findOrAddPerson(tx, person, t.clock.now()))
  const { answers } = await begin('official_submission', { browserHash: null, personId })
  expect(answers).toMatchObject({ submitter_name: 'Amina Exampleton', submitter_email: 'amina@example.org' })
})
