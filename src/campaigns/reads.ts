import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'

/** When the texts were last compared, and what was found; null while they never were. */
export async function campaignsOf(db: Db, edition: EditionScope) {
  const run = await db
    .selectFrom('campaign_run')
    .select(['made_at as at', 'texts'])
    .where('edition_id', '=', edition.id)
    .executeTakeFirst()
  if (!run) return null
  const [letters, copies] = await Promise.all([
    db
      .selectFrom('campaign')
      .select(['id', 'kind', 'template', 'bursts'])
      .where('edition_id', '=', edition.id)
      .orderBy('copies', 'desc')
      .orderBy('template')
      .execute(),
    copiesIn(db, edition).execute(),
  ])
  const of = Map.groupBy(copies, ({ campaign }) => campaign)
  return { ...run, letters: letters.map((letter) => ({ ...letter, copies: of.get(letter.id) ?? [] })) }
}
export type Campaigns = NonNullable<Awaited<ReturnType<typeof campaignsOf>>>

/** Copies that everyone may read. */
const copiesIn = (db: Db, edition: EditionScope) =>
  db
    .selectFrom('campaign_copy as c')
    .innerJoin('public_submission as s', 's.id', 'c.submission_id')
    .select(['c.campaign_id as campaign', 'c.first', 'c.added', 's.reference', 's.title', 's.language'])
    .where('c.edition_id', '=', edition.id)
    .orderBy('s.number')

/** Other public submissions a machine found to say the same as this one, and when; null where there are none. */
export async function copiesOf(db: Db, edition: EditionScope, submissionId: string) {
  const own = await db
    .selectFrom('campaign_copy as c')
    .innerJoin('campaign_run as r', 'r.edition_id', 'c.edition_id')
    .select(['c.campaign_id as campaign', 'r.made_at as at'])
    .where('c.edition_id', '=', edition.id)
    .where('c.submission_id', '=', submissionId)
    .executeTakeFirst()
  if (!own) return null
  const others = await copiesIn(db, edition)
    .where('c.campaign_id', '=', own.campaign)
    .where('c.submission_id', '<>', submissionId)
    .execute()
  return others.length > 0 ? { at: own.at, others } : null
}
export type CopiesOf = NonNullable<Awaited<ReturnType<typeof copiesOf>>>

/** How many letters several public submissions are copies of, and how many of those stand for no letter. */
export async function copiesCounted(db: Db, edition: EditionScope) {
  const { letters, copies } = await db
    .selectFrom('campaign_copy as c')
    .innerJoin('public_submission as s', 's.id', 'c.submission_id')
    .select(({ fn }) => fn.count<number>('c.campaign_id').distinct().as('letters'))
    .select(({ fn }) => fn.countAll<number>().filterWhere('c.first', '=', false).as('copies'))
    .where('c.edition_id', '=', edition.id)
    .executeTakeFirstOrThrow()
  return { letters, copies }
}
export type Counted = Awaited<ReturnType<typeof copiesCounted>>
