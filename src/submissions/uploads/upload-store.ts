import type { EditionScope } from '../../access/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { DraftId, UploadId } from '../../platform/db/schema.ts'

/** A file on its way into a draft, as its browser names it. */
type Coming = {
  readonly draftId: DraftId
  readonly question: string
  readonly mark: string
  readonly name: string
  readonly size: number
}
export type Upload = { readonly id: UploadId; readonly size: number; readonly arrived: number }

/** The upload of a mark, begun now if nobody has; held until the end of the transaction. `_`: whoever calls has found the draft there. */
export async function uploadHeld(tx: Tx, _: EditionScope, { draftId, question, mark, name, size }: Coming, now: Date) {
  await tx
    .insertInto('upload')
    .values({ draft_id: draftId, question, mark, name, size_bytes: size, begun_at: now })
    .onConflict((conflict) => conflict.columns(['draft_id', 'question', 'mark']).doNothing())
    .execute()
  return tx
    .selectFrom('upload')
    .select(['id', 'size_bytes as size', 'arrived_bytes as arrived'])
    .where('draft_id', '=', draftId)
    .where('question', '=', question)
    .where('mark', '=', mark)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Keeps what comes next of an upload that is held. */
export async function keepPiece(tx: Tx, _: EditionScope, { id, arrived }: Upload, bytes: Uint8Array): Promise<void> {
  await tx
    .insertInto('upload_piece')
    .values({ upload_id: id, begins_at: arrived, bytes: Buffer.from(bytes) })
    .execute()
  await tx
    .updateTable('upload')
    .set({ arrived_bytes: arrived + bytes.length })
    .where('id', '=', id)
    .execute()
}

/** How many files are on their way into a draft. */
export const uploadsOf = async (db: Db | Tx, _: EditionScope, draftId: DraftId): Promise<number> => {
  const { count } = await db
    .selectFrom('upload')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('draft_id', '=', draftId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A file that has arrived whole, put together; null where there is none of this id in the draft, or not all of it. */
export async function arrivedFile(
  db: Db,
  _: EditionScope,
  { draftId, question, id }: { readonly draftId: DraftId; readonly question: string; readonly id: string },
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  const upload = await db
    .selectFrom('upload')
    .select(['id', 'name'])
    .where('draft_id', '=', draftId)
    .where('question', '=', question)
    .where('id', '=', id)
    .whereRef('arrived_bytes', '=', 'size_bytes')
    .executeTakeFirst()
  if (!upload) return null
  const pieces = await db
    .selectFrom('upload_piece')
    .select('bytes')
    .where('upload_id', '=', upload.id)
    .orderBy('begins_at')
    .execute()
  return { name: upload.name, bytes: Buffer.concat(pieces.map(({ bytes }) => bytes)) }
}

/** It is an answer now, or refused: its pieces are needed no longer. */
export async function removeUpload(
  db: Db | Tx,
  _: EditionScope,
  { draftId, id }: { readonly draftId: DraftId; readonly id: string },
): Promise<void> {
  await db.deleteFrom('upload').where('draft_id', '=', draftId).where('id', '=', id).execute()
}

/** Removes what was begun before a moment and never became an answer; how many. Without a scope: a round of the program, of all editions. */
export async function sweepUploads(tx: Tx, before: Date): Promise<number> {
  const removed = await tx.deleteFrom('upload').where('begun_at', '<', before).executeTakeFirst()
  return Number(removed.numDeletedRows)
}
