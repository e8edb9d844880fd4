import type { EditionScope } from '../../access/public.ts'
import { type Photo, photosShown } from '../../photos/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { PersonId, SelectionEntryId } from '../../platform/db/schema.ts'
import { keptHere } from '../../platform/kept.ts'
import { type Round, roundsOf, type Stage, stageOf } from '../../rounds/public.ts'
import { inOwnOrder, type Judged, judgedNamed, sendersOf } from '../reads.ts'

/** The vote of the public on a selection: its newest round that has opened. */
export type Booth = { readonly judged: Judged; readonly round: Round; readonly stage: Stage }

/** null where nothing is voted on, or not yet. */
export async function boothOf(db: Db | Tx, edition: EditionScope, selection: string, now: Date): Promise<Booth | null> {
  const judged = await judgedNamed(db, edition, selection)
  // A vote in categories, as the rules plan it, has pages of its own.
  if (!judged || judged.rules.rounds.length > 0) return null
  const round = (await roundsOf(db, edition, judged.id)).findLast((one) => isVote(one) && one.opensAt <= now)
  return round ? { judged, round, stage: stageOf(round, now) } : null
}

export const isVote = ({ way }: Pick<Round, 'way'>) => way === 'votes'

/** One that can be voted for. */
export type Votable = {
  readonly id: SelectionEntryId
  readonly number: number
  readonly photo: Photo
  /** Sent by whoever looks. */
  readonly own: boolean
}

type Wanted = {
  readonly personId: PersonId | null
  readonly number?: number
  readonly id?: SelectionEntryId
  readonly page?: number
}
const A_PAGE = 24

/**
 * What can be voted for and is shown at this moment: a page of it in the order of whoever looks, so that nobody's stands first for all, or the
 * one of a number.
 */
export async function votables(
  db: Db | Tx,
  edition: EditionScope,
  { judged, round }: Booth,
  { personId, number, id, page = 1 }: Wanted,
): Promise<{ readonly items: readonly Votable[]; readonly pages: number }> {
  let asked = db
    .selectFrom('round_entry as r')
    .innerJoin('selection_entry as e', 'e.id', 'r.entry_id')
    .select(['e.id', 'e.number', 'e.subject'])
    .where('r.round_id', '=', round.id)
    .where('e.selection_id', '=', judged.id)
    .where('e.standing', '<>', 'gone')
  if (id !== undefined) asked = asked.where('e.id', '=', id)
  if (number !== undefined) asked = asked.where('e.number', '=', number)
  const all = inOwnOrder(await asked.execute(), { roundId: round.id, personId: personId ?? '' })
  const here = all.slice((page - 1) * A_PAGE, page * A_PAGE)
  const subjects = here.map(({ subject }) => subject)
  const photos = await photosShown(db, edition, judged.by, subjects)
  const senders = personId ? await sendersOf(db, edition, subjects) : new Map()
  const items = here.flatMap(({ id: entryId, number: of, subject }): Votable[] => {
    const photo = photos.get(subject)
    const own = personId !== null && senders.get(subject)?.personId === personId
    return photo ? [{ id: entryId, number: of, photo, own }] : [] // taken down, or amended and not looked at yet
  })
  return { items, pages: Math.max(1, Math.ceil(all.length / A_PAGE)) }
}

/** What a voter was shown of something, for the mark of its form. */
export const shownOf = ({ photo }: Votable) => ({ [photo.reference]: photo.version })

type Hours = { readonly selection: string; readonly opensAt: Date; readonly closesAt: Date }
const hours = keptHere<readonly Hours[]>('judging.votes')

/** The selection that is voted on at a moment; asked for every page that has a navigation, so a node keeps the hours. */
export async function votedOnAt(db: Db, edition: EditionScope, now: Date): Promise<string | null> {
  const all = await hours.get(db, edition.id, () =>
    db
      .selectFrom('selection_round as r')
      .innerJoin('selection as s', 's.id', 'r.selection_id')
      .innerJoin('contest as c', 'c.selection_id', 's.id')
      .select(['s.code as selection', 'r.opens_at as opensAt', 'r.closes_at as closesAt'])
      .where('s.edition_id', '=', edition.id)
      .where('r.way', '=', 'votes')
      .execute(),
  )
  return all.find((one) => stageOf(one, now) === 'open')?.selection ?? null
}

/** Told by whoever opens a vote. */
export const hoursChanged = (tx: Tx, edition: EditionScope): Promise<void> => hours.changed(tx, edition.id)
