import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/db.ts'
import type { FileStore } from './disk.ts'

type Keeping = { readonly db: Db; readonly files: FileStore }

/** Keeps bytes as a stored file; kept again, it counts as kept now. The row is held while the bytes are written, so that no sweep is between. */
export async function keepFile(
  { db, files }: Keeping,
  bytes: Uint8Array,
  { mediaType, at }: { mediaType: string; at: Date },
): Promise<{ sha256: string; size: number }> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('stored_file')
      .values({ sha256, size_bytes: bytes.length, media_type: mediaType, stored_at: at })
      .onConflict((oc) => oc.column('sha256').doUpdateSet({ stored_at: at }))
      .execute()
    await files.put(bytes)
  })
  return { sha256, size: bytes.length }
}

/** Names of files that something still refers to, of those given. Each module that keeps files answers for its own. */
type FilesInUse = (tx: Tx, sha256s: readonly string[]) => Promise<readonly string[]>

const AT_ONCE = 500

/**
 * Removes files that were stored before a moment and that nothing refers to any more; how many. Row and bytes go together, under the lock
 * of the row, so a file that is kept anew meanwhile is either found whole or written again.
 */
export async function sweepFiles({ db, files }: Keeping, inUse: readonly FilesInUse[], before: Date): Promise<number> {
  let removed = 0
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('stored_file')
      .select('sha256')
      .where('stored_at', '<', before)
      .where('sha256', '>', after)
      .orderBy('sha256')
      .limit(AT_ONCE)
      .execute()
    const last = rows.at(-1)
    if (!last) return removed
    after = last.sha256
    removed += await db.transaction().execute(async (tx) => {
      const unused = await unusedOf(
        tx,
        rows.map((row) => row.sha256),
        inUse,
      )
      return unused.length === 0 ? 0 : await removeUnused(tx, files, unused, before)
    })
  }
}

async function unusedOf(tx: Tx, names: readonly string[], inUse: readonly FilesInUse[]): Promise<string[]> {
  const used = new Set((await Promise.all(inUse.map((asked) => asked(tx, names)))).flat())
  return names.filter((name) => !used.has(name))
}

/** Rows and bytes of these files, but of none that was kept anew; how many. */
async function removeUnused(tx: Tx, files: FileStore, unused: readonly string[], before: Date): Promise<number> {
  const gone = await sql<{ sha256: string }>`
    delete from stored_file where sha256 = any(${unused}) and stored_at < ${before} returning sha256`.execute(tx)
  for (const { sha256 } of gone.rows) await files.remove(sha256)
  return gone.rows.length
}
