import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import { fullName } from '../identity/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { AddresseeId, MailingId } from '../platform/db/schema.ts'
import { isLanguage } from '../platform/languages/public.ts'
import type { Letters } from './compose.ts'

/** One letter of a mailing for one reader goes once, ever. */
export const letterKey = (mailing: MailingId, addressee: AddresseeId): string => `mailing:${mailing}:${addressee}`

/** Addresses to which the letter went or is about to go; a letter that could not be delivered reached nobody. */
export async function reachedBy(db: Db | Tx, edition: EditionScope): Promise<Set<string>> {
  const rows = await db
    .selectFrom('mailing_recipient as r')
    .innerJoin('mailing as m', 'm.id', 'r.mailing_id')
    .leftJoin('mail_message as l', (join) =>
      join.on('l.key', '=', sql<string>`'mailing:' || r.mailing_id || ':' || r.addressee_id`),
    )
    .select(sql<string>`lower(r.email)`.as('email'))
    .where('m.edition_id', '=', edition.id)
    .where('m.stopped_at', 'is', null)
    .where(sql<boolean>`l.state is distinct from 'failed'`)
    .execute()
  return new Set(rows.map(({ email }) => email))
}

/** How many of those a mailing goes to have been taken off the list since, and have not come back. */
const takenOff = sql<number>`(
  select count(*)::int from mailing_recipient as r join addressee as a on a.id = r.addressee_id
   where r.mailing_id = m.id and a.removed_at is not null
     and not exists (select 1 from addressee as b
                      where b.edition_id = a.edition_id and b.email_key = a.email_key and b.removed_at is null))`

export type Mailing = Awaited<ReturnType<typeof mailingsOf>>[number]

/** Every mailing of an edition with how many it goes to, the last first. */
export async function mailingsOf(db: Db | Tx, edition: EditionScope) {
  const rows = await db
    .selectFrom('mailing as m')
    .leftJoin('person as p', 'p.id', 'm.ordered_by')
    .select(['m.id', 'm.number', 'm.ordered_at as orderedAt', 'm.leaves_at as leavesAt', 'm.digest', 'm.fault'])
    .select(['m.stopped_at as stoppedAt', 'm.left_at as leftAt', 'p.given_name', 'p.family_name', 'p.written_name'])
    .select(sql<number>`(select count(*)::int from mailing_recipient as r where r.mailing_id = m.id)`.as('recipients'))
    .select(takenOff.as('gone'))
    .where('m.edition_id', '=', edition.id)
    .orderBy('m.number', 'desc')
    .execute()
  return rows.map(({ given_name, family_name, written_name, ...row }) => ({
    ...row,
    orderedBy: fullName({ given_name, family_name, written_name }),
  }))
}

export const standingOf = ({ stoppedAt, leftAt }: Pick<Mailing, 'stoppedAt' | 'leftAt'>) =>
  stoppedAt ? 'stopped' : leftAt ? 'left' : 'waiting'

/** What a mailing carries, to be locked by whoever changes it. */
export async function mailingWhole(db: Db | Tx, edition: EditionScope, number: number, locking = false) {
  const query = db
    .selectFrom('mailing')
    .select([
      'id',
      'number',
      'leaves_at as leavesAt',
      'stopped_at as stoppedAt',
      'left_at as leftAt',
      'letters',
      'files',
    ])
    .where('edition_id', '=', edition.id)
    .where('number', '=', number)
  const row = await (locking ? query.forUpdate() : query).executeTakeFirst()
  if (!row) return null
  return { ...row, letters: lettersIn(row.letters), files: row.files as Partial<Record<string, string>> }
}
export type MailingWhole = NonNullable<Awaited<ReturnType<typeof mailingWhole>>>

/** Letters as they were kept; the moment a document tells of is a moment again. */
function lettersIn(kept: unknown): Letters {
  const letters = kept as Letters // written by addMailing only
  return Object.fromEntries(
    Object.entries(letters).map(([language, { paper, ...letter }]) => [
      language,
      { ...letter, paper: { ...paper, at: new Date(paper.at) } },
    ]),
  )
}

export type Recipient = Awaited<ReturnType<typeof recipientsOf>>[number]

/** Everybody a mailing goes to, each with what became of the letter: null before it is in the outbox. */
export async function recipientsOf(db: Db | Tx, id: MailingId) {
  const rows = await db
    .selectFrom('mailing_recipient as r')
    .leftJoin('mail_message as l', (join) =>
      join.on('l.key', '=', sql<string>`'mailing:' || r.mailing_id || ':' || r.addressee_id`),
    )
    .select([
      'r.addressee_id as id',
      'r.email',
      'r.name',
      'r.organization',
      'r.stakeholder_group as group',
      'r.language',
    ])
    .select(['l.state', 'l.sent_at as sentAt', 'l.created_at as queuedAt', 'l.last_error as error'])
    .where('r.mailing_id', '=', id)
    .orderBy('r.email')
    .execute()
  return rows.flatMap(({ language, ...row }) => (isLanguage(language) ? [{ ...row, language }] : []))
}

/** Mailings of all editions that should have left by a moment. */
export const dueMailings = (db: Db, now: Date) =>
  db
    .selectFrom('mailing as m')
    .innerJoin('edition as e', 'e.id', 'm.edition_id')
    .select(['m.number', 'm.ordered_by as orderedBy', 'e.slug'])
    .where('m.leaves_at', '<=', now)
    .where('m.stopped_at', 'is', null)
    .where('m.left_at', 'is', null)
    .orderBy('m.leaves_at')
    .execute()

/** Of some stored files those that mailings brought. */
export async function filesInUse(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const rows = await tx.selectFrom('mailing').select('files').execute()
  const used = new Set(rows.flatMap(({ files }) => Object.values(files as Record<string, string>)))
  return sha256s.filter((one) => used.has(one))
}
