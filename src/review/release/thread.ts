import type { NewStep } from '../../submissions/public.ts'
import type { Item, Party } from './contents.ts'

/** The steps a release adds to the threads of all submissions it concerns. */
export function stepsOf(items: readonly Item[], at: Date): NewStep[] {
  const decided = new Set(items.map(({ submission }) => submission.id))
  return items.flatMap(({ submission, outcome, into, reason, instead, leaves, frees }) => {
    const why = { at, reason: reason.text, reasonLanguage: reason.language }
    const facts = {
      ...(Object.keys(reason.others).length > 0 ? { reasons: reason.others } : {}),
      ...(instead ? { instead: instead.outcome } : {}),
    }
    const ended = (of: Party, other: Party): NewStep => ({
      ...why,
      submissionId: of.id,
      kind: 'merge_ended',
      facts: { ...facts, reference: other.reference },
    })
    const own: NewStep[] =
      outcome === 'merged'
        ? into
          ? [
              {
                ...why,
                submissionId: submission.id,
                kind: 'merged_into',
                facts: { ...facts, reference: into.reference },
              },
              {
                ...why,
                submissionId: into.id,
                kind: 'merged_from',
                facts: { ...facts, reference: submission.reference },
              },
            ]
          : []
        : [{ ...why, submissionId: submission.id, kind: outcome, facts }]
    return [
      ...(leaves ? [ended(leaves, submission)] : []),
      ...own,
      ...frees.filter(({ id }) => !decided.has(id)).map((freed) => ended(freed, submission)),
    ]
  })
}
