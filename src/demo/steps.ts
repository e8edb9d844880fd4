/** Moments of the demonstration, in order. Between two of them stands everything the samples and the secretariat did meanwhile. */
export const STEPS = [
  { code: 'before', at: new Date('2021-08-16T09:00:00Z') },
  { code: 'open', at: new Date('2022-02-14T09:20:00Z') },
  { code: 'last-hour', at: new Date('2022-03-07T13:10:00Z') },
  { code: 'closed', at: new Date('2022-03-14T09:00:00Z') },
  { code: 'published', at: new Date('2022-05-03T07:30:00Z') },
  { code: 'underway', at: new Date('2022-06-01T07:20:00Z') },
] as const
export type Step = (typeof STEPS)[number]
export type StepCode = Step['code']

export const stepOf = (code: string | null): Step | null => STEPS.find((s) => s.code === code) ?? null

/** Where the demonstration stands: the step it was moved to, else the last one its course has passed. */
export const presentStep = (stands: { step: string | null; reachedAt: Date | null }): Step | null =>
  stepOf(stands.step) ?? STEPS.findLast((s) => stands.reachedAt !== null && s.at <= stands.reachedAt) ?? null
