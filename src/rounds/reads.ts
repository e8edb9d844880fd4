import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { SelectionDrawId, SelectionEntryId, SelectionId, SelectionRoundId } from '../platform/db/schema.ts'
import { asLocalized, type Localized, type Said } from '../platform/languages/public.ts'
import { type EntryFacts, entryFacts, type SelectionRules, selectionRules } from './rules.ts'
import type { Score } from './scores.ts'
import { type Standing, standingOf } from './standing.ts'
import type { Vote } from './votes.ts'

export type Selection = {
  readonly id: SelectionId
  readonly code: string
  readonly kind: string
  readonly title: Localized
  readonly rules: SelectionRules
  readonly releasedAt: Date | null
}

/** The selections of an edition, by their code. */
export async function selectionsOf(db: Db | Tx, edition: EditionScope): Promise<Selection[]> {
  const rows = await db
    .selectFrom('selection')
    .select(['id', 'code', 'kind', 'title', 'rules', 'released_at'])
    .where('edition_id', '=', edition.id)
    .orderBy('code')
    .execute()
  return rows.map(({ id, code, kind, title, rules, released_at }) => ({
    ...{ id, code, kind, releasedAt: released_at },
    title: asLocalized(title),
    rules: selectionRules.parse(rules),
  }))
}

export const selectionByCode = async (db: Db | Tx, edition: EditionScope, code: string): Promise<Selection | null> =>
  (await selectionsOf(db, edition)).find((one) => one.code === code) ?? null

export type Entry = {
  readonly id: SelectionEntryId
  readonly number: number
  readonly subject: string
  readonly facts: EntryFacts
  readonly standing: Standing
  readonly place: number | null
  readonly reason: Said | null
  readonly since: Date
}

/** All entries of a selection, by their number. */
export async function entriesOf(db: Db | Tx, edition: EditionScope, id: SelectionId): Promise<Entry[]> {
  const rows = await db
    .selectFrom('selection_entry')
    .innerJoin('selection', 'selection.id', 'selection_entry.selection_id')
    .select([
      'selection_entry.id',
      'number',
      'subject',
      'facts',
      'standing',
      'place',
      'reason',
      'stands_since as since',
    ])
    .where('selection.edition_id', '=', edition.id)
    .where('selection.id', '=', id)
    .orderBy('number')
    .execute()
  return rows.map(({ facts, standing, reason, ...row }) => ({
    ...row,
    facts: entryFacts.parse(facts),
    standing: standingOf(standing),
    reason: reason as Said | null, // written by letStand alone
  }))
}

/** What was given in a round; only for whoever puts it together, never for a juror. */
export async function scoresOf(db: Db | Tx, edition: EditionScope, roundId: SelectionRoundId): Promise<Score[]> {
  return db
    .selectFrom('round_score')
    .innerJoin('selection_round', 'selection_round.id', 'round_score.round_id')
    .innerJoin('selection', 'selection.id', 'selection_round.selection_id')
    .select(['entry_id as entryId', 'person_id as personId', 'criterion', 'points'])
    .where('selection.edition_id', '=', edition.id)
    .where('round_score.round_id', '=', roundId)
    .execute()
}

export async function votesOf(db: Db | Tx, edition: EditionScope, roundId: SelectionRoundId): Promise<Vote[]> {
  return db
    .selectFrom('round_vote')
    .innerJoin('selection_round', 'selection_round.id', 'round_vote.round_id')
    .innerJoin('selection', 'selection.id', 'selection_round.selection_id')
    .select(['entry_id as entryId', 'person_id as personId', 'category'])
    .where('selection.edition_id', '=', edition.id)
    .where('round_vote.round_id', '=', roundId)
    .execute()
}

export type Round = {
  readonly id: SelectionRoundId
  readonly code: string
  readonly position: number
  readonly way: 'scores' | 'votes'
  readonly blind: boolean
  readonly opensAt: Date
  readonly closesAt: Date
  /** Since when no vote can come in any more; null: not counted yet. */
  readonly fixedAt: Date | null
}

/** The rounds of a selection, the first one first. */
export async function roundsOf(db: Db | Tx, edition: EditionScope, id: SelectionId): Promise<Round[]> {
  const rows = await db
    .selectFrom('selection_round as r')
    .innerJoin('selection', 'selection.id', 'r.selection_id')
    .select(['r.id', 'r.code', 'r.position', 'r.way', 'r.blind', 'r.opens_at as opensAt', 'r.closes_at as closesAt'])
    .select('r.fixed_at as fixedAt')
    .where('selection.edition_id', '=', edition.id)
    .where('selection.id', '=', id)
    .orderBy('r.position')
    .execute()
  return rows.map(({ way, ...row }) => ({ ...row, way: way === 'votes' ? 'votes' : 'scores' }))
}

export type InRound = Entry & { readonly category: string }

/** Entries that take part in a round and are still there, by their number. */
export async function entriesInRound(
  db: Db | Tx,
  edition: EditionScope,
  { selectionId, roundId }: { readonly selectionId: SelectionId; readonly roundId: SelectionRoundId },
): Promise<InRound[]> {
  const rows = await db
    .selectFrom('round_entry')
    .select(['entry_id as id', 'category'])
    .where('round_id', '=', roundId)
    .execute()
  const categories = new Map(rows.map(({ id, category }) => [id as string, category]))
  return (await entriesOf(db, edition, selectionId)).flatMap((entry) => {
    const category = categories.get(entry.id)
    return category === undefined || entry.standing === 'gone' ? [] : [{ ...entry, category }]
  })
}

export type Recusal = {
  readonly entryId: string
  readonly personId: string
  readonly reason: string
  /** The language it was written in; null: unknown. */
  readonly language: string | null
}

/** Who may not judge what in a round, and why. */
export const recusalsOf = (db: Db | Tx, edition: EditionScope, roundId: SelectionRoundId): Promise<Recusal[]> =>
  db
    .selectFrom('round_recusal')
    .innerJoin('selection_round', 'selection_round.id', 'round_recusal.round_id')
    .innerJoin('selection', 'selection.id', 'selection_round.selection_id')
    .select(['entry_id as entryId', 'person_id as personId', 'reason', 'round_recusal.language'])
    .where('selection.edition_id', '=', edition.id)
    .where('round_recusal.round_id', '=', roundId)
    .execute()

export type AnnouncedDraw = {
  readonly id: SelectionDrawId
  readonly number: number
  readonly sources: readonly string[]
  readonly announcedAt: Date
  readonly knownFrom: Date
  /** Numbers of the entries, in the order of the list; null until it is fixed. */
  readonly entries: readonly number[] | null
  readonly fixedAt: Date | null
  readonly numbers: readonly (readonly string[])[] | null
  readonly drawnAt: Date | null
}

/** The draws announced for a selection, the first one first. */
export async function drawsOf(db: Db | Tx, edition: EditionScope, id: SelectionId): Promise<AnnouncedDraw[]> {
  const rows = await db
    .selectFrom('selection_draw')
    .innerJoin('selection', 'selection.id', 'selection_draw.selection_id')
    .select([
      ...(['selection_draw.id', 'number', 'sources', 'announced_at', 'known_from'] as const),
      ...(['entries', 'fixed_at', 'numbers', 'drawn_at'] as const),
    ])
    .where('selection.edition_id', '=', edition.id)
    .where('selection.id', '=', id)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, announcedAt: row.announced_at, knownFrom: row.known_from },
    ...{ fixedAt: row.fixed_at, drawnAt: row.drawn_at },
    // Lists that only the store writes.
    sources: row.sources as string[],
    entries: row.entries as number[] | null,
    numbers: row.numbers as string[][] | null,
  }))
}
