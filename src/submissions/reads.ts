import type { EditionScope, Viewer } from '../access/public.ts'
import { callById } from '../consultation/public.ts'
import type { Answers } from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { CallId, FormId, OrganizationId, PersonId, SubmissionId } from '../platform/db/schema.ts'
import type { Channel } from './channels.ts'
import { ownerOf } from './drafts.ts'
import { mayAmend, mayWithdraw, type SubmissionState } from './lifecycle.ts'
import type { Owner } from './owners.ts'
import { isSomebody, openTo, ownedBy } from './owners.ts'
import { keptUntil } from './sweep.ts'
import type { StepKind } from './thread.ts'

export type Submission = {
  id: string
  number: number
  reference: string
  callId: CallId
  formId: FormId
  kind: string
  channel: Channel
  state: SubmissionState
  title: string
  language: string
  personId: PersonId | null
  submitterName: string
  submitterEmail: string
  organizationId: OrganizationId | null
  stakeholderType: string | null
  stakeholderGroup: string | null
  country: string | null
  region: string | null
  currentVersion: number
  public: boolean
  firstSubmittedAt: Date
  lastSubmittedAt: Date
}

const COLUMNS = [
  'id',
  'number',
  'reference',
  'call_id as callId',
  'form_id as formId',
  'kind',
  'channel',
  'state',
  'title',
  'language',
  'person_id as personId',
  'submitter_name as submitterName',
  'submitter_email as submitterEmail',
  'organization_id as organizationId',
  'stakeholder_type as stakeholderType',
  'stakeholder_group as stakeholderGroup',
  'country',
  'region',
  'current_version as currentVersion',
  'public',
  'first_submitted_at as firstSubmittedAt',
  'last_submitted_at as lastSubmittedAt',
] as const

type Row = Omit<Submission, 'channel' | 'state'> & { channel: string; state: string }

// What the table allows and the program writes.
const asSubmission = (row: Row | undefined): Submission | null =>
  row ? { ...row, channel: row.channel as Channel, state: row.state as SubmissionState } : null

const inEdition = (db: Db | Tx, edition: EditionScope) =>
  db.selectFrom('submission').select(COLUMNS).where('edition_id', '=', edition.id)

/** A submission of this edition, withdrawn or not; null when there is none. */
export async function submissionById(db: Db | Tx, edition: EditionScope, id: string): Promise<Submission | null> {
  const row = await inEdition(db, edition).where('id', '=', id).executeTakeFirst()
  return asSubmission(row)
}

export async function submissionByNumber(
  db: Db | Tx,
  edition: EditionScope,
  number: number,
): Promise<Submission | null> {
  const row = await inEdition(db, edition).where('number', '=', number).executeTakeFirst()
  return asSubmission(row)
}

/** The same, locked until the caller's transaction ends. */
export async function lockSubmission(tx: Tx, edition: EditionScope, id: string): Promise<Submission | null> {
  const row = await inEdition(tx, edition).where('id', '=', id).forUpdate().executeTakeFirst()
  return asSubmission(row)
}

/** Answers of the newest version, secretariat's ones included: whoever shows them picks what the reader may see. */
export async function latestAnswers(
  db: Db | Tx,
  edition: EditionScope,
  id: string,
): Promise<{ answers: Answers; formId: FormId; language: string; version: number }> {
  const row = await db
    .selectFrom('submission_version as v')
    .innerJoin('submission as s', 's.id', 'v.submission_id')
    .select(['v.answers', 'v.form_id as formId', 'v.language', 'v.version'])
    .where('s.edition_id', '=', edition.id)
    .where('s.id', '=', id)
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { ...row, answers: row.answers as Answers }
}

export type Version = {
  version: number
  receivedAt: Date
  contentHash: string
  answers: Answers
  formId: FormId
  language: string
}

export const versionsOf = (db: Db | Tx, submissionId: SubmissionId): Promise<Version[]> =>
  db
    .selectFrom('submission_version')
    .select(['version', 'received_at as receivedAt', 'content_hash as contentHash', 'form_id as formId', 'language'])
    .select((eb) => eb.ref('answers').$castTo<Answers>().as('answers'))
    .where('submission_id', '=', submissionId)
    .orderBy('version', 'desc')
    .execute()

export type Step = {
  kind: StepKind
  at: Date
  reason: string | null
  reasonLanguage: string | null
  facts: Record<string, unknown>
}

/** What became of a submission, first step first. */
export async function threadOf(db: Db | Tx, submissionId: SubmissionId): Promise<Step[]> {
  const rows = await db
    .selectFrom('thread_step')
    .select(['kind', 'at', 'reason', 'reason_language as reasonLanguage', 'facts'])
    .where('submission_id', '=', submissionId)
    .orderBy('id')
    .execute()
  return rows.map((r) => ({ ...r, kind: r.kind as StepKind, facts: r.facts as Record<string, unknown> }))
}

/** Whether it was handed in by this person or from this browser. */
export async function ownsSubmission(db: Db | Tx, submissionId: SubmissionId, owner: Owner): Promise<boolean> {
  if (!isSomebody(owner)) return false
  const row = await db
    .selectFrom('submission as s')
    .select('s.id')
    .where('s.id', '=', submissionId)
    .where((eb) =>
      eb.or([
        ...(owner.personId ? [eb('s.person_id', '=', owner.personId)] : []),
        eb.exists(
          eb
            .selectFrom('draft as d')
            .select('d.id')
            .whereRef('d.submission_id', '=', 's.id')
            .where((of) => ownedBy(of, owner)),
        ),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** Drafts and submissions of a browser that belong to nobody yet. */
export async function unclaimedCount(tx: Tx, browserHash: string): Promise<number> {
  const row = await tx
    .selectFrom('draft')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('browser_hash', '=', browserHash)
    .where('person_id', 'is', null)
    .where('discarded_at', 'is', null)
    .where((eb) => eb.or([eb('submitted_at', 'is not', null), eb('revision', '>', 1)]))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Whether a submission has gone on since an amendment of it was begun: another one is open, or was handed in. */
export async function otherAmendment(
  tx: Tx,
  draft: { id: string; submissionId: string | null; begunAt: Date },
): Promise<boolean> {
  const other = await tx
    .selectFrom('draft')
    .select('id')
    .where('submission_id', '=', draft.submissionId)
    .where('amends', '=', true)
    .where('id', '<>', draft.id)
    .where('discarded_at', 'is', null)
    .where((eb) => eb.or([eb('submitted_at', 'is', null), eb('submitted_at', '>', draft.begunAt)]))
    .executeTakeFirst()
  return other !== undefined
}

/** What its owner may do with a submission; null: it is not theirs. */
export type OwnChoices = { readonly mayAmend: boolean; readonly mayWithdraw: boolean }

export async function ownChoices(
  db: Db | Tx,
  edition: EditionScope,
  submissionId: string,
  { viewer, now }: { viewer: Viewer; now: Date },
): Promise<OwnChoices | null> {
  if (!(await ownsSubmission(db, submissionId, ownerOf(viewer)))) return null
  const submission = await submissionById(db, edition, submissionId)
  const call = submission && (await callById(db, edition, submission.callId))
  if (!submission || !call) return null
  return { mayAmend: mayAmend(submission.state, call, now).ok, mayWithdraw: mayWithdraw(submission.state, 'x').ok }
}

/** What is left to everybody of a submission that was withdrawn: its number and its dates, nothing of what it said. */
export async function withdrawnSubmission(db: Db | Tx, edition: EditionScope, number: number) {
  const row = await db
    .selectFrom('withdrawn_submission')
    .select(['id', 'number', 'reference', 'kind', 'first_submitted_at as firstSubmittedAt'])
    .select(['last_submitted_at as lastSubmittedAt', 'withdrawn_at as withdrawnAt'])
    .where('edition_id', '=', edition.id)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ?? null
}

export type Withdrawn = NonNullable<Awaited<ReturnType<typeof withdrawnSubmission>>>

/** Drafts and submissions of a person or browser in every edition, newest first. */
export async function myWork(db: Db | Tx, viewer: Viewer) {
  const owner = ownerOf(viewer)
  const { browserHash, personId } = owner
  if (!isSomebody(owner)) return { drafts: [], discarded: [], submissions: [], unclaimed: 0 }
  const rows = await db
    .selectFrom('draft as d')
    .innerJoin('edition as e', 'e.id', 'd.edition_id')
    .innerJoin('form as f', 'f.id', 'd.form_id')
    .innerJoin('call as c', 'c.id', 'd.call_id')
    .leftJoin('submission as s', 's.id', 'd.submission_id')
    .select(['d.id', 'e.slug as edition', 'f.title as form', 'd.saved_at as savedAt', 'd.submitted_at as submittedAt'])
    .select(['c.closes_at as closesAt', 's.number', 's.reference', 's.title', 's.language', 's.state', 'd.amends'])
    .select('d.discarded_at as discardedAt')
    .where((eb) =>
      eb.or([
        openTo(eb, owner),
        ...(personId ? [eb.and([eb('s.person_id', '=', personId), eb('d.submitted_at', 'is not', null)])] : []),
      ]),
    )
    .select((eb) =>
      eb
        .and([eb('d.person_id', 'is', null), eb('d.browser_hash', '=', browserHash ?? '')])
        .$castTo<boolean>()
        .as('ofBrowser'),
    )
    .orderBy('d.saved_at', 'desc')
    .limit(500)
    .execute()
  const seen = new Set<string>()
  const standing = rows.filter((r) => !r.discardedAt)
  return {
    /** Begun in this browser without a sign-in, while somebody is signed in now: nobody knows whether it is theirs. */
    unclaimed: personId ? standing.filter((r) => r.ofBrowser).length : 0,
    drafts: standing.filter((r) => !r.submittedAt).map(draftEntry),
    /** Put aside and still to be taken back, until the given moment. */
    discarded: rows.flatMap((r) =>
      r.discardedAt && !r.submittedAt ? [{ ...draftEntry(r), until: keptUntil(r.discardedAt) }] : [],
    ),
    submissions: standing
      .filter((r) => r.submittedAt && r.reference && !seen.has(r.reference) && seen.add(r.reference))
      .map((r) => ({
        draftId: r.id,
        edition: r.edition,
        number: r.number ?? 0,
        reference: r.reference ?? '',
        title: r.title ?? '',
        language: r.language ?? 'en',
        state: r.state as SubmissionState,
        submittedAt: r.submittedAt as Date,
      })),
  }
}

type DraftRow = { id: string; edition: string; form: unknown; savedAt: Date; closesAt: Date; reference: string | null }

const draftEntry = ({ id, edition, form, savedAt, closesAt, reference }: DraftRow) => ({
  id,
  edition,
  form: form as Record<string, string>,
  savedAt,
  closesAt,
  amends: reference,
})
