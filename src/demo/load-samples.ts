import type { EditionScope } from '../access/public.ts'
import { readEditionFile } from '../consultation/public.ts'
import { audit, findOrAddPerson, proveAddress } from '../identity/public.ts'
import { fixedClock } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { addOrganization } from '../stakeholders/public.ts'
import { type Answers, saveDraft, startDraft, submitDraft, withdrawSubmission } from '../submissions/public.ts'
import { storePhotos } from './photos.ts'
import { type Sample, type Samples, samplesFile, typedAnswers } from './samples.ts'

export type LoadedSamples = { submitted: number; withdrawn: number; late: number; drafts: number }

/**
 * Hands in the sample submissions through the same actions people use, each at its own moment and under its own number. What arrived late
 * is refused as it would have been, and its draft stays. Called again with a later moment it goes on where it stopped.
 */
export async function loadSamples(platform: Platform, edition: EditionScope, until: Date): Promise<LoadedSamples> {
  const samples = samplesFile.parse(readEditionFile(edition.slug, 'sample-submissions'))
  await addSampleOrganizations(platform, samples)
  const loaded: LoadedSamples = { submitted: 0, withdrawn: 0, late: 0, drafts: 0 }
  const inOrder = [...samples.submissions].sort((a, b) => (a.submitted_at ?? '9').localeCompare(b.submitted_at ?? '9'))
  const from = await loadedUntil(platform, edition)
  for (const sample of inOrder) {
    const at = new Date(sample.submitted_at ?? DRAFT_BEGUN)
    if (at > from && at <= until) loaded[await handIn(platform, edition, sample, samples)]++
  }
  await markLoaded(platform, edition, until)
  return loaded
}

const MARK = 'sample submissions loaded'

/** How far an earlier loading came; its mark stands in the record of actions. */
async function loadedUntil({ db }: Platform, edition: EditionScope): Promise<Date> {
  const row = await db
    .selectFrom('audit_entry')
    .select('at')
    .where('edition_id', '=', edition.id)
    .where('action', '=', MARK)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? new Date(0)
}

const markLoaded = ({ db }: Platform, edition: EditionScope, until: Date) =>
  db
    .transaction()
    .execute((tx) =>
      audit(tx, { at: until, personId: null, editionId: edition.id, action: MARK, subject: edition.slug }),
    )

async function addSampleOrganizations({ db, clock }: Platform, samples: Samples) {
  await db.transaction().execute(async (tx) => {
    for (const o of samples.organizations) {
      await addOrganization(
        tx,
        {
          id: o.id,
          name: o.name,
          language: o.language,
          stakeholderType: o.stakeholder_type,
          country: o.country,
          worldwide: o.worldwide_remit,
          website: o.website ?? null,
          confirmed: true,
        },
        clock.now(),
      )
    }
  })
}

const MINUTES_OF_WRITING = 40
const DRAFT_BEGUN = '2022-03-06T10:00:00Z'

async function handIn(
  platform: Platform,
  edition: EditionScope,
  sample: Sample,
  samples: Samples,
): Promise<keyof LoadedSamples> {
  const at = new Date(sample.submitted_at ?? DRAFT_BEGUN)
  const clock = fixedClock(
    sample.state === 'late' ? '2022-03-07T13:30:00Z' : new Date(at.getTime() - MINUTES_OF_WRITING * 60_000),
  )
  const then: Platform = { ...platform, clock }
  const person = samples.people.find((p) => p.email === sample.answers.submitter_email)
  const personId = await platform.db.transaction().execute(async (tx) => {
    const id = await findOrAddPerson(
      tx,
      {
        email: String(sample.answers.submitter_email ?? `${sample.id}@example.org`),
        givenName: person?.given_name ?? String(sample.answers.submitter_name ?? ''),
        familyName: person?.family_name ?? '',
        organizationId: sample.organization ?? null,
        language: sample.language,
      },
      at,
    )
    await proveAddress(tx, id, at) // whoever hands in as a person has signed in through that address
    return id
  })
  const owner = { browserHash: null, personId }
  const started = await startDraft(then, edition, {
    call: sample.call,
    form: sample.form,
    language: sample.language,
    owner,
  })
  if (!started.ok) throw new Error(`Sample ${sample.id} could not be begun: ${started.refusal.code}`)
  const answers = (await storePhotos(then, typedAnswers(sample, samples))) as Answers
  await saveDraft(then, edition, owner, started.value.id, { answers, revision: 0, shown: {} })
  if (sample.state === 'draft') return 'drafts'
  clock.set(at)
  const number = await freeNumber(platform, edition, sample.reference)
  const done = await submitDraft(then, edition, {
    owner,
    draftId: started.value.id,
    arrivedAt: at,
    ...(number ? { number } : {}),
  })
  if (!done.ok) {
    if (done.refusal.code === 'too-late') return 'late'
    throw new Error(`Sample ${sample.id} was refused: ${done.refusal.code}`)
  }
  if (sample.state !== 'withdrawn') return 'submitted'
  await withdrawOf(then, edition, done.value.reference, owner)
  return 'withdrawn'
}

/** The number a sample had, unless visitors of the demonstration have been given it or a later one meanwhile. */
async function freeNumber({ db }: Platform, edition: EditionScope, reference: string | null): Promise<number | null> {
  const number = Number(reference?.split('-')[1])
  const { last } = await db
    .selectFrom('edition')
    .select('last_submission_number as last')
    .where('id', '=', edition.id)
    .executeTakeFirstOrThrow()
  return number > last ? number : null
}

async function withdrawOf(
  then: Platform,
  edition: EditionScope,
  reference: string,
  owner: { browserHash: null; personId: string },
) {
  const { id } = await then.db
    .selectFrom('submission')
    .select('id')
    .where('edition_id', '=', edition.id)
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow()
  const reason = 'We will join another request instead.'
  const done = await withdrawSubmission(then, edition, owner, { submissionId: id, reason, language: 'en' })
  if (!done.ok) throw new Error(`${reference} could not be withdrawn: ${done.refusal.code}`)
}
