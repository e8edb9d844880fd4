import type { EditionScope } from '../access/public.ts'
import { type Call, callsOf, takeSubmissionNumber } from '../consultation/public.ts'
import {
  type Answer,
  type Answers,
  checkAnswers,
  type Form,
  fieldThatMeans,
  formsOfCall,
  isOfMeetings,
  MEANS,
  questionThatMeans,
  vocabulariesOf,
} from '../forms/public.ts'
import { provenAddressOf } from '../identity/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { PersonId, SubmissionId } from '../platform/db/schema.ts'
import { contentHash } from './content.ts'
import { factsOf } from './facts.ts'
import { addSubmission, addVersion } from './store.ts'
import { recordStep } from './thread.ts'

/** Something that was said in a meeting, or read into its record. */
type Contribution = {
  readonly words: string
  readonly language: string
  readonly speaker: string
  readonly organization: string
  /** null: unknown. */
  readonly group: string | null
  readonly personId: PersonId | null
  readonly meeting: string
  /** YYYY-MM-DD, where the meeting was held. */
  readonly day: string
  readonly at: Date
}

export type Place = { readonly call: Call; readonly form: Form }

/** Where an edition keeps what is said in meetings; null where it has no form for it. */
export async function placeOfContributions(db: Db | Tx, edition: EditionScope): Promise<Place | null> {
  for (const call of await callsOf(db, edition)) {
    const form = (await formsOfCall(db, call.id)).find(isOfMeetings)
    if (form) return { call, form }
  }
  return null
}

/**
 * What was said in a meeting enters the register at once, with a number, a version, a fingerprint and a thread of its own, in the caller's
 * transaction. No call's closing stands in its way: it was said in public, at its hour.
 */
export async function enterContribution(tx: Tx, edition: EditionScope, { call, form }: Place, said: Contribution) {
  const { at } = said
  const { answers, faults } = checkAnswers(
    form,
    // Whoever spoke signed in is told what becomes of it; nobody else's address is known.
    answersOf(form, said, (said.personId && (await provenAddressOf(tx, said.personId))) ?? ''),
    await vocabulariesOf(tx, edition),
    said.language,
  )
  if (faults.length > 0) throw new Error(`The form ${form.code} does not take what is said: ${JSON.stringify(faults)}`)
  const facts = await factsOf(
    tx,
    edition,
    { form, answers, begunIn: said.language },
    { personId: said.personId, at, before: null },
  )
  const number = await takeSubmissionNumber(tx, edition, null)
  const { id, reference } = await addSubmission(
    tx,
    edition,
    { number, callId: call.id, formId: form.id, kind: form.kind, channel: 'meeting', personId: said.personId, at },
    facts,
  )
  const { code, version: formVersion } = form
  const { language } = facts
  const hashed = { edition: edition.slug, form: code, formVersion, language, answers }
  await addVersion(tx, {
    ...{ submissionId: id, version: 1, formId: form.id, language, answers, draftId: null, draftRevision: null },
    contentHash: contentHash(hashed),
    receivedAt: at,
  })
  await recordStep(tx, { submissionId: id, kind: 'submitted', at, facts: { version: 1 } })
  return { id: id as SubmissionId, number, reference }
}

function answersOf(form: Form, said: Contribution, email: string): Answers {
  const organization = questionThatMeans(form, MEANS.organization)
  const nameField = organization && fieldThatMeans(organization, 'organization.name')
  const given: readonly [{ readonly name: string }, Answer][] = [
    [MEANS.meetingWords, said.words],
    [MEANS.submitterName, said.speaker],
    [MEANS.submitterEmail, email],
    [MEANS.stakeholderGroup, said.group ?? ''],
    [MEANS.language, said.language],
    [MEANS.meetingName, said.meeting],
    [MEANS.meetingDay, said.day],
    ...(nameField && said.organization
      ? ([[MEANS.organization, [{ [nameField.id]: said.organization }]]] as [{ name: string }, Answer][])
      : []),
  ]
  return Object.fromEntries(
    given.flatMap(([meaning, answer]) => {
      const question = questionThatMeans(form, meaning)
      return question && answer !== '' ? [[question.id, answer]] : []
    }),
  )
}
