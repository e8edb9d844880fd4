/** Moments of the demonstration, in order. Time only goes forward: what was handed in is not taken back. */
export const STEPS = [
  { code: 'open', at: new Date('2022-02-14T09:20:00Z') },
  { code: 'last-hour', at: new Date('2022-03-07T13:10:00Z') },
  { code: 'closed', at: new Date('2022-03-14T09:00:00Z') },
] as const
export type Step = (typeof STEPS)[number]

/** The steps still ahead at a moment. */
export const stepsAhead = (now: Date): Step[] => STEPS.filter((s) => s.at > now)
