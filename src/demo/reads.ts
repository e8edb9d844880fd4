import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { EditionId } from '../platform/db/schema.ts'
import type { Attachment } from '../platform/mail/mail.ts'

export async function lastSubmissionNumber(db: Db, edition: EditionScope): Promise<number> {
  const { last } = await db
    .selectFrom('edition')
    .select('last_submission_number as last')
    .where('id', '=', edition.id)
    .executeTakeFirstOrThrow()
  return last
}

export async function submissionIdOf(db: Db, edition: EditionScope, reference: string): Promise<string> {
  const { id } = await db
    .selectFrom('submission')
    .select('id')
    .where('edition_id', '=', edition.id)
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow()
  return id
}

export async function submissionIdAt(db: Db, edition: EditionScope, number: number): Promise<string | null> {
  const found = await db
    .selectFrom('submission')
    .select('id')
    .where('edition_id', '=', edition.id)
    .where('number', '=', number)
    .executeTakeFirst()
  return found?.id ?? null
}

/** What became of a sample that was handed in at a moment; null when it was not. A visitor may have taken its number. */
export async function sampleStanding(db: Db, edition: EditionScope, email: string, at: Date) {
  const row = await db
    .selectFrom('submission as s')
    .leftJoin('session', 'session.submission_id', 's.id')
    .leftJoin('placement', 'placement.session_id', 'session.id')
    .leftJoin('slot', 'slot.id', 'placement.slot_id')
    .select((eb) => [
      's.reference',
      's.state',
      'session.number as session',
      'slot.code as slot',
      eb
        .exists(
          eb
            .selectFrom('decision as d')
            .select('d.id')
            .whereRef('d.submission_id', '=', 's.id')
            .where('d.release_id', 'is', null)
            .where('d.revoked_at', 'is', null),
        )
        .as('pending'),
    ])
    .where('s.edition_id', '=', edition.id)
    .where('s.submitter_email', '=', email)
    .where('s.first_submitted_at', '=', at)
    .executeTakeFirst()
  return row ?? null
}

/** What the organizers of a session wished for. */
export async function sessionWishes(db: Db, edition: EditionScope, number: number) {
  const row = await db
    .selectFrom('session')
    .select(['mode', 'expected_audience as audience', 'wishes'])
    .where('edition_id', '=', edition.id)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return { ...row, wishes: row.wishes as { dates?: string[]; bands?: string[] } } // written by makeSession only
}

export async function venueOf(db: Db, edition: EditionScope) {
  const rooms = await db
    .selectFrom('room')
    .select(['code', 'kind', 'seats', 'interpretation_booths as booths'])
    .where('edition_id', '=', edition.id)
    .orderBy('seats')
    .execute()
  const slots = await db
    .selectFrom('slot')
    .select(['code', sql<string>`day::text`.as('day'), 'starts_at as startsAt', 'band', 'mode'])
    .where('edition_id', '=', edition.id)
    .orderBy('starts_at')
    .execute()
  return { rooms, slots }
}

/** How the demonstration stands; null in a database it has not made. */
export async function standing(db: Db | Tx) {
  const row = await db
    .selectFrom('demonstration as d')
    .leftJoin('demo_clock as c', (join) => join.onTrue())
    .select([
      'd.slug',
      'd.reached_at as reachedAt',
      'd.visitors_wrote as visitorsWrote',
      'd.counted',
      'd.moving_to as movingTo',
      'd.done',
      'd.total',
      'd.unfinished',
      'c.step',
      sql<boolean>`d.moving_to is not null and d.beat_at > clock_timestamp() - interval '60 seconds'`.as('moving'),
    ])
    .executeTakeFirst()
  return row ?? null
}
export type Standing = NonNullable<Awaited<ReturnType<typeof standing>>>

/** What can tell that somebody has written: how many drafts, their savings, versions, acts of staff and changes of sessions there are. */
export async function countsOf(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ counts: string }>`
    select concat_ws(' ', (select count(*) from draft), (select coalesce(sum(revision), 0) from draft),
      (select count(*) from draft where discarded_at is not null), (select count(*) from submission_version),
      (select count(*) from thread_step), (select count(*) from audit_entry), (select count(*) from session_change)) as counts`.execute(
    db,
  )
  return rows[0]?.counts ?? ''
}

/** Editions besides the demonstration's own: a database that holds one is never set back. */
export const otherEditions = (db: Db | Tx, own: readonly string[]) =>
  db.selectFrom('edition').select('slug').where('slug', 'not in', own).execute()

/** The identifiers of the editions there are, by their names in addresses. */
export const editionIds = async (db: Db | Tx): Promise<Map<string, EditionId>> =>
  new Map((await db.selectFrom('edition').select(['id', 'slug']).execute()).map(({ id, slug }) => [slug, id]))

export const anyEdition = (db: Db | Tx) => db.selectFrom('edition').select(['id', 'slug']).limit(1).executeTakeFirst()

/** The schema whose tables are in use. */
export async function currentSchema(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(db)
  const schema = rows[0]?.schema
  if (!schema) throw new Error('The database has no schema in use.')
  return schema
}

/** Names of tables, functions and extensions in the schema in use that the other does not have: they belong to somebody else. */
export async function strangers(db: Db, other: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname::text as name from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      and not exists (select from pg_class o where o.relname = c.relname and o.relnamespace = ${other}::regnamespace)
    union all
    select p.proname::text from pg_proc p
    where p.pronamespace = current_schema()::regnamespace
      and not exists (select from pg_proc o where o.proname = p.proname and o.pronamespace = ${other}::regnamespace)
    union all
    select e.extname::text from pg_extension e where e.extnamespace = current_schema()::regnamespace
    order by 1`.execute(db)
  return rows.map((r) => r.name)
}

const letterColumns = ['id', 'recipient', 'language', 'subject', 'created_at as at'] as const

/** Letters of the local inbox, newest first. The demonstration shows them to everyone, because nobody in it exists. */
export async function lettersKept(db: Db, query: { to: string; page: number; size: number }) {
  const base = db
    .selectFrom('mail_message')
    .$if(query.to !== '', (q) => q.where('recipient', 'ilike', `%${query.to.replace(/[\\%_]/g, '\\$&')}%`))
  const { count } = await base.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  const letters = await base
    .select(letterColumns)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute()
  return { count, letters }
}
export type KeptLetter = Awaited<ReturnType<typeof lettersKept>>['letters'][number]

export async function letterById(db: Db, id: string) {
  const row = await db
    .selectFrom('mail_message')
    .select([...letterColumns, 'text_body as text'])
    .select((eb) => eb.ref('attachments').$castTo<readonly Attachment[]>().as('attachments')) // written by the mail only
    .where(sql<string>`id::text`, '=', id)
    .executeTakeFirst()
  return row ?? null
}
export type OpenLetter = NonNullable<Awaited<ReturnType<typeof letterById>>>

export async function callClosing(db: Db, edition: EditionScope, code: string): Promise<Date> {
  const { at } = await db
    .selectFrom('call')
    .select('closes_at as at')
    .where('edition_id', '=', edition.id)
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return at
}
