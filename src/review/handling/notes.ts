import { type Acting, defineAct } from '../../acts/public.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import { asReference } from '../standings.ts'
import { type Colleague, colleaguesOf } from './colleagues.ts'
import { mentionLetter } from './letters.ts'
import { addNote, changeNote } from './store.ts'

const LONGEST_NOTE = 4000

type Words = { readonly words: string }
type Code = 'submission-unknown' | 'note-empty' | 'note-too-long' | 'note-unknown' | 'note-not-yours'

function readWords({ words }: Words): Result<string, Refusal<'note-empty' | 'note-too-long'>> {
  const read = words.trim()
  if (read === '') return refuse('note-empty')
  return read.length > LONGEST_NOTE ? refuse('note-too-long', { is: read.length, max: LONGEST_NOTE }) : ok(read)
}

type NoteWish = Words & { readonly reference: string; readonly tell: readonly string[] }
type About = { readonly id: string; readonly reference: string; readonly title: string; readonly language: string }
type NoteFacts = { readonly about: About; readonly told: readonly Colleague[] }

/** Writes a note on a submission for the desk alone; colleagues named in it get a letter. */
export const noteWritten = defineAct<NoteWish, NoteFacts, string, string, Code>({
  name: 'note written',
  may: 'mayDecide',
  async look({ tx, edition }, wish) {
    const about = await tx
      .selectFrom('submission')
      .select(['id', 'reference', 'title', 'language'])
      .where('edition_id', '=', edition.id)
      .where('reference', '=', asReference(wish.reference))
      .executeTakeFirst()
    if (!about) return refuse('submission-unknown')
    const colleagues = wish.tell.length > 0 ? await colleaguesOf(tx, edition) : []
    return ok({ about, told: colleagues.filter(({ id }) => wish.tell.includes(id)) })
  },
  decide: (_, wish) => readWords(wish),
  do: ({ tx, edition, personId, now }, words, { about }) =>
    addNote(tx, edition, { submissionId: about.id, words }, { personId, now }),
  record: (note, _, { about, told }) => ({
    subject: about.reference,
    details: { note, ...(told.length > 0 ? { told: told.map(({ id }) => id) } : {}) },
  }),
  async tell({ tx, platform, edition, actor, personId }, note, words, { about, told }) {
    const by = actor.kind === 'person' ? (actor.viewer.person?.name ?? '') : ''
    const letters = told.flatMap(({ id, email, language, name }) =>
      email && id !== personId
        ? [
            {
              to: email,
              key: `note:${note}:${id}`,
              ...mentionLetter(language, { edition, about, words, by, name, origin: platform.config.origin }),
            },
          ]
        : [],
    )
    await platform.mail.queueAll(tx, letters)
  },
})

type Own = {
  readonly id: string
  readonly reference: string
  readonly words: string
  readonly writtenBy: string | null
}

async function lookAtNote({ tx, edition, locking, personId }: Acting, id: string): Promise<Result<Own, Refusal<Code>>> {
  const found = tx
    .selectFrom('desk_note as n')
    .innerJoin('submission as s', 's.id', 'n.submission_id')
    .select(['n.id', 'n.words', 'n.written_by as writtenBy', 's.reference'])
    .where('n.edition_id', '=', edition.id)
    .where((eb) => eb(eb.cast('n.id', 'text'), '=', id))
    .where('n.removed_at', 'is', null)
  const note = await (locking ? found.forUpdate('n') : found).executeTakeFirst()
  if (!note) return refuse('note-unknown')
  return note.writtenBy === personId ? ok(note) : refuse('note-not-yours')
}

const noteShown = (note: Own) => ({ [note.id]: note.words })

/** Puts other words in one's own note. */
export const noteEdited = defineAct<Words & { readonly id: string }, Own, string, void, Code>({
  name: 'note edited',
  may: 'mayDecide',
  look: (at, wish) => lookAtNote(at, wish.id),
  shown: noteShown,
  decide: (_, wish) => readWords(wish),
  do: async ({ tx, edition, now }, words, { id }) =>
    void (await changeNote(tx, edition, id, { words, edited_at: now })),
  record: (_, __, { id, reference }) => ({ subject: reference, details: { note: id } }),
})

/** Takes one's own note away; that there was one stays to be seen, its words go. */
export const noteRemoved = defineAct<{ readonly id: string }, Own, null, void, Code>({
  name: 'note removed',
  may: 'mayDecide',
  look: (at, wish) => lookAtNote(at, wish.id),
  shown: noteShown,
  decide: () => ok(null),
  do: async ({ tx, edition, now }, _, { id }) =>
    void (await changeNote(tx, edition, id, { words: '', removed_at: now })),
  record: (_, __, { id, reference }) => ({ subject: reference, details: { note: id } }),
})
