import { defineAct } from '../acts/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { cut, singleLine } from '../platform/text.ts'
import { recuse } from '../rounds/public.ts'
import { type Piece, type Room, roomOf } from './room.ts'
import { keepDeclaration } from './store.ts'

/** `bound`: places, in the juror's own order, of what they are bound to. */
type Wish = {
  readonly selection: string
  readonly bound: readonly number[]
  readonly reason: string
  readonly language: string | null
}
type Decided = {
  readonly back: readonly { readonly piece: Piece; readonly reason: string; readonly language: string | null }[]
}
type Code = 'room-unknown' | 'round-over' | 'reason-missing'

export const LONGEST_REASON = 500
/** The reason kept where a juror sent it themself; pages say it in their reader's words. */
export const OWN_ENTRY = 'own-entry'

/**
 * A juror says what they are bound to, before they see anything to score, and again whenever they notice. They judge nothing of it from then
 * on, and what they have scored of it goes. Of their own they stand back whatever they say.
 */
export const boundDeclared = defineAct<Wish, Room, Decided, void, Code>({
  name: 'juror declared',
  may: 'owner',
  async look({ tx, edition, personId, now }, { selection }) {
    const room = await roomOf(tx, edition, { selection, personId, now })
    return room ? ok(room) : refuse('room-unknown')
  },
  // A place is that of an entry only as long as all of them are there.
  shown: ({ round, pieces }) => ({ [round.code]: pieces.map(({ entry, work }) => [entry.number, work.version]) }),
  decide({ stage, pieces }, { bound, reason: typed, language }) {
    const reason = cut(singleLine(typed), LONGEST_REASON)
    if (stage === 'over') return refuse('round-over')
    const chosen = pieces.filter(({ place, recused, own }) => bound.includes(place) && !recused && !own)
    if (chosen.length > 0 && reason === '') return refuse('reason-missing')
    const own = pieces.filter((piece) => piece.own && !piece.recused)
    return ok({
      back: [
        ...chosen.map((piece) => ({ piece, reason, language })),
        ...own.map((piece) => ({ piece, reason: OWN_ENTRY, language: null })),
      ],
    })
  },
  async do({ tx, edition, personId, now }, { back }, { round }) {
    if (!personId) return
    for (const { piece, reason, language } of back)
      await recuse(tx, edition, { roundId: round.id, entryId: piece.entry.id, personId, reason, language }, now)
    await keepDeclaration(tx, edition, { roundId: round.id, personId }, now)
  },
  record: (_, { back }, { judged, round }) => ({
    subject: judged.code,
    details: { round: round.code, back: back.map(({ piece }) => piece.entry.number) },
  }),
})
