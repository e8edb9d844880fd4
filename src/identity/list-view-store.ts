import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'

type NewView = {
  readonly list: string
  readonly personId: string
  readonly name: string
  readonly search: string
  readonly shared: boolean
}

/** Keeps a state of a list under a name; one of the same name gives way. */
export const keepView = (tx: Tx, edition: EditionScope, view: NewView, now: Date) =>
  tx
    .insertInto('list_view')
    .values({
      edition_id: edition.id,
      list: view.list,
      person_id: view.personId,
      name: view.name,
      search: view.search,
      shared: view.shared,
      kept_at: now,
    })
    .execute()

export const removeView = (tx: Tx, edition: EditionScope, id: string) =>
  tx.deleteFrom('list_view').where('edition_id', '=', edition.id).where('id', '=', id).execute()

export const shareView = (tx: Tx, edition: EditionScope, id: string, shared: boolean) =>
  tx.updateTable('list_view').set({ shared }).where('edition_id', '=', edition.id).where('id', '=', id).execute()
