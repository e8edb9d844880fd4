import type { Interval, Problem } from '../scheduling/public.ts'

/** What is left of some stretches of time when others are taken out. */
export const without = (spans: readonly Interval[], holes: readonly Interval[]): Interval[] =>
  holes.reduce<Interval[]>((left, hole) => left.flatMap((span) => parted(span, hole)), [...spans])

function parted(span: Interval, hole: Interval): Interval[] {
  if (hole.to <= span.from || span.to <= hole.from) return [span]
  return [
    { from: span.from, to: Math.min(span.to, hole.from) },
    { from: Math.max(span.from, hole.to), to: span.to },
  ].filter((part) => part.from < part.to)
}

/** From the first slot's beginning to the last one's end. */
export const wholeTime = ({ slots }: Pick<Problem, 'slots'>): Interval => ({
  from: Math.min(...slots.map((slot) => slot.from)),
  to: Math.max(...slots.map((slot) => slot.to)),
})
