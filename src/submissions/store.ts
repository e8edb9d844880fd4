import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Answers, GivenTerm } from '../forms/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { CallId, DraftId, FormId, OrganizationId, PersonId, SubmissionId } from '../platform/db/schema.ts'
import { ANALYSER } from '../platform/search/analyse.ts'
import type { Channel } from './channels.ts'
import type { SubmissionState } from './lifecycle.ts'
import type { Owner } from './owners.ts'
import type { Saves, SetAside } from './windows.ts'

export async function addDraft(
  tx: Tx,
  edition: EditionScope,
  draft: {
    callId: CallId
    formId: FormId
    owner: Owner
    language: string
    answers: Answers
    submissionId: SubmissionId | null
    channel: Channel
    at: Date
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('draft')
    .values({
      edition_id: edition.id,
      call_id: draft.callId,
      form_id: draft.formId,
      browser_hash: draft.owner.browserHash,
      person_id: draft.owner.personId,
      language: draft.language,
      answers: JSON.stringify(draft.answers),
      submission_id: draft.submissionId,
      amends: draft.submissionId !== null,
      channel: draft.channel,
      created_at: draft.at,
      saved_at: draft.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const saveAnswers = (
  tx: Tx,
  draftId: DraftId,
  {
    answers,
    revision,
    saves,
    setAside,
    saidEmail,
    at,
  }: {
    answers: Answers
    revision: number
    saves: Saves
    setAside: readonly SetAside[]
    saidEmail: string | null
    at: Date
  },
) =>
  tx
    .updateTable('draft')
    .set({
      answers: JSON.stringify(answers),
      revision,
      saves: JSON.stringify(saves),
      set_aside: JSON.stringify(setAside),
      said_email: saidEmail,
      saved_at: at,
    })
    .where('id', '=', draftId)
    .execute()

/** Puts a draft aside. Without a scope: its owner found it. */
export const discard = (tx: Tx, draftId: DraftId, at: Date) =>
  tx.updateTable('draft').set({ discarded_at: at, resume_hash: null }).where('id', '=', draftId).execute()

/** Without a scope: its owner found it. */
export const takeBack = (tx: Tx, draftId: DraftId) =>
  tx.updateTable('draft').set({ discarded_at: null }).where('id', '=', draftId).execute()

export const setLink = (tx: Tx, draftId: DraftId, email: string, resumeHash: string, expiresAt: Date) =>
  tx
    .updateTable('draft')
    .set({ email, resume_hash: resumeHash, resume_expires_at: expiresAt })
    .where('id', '=', draftId)
    .execute()

/** Lets a device into a draft and spends the link it came by; whoever was in before stays in. Without a scope: the link found the draft. */
export async function letIn(tx: Tx, draftId: DraftId, { browserHash, personId }: Owner, at: Date): Promise<void> {
  await tx.updateTable('draft').set({ resume_hash: null }).where('id', '=', draftId).execute()
  if (!browserHash) return
  await tx
    .insertInto('draft_access')
    .values({ draft_id: draftId, browser_hash: browserHash, person_id: personId, added_at: at })
    .onConflict((oc) => oc.columns(['draft_id', 'browser_hash']).doUpdateSet({ person_id: personId }))
    .execute()
}

/** With the hand-in the links of a draft end; of those who came in by one, only who handed it in still sees the receipt. Without a scope: its owner found it. */
export async function endLinks(tx: Tx, draftId: DraftId, by: Owner): Promise<void> {
  await tx.updateTable('draft').set({ resume_hash: null }).where('id', '=', draftId).execute()
  await tx
    .deleteFrom('draft_access')
    .where('draft_id', '=', draftId)
    .where('browser_hash', '<>', by.browserHash ?? '')
    .execute()
}

/**
 * What was handed in under an address that this person has proven to be theirs, and belongs to nobody yet, becomes theirs. What they
 * wrote in this very browser is then theirs alone. Without a scope: an address is proven for all editions.
 */
export async function claimByAddress(tx: Tx, personId: PersonId, browserHash: string | null): Promise<SubmissionId[]> {
  const claimed = await tx
    .updateTable('submission')
    .set({ person_id: personId })
    .where('person_id', 'is', null)
    .where('submitter_email', 'in', (eb) =>
      eb
        .selectFrom('person')
        .select('email')
        .where('id', '=', personId)
        .where('email', 'is not', null)
        .where('email_proven_at', 'is not', null)
        .$castTo<{ email: string }>(),
    )
    .returning('id')
    .execute()
  const ids = claimed.map(({ id }) => id)
  if (!browserHash) return ids
  await tx
    .updateTable('draft')
    .set({ person_id: personId })
    .where('browser_hash', '=', browserHash)
    .where('person_id', 'is', null)
    .where('submission_id', 'in', (eb) =>
      eb.selectFrom('submission').select('submission.id').where('person_id', '=', personId),
    )
    .execute()
  return ids
}

/** Drafts and submissions of a browser that are nobody's become a person's who says that they wrote them. */
export async function giveToPerson(tx: Tx, browserHash: string, personId: PersonId) {
  await tx
    .updateTable('draft')
    .set({ person_id: personId })
    .where('browser_hash', '=', browserHash)
    .where('person_id', 'is', null)
    .execute()
  await tx
    .updateTable('submission')
    .set({ person_id: personId })
    .where('person_id', 'is', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('draft')
        .select('submission_id')
        .where('browser_hash', '=', browserHash)
        .where('submission_id', 'is not', null)
        .$castTo<{ submission_id: string }>(),
    )
    .execute()
}

export const markSubmitted = (tx: Tx, draftId: DraftId, submissionId: SubmissionId, at: Date) =>
  tx.updateTable('draft').set({ submission_id: submissionId, submitted_at: at }).where('id', '=', draftId).execute()

export type SubmissionFacts = {
  title: string
  language: string
  submitterName: string
  submitterEmail: string
  organizationId: OrganizationId | null
  stakeholderType: string | null
  stakeholderGroup: string | null
  country: string | null
  region: string | null
  /** How a session is asked for to be held; null = not asked, or not said. */
  mode: string | null
  /** What it is about, in terms of the edition's facets. */
  terms: readonly GivenTerm[]
  /** What the register makes of the public words, once the reference they stand under is known. */
  text: (reference: string) => IndexedText
}

/** `search` is a tsvector in PostgreSQL's notation; `textHash` 64 hex digits; `wordCount` words of the public text. */
export type IndexedText = { search: string; textHash: string; wordCount: number }

const textColumns = (t: IndexedText) => ({
  search: sql<string>`${t.search}::tsvector`,
  text_hash: t.textHash,
  word_count: t.wordCount,
  analyser: ANALYSER,
})

const factColumns = (f: SubmissionFacts, reference: string) => ({
  title: f.title,
  language: f.language,
  submitter_name: f.submitterName,
  submitter_email: f.submitterEmail,
  organization_id: f.organizationId,
  stakeholder_type: f.stakeholderType,
  stakeholder_group: f.stakeholderGroup,
  country: f.country,
  region: f.region,
  mode: f.mode,
  ...textColumns(f.text(reference)),
})

type NewSubmission = {
  number: number
  callId: CallId
  formId: FormId
  kind: string
  channel: Channel
  personId: PersonId | null
  at: Date
}

export async function addSubmission(
  tx: Tx,
  edition: EditionScope,
  s: NewSubmission,
  facts: SubmissionFacts,
): Promise<{ id: string; reference: string }> {
  const reference = `${edition.submissionPrefix}-${String(s.number).padStart(4, '0')}`
  const { id } = await tx
    .insertInto('submission')
    .values({
      edition_id: edition.id,
      number: s.number,
      reference,
      call_id: s.callId,
      form_id: s.formId,
      kind: s.kind,
      channel: s.channel,
      state: 'submitted',
      person_id: s.personId,
      first_submitted_at: s.at,
      last_submitted_at: s.at,
      ...factColumns(facts, reference),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await saveTerms(tx, id, facts.terms)
  return { id, reference }
}

export async function amendSubmission(
  tx: Tx,
  s: { id: string; reference: string; formId: FormId; version: number; at: Date },
  facts: SubmissionFacts,
): Promise<void> {
  await tx
    .updateTable('submission')
    .set({ form_id: s.formId, current_version: s.version, last_submitted_at: s.at, ...factColumns(facts, s.reference) })
    // What showed that the sender speaks for one organization shows nothing of another.
    .set({
      sender_proof: sql`case when organization_id is not distinct from ${facts.organizationId} then sender_proof end`,
    })
    .where('id', '=', s.id)
    .execute()
  await saveTerms(tx, s.id, facts.terms)
}

/** What a submission is about, in place of what it was about before. */
async function saveTerms(tx: Tx, submissionId: SubmissionId, terms: readonly GivenTerm[]): Promise<void> {
  await tx.deleteFrom('submission_term').where('submission_id', '=', submissionId).execute()
  if (terms.length === 0) return
  const rows = terms.map((given, position) => ({ submission_id: submissionId, ...given, position }))
  await tx.insertInto('submission_term').values(rows).execute()
}

/** Submissions whose index an older analyser made, at most `limit`, locked; another node takes others meanwhile. */
export const unreadSubmissions = (tx: Tx, limit: number) =>
  tx
    .selectFrom('submission as s')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .select(['s.id', 's.reference', 's.language', 'v.form_id as formId'])
    .select((eb) => eb.ref('v.answers').$castTo<Answers>().as('answers'))
    .where((eb) => eb.or([eb('s.analyser', 'is', null), eb('s.analyser', '<', ANALYSER)]))
    .limit(limit)
    .forUpdate('s')
    .skipLocked()
    .execute()

export const saveIndexedText = (tx: Tx, submissionId: SubmissionId, text: IndexedText) =>
  tx.updateTable('submission').set(textColumns(text)).where('id', '=', submissionId).execute()

export const addVersion = (
  tx: Tx,
  v: {
    submissionId: SubmissionId
    version: number
    formId: FormId
    language: string
    answers: Answers
    contentHash: string
    receivedAt: Date
    /** null: taken down by the program, as what was said in a meeting. */
    draftId: DraftId | null
    draftRevision: number | null
  },
) =>
  tx
    .insertInto('submission_version')
    .values({
      submission_id: v.submissionId,
      version: v.version,
      form_id: v.formId,
      language: v.language,
      answers: JSON.stringify(v.answers),
      content_hash: v.contentHash,
      received_at: v.receivedAt,
      draft_id: v.draftId,
      draft_revision: v.draftRevision,
    })
    .execute()

export const changeState = (tx: Tx, edition: EditionScope, id: string, state: SubmissionState) =>
  tx.updateTable('submission').set({ state }).where('edition_id', '=', edition.id).where('id', '=', id).execute()

export const markWithdrawn = (tx: Tx, id: string, reason: string, at: Date) =>
  tx
    .updateTable('submission')
    .set({ state: 'withdrawn', withdrawn_at: at, withdrawn_reason: reason })
    .where('id', '=', id)
    .execute()

/** Many states at once, as a release of decisions changes them. */
export async function changeStates(
  tx: Tx,
  edition: EditionScope,
  changes: readonly { readonly id: string; readonly state: SubmissionState }[],
) {
  const states = new Set(changes.map(({ state }) => state))
  for (const state of states)
    await tx
      .updateTable('submission')
      .set({ state })
      .where('edition_id', '=', edition.id)
      .where(
        'id',
        'in',
        changes.filter((change) => change.state === state).map(({ id }) => id),
      )
      .execute()
}

export async function addSteps(
  tx: Tx,
  steps: readonly {
    submissionId: SubmissionId
    kind: string
    at: Date
    reason: string | null
    reasonLanguage: string | null
    facts: Record<string, unknown>
  }[],
): Promise<void> {
  if (steps.length === 0) return
  await tx
    .insertInto('thread_step')
    .values(
      steps.map((step) => ({
        submission_id: step.submissionId,
        kind: step.kind,
        at: step.at,
        reason: step.reason,
        reason_language: step.reasonLanguage,
        facts: JSON.stringify(step.facts),
      })),
    )
    .execute()
}

/** Files of a version, each under the question it answers. */
export async function addFiles(
  tx: Tx,
  of: { draftId: DraftId; submissionId: SubmissionId; version: number; at: Date },
  files: {
    question: string
    position: number
    sha256: string
    publicSha256: string | null
    filename: string
    mediaType: string
    size: number
  }[],
) {
  if (files.length === 0) return
  await tx
    .insertInto('submission_file')
    .values(
      files.map((f) => ({
        draft_id: of.draftId,
        submission_id: of.submissionId,
        version: of.version,
        question_id: f.question,
        position: f.position,
        sha256: f.sha256,
        public_sha256: f.publicSha256,
        filename: f.filename,
        media_type: f.mediaType,
        size_bytes: f.size,
        added_at: of.at,
      })),
    )
    .execute()
}
