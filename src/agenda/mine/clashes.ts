import type { AgendaEntry } from '../agenda.ts'

/** Sessions of a choice that nobody can attend in full together: of each those that run while it does. What does not take place is in nobody's way. */
export function clashesOf(entries: readonly AgendaEntry[]): Map<number, AgendaEntry[]> {
  const on = entries.filter((entry) => entry.standing === 'on')
  return new Map(
    on.flatMap((entry) => {
      const beside = on.filter(
        (other) => other !== entry && other.startsAt < entry.endsAt && entry.startsAt < other.endsAt,
      )
      return beside.length > 0 ? [[entry.number, beside]] : []
    }),
  )
}
