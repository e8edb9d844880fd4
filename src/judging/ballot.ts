import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { PersonId, SelectionEntryId } from '../platform/db/schema.ts'
import { ballotOf, entriesInRound, type InRound, type Round, roundsOf, type Stage, stageOf } from '../rounds/public.ts'
import { type Judged, judgedNamed } from './reads.ts'
import { type Work, worksShown } from './works.ts'

/** What can be voted for, as anybody sees it. */
export type Candidate = { readonly entry: InRound; readonly work: Work }

export type Vote = {
  readonly judged: Judged
  readonly round: Round
  readonly stage: Stage
  /** By category, each in an order of its own that is the same for everybody: that of the numbers. */
  readonly categories: ReadonlyMap<string, readonly Candidate[]>
  /** What this person has voted for, by category; nobody else learns of it. */
  readonly ballot: ReadonlyMap<string, SelectionEntryId>
}

type Asked = { readonly selection: string; readonly personId: PersonId | null; readonly now: Date }

/** The public vote of a selection as one person sees it; null where there is none, or it has not opened: until then nobody knows who was nominated. */
export async function voteOf(
  db: Db | Tx,
  edition: EditionScope,
  { selection, personId, now }: Asked,
): Promise<Vote | null> {
  const judged = await judgedNamed(db, edition, selection)
  if (!judged?.rules.rounds.length) return null
  const round = (await roundsOf(db, edition, judged.id)).findLast((one) => one.way === 'votes' && one.opensAt <= now)
  if (!round) return null
  const entries = await entriesInRound(db, edition, { selectionId: judged.id, roundId: round.id })
  const works = await worksShown(
    db,
    edition,
    judged,
    entries.map(({ subject }) => subject),
  )
  const categories = new Map<string, Candidate[]>()
  for (const entry of entries) {
    const work = works.get(entry.subject)
    if (work) categories.set(entry.category, [...(categories.get(entry.category) ?? []), { entry, work }])
  }
  const ballot = personId ? await ballotOf(db, edition, { roundId: round.id, personId }) : new Map()
  return { judged, round, stage: stageOf(round, now), categories, ballot }
}
