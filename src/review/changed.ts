import type { EditionScope } from '../access/public.ts'
import type { ChangedMeanwhile, RecordLine } from '../acts/public.ts'
import { personNames } from '../identity/public.ts'
import type { Db } from '../platform/db/db.ts'
import { isOutcome, type Outcome } from './decision.ts'

/** One submission that is no longer as a page had shown it: how it stands now, and what has been done to it since, by whom. */
export type ChangedItem = {
  readonly reference: string
  readonly how: 'added' | 'changed' | 'gone'
  readonly title: string
  readonly language: string
  readonly state: string
  readonly version: number
  readonly receivedAt: Date
  readonly pending: {
    readonly outcome: Outcome
    readonly into: string
    readonly by: string | null
    readonly at: Date
  } | null
  readonly lines: readonly { readonly act: string; readonly by: string | null; readonly at: Date }[]
}

/** The difference in items that can be read; whatever has no page of its own is left out. */
export async function changedItems(db: Db, edition: EditionScope, refusal: ChangedMeanwhile): Promise<ChangedItem[]> {
  const { added, changed, gone } = refusal.difference
  const how = new Map<string, ChangedItem['how']>([
    ...added.map((name) => [name, 'added'] as const),
    ...changed.map((name) => [name, 'changed'] as const),
    ...gone.map((name) => [name, 'gone'] as const),
  ])
  if (how.size === 0) return []
  const rows = await db
    .selectFrom('submission as s')
    .leftJoin('decision as d', (join) =>
      join.onRef('d.submission_id', '=', 's.id').on('d.revoked_at', 'is', null).on('d.release_id', 'is', null),
    )
    .leftJoin('submission as into', 'into.id', 'd.into_submission_id')
    .select(['s.reference', 's.title', 's.language', 's.state', 's.current_version as version'])
    .select([
      's.last_submitted_at as receivedAt',
      'd.outcome',
      'd.decided_by',
      'd.decided_at',
      'into.reference as into',
    ])
    .where('s.edition_id', '=', edition.id)
    .where('s.reference', 'in', [...how.keys()])
    .orderBy('s.number')
    .execute()
  const people = [...rows.map((row) => row.decided_by), ...refusal.by.map((line) => line.personId)]
  const names = await personNames(db, people)
  return rows.map(({ outcome, decided_by, decided_at, into, ...row }) => ({
    ...row,
    how: how.get(row.reference) ?? 'changed',
    pending:
      outcome && isOutcome(outcome) && decided_at
        ? { outcome, into: into ?? '', by: names.get(decided_by ?? '') ?? null, at: decided_at }
        : null,
    lines: linesOn(row.reference, refusal.by).map(({ act, personId, at }) => ({
      act,
      at,
      by: names.get(personId ?? '') ?? null,
    })),
  }))
}

const linesOn = (reference: string, lines: readonly RecordLine[]) =>
  lines.filter(({ subject }) => subject === reference)
