import type { EditionScope } from '../access/public.ts'
import {
  type Answers,
  filesIn,
  formById,
  kindOf,
  MEANS,
  type Meaning,
  publicAnswers,
  questionThatMeans,
  said,
} from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { SubmissionId } from '../platform/db/schema.ts'
import { type Recommendation, recommendationsIn } from '../submissions/public.ts'

/** What an event of a region or a country concluded, as it stands in the register. Null and empty: it was not said. */
export type EventInput = {
  readonly id: SubmissionId
  readonly number: number
  readonly reference: string
  readonly title: string
  readonly language: string
  readonly submitter: string
  readonly organization: string | null
  readonly organizationLanguage: string | null
  readonly scope: string | null
  readonly region: string | null
  readonly country: string | null
  readonly place: string
  readonly firstDay: string
  readonly lastDay: string
  readonly mode: string | null
  readonly attendance: number | null
  readonly byGroup: string
  readonly themes: string
  readonly recommendations: readonly Recommendation[]
  readonly hasReport: boolean
  /** Where the names of scopes, regions and modes stand. */
  readonly vocabularies: { readonly scope: string; readonly region: string; readonly mode: string }
}

/** Every public input of an event, in the order of numbers; what was withdrawn is not there. */
export async function eventInputs(db: Db | Tx, edition: EditionScope): Promise<EventInput[]> {
  const rows = await db
    .selectFrom('public_submission as s')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .leftJoin('organization as o', 'o.id', 's.organization_id')
    .select(['s.id', 's.number', 's.reference', 's.title', 's.language', 's.submitter_name as submitter'])
    .select(['o.name as organization', 'o.language as organizationLanguage', 'v.form_id as formId'])
    .select((eb) => eb.ref('v.answers').$castTo<Answers>().as('answers'))
    .where('s.edition_id', '=', edition.id)
    .orderBy('s.number')
    .$narrowType<{ id: SubmissionId; number: number; reference: string; title: string; language: string }>()
    .execute()
  const found = await Promise.all(rows.map(({ formId, answers, ...row }) => inputOf(db, { row, formId, answers })))
  return found.filter((one) => one !== null)
}

type Row = Pick<
  EventInput,
  'id' | 'number' | 'reference' | 'title' | 'language' | 'submitter' | 'organization' | 'organizationLanguage'
>

async function inputOf(
  db: Db | Tx,
  { row, formId, answers }: { row: Row; formId: string; answers: Answers },
): Promise<EventInput | null> {
  const form = await formById(db, formId)
  if (!questionThatMeans(form, MEANS.eventRecommendations)) return null
  const open = publicAnswers(form, answers)
  const shown = Object.fromEntries(open.map(({ question, answer }) => [question.id, answer]))
  const of = (meaning: Meaning<string>) => said(form, shown, meaning)
  const vocabulary = (meaning: { readonly name: string }) => questionThatMeans(form, meaning)?.vocabulary ?? ''
  const attendance = Number(of(MEANS.eventAttendance))
  return {
    ...row,
    scope: of(MEANS.eventScope) || null,
    region: of(MEANS.eventRegion) || null,
    country: of(MEANS.eventCountry) || null,
    place: of(MEANS.eventPlace),
    firstDay: of(MEANS.eventFirstDay),
    lastDay: of(MEANS.eventLastDay),
    mode: of(MEANS.eventMode) || null,
    attendance: attendance > 0 ? attendance : null,
    byGroup: of(MEANS.eventAttendanceByGroup),
    themes: of(MEANS.eventThemes),
    recommendations: recommendationsIn(of(MEANS.eventRecommendations)),
    hasReport: open.some(({ question, answer }) => kindOf(question).files && filesIn(answer).length > 0),
    vocabularies: {
      scope: vocabulary(MEANS.eventScope),
      region: vocabulary(MEANS.eventRegion),
      mode: vocabulary(MEANS.eventMode),
    },
  }
}

export const STEPS = ['considered', 'taken_up', 'passed_on', 'not_taken_up'] as const
export type StepName = (typeof STEPS)[number]

/** What was said to have become of a recommendation. */
export type StepOfRecommendation = {
  readonly number: number
  readonly kind: StepName
  readonly about: string
  readonly session: number | null
  readonly reason: string
  readonly reasonLanguage: string
  readonly at: Date
}

/** What became of the recommendations of a submission, or of all of an edition, the oldest first. */
export async function stepsOf(
  db: Db | Tx,
  edition: EditionScope,
  submissionId?: SubmissionId,
): Promise<(StepOfRecommendation & { readonly submissionId: SubmissionId })[]> {
  const rows = await db
    .selectFrom('recommendation_step')
    .select(['submission_id as submissionId', 'number', 'kind', 'about', 'session_number as session', 'reason'])
    .select(['reason_language as reasonLanguage', 'at'])
    .where('edition_id', '=', edition.id)
    .$if(submissionId !== undefined, (q) => q.where('submission_id', '=', submissionId ?? ''))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as StepName })) // the table allows no other
}

/** An input of an event by its reference or number, and one of its recommendations; null when there is none. */
export async function recommendationOf(
  db: Db | Tx,
  edition: EditionScope,
  { reference, number }: { reference: string; number: string },
): Promise<{ input: EventInput; recommendation: Recommendation } | null> {
  const prefix = `${edition.submissionPrefix}-`
  const said = reference.toUpperCase()
  const wanted = Number(said.startsWith(prefix) ? said.slice(prefix.length) : said)
  const input = (await eventInputs(db, edition)).find((one) => one.number === wanted)
  const recommendation = input?.recommendations.find((one) => String(one.number) === number)
  return input && recommendation ? { input, recommendation } : null
}
