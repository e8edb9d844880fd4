type KindOfMilestone = {
  /** The moment that counts and is told: its beginning, or its end, to the minute (its beginning where no end is known). */
  readonly counts: 'start' | 'end'
  /** People take part in it: it may be put into a calendar. */
  readonly inCalendar: boolean
  /** It is a meeting people prepare for: the next one stands on the front page. */
  readonly meeting: boolean
  /** With it, if it is a principal one, the consultation opens. */
  readonly opens: boolean
}

/** The kinds of milestones of a process, each with all the program must know of it; another kind is another row. */
export const MILESTONE_KINDS = {
  opening: { counts: 'start', inCalendar: true, meeting: false, opens: true },
  meeting: { counts: 'start', inCalendar: true, meeting: true, opens: false },
  deadline: { counts: 'end', inCalendar: false, meeting: false, opens: false },
} as const satisfies Record<string, KindOfMilestone>

export type MilestoneKind = keyof typeof MILESTONE_KINDS

export const isMilestoneKind = (value: unknown): value is MilestoneKind =>
  typeof value === 'string' && Object.hasOwn(MILESTONE_KINDS, value)

type OfKind = { readonly kind: MilestoneKind }

/** Whether its end is what counts. */
export const countsItsEnd = ({ kind }: OfKind): boolean => MILESTONE_KINDS[kind].counts === 'end'

/** The moment of it that counts; null = unknown. */
export const momentOf = (m: OfKind & { readonly startsAt: Date | null; readonly endsAt: Date | null }): Date | null =>
  countsItsEnd(m) ? (m.endsAt ?? m.startsAt) : m.startsAt
