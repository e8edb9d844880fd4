import { createHash } from 'node:crypto'
import type { EditionScope } from '../access/public.ts'
import type { Acting } from '../acts/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { JurorId, PersonId, SelectionEntryId, SelectionId, SelectionRoundId } from '../platform/db/schema.ts'
import { asLocalized, type Localized } from '../platform/languages/public.ts'
import { prizeNamed, prizesOf } from '../prizes/public.ts'
import { lockSelection, type Round, roundsOf, type SelectionRules, selectionRules } from '../rounds/public.ts'

/** A selection that is judged, with how many shall win. */
export type Judged = {
  readonly id: SelectionId
  readonly code: string
  readonly title: Localized
  readonly rules: SelectionRules
  readonly releasedAt: Date | null
  /** How many shall win; null: as many as the limits of the rules have seats. */
  readonly winners: number | null
  /** The vocabulary its entries are put together by. */
  readonly by: string
  readonly about: 'photos' | 'works'
}

/** The names of what is judged in an edition. */
export async function judgedIn(db: Db, edition: EditionScope): Promise<string[]> {
  const contests = await db
    .selectFrom('contest as c')
    .innerJoin('selection as s', 's.id', 'c.selection_id')
    .select('s.code')
    .where('c.edition_id', '=', edition.id)
    .orderBy('s.code')
    .execute()
  return [...contests, ...(await prizesOf(db, edition))].map(({ code }) => code)
}

/** The contest or prize of an edition that bears a name; null where there is none. */
export async function judgedNamed(db: Db | Tx, edition: EditionScope, code: string): Promise<Judged | null> {
  const row = await db
    .selectFrom('contest as c')
    .innerJoin('selection as s', 's.id', 'c.selection_id')
    .select(['s.id', 's.code', 's.title', 's.rules', 's.released_at as releasedAt', 'c.winners'])
    .select('c.by_vocabulary as by')
    .where('c.edition_id', '=', edition.id)
    .where('s.code', '=', code)
    .executeTakeFirst()
  if (row) {
    const { title, rules, ...rest } = row
    return { ...rest, about: 'photos', title: asLocalized(title), rules: selectionRules.parse(rules) }
  }
  const prize = await prizeNamed(db, edition, code)
  return prize && { ...prize, winners: null, about: 'works' }
}

/** The same, held until the end of the transaction where `locking`: read again once it is held, for a colleague may have been faster. */
export async function judgedHeld(
  { tx, edition, locking }: Pick<Acting, 'tx' | 'edition' | 'locking'>,
  code: string,
): Promise<Judged | null> {
  const judged = await judgedNamed(tx, edition, code)
  if (!judged || !locking) return judged
  await lockSelection(tx, edition, judged.id)
  return judgedNamed(tx, edition, code)
}

export type Juror = {
  readonly id: JurorId
  readonly personId: PersonId
  readonly name: string
  readonly email: string
  readonly language: string
  readonly basis: string
  readonly from: string
  readonly until: string
  readonly endedAt: Date | null
}

/** Who judges, or did, in the order of naming. */
export async function jurorsOf(db: Db | Tx, edition: EditionScope, id: SelectionId): Promise<Juror[]> {
  const rows = await db
    .selectFrom('juror as j')
    .innerJoin('person as p', 'p.id', 'j.person_id')
    .select(['j.id', 'j.person_id as personId', 'j.basis', 'j.from_day as from', 'j.until_day as until'])
    .select(['j.ended_at as endedAt', 'p.given_name', 'p.family_name', 'p.written_name', 'p.email', 'p.language'])
    .where('j.edition_id', '=', edition.id)
    .where('j.selection_id', '=', id)
    .orderBy('j.named_at')
    .orderBy('j.id')
    .execute()
  return rows.map(({ given_name, family_name, written_name, email, ...row }) => ({
    ...row,
    email: email ?? '',
    name: (written_name ?? `${given_name} ${family_name}`).trim() || (email ?? ''),
  }))
}

/** Whether a term runs on a day of the edition's calendar. */
export const inTerm = ({ from, until, endedAt }: Pick<Juror, 'from' | 'until' | 'endedAt'>, today: string): boolean =>
  endedAt === null && from <= today && today <= until

export const roundNamed = async (
  db: Db | Tx,
  edition: EditionScope,
  id: SelectionId,
  code: string,
): Promise<Round | null> => (await roundsOf(db, edition, id)).find((one) => one.code === code) ?? null

/** Who has declared what they are bound to in a round. */
export const declaredIn = async (db: Db | Tx, roundId: SelectionRoundId): Promise<Set<string>> => {
  const rows = await db.selectFrom('juror_declaration').select('person_id').where('round_id', '=', roundId).execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

export type Note = { readonly note: string; readonly language: string | null }

/** What a juror wrote for themself of an entry; empty where there is nothing. */
export const noteOf = async (
  db: Db | Tx,
  { roundId, entryId, personId }: { roundId: SelectionRoundId; entryId: SelectionEntryId; personId: PersonId },
): Promise<Note> =>
  (await db
    .selectFrom('juror_note')
    .select(['note', 'language'])
    .where('round_id', '=', roundId)
    .where('entry_id', '=', entryId)
    .where('person_id', '=', personId)
    .executeTakeFirst()) ?? { note: '', language: null }

/** Every juror meets the entries in an order of their own, the same each time: nobody's are always seen last. */
export const inOwnOrder = <Item extends { readonly id: string }>(
  entries: readonly Item[],
  { roundId, personId }: { readonly roundId: string; readonly personId: string },
): Item[] => {
  const place = ({ id }: Item) => createHash('sha256').update(`${roundId} ${personId} ${id}`).digest('hex')
  return entries.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
}

/** The award of whoever most of the public voted for. */
export const PUBLIC_CHOICE = 'public'

/** Which entries have an award, whatever of. */
export const awardedIn = async (
  db: Db | Tx,
  edition: EditionScope,
  id: SelectionId,
): Promise<Set<SelectionEntryId>> => {
  const rows = await db
    .selectFrom('award')
    .select('entry_id')
    .where('edition_id', '=', edition.id)
    .where('selection_id', '=', id)
    .execute()
  return new Set(rows.map(({ entry_id }) => entry_id))
}

export type Award = {
  readonly entryId: SelectionEntryId
  readonly subject: string
  readonly place: number | null
  readonly category: string
  readonly roundId: SelectionRoundId
}

/** Who won and still stands, by category and place. */
export async function awardsOf(db: Db | Tx, edition: EditionScope, id: SelectionId): Promise<Award[]> {
  return db
    .selectFrom('award as a')
    .innerJoin('selection_entry as e', 'e.id', 'a.entry_id')
    .select(['a.entry_id as entryId', 'e.subject', 'a.place', 'a.category', 'a.round_id as roundId'])
    .where('a.edition_id', '=', edition.id)
    .where('a.selection_id', '=', id)
    .where('e.standing', '=', 'chosen')
    .orderBy('a.category')
    .orderBy('a.place')
    .orderBy('e.number')
    .execute()
}

export type Sender = {
  readonly submissionId: string
  readonly personId: string | null
  readonly name: string
  readonly email: string
  readonly language: string
  /** The language of what they sent. */
  readonly written: string
  readonly reference: string
  readonly title: string
}

/** Who sent what is judged, and the language they read letters in: their own, else that of what they sent. */
export async function sendersOf(
  db: Db | Tx,
  edition: EditionScope,
  ids: readonly string[],
): Promise<Map<string, Sender>> {
  const rows = ids.length
    ? await db
        .selectFrom('submission as s')
        .leftJoin('person as p', 'p.id', 's.person_id')
        .select([
          's.id as submissionId',
          's.person_id as personId',
          's.submitter_name as name',
          's.submitter_email as email',
        ])
        .select(['p.language as own', 's.language as written', 's.reference', 's.title'])
        .where('s.edition_id', '=', edition.id)
        .where('s.id', 'in', [...ids])
        .execute()
    : []
  return new Map(rows.map(({ own, ...row }) => [row.submissionId, { ...row, language: own ?? row.written }]))
}
