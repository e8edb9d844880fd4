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
