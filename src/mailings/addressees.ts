import type { EditionScope } from '../access/public.ts'
import { emailKey } from '../identity/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { AddresseeId } from '../platform/db/schema.ts'
import { isLanguage } from '../platform/languages/public.ts'
import type { ReadRow, Told } from './read-list.ts'

/** Somebody the letter goes to. */
export type Addressee = Told & { readonly id: AddresseeId }

/** Everybody on the list, in the order of names. */
export async function addresseesOf(db: Db | Tx, edition: EditionScope, locking = false): Promise<Addressee[]> {
  const query = db
    .selectFrom('addressee')
    .select(['id', 'email', 'name', 'organization', 'stakeholder_group as group', 'language'])
    .where('edition_id', '=', edition.id)
    .where('removed_at', 'is', null)
    .orderBy('email_key')
  return toldIn(await (locking ? query.forUpdate() : query).execute())
}

/** Who was taken off the list, the last first; those whose address has come back since are not among them. */
export async function removedAddressees(db: Db | Tx, edition: EditionScope, most: number): Promise<Addressee[]> {
  const rows = await db
    .selectFrom('addressee as a')
    .select(['a.id', 'a.email', 'a.name', 'a.organization', 'a.stakeholder_group as group', 'a.language'])
    .where('a.edition_id', '=', edition.id)
    .where('a.removed_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('addressee as b')
            .select('b.id')
            .whereRef('b.edition_id', '=', 'a.edition_id')
            .whereRef('b.email_key', '=', 'a.email_key')
            .where('b.removed_at', 'is', null),
        ),
      ),
    )
    .orderBy('a.removed_at', 'desc')
    .orderBy('a.email_key')
    .limit(most)
    .execute()
  return toldIn(rows)
}

const toldIn = <Row extends { language: string }>(rows: readonly Row[]) =>
  rows.flatMap(({ language, ...row }) => (isLanguage(language) ? [{ ...row, language }] : []))

/** What a row of a table becomes on the list. */
export type Outcome =
  | { readonly becomes: 'added'; readonly line: number; readonly told: Told }
  | { readonly becomes: 'changed'; readonly line: number; readonly told: Told; readonly before: Addressee }
  | { readonly becomes: 'known'; readonly line: number; readonly told: Told }
  | { readonly becomes: 'left-out'; readonly line: number; readonly row: Extract<ReadRow, { fault: string }> }

/** What each row would become beside those who stand on the list already. What a row does not tell changes nothing. */
export function outcomesOf(rows: readonly ReadRow[], present: readonly Addressee[]): Outcome[] {
  const known = new Map(present.map((one) => [emailKey(one.email), one]))
  return rows.map((row): Outcome => {
    if ('fault' in row) return { becomes: 'left-out', line: row.line, row }
    const { line, told } = row
    const before = known.get(emailKey(told.email))
    if (!before) return { becomes: 'added', line, told }
    const next = {
      ...told,
      name: told.name || before.name,
      organization: told.organization || before.organization,
      group: told.group ?? before.group,
    }
    const same = FIELDS.every((field) => next[field] === before[field])
    return same ? { becomes: 'known', line, told: next } : { becomes: 'changed', line, told: next, before }
  })
}

const FIELDS = ['name', 'organization', 'group', 'language'] as const
