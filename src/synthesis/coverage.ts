import type { Readable } from './reads.ts'
import { type Desk, standing } from './things.ts'

/** A submission with how many passages were taken from it, and how many of them stand in a point. */
export type Covered = Readable & { readonly taken: number; readonly quoted: number }

/** What has been taken from each submission that can be read. */
export function coverageOf(readable: readonly Readable[], desk: Desk): Covered[] {
  const used = new Set(standing(desk.points).flatMap(({ state }) => state.passages))
  const taken = Map.groupBy(standing(desk.passages), ({ submissionId }) => submissionId)
  return readable.map((one) => {
    const passages = taken.get(one.id) ?? []
    return { ...one, taken: passages.length, quoted: passages.filter(({ id }) => used.has(id)).length }
  })
}

/** How much of what came from somewhere is quoted. `code` null: unknown. */
type Share = {
  readonly code: string | null
  readonly all: number
  /** Submissions quoted in a point. */
  readonly quoted: number
  readonly passages: number
}

/** Who is quoted, by a property of the submissions; the largest first. */
export function balanceOf(covered: readonly Covered[], by: 'group' | 'region' | 'language'): Share[] {
  const rows = [...Map.groupBy(covered, (one) => one[by] || null)].map(([code, of]) => ({
    code,
    all: of.length,
    quoted: of.filter((one) => one.quoted > 0).length,
    passages: of.reduce((sum, one) => sum + one.quoted, 0),
  }))
  return rows.sort((a, b) => b.all - a.all || ((a.code ?? '~') < (b.code ?? '~') ? -1 : 1))
}
