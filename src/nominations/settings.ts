import { z } from 'zod'
import { formDefinition } from '../forms/public.ts'
import { code, localized, thing } from '../platform/written-files.ts'
import { selectionRules } from '../rounds/public.ts'

/** What selections.json holds: who is chosen in an edition out of which nominations, and by which rules. */
export const selectionsFile = thing({
  title: z.string().optional(),
  selections: z.array(
    thing({
      id: code,
      /** The kind of submission that nominates. */
      kind: code,
      title: localized,
      /** What the appointed are in a session: a code of the session roles. */
      role: code,
      /** Whose stakeholder type counts: the one the nomination speaks of, or the person's own. */
      group_from: z.enum(['nomination', 'person']),
      rules: selectionRules,
      /** What whoever is nominated is asked, in one page. */
      completion: formDefinition,
      /** Which answer of the completion says which fact the rules look at. */
      facts: z.record(code, z.string()).default({}),
    }),
  ),
})
export type SelectionsFile = z.infer<typeof selectionsFile>
