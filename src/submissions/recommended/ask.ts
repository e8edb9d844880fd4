import { randomBytes } from 'node:crypto'
import type { EditionScope } from '../../access/public.ts'
import { type Answers, type Form, recommendedIn } from '../../forms/public.ts'
import { hashToken } from '../../identity/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { SubmissionId } from '../../platform/db/schema.ts'
import type { Letter } from '../../platform/mail/mail.ts'
import type { Platform } from '../../platform/platform.ts'
import { indexedText } from '../facts.ts'
import { recommendedLetter } from '../letters.ts'
import { mayWriteTo } from '../may-write.ts'
import { saveIndexedText } from '../store.ts'
import { agreedIn, askedOf } from './reads.ts'
import { isDue } from './standing.ts'
import { noteRecommended } from './store.ts'

/** A version of a submission, with whoever it recommends. */
type Recommending = {
  readonly submissionId: SubmissionId
  readonly reference: string
  readonly form: Form
  readonly answers: Answers
  /** In which the letter is written: nobody knows which the person reads. */
  readonly language: string
}

type Asking = {
  readonly edition: EditionScope
  readonly at: Date
  /** Whether one more letter may go to an address; counts it when it may. */
  mayWrite(email: string): Promise<boolean>
}

/**
 * Notes everybody whom a version recommends and who has yet to be asked, and makes the letters that ask them: until they agree, nothing
 * public names them. Where no letter may go now, they are noted as not asked.
 */
export async function lettersAsking(
  { config }: Platform,
  tx: Tx,
  { submissionId, reference, form, answers, language }: Recommending,
  { edition, at, mayWrite }: Asking,
): Promise<Letter[]> {
  const known = await askedOf(tx, submissionId)
  const letters: Letter[] = []
  for (const [to, words] of Map.groupBy(recommendedIn(form, answers), ({ email }) => email)) {
    if (!isDue(known.get(to), words)) continue
    const may = await mayWrite(to)
    const secret = randomBytes(32).toString('base64url')
    const letter = may ? { secretHash: hashToken(secret), at } : null
    await noteRecommended(tx, edition, { submissionId, email: to }, letter)
    if (may) letters.push(recommendedLetter(config.origin, edition, { to, secret, reference, reads: language }))
  }
  return letters
}

type HandedIn = Recommending & { readonly remote: string | null; readonly at: Date }

/** Writes to everybody whom a version that was just handed in recommends; whoever agreed to other words is not shown meanwhile. */
export async function askRecommended(
  platform: Platform,
  tx: Tx,
  edition: EditionScope,
  { remote, at, ...given }: HandedIn,
): Promise<void> {
  const mayWrite = (email: string) => mayWriteTo(tx, { email, remote, personId: null, now: at })
  await platform.mail.queueAll(tx, await lettersAsking(platform, tx, given, { edition, at, mayWrite }))
  const known = await askedOf(tx, given.submissionId)
  if ([...known.values()].some(({ agreed }) => agreed.length > 0))
    await saveIndexedText(tx, given.submissionId, indexedText(given, await agreedIn(tx, given.submissionId)))
}
