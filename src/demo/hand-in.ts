import type { EditionScope } from '../access/public.ts'
import { perform, program } from '../acts/public.ts'
import { callByCode } from '../consultation/public.ts'
import { type Answers, formsOfCall, MEANS, questionThatMeans } from '../forms/public.ts'
import { findOrAddPerson, proveAddress } from '../identity/public.ts'
import { fixedClock } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { saveDraft, senderVouched, startDraft, submitDraft, withdrawSubmission } from '../submissions/public.ts'
import { storePhotos } from './photos.ts'
import { lastSubmissionNumber, submissionIdOf } from './reads.ts'
import { type Sample, type Samples, typedAnswers } from './samples.ts'
import { story } from './steps.ts'

export type HandedIn = 'submitted' | 'withdrawn' | 'late' | 'drafts'

const MINUTES_OF_WRITING = 40

/**
 * Hands in one sample through the same actions people use, at its own moment and under its own number. What arrived late is refused as
 * it would have been, and its draft stays.
 */
export async function handIn(
  platform: Platform,
  edition: EditionScope,
  { sample, at }: { sample: Sample; at: Date },
  samples: Samples,
): Promise<HandedIn> {
  const clock = fixedClock(
    sample.state === 'late' ? story().late_begun : new Date(at.getTime() - MINUTES_OF_WRITING * 60_000),
  )
  const then: Platform = { ...platform, clock }
  const email = await emailOf(platform, edition, sample)
  const personId = await platform.db.transaction().execute(async (tx) => {
    const organizationId = sample.organization ?? null
    const id = await findOrAddPerson(tx, { email, organizationId, language: sample.language }, at)
    await proveAddress(tx, id, at) // whoever hands in as a person has signed in through that address
    return id
  })
  const owner = { browserHash: null, personId }
  const { call, form, language } = sample
  const started = await startDraft(then, edition, { call, form, language, owner })
  if (!started.ok) throw new Error(`Sample ${sample.id} could not be begun: ${started.refusal.code}`)
  const draftId = started.value.id
  const answers = (await storePhotos(then, typedAnswers(sample, samples))) as Answers
  await saveDraft(then, edition, owner, draftId, { answers, shown: {} })
  if (sample.state === 'draft') return 'drafts'
  clock.set(at)
  const number = await freeNumber(platform, edition, sample.reference)
  const done = await submitDraft(then, edition, { owner, draftId, arrivedAt: at, ...(number ? { number } : {}) })
  if (!done.ok) {
    if (done.refusal.code === 'too-late') return 'late'
    throw new Error(`Sample ${sample.id} was refused: ${done.refusal.code}`)
  }
  await vouchFor(then, edition, done.value.number)
  if (sample.state !== 'withdrawn') return 'submitted'
  const submissionId = await submissionIdOf(platform.db, edition, done.value.reference)
  const gone = await withdrawSubmission(then, edition, owner, { submissionId, ...story().withdrawn_because })
  if (!gone.ok) throw new Error(`${done.value.reference} could not be withdrawn: ${gone.refusal.code}`)
  return 'withdrawn'
}

/** The address a sample is handed in from, as its form asks for it. */
export async function emailOf({ db }: Pick<Platform, 'db'>, edition: EditionScope, sample: Sample): Promise<string> {
  const call = await callByCode(db, edition, sample.call)
  const form = call && (await formsOfCall(db, call.id)).find((f) => f.code === sample.form)
  const asked = form && questionThatMeans(form, MEANS.submitterEmail)
  return String((asked && sample.answers[asked.id]) ?? `${sample.id}@example.org`)
}

/** The number a sample had, unless visitors of the demonstration have been given it or a later one meanwhile. */
async function freeNumber({ db }: Platform, edition: EditionScope, reference: string | null): Promise<number | null> {
  const number = Number(reference?.split('-')[1])
  return number > (await lastSubmissionNumber(db, edition)) ? number : null
}

/** The secretariat of the demonstration knows its senders; one who speaks for no organization needs nobody's word. */
const vouchFor = (platform: Platform, edition: EditionScope, number: number) =>
  perform(platform, senderVouched, { edition, actor: program(), wish: { number, vouched: true } })
