import { perform, seenOf } from '../../acts/public.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import type { Platform } from '../../platform/platform.ts'
import { planFacts } from '../plan-facts.ts'
import type { By } from '../session-acts.ts'
import { hoursKept, hoursShown } from './hours.ts'

/**
 * Keeps on which days of the forum somebody said they are away, so that the search and the desk heed it. What the desk keeps of them already
 * stands.
 */
export async function daysHeard(
  platform: Platform,
  by: By,
  { person, away, reason }: { readonly person: PersonId; readonly away: readonly string[]; readonly reason: string },
): Promise<void> {
  const facts = await planFacts(platform.db, by.edition)
  const days = [...new Set(facts.slots.map(({ day }) => day))]
    .filter((day) => away.includes(day))
    .map((day) => ({ day, from: null, until: null }))
  if (facts.hours.some((one) => one.person === person) || days.length === 0) return
  const seen = seenOf(hoursShown(person, []), platform.clock.now())
  await perform(platform, hoursKept, { ...by, seen, wish: { person, days, anyway: true, reason } })
}
