import { defineAct } from '../../acts/public.ts'
import { ok, refuse } from '../../platform/result.ts'
import { lockSubmission, type Submission, submissionById, submissionByNumber } from '../reads.ts'
import { keepProof, proveByAddress } from '../sender-store.ts'

type Wish = { readonly number: number; readonly vouched: boolean }

/** An officer knows that whoever sent a submission speaks for the organization it names, or takes that back. */
export const senderVouched = defineAct<Wish, Submission, boolean, boolean, 'submission-unknown' | 'no-organization'>({
  name: 'sender vouched for',
  may: 'mayMergeOrganizations',
  async look({ tx, edition, locking }, { number }) {
    const found = await submissionByNumber(tx, edition, number)
    const submission = found && (await (locking ? lockSubmission : submissionById)(tx, edition, found.id))
    return submission ? ok(submission) : refuse('submission-unknown')
  },
  decide: ({ organizationId }, { vouched }) => (organizationId ? ok(vouched) : refuse('no-organization')),
  async do({ tx, edition }, vouched, { id }) {
    await keepProof(tx, edition, id, vouched ? 'officer' : null)
    if (!vouched) await proveByAddress(tx, [id])
    return vouched
  },
  record: (vouched, _, { reference, organizationId }) => ({
    subject: reference,
    after: { vouched, organization: organizationId },
  }),
})
