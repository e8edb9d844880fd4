import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EditionScope, visitor } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { ownerOf } from './drafts.ts'
import { sendDraftLink } from './return-to-draft.ts'
import { saveDraft } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { submitDraft } from './submit-draft.ts'
import { withdrawSubmission } from './withdraw-submission.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:20:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
})
afterAll(() => t.close())

const EVIL = 'URGENT: your visa is blocked. Pay 90 CHF at https://evil.example/pay'
const whole = {
  submitter_name: EVIL,
  acting_as: 'individual',
  country: 'EE',
  stakeholder_type: 'government',
  submission_language: 'en',
  priority_topics: `${EVIL} now.`,
  action_lines: ['C5'],
  consent_publication: true,
  consent_data: true,
}
async function aDraft(address: string, browser: string) {
  const owner = ownerOf(visitor(browser))
  const wish = { call: 'official_submissions', form: 'official_submission', language: 'en', owner }
  const started = await startDraft(t.platform, edition, wish)
  if (!started.ok) throw new Error(started.refusal.code)
  const answers = { ...whole, submitter_email: address }
  await saveDraft(t.platform, edition, owner, started.value.id, { answers, shown: {} })
  return { owner, draftId: started.value.id }
}
const handIn = async (address: string, browser: string, remote: string) => {
  const draft = await aDraft(address, browser)
  const done = await submitDraft(t.platform, edition, { ...draft, arrivedAt: t.clock.now(), remote })
  if (!done.ok) throw new Error(done.refusal.code)
  return { ...draft, ...done.value }
}
const lettersTo = (address: string) =>
  t.db
    .selectFrom('mail_message')
    .select(['subject', 'text_body as text', 'html_body as html'])
    .where('recipient', '=', address)
    .execute()

test('whoever tries to send forty letters to one stranger, by every way there is, sends five; every hand-in stands', async () => {
  const victim = 'victim@example.org'
  for (let i = 0; i < 20; i++) await handIn(victim, `browser ${i}`, `198.51.100.${i}`)
  for (let i = 0; i < 20; i++) {
    const { owner, draftId } = await aDraft(victim, `other ${i}`)
    const wish = { draftId, email: victim, language: 'en' as const, remote: `203.0.113.${i}` }
    const sent = await sendDraftLink(t.platform, edition, owner, wish)
    expect(sent).toMatchObject({ ok: false, refusal: { code: 'too-many' } })
  }
  expect((await lettersTo(victim)).length).toBe(5)
  const { length } = await t.db.selectFrom('submission').select('id').where('submitter_email', '=', victim).execute()
  expect(length).toBe(20)
})

test('letters to an address that somebody typed hold no word of the sender', async () => {
  const address = 'typed@example.org'
  const { owner, submissionId } = await handIn(address, 'one', '192.0.2.1')
  const wish = { submissionId, reason: EVIL, language: 'en', remote: '192.0.2.1' }
  expect((await withdrawSubmission(t.platform, edition, owner, wish)).ok).toBe(true)
  const letters = await lettersTo(address)
  expect(letters.map((l) => l.subject)).toEqual([
    expect.stringMatching(/^OCP22-\d{4}: your submission has arrived$/),
    expect.stringMatching(/^Submission OCP22-\d{4} has been withdrawn$/),
  ])
  for (const { text, html } of letters) expect(`${text} ${html}`).not.toMatch(/evil|URGENT/)
})
