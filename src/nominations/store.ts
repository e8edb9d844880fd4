import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Answers } from '../forms/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type {
  EditionId,
  FocalPointId,
  NomineeId,
  PersonId,
  SelectionEntryId,
  SelectionId,
  SubmissionId,
} from '../platform/db/schema.ts'
import { addSelection } from '../rounds/public.ts'
import type { SelectionsFile } from './settings.ts'

/** The selections of an edition's folder, with what they ask. Without a scope: the edition is only being made. */
export async function addNominationSelections(tx: Tx, editionId: EditionId, file: SelectionsFile, now: Date) {
  for (const { id: code, kind, title, rules, ...asks } of file.selections) {
    const selectionId = await addSelection(tx, editionId, { code, kind, title, rules }, now)
    await tx
      .insertInto('nomination_setting')
      .values({
        selection_id: selectionId,
        edition_id: editionId,
        role: asks.role,
        group_from: asks.group_from,
        completion: JSON.stringify(asks.completion),
        facts: JSON.stringify(asks.facts),
      })
      .execute()
  }
}

export type NewNominee = {
  readonly id: NomineeId
  readonly selectionId: SelectionId
  readonly entryId: SelectionEntryId
  readonly givenName: string
  readonly familyName: string
  readonly email: string | null
  readonly country: string | null
  readonly stakeholderType: string | null
  readonly group: string | null
  readonly region: string | null
  readonly gender: string | null
  readonly jobTitle: string
  readonly organization: string
  readonly language: string
}

export async function addNominee(tx: Tx, edition: EditionScope, of: NewNominee): Promise<void> {
  await tx
    .insertInto('nominee')
    .values({
      id: of.id,
      edition_id: edition.id,
      selection_id: of.selectionId,
      entry_id: of.entryId,
      given_name: of.givenName,
      family_name: of.familyName,
      email: of.email,
      country: of.country,
      stakeholder_type: of.stakeholderType,
      stakeholder_group: of.group,
      region: of.region,
      gender: of.gender,
      job_title: of.jobTitle,
      organization: of.organization,
      language: of.language,
    })
    .execute()
}

/** A nomination names somebody; each is taken in once. */
export async function addNomination(
  tx: Tx,
  edition: EditionScope,
  { submissionId, nomineeId }: { submissionId: SubmissionId; nomineeId: NomineeId },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('nomination')
    .values({ submission_id: submissionId, edition_id: edition.id, nominee_id: nomineeId, taken_in_at: now })
    .execute()
}

type Changes = {
  readonly joined_into?: NomineeId | null
  readonly token_hash?: string | null
  readonly asked_at?: Date
  readonly answer?: 'none' | 'consented' | 'declined'
  readonly answered_at?: Date | null
  readonly photo_sha256?: string | null
  readonly public_photo_sha256?: string | null
}

export async function changeNominee(
  tx: Tx,
  edition: EditionScope,
  id: NomineeId,
  { answers, ...changes }: Changes & { readonly answers?: Answers },
): Promise<void> {
  await tx
    .updateTable('nominee')
    .set({ ...changes, ...(answers ? { answers: JSON.stringify(answers) } : {}) })
    .where('id', '=', id)
    .where('edition_id', '=', edition.id)
    .execute()
}

type NewFocalPoint = {
  readonly selectionId: SelectionId
  readonly personId: PersonId
  readonly group: string
  readonly basis: string
  readonly from: string
  readonly until: string
}

export async function addFocalPoint(
  tx: Tx,
  edition: EditionScope,
  of: NewFocalPoint,
  by: { readonly personId: PersonId | null; readonly now: Date },
): Promise<void> {
  await tx
    .insertInto('focal_point')
    .values({
      edition_id: edition.id,
      selection_id: of.selectionId,
      person_id: of.personId,
      stakeholder_group: of.group,
      basis: of.basis,
      from_day: of.from,
      until_day: of.until,
      named_by: by.personId,
      named_at: by.now,
    })
    .execute()
}

export async function endFocalPoint(tx: Tx, edition: EditionScope, id: FocalPointId, now: Date): Promise<void> {
  await tx
    .updateTable('focal_point')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('edition_id', '=', edition.id)
    .execute()
}

type NewWord = {
  readonly nomineeId: NomineeId
  readonly focalPointId: FocalPointId
  readonly endorsed: boolean
  readonly rank: number | null
  readonly comment: string
}

/** What a focal point says of a nominee; the last word counts. */
export async function saySomething(tx: Tx, edition: EditionScope, of: NewWord, now: Date): Promise<void> {
  const said = { endorsed: of.endorsed, rank: of.rank, comment: of.comment, said_at: now }
  await sql`
    insert into focal_word (nominee_id, focal_point_id, endorsed, rank, comment, said_at)
    select n.id, f.id, ${said.endorsed}::boolean, ${said.rank}::int, ${said.comment}, ${now}
    from nominee n join focal_point f on f.id = ${of.focalPointId} and f.selection_id = n.selection_id
    where n.id = ${of.nomineeId} and n.edition_id = ${edition.id}
    on conflict (nominee_id, focal_point_id) do update
      set endorsed = excluded.endorsed, rank = excluded.rank, comment = excluded.comment, said_at = excluded.said_at`.execute(
    tx,
  )
}
