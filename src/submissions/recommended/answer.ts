import type { EditionScope } from '../../access/public.ts'
import { defineAct } from '../../acts/public.ts'
import { formById } from '../../forms/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import { ok, refuse } from '../../platform/result.ts'
import { indexedText } from '../facts.ts'
import { latestAnswers, type Submission } from '../reads.ts'
import { saveIndexedText } from '../store.ts'
import { type Asked, agreedBy, agreedIn, askedByLink } from './reads.ts'
import { keptMark } from './standing.ts'
import { keepAnswer } from './store.ts'

type Wish = { readonly secret: string; readonly agrees: boolean }

/**
 * Somebody whom a submission recommends says whether they may be shown with it: who has the link of their letter. What they agree to is
 * exactly what the page showed; it holds at once for all that is public, either way, and can be changed.
 */
export const recommendedAnswered = defineAct<Wish, Asked, readonly string[], void, 'link-unknown'>({
  name: 'recommended person answered',
  may: 'owner',
  async look({ tx, edition, locking }, { secret }) {
    const asked = await askedByLink(tx, edition, secret, locking)
    return asked ? ok(asked) : refuse('link-unknown')
  },
  shown: ({ words }) => ({ words: words.map(({ mark }) => mark) }),
  decide: ({ words }, { agrees }) => ok(agrees ? words.map(({ mark }) => keptMark(mark)) : []),
  async do({ tx, edition, now }, agreed, { submission, email }) {
    await settle(tx, edition, submission, { email, agreed, at: now })
  },
  // Whom it is about the record does not say: it goes on when somebody is forgotten.
  record: (_, agreed, { submission }) => ({
    subject: submission.reference,
    details: { agrees: agreed.length > 0 },
  }),
})

type Answer = { readonly email: string; readonly agreed: readonly string[]; readonly at: Date }
type About = Pick<Submission, 'id' | 'reference' | 'language'>

/** Keeps an answer, and what the register finds the submission by. */
async function settle(tx: Tx, edition: EditionScope, { id, reference, language }: About, answer: Answer) {
  await keepAnswer(tx, edition, { submissionId: id, email: answer.email }, answer)
  const { answers, formId } = await latestAnswers(tx, edition, id)
  const given = { form: await formById(tx, formId), answers, language, reference }
  await saveIndexedText(tx, id, indexedText(given, await agreedIn(tx, id)))
}

/** Somebody who declines a nomination is no longer shown with the submissions that nominate them, whatever they agreed to before. */
export async function agreementsEnded(
  tx: Tx,
  edition: EditionScope,
  whose: { readonly email: string; readonly references: readonly string[] },
  at: Date,
): Promise<void> {
  for (const submission of await agreedBy(tx, edition, whose))
    await settle(tx, edition, submission, { email: whose.email, agreed: [], at })
}
