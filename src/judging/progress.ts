import type { Criterion, Recusal, Score } from '../rounds/public.ts'
import type { Juror } from './reads.ts'

export type Progress = {
  readonly juror: Juror
  readonly declared: boolean
  /** Entries scored by every criterion, of those they do not stand back from. */
  readonly whole: number
  readonly of: number
  readonly back: number
}

type Given = {
  readonly jurors: readonly Juror[]
  readonly entries: readonly { readonly id: string }[]
  readonly scores: readonly Score[]
  readonly recusals: readonly Recusal[]
  readonly declared: ReadonlySet<string>
}

/** How far each juror is in a round, without a word on what they gave. Who ended before they declared anything is left out. */
export function progressOf(criteria: readonly Criterion[], given: Given): Progress[] {
  const ids = new Set(given.entries.map(({ id }) => id))
  return given.jurors
    .filter(({ personId, endedAt }) => endedAt === null || given.declared.has(personId))
    .map((juror) => {
      const of = ({ personId, entryId }: Score | Recusal) => personId === juror.personId && ids.has(entryId)
      const counts = new Map<string, number>()
      for (const { entryId } of given.scores.filter(of)) counts.set(entryId, (counts.get(entryId) ?? 0) + 1)
      const back = given.recusals.filter(of).length
      const whole = [...counts.values()].filter((count) => count === criteria.length).length
      return { juror, declared: given.declared.has(juror.personId), whole, of: ids.size - back, back }
    })
}
