import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Answers } from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { DelegationId, PersonId, RegistrationId, RegistrationImportId } from '../platform/db/schema.ts'
import type { Approval, Attendance, Registration, RegistrationState, Terms } from './registration.ts'
import type { VisaLetter } from './visa.ts'

/** The terms of an edition, or null where nobody registers. `locking`: everybody else who would take or free a place waits. */
export async function termsOf(db: Db | Tx, edition: EditionScope, locking = false): Promise<Terms | null> {
  const found = db
    .selectFrom('registration_terms')
    .select(['form_id', 'opens_at', 'closes_at', 'places', 'approval'])
    .where('edition_id', '=', edition.id)
  const row = await (locking ? found.forUpdate() : found).executeTakeFirst()
  return row
    ? {
        formId: row.form_id,
        opensAt: row.opens_at,
        closesAt: row.closes_at,
        places: row.places,
        approval: row.approval as Approval, // checked by the table
      }
    : null
}

/** Places on site that are taken. */
export async function takenPlaces(db: Db | Tx, edition: EditionScope): Promise<number> {
  const { count } = await db
    .selectFrom('registration')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('edition_id', '=', edition.id)
    .where('state', '=', 'confirmed')
    .where('presence', '=', 'on_site')
    .executeTakeFirstOrThrow()
  return count
}

const COLUMNS = [
  'r.id',
  'r.number',
  'r.person_id as personId',
  'r.state',
  'r.presence',
  'r.name',
  'r.organization',
  'r.country',
  'r.stakeholder_type as stakeholderType',
  'r.language',
  'r.badge_key as badgeKey',
  'r.registered_at as registeredAt',
  'r.changed_at as changedAt',
  'r.approved_at as approvedAt',
  'r.waiting_since as waitingSince',
  'r.to_agree_since as toAgreeSince',
  'r.delegation_id as delegationId',
] as const

const registrations = (db: Db | Tx, edition: EditionScope) =>
  db.selectFrom('registration as r').select(COLUMNS).where('r.edition_id', '=', edition.id)

type Row = Awaited<ReturnType<ReturnType<typeof registrations>['executeTakeFirstOrThrow']>>

/** Both words are checked by the table. */
const asRegistration = <Of extends Row>(row: Of) => ({
  ...row,
  state: row.state as RegistrationState,
  presence: row.presence as Attendance,
})

/** What somebody registered with, in whatever state; null when they never did. */
export async function registrationOf(
  db: Db | Tx,
  edition: EditionScope,
  personId: string,
): Promise<Registration | null> {
  const row = await registrations(db, edition)
    .where('r.person_id', '=', personId as PersonId)
    .executeTakeFirst()
  return row ? asRegistration(row) : null
}

/** The registrations of these people, in whatever state. */
export async function registrationsOf(
  db: Db | Tx,
  edition: EditionScope,
  ids: readonly PersonId[],
): Promise<Registration[]> {
  if (ids.length === 0) return []
  const rows = await registrations(db, edition)
    .where('r.person_id', 'in', [...ids])
    .execute()
  return rows.map(asRegistration)
}

export async function registrationById(db: Db | Tx, edition: EditionScope, id: string): Promise<Registration | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const row = await registrations(db, edition)
    .where('r.id', '=', id as RegistrationId)
    .executeTakeFirst()
  return row ? asRegistration(row) : null
}

/** By the key on a badge. */
export async function registrationByKey(db: Db | Tx, edition: EditionScope, key: string): Promise<Registration | null> {
  const row = await registrations(db, edition).where('r.badge_key', '=', key).executeTakeFirst()
  return row ? asRegistration(row) : null
}

export async function registrationByNumber(
  db: Db | Tx,
  edition: EditionScope,
  number: number,
): Promise<Registration | null> {
  const row = await registrations(db, edition).where('r.number', '=', number).executeTakeFirst()
  return row ? asRegistration(row) : null
}

/** Those of these numbers there are, in their order. */
export async function registrationsNumbered(
  db: Db | Tx,
  edition: EditionScope,
  numbers: readonly number[],
): Promise<Registration[]> {
  if (numbers.length === 0) return []
  const rows = await registrations(db, edition)
    .where('r.number', 'in', [...numbers])
    .orderBy('r.number')
    .execute()
  return rows.map(asRegistration)
}

/** A registration of a delegation, with the address its person is written to. */
export type Delegate = Registration & { readonly email: string }

/** Everybody a delegation ever registered, whatever became of it, by number. */
export async function delegatesOf(db: Db | Tx, edition: EditionScope, id: DelegationId): Promise<Delegate[]> {
  const rows = await registrations(db, edition)
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .select('p.email')
    .where('r.delegation_id', '=', id)
    .orderBy('r.number')
    .execute()
  return rows.map((row) => ({ ...asRegistration(row), email: row.email ?? '' }))
}

/** Whom an import registered, whatever became of it. */
export async function registrationsOfImport(
  db: Db | Tx,
  edition: EditionScope,
  id: RegistrationImportId,
): Promise<Registration[]> {
  const rows = await registrations(db, edition).where('r.import_id', '=', id).orderBy('r.number').execute()
  return rows.map(asRegistration)
}

/** Everybody who ever registered, with what they answered and at how many doors and sessions they were. */
export async function allRegistrations(db: Db, edition: EditionScope) {
  const rows = await registrations(db, edition)
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .leftJoin('delegation as d', 'd.id', 'r.delegation_id')
    .select(['p.email', 'r.answers', 'd.organization as delegation', 'r.by_person_id as byPersonId'])
    .select(
      sql<number>`(select count(distinct coalesce(c.session_id::text, '')) from check_in c where c.registration_id = r.id and c.there)::int`.as(
        'attended',
      ),
    )
    .orderBy('r.number')
    .execute()
  return rows.map((row) => ({ ...asRegistration(row), email: row.email ?? '', answers: row.answers as Answers }))
}

/** What somebody answered to the form. */
export async function answersOf(db: Db | Tx, id: RegistrationId): Promise<Answers> {
  const { answers } = await db
    .selectFrom('registration')
    .select('answers')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return answers as Answers // kept as the form read them
}

/** Who waits for a place on site, in the order in which places are given. */
export async function firstWaiting(db: Db | Tx, edition: EditionScope, most: number): Promise<Registration[]> {
  const rows = await registrations(db, edition)
    .where('r.state', '=', 'waiting')
    .orderBy('r.waiting_since')
    .orderBy('r.number')
    .limit(Math.min(most, 10_000))
    .execute()
  return rows.map(asRegistration)
}

/** How many wait before somebody. */
export async function waitingBefore(db: Db | Tx, edition: EditionScope, own: Registration): Promise<number> {
  const { count } = await db
    .selectFrom('registration')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('edition_id', '=', edition.id)
    .where('state', '=', 'waiting')
    .where(sql<boolean>`(waiting_since, number) < (${own.waitingSince}, ${own.number}::int)`)
    .executeTakeFirstOrThrow()
  return count
}

/** In which language somebody is written to. */
export async function languageOf(db: Db | Tx, personId: PersonId): Promise<string> {
  const { language } = await db
    .selectFrom('person')
    .select('language')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return language
}

/** Where letters about registrations go. */
export async function addressesOf(db: Db | Tx, ids: readonly PersonId[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'email'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.flatMap(({ id, email }) => (email ? [[id, email] as const] : [])))
}

/** What a letter for a visa says, as it was asked for last. */
export async function visaLetterOf(
  db: Db | Tx,
  _edition: EditionScope,
  id: RegistrationId,
): Promise<(VisaLetter & { language: string; askedAt: Date }) | null> {
  const row = await db
    .selectFrom('visa_letter')
    .select(['name', 'nationality', 'passport', 'arrives_on', 'leaves_on', 'language', 'asked_at'])
    .where('registration_id', '=', id)
    .executeTakeFirst()
  return row
    ? {
        name: row.name,
        nationality: row.nationality,
        passport: row.passport,
        arrivesOn: row.arrives_on,
        leavesOn: row.leaves_on,
        language: row.language,
        askedAt: row.asked_at,
      }
    : null
}
