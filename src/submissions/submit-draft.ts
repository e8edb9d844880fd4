import type { EditionScope } from '../access/public.ts'
import { callById, takeSubmissionNumber } from '../consultation/public.ts'
import { type Answers, checkAnswers, type Fault, filesIn, formById, vocabulariesOf } from '../forms/public.ts'
import { atMost } from '../platform/at-most.ts'
import type { Tx } from '../platform/db/db.ts'
import type { DraftId, SubmissionId } from '../platform/db/schema.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { isOwnWay } from './channels.ts'
import { contentHash } from './content.ts'
import { type Draft, draftOf } from './drafts.ts'
import { factsOf } from './facts.ts'
import { receiptLetter } from './letters.ts'
import { mayAmend, maySubmit } from './lifecycle.ts'
import { mayWriteTo } from './may-write.ts'
import type { Sender } from './organization-named.ts'
import type { Owner } from './owners.ts'
import { latestAnswers, lockSubmission } from './reads.ts'
import { type Receipt, receiptOf } from './receipt.ts'
import { askRecommended } from './recommended/ask.ts'
import { proveByAddress } from './sender-store.ts'
import { addFiles, addSubmission, addVersion, amendSubmission, endLinks, markSubmitted } from './store.ts'
import { recordStep } from './thread.ts'

type Submit = {
  owner: Owner
  draftId: DraftId
  /** When the whole request had arrived; the deadline is decided for this moment, however long the queue behind it. */
  arrivedAt: Date
  /** The number it was given elsewhere: what happened before is carried over under the numbers people know. Not below one given out here. */
  number?: number
  /** Where the request comes from; absent when no request asks, as when what was handed in elsewhere is carried over. */
  remote?: string
}

// All hand-ins of an edition wait for its next number, each with a connection in its hand: more at a time would be no faster, and readers
// would find no connection left.
const inTurn = atMost(2)

/**
 * Hands in a draft: a numbered, immutable, fingerprinted version with a receipt, or a new version of the submission the draft amends.
 * A draft is handed in once; the same request again (double click, retry, back button) is answered with the same receipt, also after
 * the call has closed. Everything else about a late draft stays as it was.
 */
export function submitDraft(platform: Platform, edition: EditionScope, wish: Submit) {
  return inTurn(() => handIn(platform, edition, wish))
}

async function handIn(
  platform: Platform,
  edition: EditionScope,
  { owner, draftId, arrivedAt, number, remote }: Submit,
) {
  return platform.db.transaction().execute(async (tx) => {
    const draft = await draftOf(tx, edition, draftId, owner, true)
    if (!draft) return refuse('draft-unknown')
    if (draft.submittedAt) return ok((await receiptOf(tx, edition, draft.id)) as Receipt)
    const call = await callById(tx, edition, draft.callId)
    if (!call) throw new Error(`Draft ${draft.id} belongs to a call its edition does not have`)
    const allowed = maySubmit(call, arrivedAt)
    if (!allowed.ok) return allowed
    const form = await formById(tx, draft.formId)
    const checked = checkAnswers(form, draft.answers, await vocabulariesOf(tx, edition), draft.language)
    if (checked.faults.length > 0) return refuse('answers-faulty', { count: checked.faults.length })
    const answered = { form, answers: checked.answers, begunIn: draft.language }
    const before = draft.amends && draft.submissionId ? await versionBefore(tx, edition, draft.submissionId) : null
    const sender = { personId: isOwnWay(draft.channel) ? owner.personId : null, at: arrivedAt, before }
    const facts = await factsOf(tx, edition, answered, sender)
    const submission = await placeVersion(tx, edition, draft, { arrivedAt, number, owner, facts, kind: form.kind })
    if (!submission.ok) return submission
    const { id, version } = submission.value
    await addVersion(tx, {
      submissionId: id,
      version,
      formId: form.id,
      language: facts.language,
      answers: checked.answers,
      contentHash: contentHash({
        edition: edition.slug,
        form: form.code,
        formVersion: form.version,
        language: facts.language,
        answers: checked.answers,
      }),
      receivedAt: arrivedAt,
      draftId: draft.id,
      draftRevision: draft.revision,
    })
    await addFiles(tx, { draftId: draft.id, submissionId: id, version, at: arrivedAt }, allFiles(checked.answers))
    await proveByAddress(tx, [id])
    await markSubmitted(tx, draft.id, id, arrivedAt)
    await endLinks(tx, draft.id, owner)
    await recordStep(tx, {
      submissionId: id,
      kind: version === 1 ? 'submitted' : 'amended',
      at: arrivedAt,
      facts: { version },
    })
    const receipt = (await receiptOf(tx, edition, draft.id)) as Receipt
    await askRecommended(platform, tx, edition, {
      ...{ submissionId: id, reference: receipt.reference, form, answers: checked.answers },
      ...{ language: facts.language, remote: remote ?? null, at: arrivedAt },
    })
    const to = { email: receipt.submitterEmail, remote: remote ?? null, personId: owner.personId, now: arrivedAt }
    if (await mayWriteTo(tx, to))
      await platform.mail.queue(tx, receiptLetter(platform.config.origin, edition, receipt, draft.language))
    return ok(receipt)
  })
}

type Placing = {
  arrivedAt: Date
  number: number | undefined
  owner: Owner
  facts: Awaited<ReturnType<typeof factsOf>>
  kind: string
}

/** A new submission with the next number, or the next version of the one amended. */
async function placeVersion(tx: Tx, edition: EditionScope, draft: Draft, p: Placing) {
  if (!draft.amends || !draft.submissionId) {
    const number = await takeSubmissionNumber(tx, edition, p.number ?? null)
    const { id } = await addSubmission(
      tx,
      edition,
      {
        number,
        callId: draft.callId,
        formId: draft.formId,
        kind: p.kind,
        channel: draft.channel,
        // What somebody writes down for others belongs to whoever it names, once they prove that address.
        personId: isOwnWay(draft.channel) ? p.owner.personId : null,
        at: p.arrivedAt,
      },
      p.facts,
    )
    return ok({ id, version: 1 })
  }
  const before = await lockSubmission(tx, edition, draft.submissionId)
  const call = await callById(tx, edition, draft.callId)
  if (!before || !call) return refuse('draft-unknown')
  const allowed = mayAmend(before.state, call, p.arrivedAt)
  if (!allowed.ok) return allowed
  const version = before.currentVersion + 1
  await amendSubmission(
    tx,
    { id: before.id, reference: before.reference, formId: draft.formId, version, at: p.arrivedAt },
    p.facts,
  )
  return ok({ id: before.id, version })
}

/** The version that an amendment follows, with the organization it is kept under. */
async function versionBefore(tx: Tx, edition: EditionScope, id: SubmissionId): Promise<Sender['before']> {
  const submission = await lockSubmission(tx, edition, id)
  if (!submission) return null
  const { answers, formId } = await latestAnswers(tx, edition, id)
  return { answers, form: await formById(tx, formId), organizationId: submission.organizationId }
}

const allFiles = (answers: Answers) =>
  Object.entries(answers).flatMap(([question, answer]) =>
    filesIn(answer).map((f, position) => ({
      question,
      position,
      sha256: f.sha256,
      publicSha256: f.public_sha256,
      filename: f.filename,
      mediaType: f.media_type,
      size: f.size_bytes,
    })),
  )

/** What stands in the way of submitting a draft. */
export async function faultsOf(
  tx: Parameters<typeof formById>[0],
  edition: EditionScope,
  draft: Draft,
): Promise<Fault[]> {
  const form = await formById(tx, draft.formId)
  return checkAnswers(form, draft.answers, await vocabulariesOf(tx, edition), draft.language).faults
}
