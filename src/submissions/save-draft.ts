import type { EditionScope } from '../access/public.ts'
import { type Answer, type Answers, formById, isEmpty, MEANS, said } from '../forms/public.ts'
import { readAddress } from '../identity/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { canonicalJson, type Json, sha256 } from './canonical-json.ts'
import { draftOf } from './drafts.ts'
import type { Owner } from './owners.ts'
import { saveAnswers } from './store.ts'
import { isLate, type Marks, type SetAside, sawLast, withSave } from './windows.ts'

/**
 * A short mark of an answer as a page showed it, to tell later whether that page changed it. Nothing answered has one mark, however the
 * page sends it: a field left alone comes back as an empty text.
 */
export const markOf = (answer: Answer | undefined): string =>
  sha256(canonicalJson(answer === undefined || isEmpty(answer) ? null : (answer as Json))).slice(0, 12)

type Saving = {
  /** Answers of the questions that were on the page, as typed. */
  answers: Answers
  /** The marks of the answers the page showed. */
  shown: Record<string, string>
  /** Which window sends it, and its how many-th save it is; null without a script. */
  save?: { window: string; number: number } | null
  /** Marks of the answers set aside that the page showed, when it is sent by a person: they have been seen. */
  seen?: readonly string[]
}

const MOST_SET_ASIDE = 40

/**
 * Question by question: what the page changed is written, what it left alone stays as it now is, whatever was saved in between. What is
 * written over without this page having shown it is set aside.
 */
function merged(before: Answers, posted: Answers, shown: Marks): { answers: Answers; aside: SetAside[] } {
  const answers = { ...before }
  const aside: SetAside[] = []
  for (const [question, answer] of Object.entries(posted)) {
    const [was, is, wanted] = [shown[question], markOf(before[question]), markOf(answer)]
    if (was === wanted) continue
    const there = before[question]
    if (was !== undefined && was !== is && is !== wanted && there !== undefined && !isEmpty(there))
      aside.push({ question, answer: there })
    answers[question] = answer
  }
  return { answers, aside }
}

/**
 * Saves what a page holds, valid or not, by `merged`. A save that arrives after a later one of the same window writes nothing: the order
 * in which things were typed counts, not the order in which they arrive.
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
    const { answers: before, saves, revision, setAside, savedAt } = draft
    const save = saving.save ?? null
    if (save && isLate(saves, save))
      return ok({ answers: before, revision, saves, setAside, aside: [], savedAt, late: true })
    // What a window sent it has seen, also when our answer to it was lost on the way.
    const shown = { ...saving.shown, ...(save ? sawLast(saves, save.window) : {}) }
    const { answers, aside } = merged(before, saving.answers, shown)
    const same = canonicalJson(answers as Json) === canonicalJson(before as Json)
    const next = same ? revision : revision + 1
    const sent = Object.fromEntries(Object.entries(saving.answers).map(([q, answer]) => [q, markOf(answer)]))
    const unseen = setAside.filter(({ answer }) => !saving.seen?.includes(markOf(answer)))
    const kept = {
      answers,
      revision: next,
      saves: save ? withSave(saves, save, sent) : saves,
      setAside: [...unseen, ...aside].slice(-MOST_SET_ASIDE),
    }
    const form = await formById(tx, draft.formId)
    const saidEmail = readAddress(said(form, answers, MEANS.submitterEmail))
    await saveAnswers(tx, id, { ...kept, saidEmail, at: now })
    return ok({ ...kept, aside, savedAt: now, late: false })
  })
}
