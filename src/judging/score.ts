import { defineAct } from '../acts/public.ts'
import type { SelectionEntryId } from '../platform/db/schema.ts'
import { ok, refuse } from '../platform/result.ts'
import { cut } from '../platform/text.ts'
import { keepScore } from '../rounds/public.ts'
import { type Piece, type Room, roomOf } from './room.ts'
import { keepNote } from './store.ts'

/** `points` as typed, by criterion; what is left empty stays as it was. */
type Wish = {
  readonly selection: string
  readonly place: number
  readonly points: Readonly<Record<string, string>>
  readonly note: string
  /** The language the note is written in; null: unknown. */
  readonly language: string | null
}
type Facts = { readonly room: Room; readonly piece: Piece }
type Decided = {
  readonly points: readonly { readonly criterion: string; readonly points: number }[]
  readonly note: string
  readonly language: string | null
}
type Code = 'room-unknown' | 'entry-unknown' | 'not-declared' | 'stood-back' | 'round-over' | 'points-wrong'

export const LONGEST_NOTE = 2000

/** A juror scores one entry, whole or in part, and keeps a note nobody else reads. The last word while the round is open counts. */
export const entryScored = defineAct<Wish, Facts, Decided, void, Code>({
  name: 'entry scored',
  may: 'owner',
  async look({ tx, edition, personId, now }, { selection, place }) {
    const room = await roomOf(tx, edition, { selection, personId, now })
    if (!room) return refuse('room-unknown')
    const piece = room.pieces.find((one) => one.place === place)
    return piece ? ok({ room, piece }) : refuse('entry-unknown')
  },
  // Not the scores: what a phone kept without a connection arrives later, and the juror’s own last word counts.
  shown: ({ room, piece }) => ({ [room.round.code]: [piece.entry.number, piece.work.version] }),
  decide({ room: { stage, declared, judged }, piece }, { points, note, language }) {
    if (stage !== 'open') return refuse('round-over')
    if (!declared) return refuse('not-declared')
    if (piece.recused || piece.own) return refuse('stood-back')
    const given = judged.rules.criteria.flatMap(({ code, most }) => {
      const typed = (points[code] ?? '').trim()
      return typed === '' ? [] : [{ criterion: code, points: /^\d{1,4}$/.test(typed) ? Number(typed) : -1, most }]
    })
    if (given.some((one) => one.points < 0 || one.points > one.most)) return refuse('points-wrong')
    return ok({ points: given, note: cut(note.trim(), LONGEST_NOTE), language })
  },
  async do({ tx, edition, personId, now }, { points, note, language }, { room: { round }, piece }) {
    if (!personId) return
    const at = { roundId: round.id, entryId: piece.entry.id satisfies SelectionEntryId, personId }
    for (const { criterion, points: of } of points) await keepScore(tx, edition, { ...at, criterion, points: of }, now)
    await keepNote(tx, edition, { ...at, note, language }, now)
  },
  // Who scored what how is nobody's to read in the log while it goes on.
  record: (_, { points }, { room }) => ({
    subject: room.judged.code,
    details: { round: room.round.code, criteria: points.length },
  }),
  refusalOf: async (error) =>
    (error as { constraint?: string }).constraint === 'round_score_recused' ? { code: 'stood-back', facts: {} } : null,
})
