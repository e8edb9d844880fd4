import type { EditionScope } from '../access/public.ts'
import { type AgendaChange, addAgendaVersion, lockAgenda, nextVersion } from '../agenda/public.ts'
import { audit } from '../identity/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { markPublished } from '../sessions/public.ts'
import { plannedEntries } from './planned-entries.ts'

export type PublishRefusal = Refusal<'nothing-to-publish' | 'changed-meanwhile'>

type PublishedVersion = { readonly version: number; readonly changes: readonly AgendaChange[] }

/** Told of every change, in the transaction of the publication: the thread of the submission, letters to those concerned. */
export type TellOfChange = (tx: Tx, change: AgendaChange, version: number, now: Date) => Promise<void>

type PublishOrder = {
  readonly personId: string | null
  readonly note: string
  /** How many changes were shown and agreed to. */
  readonly confirmed?: number
  readonly tell: TellOfChange
}

/** What publishing now would change, since the last version. */
export const previewAgenda = async (db: Db | Tx, edition: EditionScope, now: Date) =>
  nextVersion(db, edition, await plannedEntries(db, edition), now)

/**
 * Publishes the working plan as the next version of the agenda: all of it becomes public at once, or nothing.
 * Refused when nothing differs from the last version, so of two officers who publish at once one finds it done,
 * and when the number of changes is no longer the one that was confirmed.
 */
export function publishAgenda(
  db: Db,
  edition: EditionScope,
  { tell, confirmed, ...by }: PublishOrder,
  now: Date,
): Promise<Result<PublishedVersion, PublishRefusal>> {
  return db.transaction().execute(async (tx) => {
    await lockAgenda(tx, edition)
    const { version, entries, changes } = await previewAgenda(tx, edition, now)
    if (changes.length === 0) return refuse('nothing-to-publish')
    if (confirmed !== undefined && confirmed !== changes.length) return refuse('changed-meanwhile')
    await addAgendaVersion(tx, edition, { version, entries, changes, ...by }, now)
    await markPublished(tx, edition, entries)
    for (const change of changes) await tell(tx, change, version, now)
    await audit(tx, {
      at: now,
      personId: by.personId,
      editionId: edition.id,
      action: 'agenda published',
      subject: String(version),
      details: { changes: changes.length },
    })
    return ok({ version, changes })
  })
}
