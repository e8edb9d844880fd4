import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import {
  type Agreed,
  type Answers,
  type Form,
  formById,
  type Recommended,
  recommendedIn,
  recommendedWith,
  recommends,
} from '../../forms/public.ts'
import { hashToken } from '../../identity/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { FormId, SubmissionId } from '../../platform/db/schema.ts'
import { latestAnswers, lockSubmission, type Submission, submissionById } from '../reads.ts'
import { type Known, keptMark, type Standing, standingOf } from './standing.ts'

const agreements = (db: Db | Tx) =>
  db
    .selectFrom('recommended_person as r')
    .select(['r.submission_id as id', 'r.agreed'])
    .where(sql<boolean>`r.agreed <> '{}'`)

/** In which words people recommended by each of these submissions have agreed to be shown; nobody else is. */
export async function agreedOf(db: Db | Tx, ids: readonly string[]): Promise<(submission: string) => Agreed> {
  const rows =
    ids.length === 0
      ? []
      : await agreements(db)
          .where('submission_id', 'in', [...ids])
          .execute()
  return agreedAmong(rows)
}

/** The same of all submissions of an edition. */
export const agreedInEdition = async (db: Db | Tx, edition: EditionScope): Promise<(submission: string) => Agreed> =>
  agreedAmong(await agreements(db).where('r.edition_id', '=', edition.id).execute())

function agreedAmong(rows: readonly { readonly id: string; readonly agreed: readonly string[] }[]) {
  const marks = new Set(rows.flatMap(({ id, agreed }) => agreed.map((mark) => `${id} ${mark}`)))
  return (submission: string): Agreed =>
    (mark) =>
      marks.has(`${submission} ${keptMark(mark)}`)
}

/**
 * Names of those recommended by each submission of an edition, by its reference, who have agreed to be shown with it; of all others, none.
 * `among`: no other submissions are looked at.
 */
export async function peopleAgreed(
  db: Db,
  edition: EditionScope,
  among: readonly string[] | null = null,
): Promise<(reference: string) => readonly string[]> {
  const rows = await agreements(db)
    .innerJoin('submission as s', 's.id', 'r.submission_id')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .select(['s.reference', 'v.form_id as formId'])
    .select((eb) => eb.ref('v.answers').$castTo<Answers>().as('answers'))
    .where('r.edition_id', '=', edition.id)
    .$if(among !== null, (query) => query.where('s.reference', '=', sql<string>`any(${[...(among ?? [])]})`))
    .execute()
  const agreed = agreedAmong(rows)
  const names = new Map<string, readonly string[]>()
  for (const { id, reference, formId, answers } of rows) {
    const named = recommendedIn(await formById(db, formId), answers).filter(({ mark }) => agreed(id)(mark))
    names.set(reference, [...new Set(named.map(({ name }) => name))])
  }
  return (reference) => names.get(reference) ?? []
}

export const agreedIn = async (db: Db | Tx, id: SubmissionId): Promise<Agreed> => (await agreedOf(db, [id]))(id)

/** What is known of those a submission recommends, by address. */
export async function askedOf(db: Db | Tx, id: SubmissionId): Promise<Map<string, Known>> {
  const rows = await db
    .selectFrom('recommended_person')
    .select(['email', 'told_at as toldAt', 'agreed', 'answered_at as answeredAt'])
    .where('submission_id', '=', id)
    .execute()
  return new Map(rows.map(({ email, ...asked }) => [email, asked]))
}

/** What stands behind the link of a letter: who is asked, and the words of the newest version that would be shown. */
export type Asked = {
  readonly submission: Submission
  readonly email: string
  readonly agreed: readonly string[]
  readonly answeredAt: Date | null
  readonly words: readonly Recommended[]
}

/** Null where the link is nobody's of this edition, or what it was sent for is withdrawn or no longer public. */
export async function askedByLink(
  tx: Db | Tx,
  edition: EditionScope,
  secret: string,
  locking = false,
): Promise<Asked | null> {
  const row = await tx
    .selectFrom('recommended_person')
    .select('submission_id as id')
    .where('edition_id', '=', edition.id)
    .where('secret_hash', '=', hashToken(secret))
    .executeTakeFirst()
  if (!row) return null
  // An amendment waits for the same row: what is answered is answered of one version.
  const submission = await (locking ? lockSubmission(tx as Tx, edition, row.id) : submissionById(tx, edition, row.id))
  if (!submission?.public || submission.state === 'withdrawn') return null
  const asked = await tx
    .selectFrom('recommended_person')
    .select(['email', 'agreed', 'answered_at as answeredAt'])
    .where('secret_hash', '=', hashToken(secret))
    .executeTakeFirst()
  if (!asked) return null
  const { answers, formId } = await latestAnswers(tx, edition, row.id)
  const words = recommendedIn(await formById(tx, formId), answers).filter(({ email }) => email === asked.email)
  return { submission, words, ...asked }
}

/** Which of these submissions show somebody who has agreed. */
export async function agreedBy(
  tx: Tx,
  edition: EditionScope,
  { email, references }: { readonly email: string; readonly references: readonly string[] },
) {
  if (references.length === 0) return []
  return tx
    .selectFrom('submission as s')
    .innerJoin('recommended_person as r', 'r.submission_id', 's.id')
    .select(['s.id', 's.reference', 's.language'])
    .where('s.edition_id', '=', edition.id)
    .where('s.reference', 'in', [...references])
    .where('r.email', '=', email)
    .where(sql<boolean>`r.agreed <> '{}'`)
    .orderBy('s.id')
    .execute()
}

/** How many people of an edition's public submissions were written to, by what they said. */
export async function answersCounted(db: Db, edition: EditionScope) {
  const { rows } = await sql<{ waiting: number; agreed: number; declined: number }>`
    select count(*) filter (where r.answered_at is null)::int as waiting,
      count(*) filter (where r.agreed <> '{}')::int as agreed,
      count(*) filter (where r.answered_at is not null and r.agreed = '{}')::int as declined
    from recommended_person r join public_submission s on s.id = r.submission_id
    where r.edition_id = ${edition.id} and r.told_at is not null`.execute(db)
  return rows[0] ?? { waiting: 0, agreed: 0, declined: 0 }
}

/** Whether any submission of an edition can recommend somebody who must agree. */
export async function recommendsAnybody(db: Db | Tx, edition: EditionScope): Promise<boolean> {
  return (await formsThatRecommend(db, edition)).length > 0
}

/** Forms are few and kept in memory: only those that recommend are looked for among the submissions, which are many. */
async function formsThatRecommend(db: Db | Tx, edition: EditionScope): Promise<FormId[]> {
  const all = await db.selectFrom('form').select('id').execute()
  const forms = await Promise.all(all.map(({ id }) => formById(db, id)))
  const recommending = forms.filter(recommends).map(({ id }) => id as FormId)
  if (recommending.length === 0) return []
  const used = await db
    .selectFrom('form as f')
    .select('f.id')
    .where('f.id', 'in', recommending)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('submission as s')
          .select('s.id')
          .whereRef('s.form_id', '=', 'f.id')
          .where('s.edition_id', '=', edition.id),
      ),
    )
    .execute()
  return used.map(({ id }) => id)
}

/** Submissions read at a time while those are looked for that have somebody to ask. */
const AT_ONCE = 250

/** A submission that is public, and whom of those it recommends nobody has asked. */
export type Unasked = {
  readonly submissionId: SubmissionId
  readonly reference: string
  readonly title: string
  readonly language: string
  readonly version: number
  readonly form: Form
  readonly answers: Answers
  readonly people: readonly { readonly name: string; readonly email: string }[]
}

/**
 * Public submissions with somebody to ask, in the order of numbers, until there are `most` people. `only`: no others than these, by
 * reference; `locking`: nobody amends or withdraws them before the transaction ends.
 */
export async function unaskedIn(
  db: Db | Tx,
  edition: EditionScope,
  {
    most,
    only,
    locking = false,
  }: { readonly most: number; readonly only?: readonly string[]; readonly locking?: boolean },
): Promise<Unasked[]> {
  const forms = await formsThatRecommend(db, edition)
  const found: Unasked[] = []
  for (let behind = 0, count = 0; forms.length > 0 && count < most; ) {
    const rows = await candidates(db, edition, { forms, behind, only, locking })
    for (const row of rows) {
      const people = await withoutLetter(db, row)
      if (people.length === 0) continue
      count += people.length
      if (count <= most || found.length === 0) found.push({ ...row, people })
    }
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) break
    behind = last.number
  }
  return found
}

type Wanted = {
  readonly forms: readonly FormId[]
  readonly behind: number
  readonly only: readonly string[] | undefined
  readonly locking: boolean
}

/** Of some forms the public submissions whose present version may name somebody without a letter: a hand-in asks all it names. */
async function candidates(db: Db | Tx, edition: EditionScope, { forms, behind, only, locking }: Wanted) {
  const rows = db
    .selectFrom('submission as s')
    .select([
      's.id as submissionId',
      's.number',
      's.reference',
      's.title',
      's.language',
      's.current_version as version',
    ])
    .where('s.edition_id', '=', edition.id)
    .where('s.id', 'in', (eb) =>
      eb
        .selectFrom('public_submission')
        .select('id')
        .where('edition_id', '=', edition.id)
        .$castTo<{ id: SubmissionId }>(),
    )
    .where('s.form_id', 'in', [...forms])
    .where('s.number', '>', behind)
    .$if(only !== undefined, (query) => query.where('s.reference', 'in', [...(only ?? [])]))
    .where(
      sql<boolean>`(not exists (select from recommended_person r where r.submission_id = s.id and r.told_at >= s.last_submitted_at)
        or exists (select from recommended_person r where r.submission_id = s.id and r.told_at is null))`,
    )
    .orderBy('s.number')
    .limit(AT_ONCE)
  const those = await (locking ? rows.forUpdate() : rows).execute()
  // After the lock: an amendment that was faster has its own version, and has asked whom it names.
  return Promise.all(
    those.map(async (row) => {
      const { answers, formId, version } = await latestAnswers(db, edition, row.submissionId)
      return { ...row, version, answers, form: await formById(db, formId) }
    }),
  )
}

async function withoutLetter(db: Db | Tx, { submissionId, form, answers }: Omit<Unasked, 'people'>) {
  const known = await askedOf(db, submissionId)
  const people = recommendedIn(form, answers).filter(({ email }) => !known.get(email)?.toldAt)
  return [...new Map(people.map(({ email, name }) => [email, { email, name }])).values()]
}

/** Somebody a submission names who may be shown with it once they agree, as the desk reads it. */
export type OnDesk = {
  readonly name: string
  /** Empty where none was given. */
  readonly email: string
  readonly stands: Standing
  readonly toldAt: Date | null
  readonly answeredAt: Date | null
}

/** Everybody whom the present version of a submission names so; one who is named twice under one address once. */
export async function recommendedOnDesk(db: Db, edition: EditionScope, id: SubmissionId): Promise<OnDesk[]> {
  const { answers, formId } = await latestAnswers(db, edition, id)
  const named = recommendedWith(await formById(db, formId), answers)
  if (named.length === 0) return []
  const known = await askedOf(db, id)
  const ones = Map.groupBy(named, ({ email, mark }) => email || mark)
  return [...ones.values()].flatMap((words) =>
    words.slice(0, 1).map(({ name, email }) => ({
      ...{ name, email, stands: standingOf(email, known.get(email), words) },
      ...{ toldAt: known.get(email)?.toldAt ?? null, answeredAt: known.get(email)?.answeredAt ?? null },
    })),
  )
}
