import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { CallId, PersonId } from '../platform/db/schema.ts'
import type { Showing } from './showing.ts'
import type { Target, Trait } from './targets.ts'

type By = { readonly by: PersonId | null; readonly at: Date }

const columnsOf = ([first, second]: readonly Trait[]) => ({
  dimension: first?.dimension ?? '',
  value: first?.value ?? '',
  and_dimension: second?.dimension ?? null,
  and_value: second?.value ?? null,
})

/** A new target, or another number for whom there is one already. */
export async function keepTarget(
  tx: Tx,
  edition: EditionScope,
  { call, target, by, at }: { call: { readonly id: CallId }; target: Target } & By,
): Promise<void> {
  const { who, wanted } = target
  const number = {
    least: wanted.kind === 'least' ? wanted.count : null,
    share: wanted.kind === 'share' ? wanted.percent : null,
    set_at: at,
    set_by: by,
  }
  await tx
    .insertInto('figure_target')
    .values({ edition_id: edition.id, call_id: call.id, ...columnsOf(who), ...number })
    .onConflict((oc) => oc.columns(['call_id', 'dimension', 'value', 'and_dimension', 'and_value']).doUpdateSet(number))
    .execute()
}

export async function dropTarget(tx: Tx, edition: EditionScope, call: CallId, who: readonly Trait[]): Promise<void> {
  const { dimension, value, and_dimension, and_value } = columnsOf(who)
  await tx
    .deleteFrom('figure_target')
    .where('edition_id', '=', edition.id)
    .where('call_id', '=', call)
    .where('dimension', '=', dimension)
    .where('value', '=', value)
    .where(sql<boolean>`and_dimension is not distinct from ${and_dimension}`)
    .where(sql<boolean>`and_value is not distinct from ${and_value}`)
    .execute()
}

export async function keepShowing(
  tx: Tx,
  edition: EditionScope,
  { figures, targets }: Showing,
  { by, at }: By,
): Promise<void> {
  const values = { figures, targets, set_at: at, set_by: by }
  await tx
    .insertInto('figure_showing')
    .values({ edition_id: edition.id, ...values })
    .onConflict((oc) => oc.column('edition_id').doUpdateSet(values))
    .execute()
}
