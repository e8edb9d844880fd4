import { randomBytes } from 'node:crypto'
import type { EditionScope } from '../access/public.ts'
import type { Answers } from '../forms/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type {
  DelegationId,
  EditionId,
  FormId,
  PersonId,
  RegistrationId,
  RegistrationImportId,
} from '../platform/db/schema.ts'
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

/** Changes the terms of an edition. */
export async function changeTerms(
  tx: Tx,
  edition: EditionScope,
  { opensAt, closesAt, places, approval }: Omit<Terms, 'formId'>,
): Promise<void> {
  await tx
    .updateTable('registration_terms')
    .set({ opens_at: opensAt, closes_at: closesAt, places, approval })
    .where('edition_id', '=', edition.id)
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

/** Who registers somebody else, for which delegation or by which import; they then have to agree themselves. */
export type OnBehalf = {
  readonly byPersonId: PersonId | null
  readonly delegationId?: DelegationId
  readonly importId?: RegistrationImportId
}

const behalfColumns = (onBehalf: OnBehalf | null, now: Date) => ({
  by_person_id: onBehalf?.byPersonId ?? null,
  delegation_id: onBehalf?.delegationId ?? null,
  import_id: onBehalf?.importId ?? null,
  to_agree_since: onBehalf && now,
})

type NewSaid = {
  readonly said: Said
  readonly standing: Standing
  readonly now: Date
  readonly onBehalf: OnBehalf | null
}

/** Adds a registration under the next number; the terms of the edition are locked. */
export async function addRegistration(
  tx: Tx,
  edition: EditionScope,
  personId: PersonId,
  { said, standing, now, onBehalf }: NewSaid,
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
      ...behalfColumns(onBehalf, now),
      person_id: personId,
      number,
      badge_key: newBadgeKey(),
      registered_at: now,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
}

const newBadgeKey = () => randomBytes(15).toString('base64url')

/** What is said of somebody now; a registration that was over begins anew under its old number, with a new badge. */
export async function rewriteRegistration(
  tx: Tx,
  edition: EditionScope,
  own: Pick<Registration, 'id'>,
  { said, standing, now, onBehalf, anew }: NewSaid & { anew: boolean },
): Promise<void> {
  await tx
    .updateTable('registration')
    .set({
      ...columnsOf(said, standing, now),
      ...(anew
        ? { ...behalfColumns(onBehalf, now), badge_key: newBadgeKey(), registered_at: now, reason: null }
        : { to_agree_since: onBehalf && now }),
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

/** Somebody has answered for themselves to what somebody else registered. */
export async function keepAnswered(tx: Tx, edition: EditionScope, id: RegistrationId): Promise<void> {
  await tx
    .updateTable('registration')
    .set({ to_agree_since: null })
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
