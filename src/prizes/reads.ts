import type { EditionScope } from '../access/public.ts'
import type { Acting } from '../acts/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { SelectionId, SubmissionId } from '../platform/db/schema.ts'
import { keptHere } from '../platform/kept.ts'
import { type Entry, entriesOf, lockSelection, type Selection, selectionsOf } from '../rounds/public.ts'
import { type AnswersOf, answersOf } from './settings.ts'

export type Prize = Selection & {
  /** The vocabulary whose terms are the categories. */
  readonly by: string
  readonly answers: AnswersOf
}

/** The prizes of an edition, by their code. */
export async function prizesOf(db: Db | Tx, edition: EditionScope): Promise<Prize[]> {
  const [selections, rows] = await Promise.all([
    selectionsOf(db, edition),
    db
      .selectFrom('prize')
      .select(['selection_id as id', 'by_vocabulary as by', 'answers'])
      .where('edition_id', '=', edition.id)
      .execute(),
  ])
  return selections.flatMap((selection) => {
    const row = rows.find(({ id }) => id === selection.id)
    return row ? [{ ...selection, by: row.by, answers: answersOf(row.answers) }] : []
  })
}

export const prizeNamed = async (db: Db | Tx, edition: EditionScope, code: string): Promise<Prize | null> =>
  (await prizesOf(db, edition)).find((one) => one.code === code) ?? null

/** The same, held until the act is done: read again once it is held, for a colleague may have been faster. */
export async function prizeHeld(
  { tx, edition, locking }: Pick<Acting, 'tx' | 'edition' | 'locking'>,
  code: string,
): Promise<Prize | null> {
  const found = await prizeNamed(tx, edition, code)
  if (!found || !locking) return found
  await lockSelection(tx, edition, found.id)
  return prizeNamed(tx, edition, code)
}

const declared = keptHere<boolean>('prizes.declared')

/** Whether an edition gives prizes: asked for every page that has a navigation, so a node keeps the answer. */
export const givesPrizes = (db: Db, edition: EditionScope): Promise<boolean> =>
  declared.get(db, edition.id, async () => {
    const found = await db.selectFrom('prize').select('kind').where('edition_id', '=', edition.id).executeTakeFirst()
    return found !== undefined
  })

/** Told by whoever declares one. */
export const prizeDeclared = (tx: Tx, editionId: string): Promise<void> => declared.changed(tx, editionId)

export type Waiting = { readonly id: SubmissionId; readonly reference: string; readonly version: number }

/** Entries that were handed in, or amended, since they were last taken in. */
export const waitingWorks = (db: Db | Tx, edition: EditionScope, id: SelectionId): Promise<Waiting[]> =>
  db
    .selectFrom('submission as s')
    .innerJoin('prize as p', (join) => join.onRef('p.kind', '=', 's.kind').on('p.selection_id', '=', id))
    .leftJoin('prize_work as w', 'w.submission_id', 's.id')
    .select(['s.id', 's.reference', 's.current_version as version'])
    .where('s.edition_id', '=', edition.id)
    .where('s.state', '<>', 'withdrawn')
    .where((eb) => eb.or([eb('w.version', 'is', null), eb('w.version', '<', eb.ref('s.current_version'))]))
    .orderBy('s.number')
    .execute()

type Work = {
  readonly submissionId: SubmissionId
  readonly number: number
  readonly reference: string
  readonly version: number
  readonly title: string
  readonly description: string
  readonly entity: string
  readonly category: string
  readonly country: string | null
  readonly group: string | null
  readonly region: string | null
  readonly language: string
  /** Taken back by whoever sent it. */
  readonly withdrawn: boolean
}

/** Entries of a prize as they were taken in, by the ids of their submissions; those taken back only where `withdrawn` asks for them. */
export async function worksOf(
  db: Db | Tx,
  edition: EditionScope,
  { id, withdrawn = false }: { readonly id: SelectionId; readonly withdrawn?: boolean },
): Promise<Map<string, Work>> {
  const rows = await db
    .selectFrom('prize_work as w')
    .innerJoin('submission as s', 's.id', 'w.submission_id')
    .select(['s.id as submissionId', 's.number', 's.reference', 's.state', 'w.version', 'w.title', 'w.description'])
    .select(['w.entity', 'w.category', 'w.country', 'w.stakeholder_group as group', 'w.region', 'w.language'])
    .where('w.edition_id', '=', edition.id)
    .where('w.selection_id', '=', id)
    .orderBy('s.number')
    .execute()
  const works = rows.map(({ state, ...row }) => ({ ...row, withdrawn: state === 'withdrawn' }))
  return new Map(works.filter((one) => withdrawn || !one.withdrawn).map((one) => [one.submissionId, one]))
}

/** An entry of a prize with the words it was taken in with. */
export type Entered = { readonly entry: Entry; readonly work: Work }

/** Everything that was entered, by its number. */
export async function enteredIn(db: Db | Tx, edition: EditionScope, { id }: Prize): Promise<Entered[]> {
  const works = await worksOf(db, edition, { id, withdrawn: true })
  return (await entriesOf(db, edition, id)).flatMap((entry) => {
    const work = works.get(entry.subject)
    return work ? [{ entry, work }] : []
  })
}
