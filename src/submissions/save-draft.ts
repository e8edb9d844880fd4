import type { EditionScope } from '../access/public.ts'
import { type Answer, type Answers, isEmpty } from '../forms/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { canonicalJson, type Json, sha256 } from './canonical-json.ts'
import { draftOf } from './drafts.ts'
import { type Owner, saveAnswers } from './store.ts'

/**
 * A short mark of an answer as a page showed it, to tell later whether that page changed it. Nothing answered has one mark, however the
 * page sends it: a field left alone comes back as an empty text.
 */
export const markOf = (answer: Answer | undefined): string =>
  sha256(canonicalJson(answer === undefined || isEmpty(answer) ? null : (answer as Json))).slice(0, 12)

export type Saving = {
  /** Answers of the questions that were on the page, as typed. */
  answers: Answers
  /** The revision the page knew, and the marks of the answers it showed. */
  revision: number
  shown: Record<string, string>
}

/**
 * Saves what a page holds, valid or not. When another window has saved in between, only the answers this page changed are written, so
 * that neither window loses what was typed in the other; for one question the later saving wins.
 */
export async function saveDraft(
  { db, clock }: Platform,
  edition: EditionScope,
  owner: Owner,
  id: string,
  saving: Saving,
) {
  const now = clock.now()
  return db.transaction().execute(async (tx) => {
    const draft = await draftOf(tx, edition, id, owner, true)
    if (!draft) return refuse('draft-unknown')
    if (draft.submittedAt) return refuse('already-submitted')
    const elsewhere = saving.revision > 0 && saving.revision !== draft.revision
    const changed = Object.entries(saving.answers).filter(
      ([question, answer]) => !elsewhere || saving.shown[question] !== markOf(answer),
    )
    const answers = { ...draft.answers, ...Object.fromEntries(changed) }
    const same = canonicalJson(answers as Json) === canonicalJson(draft.answers as Json)
    const revision = same ? draft.revision : draft.revision + 1
    await saveAnswers(tx, id, answers, revision, now)
    return ok({ answers, revision, elsewhere, savedAt: now })
  })
}
