import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { PersonId } from '../platform/db/schema.ts'
import { dayIn } from '../platform/languages/public.ts'
import {
  entriesInRound,
  type InRound,
  type Recusal,
  type Round,
  recusalsOf,
  roundsOf,
  type Score,
  type Stage,
  scoresOf,
  stageOf,
} from '../rounds/public.ts'
import { declaredIn, inOwnOrder, inTerm, type Judged, judgedNamed, jurorsOf, sendersOf } from './reads.ts'
import { type Work, worksShown } from './works.ts'

/** What a juror has before them: an entry at their own place, how they scored it, whether they stand back. */
export type Piece = {
  readonly place: number
  readonly entry: InRound
  readonly work: Work
  readonly own: boolean
  readonly recused: boolean
  /** Points by criterion; this juror's alone. */
  readonly points: ReadonlyMap<string, number>
}

export type Room = {
  readonly judged: Judged
  readonly round: Round
  readonly stage: Stage
  readonly declared: boolean
  readonly pieces: readonly Piece[]
}

type Asked = { readonly selection: string; readonly personId: PersonId | null; readonly now: Date }

/**
 * The newest round as one juror sees it: nothing of other jurors, in an order of their own. null for everybody who is no juror today, and
 * while no round has opened: to them there is no such room.
 */
export async function roomOf(
  db: Db | Tx,
  edition: EditionScope,
  { selection, personId, now }: Asked,
): Promise<Room | null> {
  const judged = personId && (await judgedNamed(db, edition, selection))
  if (!judged) return null
  const today = dayIn(edition.zone, now)
  const jurors = await jurorsOf(db, edition, judged.id)
  if (!jurors.some((one) => one.personId === personId && inTerm(one, today))) return null
  const round = (await roundsOf(db, edition, judged.id)).findLast((one) => one.way === 'scores' && one.opensAt <= now)
  if (!round) return null
  const declared = (await declaredIn(db, round.id)).has(personId)
  const at = { roundId: round.id, personId }
  const entries = inOwnOrder(await entriesInRound(db, edition, { selectionId: judged.id, roundId: round.id }), at)
  const works = await worksShown(
    db,
    edition,
    judged,
    entries.map(({ subject }) => subject),
  )
  const senders = await sendersOf(
    db,
    edition,
    entries.map(({ subject }) => subject),
  )
  const recused = mine(await recusalsOf(db, edition, round.id), personId)
  const scores = mine(await scoresOf(db, edition, round.id), personId)
  const pieces = entries.flatMap((entry): Omit<Piece, 'place'>[] => {
    const work = works.get(entry.subject)
    if (!work) return [] // taken down, withdrawn, or amended and not looked at yet
    const points = new Map(scores.filter((one) => one.entryId === entry.id).map((one) => [one.criterion, one.points]))
    const own = senders.get(entry.subject)?.personId === personId
    return [{ entry, work, own, recused: recused.some((one) => one.entryId === entry.id), points }]
  })
  return {
    ...{ judged, round, declared, stage: stageOf(round, now) },
    pieces: pieces.map((piece, i) => ({ ...piece, place: i + 1 })),
  }
}

const mine = <Given extends Score | Recusal>(all: readonly Given[], personId: string): Given[] =>
  all.filter((one) => one.personId === personId)

/** Whether a juror has scored an entry by every criterion. */
export const isWhole = ({ rules }: Judged, { points }: Pick<Piece, 'points'>): boolean =>
  rules.criteria.every(({ code }) => points.has(code))
