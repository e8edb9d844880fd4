import type { EditionChange } from './changes-known.ts'
import { momentIn } from './dates.ts'
import { isMode } from './modes.ts'
import type { Milestone } from './reads.ts'

/** A milestone as first announced, whatever became of its mode and its time. */
export function plannedMilestone(m: Milestone, changes: readonly EditionChange[]): Milestone {
  const firstOf = (what: string) =>
    changes.find((change) => change.what === what && change.target.milestone === m.code)?.from ?? {}
  const { mode } = firstOf('mode_changed')
  const time = momentIn(firstOf('milestone_moved'))
  return { ...m, ...(isMode(mode) ? { mode } : {}), ...(time ?? {}) }
}
