import { type ActRefusal, defineAct } from '../../acts/public.ts'
import type { SubmittedForm } from '../../page/form.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import { ok, refuse } from '../../platform/result.ts'
import type { Breach } from '../../scheduling/public.ts'
import { planChanged } from '../board/board-changed.ts'
import { newlyBroken } from '../newly-broken.ts'
import type { PlanFrame } from '../plan-frame.ts'
import { lockPlan } from '../plan-locks.ts'
import { planNow } from '../plan-now.ts'
import { type DayHours, namedPerson } from './hours-reads.ts'
import { keepHours } from './hours-store.ts'

type HoursWish = {
  readonly person: string
  readonly days: readonly DayHours[]
  /** Although sessions stand where the person is not there; needs a reason. */
  readonly anyway: boolean
  readonly reason: string
}

type HoursFacts = {
  readonly id: PersonId
  readonly name: string
  readonly before: readonly DayHours[]
  readonly days: ReadonlySet<string>
  readonly breaches: readonly Breach[]
  readonly frame: PlanFrame
}

type HoursCode = 'person-unknown' | 'day-unknown' | 'hours-wrong' | 'breaks' | 'reason-missing'
export type HoursRefusal = ActRefusal<HoursCode>
type Kept = { readonly id: PersonId; readonly days: readonly DayHours[]; readonly reason: string }

/** What the page of somebody's hours has shown. */
export const hoursShown = (id: string, days: readonly DayHours[]) => ({
  [id]: days.map(({ day, from, until }) => ({ day, from, until })),
})

/** Keeps when somebody can take part. What it would break in the plan is listed before anything is written. */
export const hoursKept = defineAct<HoursWish, HoursFacts, Kept, Kept, HoursCode>({
  name: 'hours of a person kept',
  may: 'mayEditSessions',
  async look({ tx, edition, locking, now }, { person, days }) {
    if (locking) await lockPlan(tx, edition)
    const named = await namedPerson(tx, edition, person)
    if (!named) return refuse('person-unknown')
    const plan = await planNow(tx, edition)
    const { facts } = plan
    const own = facts.hours.filter((one) => one.person === named.id)
    const others = facts.hours.filter((one) => one.person !== named.id)
    const after = { ...facts, hours: [...others, ...days.map((one) => ({ person: named.id, ...one }))] }
    return ok({
      ...named,
      before: own,
      days: new Set(facts.slots.map(({ day }) => day)),
      ...(await newlyBroken(plan, after, now)),
    })
  },
  shown: ({ id, before }) => hoursShown(id, before),
  decide({ id, days: known, breaches }, { days, anyway, reason }) {
    const strange = days.find(({ day }) => !known.has(day))
    if (strange) return refuse('day-unknown')
    const wrong = days.find(({ from, until }) => from !== null && until !== null && from >= until)
    if (wrong) return refuse('hours-wrong', { day: wrong.day })
    if (breaches.length > 0 && !anyway) return refuse('breaks', { count: breaches.length })
    if (breaches.length > 0 && reason.trim() === '') return refuse('reason-missing')
    return ok({ id, days, reason })
  },
  async do({ tx, edition }, kept) {
    await keepHours(tx, edition, kept.id, kept.days)
    await planChanged(tx, edition)
    return kept
  },
  record: ({ id, days, reason }, _, { before, breaches }) => ({
    subject: id,
    before: hoursShown(id, before),
    after: hoursShown(id, days),
    details: { reason, broken: breaches.length },
  }),
})

const clock = (text: string): string | null => (/^([01]\d|2[0-3]):[0-5]\d$/.test(text.trim()) ? text.trim() : null)

/** Reads the form of somebody's hours: a day with nothing said stays out of it. */
export function hoursIn(form: SubmittedForm): DayHours[] {
  const days = [
    ...new Set(form.names().flatMap((name) => /^(?:away|from|until)-(\d{4}-\d{2}-\d{2})$/.exec(name)?.[1] ?? [])),
  ]
  return days.sort().flatMap((day) => {
    if (form.get(`away-${day}`) === 'yes') return [{ day, from: null, until: null }]
    const [from, until] = [clock(form.get(`from-${day}`)), clock(form.get(`until-${day}`))]
    return from === null && until === null ? [] : [{ day, from, until }]
  })
}
