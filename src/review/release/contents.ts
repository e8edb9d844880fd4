import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { DecisionReleaseId } from '../../platform/db/schema.ts'
import { isLanguage, type Language, type Localized } from '../../platform/languages/public.ts'
import { isOutcome, mergesEndedBy, type Outcome, type Reason } from '../decision.ts'
import { type HeldBack, whyHeldBack } from '../held-back.ts'

/** A submission that a release concerns, and whom to write to about it. */
export type Party = {
  readonly id: string
  readonly reference: string
  readonly number: number
  readonly kind: string
  /** Whether the edition makes a session of what is accepted of its kind. */
  readonly becomesSession: boolean
  readonly state: string
  readonly version: number
  readonly title: string
  readonly language: string
  readonly name: string
  readonly email: string
  /** The language its people read letters in: the one they have said, else that of the submission. */
  readonly reads: Language
}

/** A decision that waits, with everything its release would change. */
export type Item = {
  readonly id: string
  readonly outcome: Outcome
  readonly madeOn: number | null
  readonly reason: Reason
  readonly by: string | null
  readonly at: Date
  readonly submission: Party
  /** The one it is merged into. */
  readonly into: Party | null
  /** The released decision it takes the place of. */
  readonly instead: { readonly id: string; readonly outcome: Outcome; readonly releasedAt: Date } | null
  /** The one it was merged into until now. */
  readonly leaves: Party | null
  /** Those merged into it, who stand by themselves again because it no longer does. */
  readonly frees: readonly Party[]
  readonly heldBack: HeldBack | null
}

/** Which decisions: of these submissions, of a release, or all that wait. */
export type Which =
  | { readonly references: readonly string[] }
  | { readonly releaseId: DecisionReleaseId }
  | { readonly waiting: 'all' }

/**
 * Decisions with all they touch, in the order of the submissions' numbers. With `locking` every submission concerned stays as it is until
 * the transaction ends, locked in the order of ids.
 */
export async function itemsOf(tx: Tx, edition: EditionScope, which: Which, locking: boolean): Promise<Item[]> {
  let decisions = await decisionsOf(tx, edition, which)
  let around = await decisionsAround(tx, decisions)
  if (locking) {
    await partiesOf(tx, concerned(decisions, around), true)
    decisions = await decisionsOf(tx, edition, which)
    around = await decisionsAround(tx, decisions)
  }
  const parties = await partiesOf(tx, concerned(decisions, around), false)
  return decisions
    .map((decision) => item(decision, around, parties))
    .sort((a, b) => a.submission.number - b.submission.number)
}

type Row = Awaited<ReturnType<typeof decisionsOf>>[number]
type Around = Awaited<ReturnType<typeof decisionsAround>>

async function decisionsOf(tx: Tx, edition: EditionScope, which: Which) {
  const waiting = tx
    .selectFrom('decision as d')
    .innerJoin('submission as s', 's.id', 'd.submission_id')
    .leftJoin('decision as before', 'before.id', 'd.replaces_id')
    .leftJoin('decision_release as r', 'r.id', 'before.release_id')
    .select(['d.id', 'd.submission_id as submissionId', 'd.outcome', 'd.into_submission_id as intoId'])
    .select(['d.submission_version as madeOn', 'd.reason', 'd.reason_language', 'd.reasons'])
    .select(['d.decided_by as by', 'd.decided_at as at', 'd.replaces_id as replacesId'])
    .select([
      'before.outcome as outcomeBefore',
      'before.into_submission_id as hostBefore',
      'r.released_at as releasedAt',
    ])
    .where('d.edition_id', '=', edition.id)
    .where('d.revoked_at', 'is', null)
  if ('releaseId' in which)
    return waiting
      .innerJoin('release_item as i', (join) =>
        join.onRef('i.decision_id', '=', 'd.id').on('i.release_id', '=', which.releaseId).on('i.held_back', 'is', null),
      )
      .execute()
  const unreleased = waiting.where('d.release_id', 'is', null)
  if ('waiting' in which) return unreleased.execute()
  return which.references.length === 0 ? [] : unreleased.where('s.reference', 'in', which.references).execute()
}

/** What else has been decided on these submissions, on those they are merged into, and on those merged into them. */
async function decisionsAround(tx: Tx, decisions: readonly Row[]) {
  const ids = [...new Set(decisions.flatMap((d) => [d.submissionId, d.intoId ?? d.submissionId]))]
  if (ids.length === 0) return []
  return tx
    .selectFrom('decision as d')
    .leftJoin('decision_release as r', 'r.id', 'd.release_id')
    .select(['d.id', 'd.submission_id as submissionId', 'd.outcome', 'd.into_submission_id as intoId'])
    .select((eb) => eb('r.state', '=', 'done').as('released'))
    .where('d.revoked_at', 'is', null)
    .where('d.ended_at', 'is', null)
    .where((eb) => eb.or([eb('d.submission_id', 'in', ids), eb('d.into_submission_id', 'in', ids)]))
    .orderBy('d.decided_at')
    .execute()
}

const concerned = (decisions: readonly Row[], around: Around): string[] => [
  ...new Set(
    [
      ...decisions.flatMap((d) => [d.submissionId, d.intoId, d.hostBefore]),
      ...around.map((d) => d.submissionId),
    ].filter((id) => id !== null),
  ),
]

/** Submissions with whom to write to about them, by their ids. */
export async function partiesOf(tx: Tx, ids: readonly string[], locking: boolean): Promise<Map<string, Party>> {
  if (ids.length === 0) return new Map()
  const found = tx
    .selectFrom('submission as s')
    .innerJoin('edition as e', 'e.id', 's.edition_id')
    .leftJoin('person as p', 'p.id', 's.person_id')
    .select(['s.id', 's.reference', 's.number', 's.kind', 's.state', 's.current_version as version', 's.title'])
    .select(['s.language', 's.submitter_name as name', 's.submitter_email as email', 'p.language as said'])
    .select(sql<boolean>`s.kind = any(e.session_kinds)`.as('becomesSession'))
    .where('s.id', 'in', ids)
    .orderBy('s.id')
  const rows = await (locking ? found.forUpdate('s') : found).execute()
  return new Map(rows.map(({ said, ...row }) => [row.id, { ...row, reads: readsOf(said, row.language) }]))
}

const readsOf = (said: string | null, written: string): Language =>
  isLanguage(said) ? said : isLanguage(written) ? written : 'en'

function item(d: Row, around: Around, parties: ReadonlyMap<string, Party>): Item {
  const party = (id: string | null) => (id === null ? null : (parties.get(id) ?? null))
  const submission = party(d.submissionId) as Party // read by its own foreign key
  const outcome = outcomeOf(d.outcome)
  const into = party(d.intoId)
  const mergesReleased = around.filter((a) => a.released && a.intoId === d.submissionId).map((a) => a.submissionId)
  const frees = mergesEndedBy(outcome, { mergesReleased }).flatMap((id) => party(id) ?? [])
  return {
    id: d.id,
    outcome,
    madeOn: d.madeOn,
    reason: { text: d.reason, language: d.reason_language, others: d.reasons as Localized },
    by: d.by,
    at: d.at,
    submission,
    into,
    instead:
      d.replacesId && d.releasedAt && d.outcomeBefore
        ? { id: d.replacesId, outcome: outcomeOf(d.outcomeBefore), releasedAt: d.releasedAt }
        : null,
    leaves: party(d.hostBefore),
    frees,
    heldBack: heldBackOf(d, around, submission, into),
  }
}

function heldBackOf(d: Row, around: Around, submission: Party, into: Party | null): HeldBack | null {
  const ofInto = around.find((a) => !a.released && a.submissionId === d.intoId)
  return whyHeldBack({
    outcome: outcomeOf(d.outcome),
    madeOn: d.madeOn,
    replacesId: d.replacesId,
    submission: {
      state: submission.state,
      version: submission.version,
      releasedId: around.findLast((a) => a.released && a.submissionId === d.submissionId)?.id ?? null,
    },
    into: into && {
      reference: into.reference,
      state: into.state,
      pending: ofInto ? outcomeOf(ofInto.outcome) : null,
    },
  })
}

function outcomeOf(code: string): Outcome {
  if (!isOutcome(code)) throw new Error(`${code} is no outcome`) // the table takes no other
  return code
}
