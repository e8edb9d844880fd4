import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { callByCode, editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import {
  type Answers,
  addFacets,
  addForm,
  addTerms,
  type Form,
  facetsOf,
  formsOfCall,
  type NewForm,
  type Question,
} from '../forms/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { registerCounts } from '../register/counts.ts'
import { registerCsv } from '../register/open-data.ts'
import { readQuery } from '../register/query.ts'
import { publicSubmission, registerEntries } from '../register/reads.ts'
import { sha256 } from './canonical-json.ts'
import { saveDraft } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { submitDraft } from './submit-draft.ts'

const OPEN = '2022-02-14T09:20:00Z'
const owner = { browserHash: sha256('this browser'), personId: null }
const CALL = 'official_submissions'

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
let call: { id: string }

beforeAll(async () => {
  t = await testPlatform(OPEN)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
  call = (await callByCode(t.db, edition, CALL)) as { id: string }
})
afterAll(() => t.close())

const official = async () => (await formsOfCall(t.db, call.id)).find((f) => f.code === 'official_submission') as Form

/** The next version of the official form: the same questions, changed. */
async function nextVersion(change: (q: Question) => Question, more: Question[] = []) {
  const form = await official()
  const next: NewForm = { ...form, version: form.version + 1, questions: [...form.questions.map(change), ...more] }
  await t.db.transaction().execute((tx) => addForm(tx, edition.id, call.id, next))
}

async function handIn(answers: Answers) {
  const wish = { call: CALL, form: 'official_submission', language: 'en', owner }
  const started = await startDraft(t.platform, edition, wish)
  if (!started.ok) throw new Error(started.refusal.code)
  const draftId = started.value.id
  await saveDraft(t.platform, edition, owner, draftId, { answers, shown: {} })
  const done = await submitDraft(t.platform, edition, { owner, draftId, arrivedAt: t.clock.now() })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}

const said: Answers = {
  submitter_name: 'Liis Placeholder',
  acting_as: 'organization',
  country: 'EE',
  stakeholder_type: 'government',
  submission_language: 'en',
  priority_topics: 'Consent that a person can actually refuse.',
  sdgs_to_highlight: ['16'],
  consent_publication: true,
  consent_data: true,
}

test('a form that calls its questions otherwise is handed in, and the receipt goes to the address it asked for', async () => {
  const names: Record<string, string> = {
    submitter_email: 'contact_address',
    submitter_name: 'sender',
    organization: 'house',
  }
  await nextVersion((q) => ({
    ...q,
    id: names[q.id] ?? q.id,
    ...(q.means === 'organization'
      ? { fields: [{ ...(q.fields?.[0] as NonNullable<Question['fields']>[0]), id: 'called' }] }
      : {}),
  }))
  const { submitter_name, ...rest } = said
  const receipt = await handIn({
    ...rest,
    sender: 'Liis Placeholder',
    contact_address: 'G9.1@example.org',
    house: [{ called: 'Example House' }],
  })
  expect(receipt).toMatchObject({
    submitterName: 'Liis Placeholder',
    submitterEmail: 'G9.1@example.org',
    organization: { name: 'Example House', language: 'en' },
  })
  const letters = await t.db.selectFrom('mail_message').select('recipient').where('key', 'like', 'receipt:%').execute()
  expect(letters).toEqual([{ recipient: 'G9.1@example.org' }])
  const row = await t.db
    .selectFrom('submission')
    .innerJoin('organization', 'organization.id', 'submission.organization_id')
    .select(['submitter_name', 'submitter_email', 'organization.name', 'region', 'stakeholder_group'])
    .executeTakeFirstOrThrow()
  expect(row).toEqual({
    submitter_name: 'Liis Placeholder',
    submitter_email: 'g9.1@example.org',
    name: 'Example House',
    region: 'europe',
    stakeholder_group: 'governments',
  })
})

test('a form that asks for no address is refused, whoever saves it', async () => {
  await expect(nextVersion((q) => (q.means === 'submitter.email' ? { ...q, means: undefined } : q))).rejects.toThrow(
    'no question means "submitter.email", which a submission needs',
  )
})

test("another forum's tracks are a facet of its register: declared, answered, counted, chosen and saved", async () => {
  const label = { en: 'Track', fr: 'Volet' }
  await t.db.transaction().execute(async (tx) => {
    const tracks = [
      ['cities', 'Cities'],
      ['seas', 'Seas'],
    ] as const
    const terms = tracks.map(([code, en], position) => ({
      vocabulary: 'tracks',
      code,
      position,
      name: { en },
      details: {},
    }))
    await addTerms(tx, edition.id, terms)
    await tx.deleteFrom('facet').where('edition_id', '=', edition.id).execute()
    await addFacets(tx, edition.id, [
      { code: 'language', of: 'language', label: { en: 'Language' }, vocabularies: ['languages'] },
      { code: 'track', of: 'terms', label, vocabularies: ['tracks'], shown: '{name} ({code})' },
    ])
  })
  await vi.waitFor(async () =>
    expect((await facetsOf(t.db, edition)).map((f) => f.code)).toEqual(['language', 'track']),
  )
  const asks: Question = {
    id: 'our_tracks',
    section: 'lines',
    type: 'vocabulary',
    label,
    required: false,
    visibility: 'public',
    vocabulary: 'tracks',
    multiple: true,
  }
  const main: Question = { ...asks, id: 'our_track', multiple: false, weight: 'primary' }
  await nextVersion((q) => q, [asks, main])
  const sender = {
    sender: 'Liis Placeholder',
    contact_address: 'g9.1@example.org',
    house: [{ called: 'Example House' }],
  }
  const { submitter_name, ...rest } = said
  const one = await handIn({ ...rest, ...sender, our_tracks: ['cities', 'seas'], our_track: 'seas' })
  await handIn({ ...rest, ...sender, our_tracks: ['cities'] })

  const facets = await facetsOf(t.db, edition)
  const asked = (address: string) => readQuery(new URLSearchParams(address), facets)
  const counts = async (address: string) => (await registerCounts(t.db, edition, asked(address))).facets.get('track')
  const byCode = [
    { code: 'cities', count: 2 },
    { code: 'seas', count: 1 },
  ]
  expect((await counts(''))?.toSorted((a, b) => a.code.localeCompare(b.code))).toEqual(byCode)
  expect((await counts('track=seas'))?.toSorted((a, b) => a.code.localeCompare(b.code))).toEqual(byCode)
  const chosen = await registerEntries(t.db, edition, asked('track=seas&sdg=16'))
  expect(chosen.map((e) => [e.reference, e.terms])).toEqual([[one.reference, { track: ['seas', 'cities'] }]])
  expect(registerCsv(chosen, facets)).toContain('"track"\r\n')
  expect((await publicSubmission(t.db, edition, one.reference))?.terms).toEqual({ track: ['seas', 'cities'] })
})
