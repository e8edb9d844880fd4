import type { Criterion } from './rules.ts'

/** What one juror gave one entry for one criterion. */
export type Score = {
  readonly entryId: string
  readonly personId: string
  readonly criterion: string
  readonly points: number
}

/** An entry's scores put together. Both numbers go from 0 to 100; null: nobody has judged it whole. */
export type Judged = {
  readonly entryId: string
  /** How many jurors have scored every criterion. */
  readonly jurors: number
  readonly raw: number | null
  /** Each juror's severity and spread set aside: what is left is how the entry stands among those the same juror saw. */
  readonly normalised: number | null
}

type Whole = { readonly entryId: string; readonly personId: string; readonly value: number }

/**
 * The scores of a round put together, raw and normalised. A juror's word on an entry counts once every criterion is scored. Normalised: the
 * distance from the juror's own mean in the juror's own spread, told in the spread of the whole jury; a juror who gave all the same, or judged
 * a single entry, says nothing about which is better, and stands at the mean of all.
 */
export function judged(criteria: readonly Criterion[], scores: readonly Score[]): Judged[] {
  const whole = wholeScores(criteria, scores)
  const all = momentsOf(whole.map(({ value }) => value))
  const byJuror = new Map(
    [...grouped(whole, 'personId')].map(([id, of]) => [id, momentsOf(of.map(({ value }) => value))]),
  )
  const levelled = ({ personId, value }: Whole) => {
    const { mean, spread } = byJuror.get(personId) as Moments // of every juror who has a whole score
    return spread === 0 ? all.mean : all.mean + ((value - mean) / spread) * all.spread
  }
  const byEntry = grouped(whole, 'entryId')
  const entries = [...new Set(scores.map(({ entryId }) => entryId))]
  return entries.map((entryId) => {
    const of = byEntry.get(entryId) ?? []
    if (of.length === 0) return { entryId, jurors: 0, raw: null, normalised: null }
    return {
      entryId,
      jurors: of.length,
      raw: rounded(momentsOf(of.map(({ value }) => value)).mean),
      normalised: rounded(Math.min(100, Math.max(0, momentsOf(of.map(levelled)).mean))),
    }
  })
}

/** Each juror's weighted mean of an entry, from 0 to 100; only where all criteria are scored. */
function wholeScores(criteria: readonly Criterion[], scores: readonly Score[]): Whole[] {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const byPair = new Map<string, Score[]>()
  for (const score of scores) {
    const pair = `${score.entryId} ${score.personId}`
    byPair.set(pair, [...(byPair.get(pair) ?? []), score])
  }
  return [...byPair.values()].flatMap((of): Whole[] => {
    const points = new Map(of.map((score) => [score.criterion, score.points]))
    if (criteria.length === 0 || !criteria.every(({ code }) => points.has(code))) return []
    const sum = criteria.reduce((total, { code, weight, most }) => total + ((points.get(code) ?? 0) / most) * weight, 0)
    const [{ entryId, personId }] = of as [Score]
    return [{ entryId, personId, value: (sum / weights) * 100 }]
  })
}

type Moments = { readonly mean: number; readonly spread: number }

function momentsOf(values: readonly number[]): Moments {
  if (values.length === 0) return { mean: 0, spread: 0 }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return { mean, spread: spread < 1e-9 ? 0 : spread }
}

function grouped<T, K extends keyof T>(all: readonly T[], by: K): Map<T[K], T[]> {
  const groups = new Map<T[K], T[]>()
  for (const one of all) {
    const group = groups.get(one[by])
    if (group) group.push(one)
    else groups.set(one[by], [one])
  }
  return groups
}

/** Equal is what a reader sees as equal: two places. */
const rounded = (value: number) => Math.round(value * 100) / 100
