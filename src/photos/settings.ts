import { z } from 'zod'
import { code, localized, thing } from '../platform/written-files.ts'
import { selectionRules } from '../rounds/public.ts'

/** Which question of the form says what, by its name in the form: the form is data, and so is this. */
const answers = thing({
  story: code,
  credit: code,
  country: code,
  /** Facts that the rules look at, and the question that says each. */
  facts: z.record(code, code),
})
export type AnswersOf = z.infer<typeof answers>
export const answersOf = (kept: unknown): AnswersOf => answers.parse(kept)

/** What contests.json holds: which call asks for photographs, and by which rules they are judged. */
export const contestsFile = thing({
  title: z.string().optional(),
  contests: z.array(
    thing({
      id: code,
      call: code,
      /** The kind of submission that is a photograph of it. */
      kind: code,
      title: localized,
      winners: z.int().positive(),
      /** The vocabulary by whose terms photographs are put together. */
      by: code,
      answers,
      rules: selectionRules,
    }),
  ),
})
export type ContestsFile = z.infer<typeof contestsFile>
