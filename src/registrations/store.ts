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
import { type Attendance, freePlaces, OVER, type Registration, type Standing, type Terms } from './registration.ts'

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

type NewSaid = { readonly said: Said; readonly standing: Standing }

/** Of somebody who is not registered: never was, or was and has a number since. */
type Addition = NewSaid & { readonly personId: PersonId; readonly own: Pick<Registration, 'number'> | null }

/** How many rows one statement writes. */
const ROWS_AT_ONCE = 500

/**
 * Adds registrations, in their order under the next numbers; one that was over begins anew under its old number, with a new badge. The terms
 * of the edition are locked, so the statements are as few as can be.
 */
export async function addRegistrations(
  tx: Tx,
  edition: EditionScope,
  all: readonly Addition[],
  { now, onBehalf }: { now: Date; onBehalf: OnBehalf | null },
): Promise<{ id: RegistrationId; number: number; personId: PersonId }[]> {
  let number = await numbersTaken(tx, edition, all.filter(({ own }) => !own).length)
  const rows = all.map(({ personId, own, said, standing }) => ({
    ...columnsOf(said, standing, now),
    edition_id: edition.id,
    ...behalfColumns(onBehalf, now),
    person_id: personId,
    number: own?.number ?? ++number,
    badge_key: randomBytes(15).toString('base64url'),
    registered_at: now,
    reason: null,
  }))
  const added: { id: RegistrationId; number: number; personId: PersonId }[] = []
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const part = tx
      .insertInto('registration')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflict((oc) =>
        oc
          .columns(['edition_id', 'person_id'])
          .doUpdateSet(({ ref }) => Object.fromEntries(ANEW.map((column) => [column, ref(`excluded.${column}`)])))
          .where('registration.state', 'in', OVER),
      )
      .returning(['id', 'number', 'person_id as personId'])
    added.push(...(await part.execute()))
  }
  if (added.length < all.length) throw new Error('Somebody was registered meanwhile though the terms are locked.')
  const byPerson = new Map(added.map((one) => [one.personId, one]))
  return all.map(({ personId }) => byPerson.get(personId) as (typeof added)[number])
}

/** Takes so many numbers of an edition; the last that was taken before. */
async function numbersTaken(tx: Tx, edition: EditionScope, count: number): Promise<number> {
  const { last } = await tx
    .updateTable('registration_terms')
    .set((eb) => ({ last_number: eb('last_number', '+', count) }))
    .where('edition_id', '=', edition.id)
    .returning('last_number as last')
    .executeTakeFirstOrThrow()
  return last - count
}

/** All but who and under which number. */
const ANEW = [
  ...(['presence', 'name', 'organization', 'country', 'stakeholder_type', 'language', 'answers'] as const),
  ...(['state', 'approved_at', 'waiting_since', 'changed_at', 'registered_at', 'reason', 'badge_key'] as const),
  ...(['by_person_id', 'delegation_id', 'import_id', 'to_agree_since'] as const),
]
/** What somebody says of themselves now; they have agreed to whatever somebody else had said before. */
export async function rewriteRegistration(
  tx: Tx,
  edition: EditionScope,
  id: RegistrationId,
  { said, standing, now }: NewSaid & { now: Date },
): Promise<void> {
  await tx
    .updateTable('registration')
    .set({ ...columnsOf(said, standing, now), to_agree_since: null })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
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
