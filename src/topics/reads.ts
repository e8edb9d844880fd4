import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Topic, TopicsFound } from '../analysis/public.ts'
import type { Answers } from '../forms/public.ts'
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

/** Another one as soon as a public text came in, was amended, withdrawn or hidden, or copies were found. */
export async function stampOfTexts(db: Db, edition: EditionScope): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ', count(*), sum(current_version), max(last_submitted_at),
      (select stamp from campaign_run where edition_id = ${edition.id})) as stamp
    from public_submission where edition_id = ${edition.id}`.execute(db)
  return rows[0]?.stamp ?? ''
}

/** A part of the texts at a time, so that nothing else waits while they are read. */
const AT_ONCE = 500

/** Public texts after a number, of a letter that many sent its first copy alone: else every letter were a topic. */
export const textsAfter = (db: Db, edition: EditionScope, number: number) =>
  db
    .selectFrom('public_submission as s')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .leftJoin('campaign_copy as k', 'k.submission_id', 's.id')
    .select(['s.reference', 's.number', 's.language', 's.subjects', 'v.form_id as formId'])
    .select((eb) => eb.ref('v.answers').$castTo<Answers>().as('answers'))
    .where('s.edition_id', '=', edition.id)
    .where('s.number', '>', number)
    .where((eb) => eb.or([eb('k.first', 'is', null), eb('k.first', '=', true)]))
    .orderBy('s.number')
    .limit(AT_ONCE)
    .$narrowType<{ reference: string; number: number; language: string; subjects: string[] }>()
    .execute()
