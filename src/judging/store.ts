import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { JurorId, PersonId, SelectionEntryId, SelectionId, SelectionRoundId } from '../platform/db/schema.ts'

type NewJuror = {
  readonly selectionId: SelectionId
  readonly personId: PersonId
  readonly basis: string
  readonly from: string
  readonly until: string
}

export async function addJuror(
  tx: Tx,
  edition: EditionScope,
  { selectionId, personId, basis, from, until }: NewJuror,
  { by, now }: { by: PersonId | null; now: Date },
): Promise<void> {
  await tx
    .insertInto('juror')
    .values({
      ...{ selection_id: selectionId, edition_id: edition.id, person_id: personId, basis },
      ...{ from_day: from, until_day: until, named_at: now, named_by: by },
    })
    .execute()
}

/** Ends a juror's term before its day; what they scored stays. */
export async function endJuror(tx: Tx, edition: EditionScope, id: JurorId, now: Date): Promise<void> {
  await tx
    .updateTable('juror')
    .set({ ended_at: now })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** A round of an edition, named by the act that looked it up there. */
type InRound = { readonly roundId: SelectionRoundId; readonly personId: PersonId }

export async function keepDeclaration(tx: Tx, _: EditionScope, { roundId, personId }: InRound, now: Date) {
  await tx
    .insertInto('juror_declaration')
    .values({ round_id: roundId, person_id: personId, declared_at: now })
    .onConflict((conflict) => conflict.columns(['round_id', 'person_id']).doNothing())
    .execute()
}

type NewNote = {
  readonly entryId: SelectionEntryId
  readonly note: string
  readonly language: string | null
}

/** What a juror wrote for themself of an entry; nothing written is no note. */
export async function keepNote(
  tx: Tx,
  _: EditionScope,
  { roundId, personId, entryId, note, language }: InRound & NewNote,
  now: Date,
): Promise<void> {
  const key = { round_id: roundId, entry_id: entryId, person_id: personId }
  if (note === '')
    await tx
      .deleteFrom('juror_note')
      .where('round_id', '=', roundId)
      .where('entry_id', '=', entryId)
      .where('person_id', '=', personId)
      .execute()
  else
    await tx
      .insertInto('juror_note')
      .values({ ...key, note, language, written_at: now })
      .onConflict((conflict) =>
        conflict.columns(['round_id', 'entry_id', 'person_id']).doUpdateSet({ note, language, written_at: now }),
      )
      .execute()
}

type Award = { readonly entryId: SelectionEntryId; readonly place: number | null; readonly category: string }

type Given = {
  readonly selectionId: SelectionId
  readonly roundId: SelectionRoundId
  /** Of these alone; others stay. */
  readonly category: string
  readonly awards: readonly Award[]
}

/** Who won, in place of whoever was chosen before. */
export async function giveAwards(
  tx: Tx,
  edition: EditionScope,
  { selectionId, roundId, category, awards }: Given,
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom('award')
    .where('edition_id', '=', edition.id)
    .where('selection_id', '=', selectionId)
    .where('category', '=', category)
    .execute()
  const of = { selection_id: selectionId, edition_id: edition.id, round_id: roundId, given_at: now }
  if (awards.length > 0)
    await tx
      .insertInto('award')
      .values(awards.map((one) => ({ ...of, entry_id: one.entryId, place: one.place, category: one.category })))
      .execute()
}
