import type { EditionScope } from '../access/public.ts'
import type { Topic, TopicsFound } from '../analysis/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { Localized } from '../platform/languages/public.ts'

/** A topic with the references of its texts that are still public, and what a service calls it: words of a machine. */
export type SuggestedTopic = Omit<Topic, 'ids'> & { readonly references: readonly string[]; readonly name: Localized }

export type Suggestions = {
  readonly topics: readonly SuggestedTopic[]
  /** References of texts that share nothing with any other. */
  readonly unplaced: readonly string[]
  readonly stability: number | null
  readonly reliable: boolean
  readonly texts: number
  /** The host of the service that helped; null: none did. */
  readonly service: string | null
  readonly at: Date
}

/** How a machine sorted the texts of an edition; null while it has not. What was withdrawn since is told of no more, nor quoted. */
export async function suggestionsOf(db: Db, edition: EditionScope): Promise<Suggestions | null> {
  const [run, open] = await Promise.all([
    db.selectFrom('topic_run').selectAll().where('edition_id', '=', edition.id).executeTakeFirst(),
    db.selectFrom('public_submission').select('reference').where('edition_id', '=', edition.id).execute(),
  ])
  if (!run) return null
  const isOpen = new Set<unknown>(open.map(({ reference }) => reference))
  // Written by the store alone.
  const { topics, unplaced, stability, reliable } = run.found as unknown as TopicsFound
  const names = run.names as unknown as Localized[]
  const still = (ids: TopicsFound['unplaced']) => ids.filter((id) => isOpen.has(id)).map(String)
  const suggested = topics.map(({ ids, passages, ...topic }, n) => ({
    ...topic,
    references: still(ids),
    passages: passages.filter(({ id }) => isOpen.has(id)),
    name: names[n] ?? {},
  }))
  return {
    topics: suggested.filter(({ references }) => references.length > 0),
    unplaced: still(unplaced),
    ...{ stability, reliable },
    ...{ texts: run.texts, service: run.service, at: run.made_at },
  }
}

/** By what the newest sorting was made; undefined before the first. */
export const lastRun = (db: Db, edition: EditionScope) =>
  db.selectFrom('topic_run').select(['stamp', 'analyser']).where('edition_id', '=', edition.id).executeTakeFirst()

/** The stamp of the newest comparing of texts: another one as soon as other copies may have been found. */
export async function stampOfCopies(db: Db, edition: EditionScope): Promise<string> {
  const run = await db
    .selectFrom('campaign_run')
    .select(['stamp', 'analyser'])
    .where('edition_id', '=', edition.id)
    .executeTakeFirst()
  return run ? `${run.stamp} ${run.analyser}` : ''
}

/** Submissions that are copies of a letter another one stands for: else every letter that many sent were a topic. */
export async function furtherCopies(db: Db, edition: EditionScope): Promise<Set<string>> {
  const rows = await db
    .selectFrom('campaign_copy')
    .select('submission_id as id')
    .where('edition_id', '=', edition.id)
    .where('first', '=', false)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
