import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import { type Fibre, MOST_FIBRES } from './fibres.ts'

/** Public submissions in the order they came, at most `MOST_FIBRES` rows: each stands for equally many, at its last day and mean length. */
export async function fibresOf(db: Db, edition: EditionScope): Promise<Fibre[]> {
  const { rows } = await sql<{ at: Date; words: number | null }>`
    with came as (
      select first_submitted_at as at, word_count as words,
        row_number() over (order by first_submitted_at, number) - 1 as place,
        ceil(count(*) over () / ${MOST_FIBRES}::float) as together
      from public_submission where edition_id = ${edition.id}
    )
    select max(at) as at, round(avg(words))::int as words from came group by floor(place / together) order by 1`.execute(
    db,
  )
  return rows
}

/** What became of the public submissions of an edition, by state. */
export async function statesOf(db: Db, edition: EditionScope): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('public_submission')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('edition_id', '=', edition.id)
    .groupBy('state')
    .execute()
  return new Map(rows.map((row) => [row.state, row.count]))
}
