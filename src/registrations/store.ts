import { randomBytes } from 'node:crypto'
import type { EditionScope } from '../access/public.ts'
import type { Answers } from '../forms/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { EditionId, FormId, PersonId, RegistrationId } from '../platform/db/schema.ts'
import type { Written } from '../platform/languages/public.ts'
import { firstWaiting, takenPlaces } from './reads.ts'
import { type Attendance, freePlaces, type Registration, type Standing, type Terms } from './registration.ts'

/** Lets an edition take registrations. Without a scope: the edition is only being made. */
export async function addTerms(tx: Tx, editionId: EditionId, terms: Terms): Promise<void> {
  await tx
    .insertInto('registration_terms')
    .values({
      edition_id: editionId,
      form_id: terms.formId as FormId,
      opens_at: terms.opensAt,
      closes_at: terms.closesAt,
      places: terms.places,
      approval: terms.approval,
    })
    .execute()
}

/** What is kept of a registration beside its standing. */
export type Said = {
  readonly presence: Attendance
  readonly name: string
  readonly organization: string | null
  readonly country: string | null
  readonly stakeholderType: string | null
  readonly language: string
  readonly answers: Answers
}

const columnsOf = (said: Said, standing: Standing, now: Date) => ({
  presence: said.presence,
  name: said.name,
  organization: said.organization,
  country: said.country,
  stakeholder_type: said.stakeholderType,
  language: said.language,
  answers: JSON.stringify(said.answers),
  state: standing.state,
  approved_at: standing.approvedAt,
  waiting_since: standing.waitingSince,
  changed_at: now,
})

type Who = { readonly personId: PersonId; readonly byPersonId: PersonId | null }

/** Adds a registration under the next number; the terms of the edition are locked. */
export async function addRegistration(
  tx: Tx,
  edition: EditionScope,
  who: Who,
  { said, standing, now }: { said: Said; standing: Standing; now: Date },
): Promise<{ id: RegistrationId; number: number }> {
  const { last_number: number } = await tx
    .updateTable('registration_terms')
    .set((eb) => ({ last_number: eb('last_number', '+', 1) }))
    .where('edition_id', '=', edition.id)
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return tx
    .insertInto('registration')
    .values({
      ...columnsOf(said, standing, now),
      edition_id: edition.id,
      person_id: who.personId,
      by_person_id: who.byPersonId,
      number,
      badge_key: newBadgeKey(),
      registered_at: now,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
}

const newBadgeKey = () => randomBytes(15).toString('base64url')

/** What somebody says now; a registration that was over begins anew under its old number, with a new badge. */
export async function rewriteRegistration(
  tx: Tx,
  edition: EditionScope,
  own: Pick<Registration, 'id'>,
  { said, standing, now, anew }: { said: Said; standing: Standing; now: Date; anew: boolean },
): Promise<void> {
  await tx
    .updateTable('registration')
    .set({
      ...columnsOf(said, standing, now),
      ...(anew ? { badge_key: newBadgeKey(), registered_at: now, reason: null } : {}),
    })
    .where('edition_id', '=', edition.id)
    .where('id', '=', own.id)
    .execute()
}

/** Changes where a registration stands. */
export async function setStanding(
  tx: Tx,
  edition: EditionScope,
  id: RegistrationId,
  { standing, now, reason = null }: { standing: Standing; now: Date; reason?: Written | null },
): Promise<void> {
  await tx
    .updateTable('registration')
    .set({
      state: standing.state,
      approved_at: standing.approvedAt,
      waiting_since: standing.waitingSince,
      changed_at: now,
      reason: reason && JSON.stringify(reason),
    })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
}

/**
 * Gives every free place on site to whoever waits longest, and answers who got one. The terms are locked, so nobody takes a place in
 * between.
 */
export async function moveUp(tx: Tx, edition: EditionScope, terms: Terms, now: Date): Promise<Registration[]> {
  const free = freePlaces(terms.places, await takenPlaces(tx, edition))
  if (free === 0) return []
  const next = await firstWaiting(tx, edition, free)
  for (const one of next) {
    const standing: Standing = { state: 'confirmed', approvedAt: one.approvedAt, waitingSince: null }
    await setStanding(tx, edition, one.id, { standing, now })
  }
  return next.map((one) => ({ ...one, state: 'confirmed' as const, waitingSince: null }))
}
