import { z } from 'zod'
import { code, localized, thing } from '../platform/written-files.ts'
import { selectionRules } from '../rounds/public.ts'

/** Which question of the form says what, by its name in the form: the form is data, and so is this. */
const answers = thing({
  /** The category the entry runs in: one term of the vocabulary. */
  category: code,
  description: code,
  /** Facts that the rules look at, and the question that says each. */
  facts: z.record(code, code).default({}),
})
export type AnswersOf = z.infer<typeof answers>
export const answersOf = (kept: unknown): AnswersOf => answers.parse(kept)

/** What prizes.json holds: which call asks for entries, in which categories, and the rules and rounds they go through. */
export const prizesFile = thing({
  title: z.string().optional(),
  prizes: z.array(
    thing({
      id: code,
      call: code,
      /** The kind of submission that is an entry. */
      kind: code,
      title: localized,
      /** The vocabulary whose terms are the categories. */
      by: code,
      answers,
      rules: selectionRules,
    }),
  ),
})
export type PrizesFile = z.infer<typeof prizesFile>
