import type { EditionScope } from '../access/public.ts'
import { type Answers, type Form, type FormDefinition, formDefinition } from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { FocalPointId, NomineeId, PersonId, SelectionId, SubmissionId } from '../platform/db/schema.ts'
import { type Language, type PersonName, personName } from '../platform/languages/public.ts'
import { type Entry, entriesOf, type Selection, selectionsOf } from '../rounds/public.ts'

export type Nominations = Selection & {
  readonly role: string
  readonly groupFrom: 'nomination' | 'person'
  readonly completion: FormDefinition
  readonly factsFrom: Readonly<Record<string, string>>
}

/** The selections of an edition that people are nominated for. */
export async function nominationsOf(db: Db | Tx, edition: EditionScope): Promise<Nominations[]> {
  const [selections, settings] = await Promise.all([
    selectionsOf(db, edition),
    db
      .selectFrom('nomination_setting')
      .select(['selection_id', 'role', 'group_from', 'completion', 'facts'])
      .where('edition_id', '=', edition.id)
      .execute(),
  ])
  return selections.flatMap((selection) => {
    const setting = settings.find((one) => one.selection_id === selection.id)
    if (!setting) return []
    return [
      {
        ...selection,
        role: setting.role,
        groupFrom: setting.group_from === 'person' ? 'person' : 'nomination',
        completion: formDefinition.parse(setting.completion),
        factsFrom: setting.facts as Record<string, string>, // written by addNominationSelections alone
      } satisfies Nominations,
    ]
  })
}

export const nominationsNamed = async (db: Db | Tx, edition: EditionScope, code: string): Promise<Nominations | null> =>
  (await nominationsOf(db, edition)).find((one) => one.code === code) ?? null

/** A definition as a form that can be read and shown. */
export const asForm = (definition: FormDefinition, code: string): Form => ({
  ...definition,
  ...{ id: code, callId: null, code, version: 1, kind: code, binding: false, title: {}, intro: {} },
})

export type FocalWord = {
  readonly focalPointId: FocalPointId
  readonly endorsed: boolean
  readonly rank: number | null
  readonly comment: string
}

export type Nominee = {
  readonly id: NomineeId
  readonly entry: Entry
  readonly name: PersonName
  readonly email: string | null
  readonly country: string | null
  readonly group: string | null
  readonly gender: string | null
  readonly region: string | null
  readonly jobTitle: string
  readonly organization: string
  readonly language: string
  readonly joinedInto: NomineeId | null
  readonly askedAt: Date | null
  readonly answer: 'none' | 'consented' | 'declined'
  readonly answeredAt: Date | null
  readonly answers: Answers
  readonly photo: string | null
  readonly words: readonly FocalWord[]
  /** References of the submissions that nominate. */
  readonly nominations: readonly string[]
}

const answerOf = (word: string): Nominee['answer'] => (word === 'consented' || word === 'declined' ? word : 'none')

/** Everybody nominated, those joined into another too, by their number. */
export async function nomineesOf(db: Db | Tx, edition: EditionScope, selectionId: SelectionId): Promise<Nominee[]> {
  const [entries, rows, words, nominations] = await Promise.all([
    entriesOf(db, edition, selectionId),
    db
      .selectFrom('nominee')
      .selectAll()
      .where('edition_id', '=', edition.id)
      .where('selection_id', '=', selectionId)
      .execute(),
    db
      .selectFrom('focal_word as w')
      .innerJoin('nominee as n', 'n.id', 'w.nominee_id')
      .select(['w.nominee_id', 'w.focal_point_id as focalPointId', 'w.endorsed', 'w.rank', 'w.comment'])
      .where('n.edition_id', '=', edition.id)
      .where('n.selection_id', '=', selectionId)
      .orderBy('w.said_at')
      .execute(),
    db
      .selectFrom('nomination as a')
      .innerJoin('submission as s', 's.id', 'a.submission_id')
      .select(['a.nominee_id', 's.reference'])
      .where('a.edition_id', '=', edition.id)
      .orderBy('s.number')
      .execute(),
  ])
  return entries.flatMap((entry) => {
    const row = rows.find((one) => one.entry_id === entry.id)
    if (!row) return []
    return [
      {
        ...{ id: row.id, entry, email: row.email, country: row.country, group: row.stakeholder_group },
        ...{ gender: row.gender, region: row.region, jobTitle: row.job_title, organization: row.organization },
        ...{ language: row.language, joinedInto: row.joined_into, askedAt: row.asked_at },
        name: personName(row),
        answer: answerOf(row.answer),
        answeredAt: row.answered_at,
        answers: row.answers as Answers,
        photo: row.public_photo_sha256,
        words: words.filter((word) => word.nominee_id === row.id).map(({ nominee_id: _, ...word }) => word),
        nominations: nominations.filter((one) => one.nominee_id === row.id).map(({ reference }) => reference),
      } satisfies Nominee,
    ]
  })
}

/** Who is nominated, without those who are joined into another. */
export const standing = (nominees: readonly Nominee[]): Nominee[] => nominees.filter((one) => one.joinedInto === null)

/** Submissions of a kind that nominate somebody and are not taken in yet. */
export const waitingNominations = (
  db: Db | Tx,
  edition: EditionScope,
  kind: string,
): Promise<{ id: SubmissionId; reference: string }[]> =>
  db
    .selectFrom('submission as s')
    .leftJoin('nomination as n', 'n.submission_id', 's.id')
    .select(['s.id', 's.reference'])
    .where('s.edition_id', '=', edition.id)
    .where('s.kind', '=', kind)
    .where('s.state', '!=', 'withdrawn')
    .where('n.submission_id', 'is', null)
    .orderBy('s.number')
    .execute()

export type FocalPoint = {
  readonly id: FocalPointId
  readonly personId: PersonId
  readonly name: PersonName
  readonly email: string | null
  readonly language: Language
  readonly group: string
  readonly basis: string
  readonly from: string
  readonly until: string
  readonly endedAt: Date | null
}

/** Who speaks for the groups, those whose term is over too. */
export async function focalPointsOf(
  db: Db | Tx,
  edition: EditionScope,
  selectionId: SelectionId,
): Promise<FocalPoint[]> {
  const rows = await db
    .selectFrom('focal_point as f')
    .innerJoin('person as p', 'p.id', 'f.person_id')
    .select(['f.id', 'f.person_id', 'f.stakeholder_group', 'f.basis', 'f.from_day', 'f.until_day', 'f.ended_at'])
    .select(['p.given_name', 'p.family_name', 'p.written_name', 'p.sort_name', 'p.email', 'p.language'])
    .where('f.edition_id', '=', edition.id)
    .where('f.selection_id', '=', selectionId)
    .orderBy('f.stakeholder_group')
    .orderBy('f.named_at')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, personId: row.person_id, group: row.stakeholder_group, basis: row.basis },
    ...{ from: row.from_day, until: row.until_day, endedAt: row.ended_at },
    ...{ name: personName(row), email: row.email, language: row.language as Language }, // written by us from a Language only
  }))
}

/** The selection and nominee that a link in a letter belongs to; null when there is none. */
export async function nomineeOfToken(db: Db | Tx, edition: EditionScope, tokenHash: string) {
  const row = await db
    .selectFrom('nominee')
    .select(['id', 'selection_id'])
    .where('edition_id', '=', edition.id)
    .where('token_hash', '=', tokenHash)
    .where('joined_into', 'is', null)
    .executeTakeFirst()
  const selection = row && (await nominationsOf(db, edition)).find(({ id }) => id === row.selection_id)
  const nominee = selection && (await nomineesOf(db, edition, selection.id)).find(({ id }) => id === row.id)
  return nominee ? { selection, nominee } : null
}
