import type { EditionScope } from '../access/public.ts'
import { facetsOf, formById } from '../forms/public.ts'
import { findOrAddNamed } from '../identity/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { SubmissionId } from '../platform/db/schema.ts'
import { organizationsByIdOrName, requestBehind, sessionOfSubmission } from './reads.ts'
import { type RequestedPerson, sessionFromAnswers } from './request.ts'
import { addSession, type NewSession } from './store.ts'

type MadeSession = { readonly id: string; readonly number: number; readonly made: boolean }

/**
 * The session of an accepted workshop request: numbered for life, planned, not yet placed.
 * Asked again for the same submission it answers the session that exists. Null when there is no such submission in the edition.
 */
export async function makeSession(
  tx: Tx,
  edition: EditionScope,
  submissionId: SubmissionId,
  now: Date,
): Promise<MadeSession | null> {
  const request = await requestBehind(tx, edition, submissionId) // locks the submission: a second release waits here
  if (!request) return null
  const existing = await sessionOfSubmission(tx, edition, submissionId)
  if (existing) return { ...existing, made: false }

  const asked = sessionFromAnswers(await formById(tx, request.formId), request.answers, await facetsOf(tx, edition))
  const { coOrganizers } = asked
  const known = await organizationsByIdOrName(tx, [
    ...coOrganizers,
    ...asked.people.flatMap((p) => p.organization ?? []),
  ])

  const addPerson = (p: RequestedPerson) =>
    findOrAddNamed(
      tx,
      {
        givenName: p.givenName,
        familyName: p.familyName,
        language: request.language,
        email: p.email,
        honorific: p.honorific,
        jobTitle: p.jobTitle,
        country: p.country,
        stakeholderType: p.stakeholderType,
        gender: p.gender,
        biography: p.biography,
        organizationId: known.get(p.organization ?? '') ?? null,
      },
      now,
    )
  const people: NewSession['people'][number][] = []
  for (const p of asked.people) {
    people.push({ personId: await addPerson(p), role: p.role, presence: p.presence, confirmed: p.confirmed })
  }
  const organizations = [
    ...(request.organizationId ? [{ organizationId: request.organizationId, role: 'organizer' }] : []),
    ...coOrganizers.flatMap((name) => {
      const organizationId = known.get(name)
      return organizationId && organizationId !== request.organizationId
        ? [{ organizationId, role: 'co_organizer' }]
        : []
    }),
  ]
  const title = asked.title || request.title
  const made = await addSession(
    tx,
    edition,
    { ...asked, title, language: request.language, submissionId, people, organizations },
    now,
  )
  return { ...made, made: true }
}
