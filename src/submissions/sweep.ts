import { sql } from 'kysely'
import type { Tx } from '../platform/db/db.ts'

/** Of some stored files those that a draft's answer or a version refers to, as they were sent or as their public copy. */
export async function filesInUse(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select f.sha256 from unnest(${[...sha256s]}::text[]) as f(sha256)
    where exists (select from submission_file s where s.sha256 = f.sha256 or s.public_sha256 = f.sha256)
       or exists (select from draft d where d.answers::text like '%' || f.sha256 || '%')`.execute(tx)
  return rows.map((row) => row.sha256)
}

/** Of a draft that was begun; the first saving raises it. */
const FIRST_REVISION = 1
/** What was touched is noted for counts in memory; they are read anew after a day. */
const KEEP_NOTED_DAYS = 2
/** Begun, and never written in. What somebody wrote is never removed by the program. */
const KEEP_EMPTY_DAYS = 7
/** Discarded by its owner, who may think better of it. */
const KEEP_DISCARDED_DAYS = 30

/** A file that has not arrived in two days is begun anew. */
const KEEP_UPLOADS_DAYS = 2

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)

export const uploadsDeadBefore = (now: Date): Date => daysBefore(now, KEEP_UPLOADS_DAYS)

/** Until when a draft discarded at a moment can be taken back. */
export const keptUntil = (discardedAt: Date): Date => daysBefore(discardedAt, -KEEP_DISCARDED_DAYS)

/** Removes drafts that were begun and left without a word, and those their owners discarded long enough ago; how many. */
export async function removeDeadDrafts(tx: Tx, now: Date): Promise<number> {
  const removed = await tx
    .deleteFrom('draft')
    .where('submitted_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('revision', '=', FIRST_REVISION),
          eb('amends', '=', false),
          eb('saved_at', '<', daysBefore(now, KEEP_EMPTY_DAYS)),
        ]),
        eb('discarded_at', '<', daysBefore(now, KEEP_DISCARDED_DAYS)),
      ]),
    )
    .executeTakeFirst()
  return Number(removed.numDeletedRows)
}

/** Removes notes of what was touched that nobody's counts need any more. */
export const forgetNoted = async (tx: Tx, now: Date): Promise<void> => {
  await tx.deleteFrom('submission_change').where('noted_at', '<', daysBefore(now, KEEP_NOTED_DAYS)).execute()
}
