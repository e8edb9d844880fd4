import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { Kept, Outcome, Standing } from './decision.ts'

/** A submission with its standing, and the title by which people know it. */
export type TitledStanding = Standing & {
  readonly number: number
  readonly title: string
  readonly language: string
}

/** References as people type them, in the spelling of the register. */
export const asReference = (typed: string): string => typed.trim().toUpperCase()

/**
 * Submissions by their references, with what has been decided on them. With `locking` they stay as they are until the transaction ends;
 * locked in the order of their ids, so that two officers who take the same ones wait for each other and never in a circle.
 */
export async function standingsOf(
  tx: Tx,
  edition: EditionScope,
  references: readonly string[],
  locking: boolean,
): Promise<Map<string, TitledStanding>> {
  const wanted = [...new Set(references)]
  if (wanted.length === 0) return new Map()
  const found = tx
    .selectFrom('submission')
    .select(['id', 'reference', 'kind', 'state', 'current_version as version', 'number', 'title', 'language'])
    .where('edition_id', '=', edition.id)
    .where('reference', 'in', wanted)
    .orderBy('id')
  const rows = await (locking ? found.forUpdate() : found).execute()
  const decisions = await decisionsOn(
    tx,
    rows.map((row) => row.id),
  )
  return new Map(rows.map((row) => [row.reference, { ...row, ...standing(row.id, decisions) }]))
}

type DecisionRow = Awaited<ReturnType<typeof decisionsOn>>[number]

/** Decisions that wait or hold, of these submissions and of others merged into them. */
const decisionsOn = async (tx: Tx, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : tx
        .selectFrom('decision as d')
        .innerJoin('submission as s', 's.id', 'd.submission_id')
        .leftJoin('decision_release as r', 'r.id', 'd.release_id')
        .select(['d.id', 'd.submission_id', 'd.outcome', 'd.into_submission_id', 'd.decided_by', 'd.decided_at'])
        .select(['d.release_id', 'r.state as release', 's.reference'])
        .where('d.revoked_at', 'is', null)
        .where('d.ended_at', 'is', null)
        .where((eb) => eb.or([eb('d.submission_id', 'in', ids), eb('d.into_submission_id', 'in', ids)]))
        .orderBy('s.number')
        .orderBy('d.decided_at')
        .execute()

const isReleased = (row: DecisionRow) => row.release === 'done'

const kept = (row: DecisionRow | undefined): Kept | null =>
  row
    ? {
        id: row.id,
        outcome: row.outcome as Outcome, // the table takes no other
        intoId: row.into_submission_id,
        by: row.decided_by,
        at: row.decided_at,
      }
    : null

function standing(id: string, decisions: readonly DecisionRow[]) {
  const own = decisions.filter((d) => d.submission_id === id)
  const merged = decisions.filter((d) => d.into_submission_id === id)
  const waits = own.find((d) => !isReleased(d))
  return {
    pending: kept(waits),
    released: kept(own.findLast(isReleased)),
    releasing: waits?.release === 'ordered',
    mergesPending: merged.filter((d) => !isReleased(d)).map((d) => d.reference),
    mergesReleased: merged.filter(isReleased).map((d) => d.reference),
  }
}
