import { randomUUID } from 'node:crypto'
import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId } from '../platform/db/schema.ts'
import type { Contents } from './contents.ts'
import type { Span } from './spans.ts'
import type { PassageState, PointState, State, ThemeState, Thing } from './things.ts'

type By = { readonly personId: PersonId | null; readonly now: Date }

const kept = (value: unknown): string => JSON.stringify(value)

export type Changed = {
  readonly thing: Thing
  readonly id: string
  readonly before: State | null
  readonly after: State
}

/** Keeps what was changed from what to what, so that exactly that can be undone. */
export async function addChange(tx: Tx, edition: EditionScope, { thing, id, before, after }: Changed, by: By) {
  await tx
    .insertInto('synthesis_change')
    .values({
      edition_id: edition.id,
      thing,
      thing_id: id,
      before: before && kept(before),
      after: kept(after),
      changed_by: by.personId,
      changed_at: by.now,
    })
    .execute()
}

/** Says of a change that it was taken back. */
export const markUndone = (tx: Tx, edition: EditionScope, changeId: string, by: By) =>
  tx
    .updateTable('synthesis_change')
    .set({ undone_at: by.now, undone_by: by.personId })
    .where('edition_id', '=', edition.id)
    .where('id', '=', changeId)
    .execute()

/** A thing is from now on as `after` says. */
export async function setState(tx: Tx, edition: EditionScope, { thing, id, after }: Omit<Changed, 'before'>) {
  switch (thing) {
    case 'theme':
      return tx
        .updateTable('theme')
        .set(themeRow(after as ThemeState))
        .where('edition_id', '=', edition.id)
        .where('id', '=', id)
        .execute()
    case 'passage':
      return tx
        .updateTable('passage')
        .set(passageRow(after as PassageState))
        .where('edition_id', '=', edition.id)
        .where('id', '=', id)
        .execute()
    case 'point':
      return tx
        .updateTable('synthesis_point')
        .set(pointRow(after as PointState))
        .where('edition_id', '=', edition.id)
        .where('id', '=', id)
        .execute()
  }
}

const themeRow = ({ name, parent, position, removed }: ThemeState) => ({
  name: kept(name),
  parent_id: parent,
  position,
  removed,
})
const passageRow = ({ themes, removed }: PassageState) => ({ theme_ids: [...themes], removed })
const pointRow = ({ words, theme, passages, position, removed }: PointState) => ({
  words: kept(words),
  theme_id: theme,
  passage_ids: [...passages],
  position,
  removed,
})

/** A new theme; its id. */
export async function addTheme(tx: Tx, edition: EditionScope, state: ThemeState, by: By): Promise<string> {
  const id = randomUUID()
  const made = { id, edition_id: edition.id, made_by: by.personId, made_at: by.now }
  await tx
    .insertInto('theme')
    .values({ ...made, ...themeRow(state) })
    .execute()
  return id
}

/** A new point; its id. */
export async function addPoint(tx: Tx, edition: EditionScope, state: PointState, by: By): Promise<string> {
  const id = randomUUID()
  const made = { id, edition_id: edition.id, made_by: by.personId, made_at: by.now }
  await tx
    .insertInto('synthesis_point')
    .values({ ...made, ...pointRow(state) })
    .execute()
  return id
}

type NewPassage = Span & {
  readonly submissionId: string
  readonly version: number
  readonly question: string
  readonly words: string
  readonly language: string
  readonly themes: readonly string[]
}

/** A passage of a submission; its id. */
export async function addPassage(tx: Tx, edition: EditionScope, passage: NewPassage, by: By): Promise<string> {
  const { submissionId, themes, ...own } = passage
  const id = randomUUID()
  const made = { id, edition_id: edition.id, made_by: by.personId, made_at: by.now }
  await tx
    .insertInto('passage')
    .values({ ...made, ...own, submission_id: submissionId, theme_ids: [...themes] })
    .execute()
  return id
}

/** Keeps what is made public, whole; its number within the edition. */
export async function addRelease(
  tx: Tx,
  edition: EditionScope,
  { number, contents }: { number: number; contents: Contents },
  by: By,
): Promise<void> {
  await tx
    .insertInto('synthesis_release')
    .values({
      edition_id: edition.id,
      number,
      contents: kept(contents),
      released_by: by.personId,
      released_at: by.now,
    })
    .execute()
}
