import { randomBytes } from 'node:crypto'
import type { EditionScope } from '../../access/public.ts'
import { type Answers, type Form, recommendedIn } from '../../forms/public.ts'
import { hashToken } from '../../identity/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { SubmissionId } from '../../platform/db/schema.ts'
import type { Platform } from '../../platform/platform.ts'
import { indexedText } from '../facts.ts'
import { recommendedLetter } from '../letters.ts'
import { mayWriteTo } from '../may-write.ts'
import { saveIndexedText } from '../store.ts'
import { agreedIn, agreesTo, askedOf } from './reads.ts'
import { noteRecommended } from './store.ts'

type HandedIn = {
  readonly submissionId: SubmissionId
  readonly reference: string
  readonly form: Form
  readonly answers: Answers
  /** In which the letter is written: nobody knows which the person reads. */
  readonly language: string
  readonly remote: string | null
  readonly at: Date
}

/**
 * Writes to everybody whom a version that was just handed in recommends: until they agree, nothing public names them. Whoever answered no is
 * left alone; whoever agreed to other words is asked again, and is not shown meanwhile.
 */
export async function askRecommended(
  { mail, config }: Platform,
  tx: Tx,
  edition: EditionScope,
  given: HandedIn,
): Promise<void> {
  const { submissionId, reference, language, remote, at } = given
  const recommended = Map.groupBy(recommendedIn(given.form, given.answers), ({ email }) => email)
  const known = await askedOf(tx, submissionId)
  for (const [email, words] of recommended) {
    const before = known.get(email)
    const declined = before?.answeredAt && before.agreed.length === 0
    const waits = before?.toldAt && !before.answeredAt
    if (declined || waits || (before && agreesTo({ agreed: before.agreed, words }))) continue
    const may = await mayWriteTo(tx, { email, remote, personId: null, now: at })
    const secret = randomBytes(32).toString('base64url')
    await noteRecommended(tx, edition, { submissionId, email }, may ? { secretHash: hashToken(secret), at } : null)
    if (may)
      await mail.queue(tx, recommendedLetter(config.origin, edition, { to: email, secret, reference, reads: language }))
  }
  if ([...known.values()].some(({ agreed }) => agreed.length > 0))
    await saveIndexedText(tx, submissionId, indexedText(given, await agreedIn(tx, submissionId)))
}
