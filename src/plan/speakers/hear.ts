import { perform, seenOf } from '../../acts/public.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import type { Platform } from '../../platform/platform.ts'
import { planFacts } from '../plan-facts.ts'
import type { By } from '../session-acts.ts'
import { hoursKept, hoursShown } from './hours.ts'

/**
 * Keeps on which days of the forum somebody said they can be there, so that the search and the desk heed it; the other days they are away.
 * What the desk keeps of them already stands.
 */
export async function daysHeard(
  platform: Platform,
  by: By,
  { person, days, reason }: { readonly person: PersonId; readonly days: readonly string[]; readonly reason: string },
): Promise<void> {
  const facts = await planFacts(platform.db, by.edition)
  const all = [...new Set(facts.slots.map(({ day }) => day))]
  const away = all.filter((day) => !days.includes(day)).map((day) => ({ day, from: null, until: null }))
  if (facts.hours.some((one) => one.person === person) || away.length === 0) return
  const seen = seenOf(hoursShown(person, []), platform.clock.now())
  const wish = { person, days: away, anyway: true, reason }
  await perform(platform, hoursKept, { ...by, seen, wish })
}
