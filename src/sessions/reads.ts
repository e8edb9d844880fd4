import type { EditionScope } from '../access/public.ts'
import { type Answers, formById } from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { OrganizationId, SessionId, SubmissionId } from '../platform/db/schema.ts'
import { NOTHING_PLANNED, type Planning, type SessionContent, type WordsInLanguages } from './content.ts'
import { type Needs, sessionFromAnswers } from './request.ts'
import type { Mode, Presence, SessionState } from './session.ts'

/** The requests that sessions are made of, with their newest answers, in the order of their numbers; their rows locked. */
export async function requestsBehind(tx: Tx, edition: EditionScope, submissionIds: readonly SubmissionId[]) {
  const rows = await tx
    .selectFrom('submission')
    .innerJoin('submission_version', (join) =>
      join
        .onRef('submission_version.submission_id', '=', 'submission.id')
        .onRef('submission_version.version', '=', 'submission.current_version'),
    )
    .select(['submission.id', 'submission.number', 'submission.title', 'submission.language'])
    .select(['submission.organization_id as organizationId'])
    .select(['submission_version.form_id as formId', 'submission_version.answers'])
    .where('submission.id', 'in', submissionIds)
    .where('submission.edition_id', '=', edition.id)
    .orderBy('submission.id')
    .forUpdate('submission')
    .execute()
  // Answers are written by submissions only.
  return rows.map((row) => ({ ...row, answers: row.answers as Answers })).sort((a, b) => a.number - b.number)
}

export type Request = Awaited<ReturnType<typeof requestsBehind>>[number]

/** The sessions there are of submissions, by these. */
export async function sessionsOfSubmissions(
  db: Db | Tx,
  edition: EditionScope,
  submissionIds: readonly SubmissionId[],
) {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'number', 'submission_id as submissionId'])
    .where('edition_id', '=', edition.id)
    .where('submission_id', 'in', submissionIds)
    .execute()
  return new Map(rows.map(({ submissionId, ...session }) => [submissionId, session]))
}

export async function sessionOfSubmission(db: Db | Tx, edition: EditionScope, submissionId: SubmissionId) {
  const row = await db
    .selectFrom('session')
    .select(['id', 'number'])
    .where('edition_id', '=', edition.id)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst()
  return row ?? null
}

/** Known organizations by what people called them: the identifier itself or the exact name. */
export async function organizationsByIdOrName(db: Db | Tx, called: readonly string[]) {
  const wanted = [...new Set(called)]
  if (wanted.length === 0) return new Map<string, never>()
  const rows = await db
    .selectFrom('organization')
    .select(['id', 'name'])
    .where((eb) => eb.or([eb('id', 'in', wanted), eb('name', 'in', wanted)]))
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.flatMap((row) => [[row.name, row] as const, [row.id, row] as const]))
}

export type KnownOrganizations = ReadonlyMap<string, { readonly id: OrganizationId; readonly name: string }>

/** Everything of a session that can be corrected, with what it comes from; null when the edition has none of that number. */
export async function contentOf(db: Db | Tx, edition: EditionScope, number: number, locking = false) {
  const row = await db
    .selectFrom('session')
    .select(['id', 'number', 'submission_id as submissionId', 'state', 'language', 'title', 'abstract', 'objectives'])
    .select(['relevance', 'texts', 'type', 'mode', 'duration_minutes', 'expected_audience', 'working_languages'])
    .select(['interpretation_languages', 'captioning', 'subjects', 'planning', 'needs'])
    .where('edition_id', '=', edition.id)
    .where('number', '=', number)
    .$narrowType<{ state: SessionState; mode: Mode }>() // held by the table
    .$if(locking, (q) => q.forUpdate())
    .executeTakeFirst()
  if (!row) return null
  const content: SessionContent = {
    language: row.language,
    title: row.title,
    abstract: row.abstract,
    objectives: row.objectives,
    relevance: row.relevance,
    others: row.texts as WordsInLanguages, // this and the next written by the store of sessions only
    type: row.type,
    mode: row.mode,
    durationMinutes: row.duration_minutes,
    expectedAudience: row.expected_audience,
    workingLanguages: row.working_languages,
    interpretationLanguages: row.interpretation_languages,
    captioning: row.captioning,
    subjects: row.subjects,
    people: await peopleOf(db, row.id),
    organizations: await organizationsOf(db, row.id),
    planning: { ...NOTHING_PLANNED, ...(row.planning as Partial<Planning>) },
  }
  const { id, submissionId, state } = row
  return { id, number: row.number, submissionId, state, needs: row.needs as Partial<Needs>, content }
}

const peopleOf = (db: Db | Tx, sessionId: SessionId) =>
  db
    .selectFrom('session_person')
    .select(['person_id as personId', 'name', 'sort_name as sortName', 'affiliation', 'role', 'presence', 'confirmed'])
    .$narrowType<{ presence: Presence }>() // held by the table
    .where('session_id', '=', sessionId)
    .orderBy('position')
    .execute()

const organizationsOf = (db: Db | Tx, sessionId: SessionId) =>
  db
    .selectFrom('session_organization')
    .innerJoin('organization', 'organization.id', 'session_organization.organization_id')
    .select(['organization.id as organizationId', 'organization.name', 'session_organization.role'])
    .where('session_id', '=', sessionId)
    .orderBy('position')
    .execute()

/** What a submission asked for, in the submitter's own words; null when it is not of this edition. */
export async function wordsOfSubmitter(db: Db, edition: EditionScope, submissionId: SubmissionId) {
  const row = await db
    .selectFrom('submission')
    .innerJoin('submission_version', (join) =>
      join
        .onRef('submission_version.submission_id', '=', 'submission.id')
        .onRef('submission_version.version', '=', 'submission.current_version'),
    )
    .select(['submission.reference', 'submission.title', 'submission.language'])
    .select(['submission_version.form_id', 'submission_version.answers'])
    .where('submission.id', '=', submissionId)
    .where('submission.edition_id', '=', edition.id)
    .executeTakeFirst()
  if (!row) return null
  const form = await formById(db, row.form_id)
  const asked = sessionFromAnswers(form, row.answers as Answers, []) // written by submissions only
  const { abstract, objectives, relevance, wishes } = asked
  const { reference, language } = row
  return { reference, language, title: asked.title || row.title, abstract, objectives, relevance, wishes }
}

/** People of the edition's sessions, each once, to choose from: the name of the latest session that has it. */
export async function peopleOfEdition(db: Db | Tx, edition: EditionScope) {
  const rows = await db
    .selectFrom('session_person')
    .innerJoin('session', 'session.id', 'session_person.session_id')
    .select(['session_person.person_id as id', 'session_person.name', 'session_person.affiliation'])
    .where('session.edition_id', '=', edition.id)
    .orderBy('session.number')
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
