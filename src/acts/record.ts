import type { Db, Tx } from '../platform/db/db.ts'
import type { EditionId, JsonObject, PersonId } from '../platform/db/schema.ts'

/** One line of the record: about what, and what it was before and after. Nothing personal beyond identifiers. */
export type Entry = {
  readonly subject: string
  readonly before?: JsonObject
  readonly after?: JsonObject
  readonly details?: JsonObject
}

type Recorded = {
  readonly at: Date
  readonly personId: PersonId | null
  readonly editionId: EditionId | null
  readonly act: string
}

/** Writes lines of the record in the transaction of the act itself. The table accepts no changes. Only `perform` calls this. */
export async function addToRecord(tx: Tx, by: Recorded, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insertInto('audit_entry')
    .values(
      entries.map(({ subject, before, after, details }) => ({
        at: by.at,
        person_id: by.personId,
        edition_id: by.editionId,
        action: by.act,
        subject,
        before: before === undefined ? null : JSON.stringify(before),
        after: after === undefined ? null : JSON.stringify(after),
        details: JSON.stringify(details ?? {}),
      })),
    )
    .execute()
}

export type RecordLine = Recorded & Entry & { readonly id: number }

export type RecordQuery = {
  readonly since?: Date
  /** Before this moment. */
  readonly until?: Date
  /** About a thing whose name begins so, in capital letters or small. */
  readonly thing?: string
  readonly subjects?: readonly string[]
  readonly personId?: PersonId
  readonly act?: string
  /** Lines before this id, for paging; newest first. */
  readonly before?: number
  readonly limit: number
}

/** Lines of the record of one edition, the newest first. */
export async function recordOf(
  db: Db | Tx,
  edition: { readonly id: string },
  { since, until, thing, subjects, personId, act, before, limit }: RecordQuery,
): Promise<RecordLine[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['id', 'at', 'person_id', 'edition_id', 'action', 'subject', 'before', 'after', 'details'])
    .where('edition_id', '=', edition.id)
    .$if(since !== undefined, (q) => q.where('at', '>=', since as Date))
    .$if(until !== undefined, (q) => q.where('at', '<', until as Date))
    .$if(thing !== undefined, (q) => q.where('subject', 'ilike', `${thing?.replace(/[\\%_]/g, '\\$&')}%`))
    .$if(subjects !== undefined, (q) => q.where('subject', 'in', subjects?.length ? [...subjects] : ['']))
    .$if(personId !== undefined, (q) => q.where('person_id', '=', personId as string))
    .$if(act !== undefined, (q) => q.where('action', '=', act as string))
    .$if(before !== undefined, (q) => q.where('id', '<', String(before)))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: Number(row.id),
    at: row.at,
    personId: row.person_id,
    editionId: row.edition_id,
    act: row.action,
    subject: row.subject,
    ...(row.before === null ? {} : { before: row.before as JsonObject }),
    ...(row.after === null ? {} : { after: row.after as JsonObject }),
    details: row.details as JsonObject,
  }))
}

/** Who has done anything in an edition, by their ids, and which acts there have been. */
export async function actorsAndActs(db: Db | Tx, edition: { readonly id: string }) {
  const of = (column: 'person_id' | 'action') =>
    db
      .selectFrom('audit_entry')
      .select(column)
      .distinct()
      .where('edition_id', '=', edition.id)
      .orderBy(column)
      .execute()
  const [people, acts] = await Promise.all([of('person_id'), of('action')])
  return {
    people: people.flatMap((row) => ('person_id' in row && row.person_id ? [row.person_id] : [])),
    acts: acts.flatMap((row) => ('action' in row && row.action ? [row.action] : [])),
  }
}
