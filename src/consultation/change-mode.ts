import { defineAct } from '../acts/public.ts'
import { ok } from '../platform/result.ts'
import { isMode, type ModePeriod, modeStanding, type Switch, settledModes, switchDays } from './modes.ts'
import { changesOfEdition } from './reads.ts'
import { editionForUpdate, markTakenBack, recordModeChange, setEditionMode, type TakingBack } from './store.ts'
import { dayAt } from './wall-clock.ts'

type ModeWish = Switch & {
  /** Shown to everyone beside the old and the new mode, as typed. */
  readonly reason: string
}

type ModeFacts = Awaited<ReturnType<typeof editionForUpdate>> & {
  readonly settled: readonly ModePeriod[]
  readonly changes: Awaited<ReturnType<typeof changesOfEdition>>
}
type NewMode = ModeWish & { readonly after: readonly ModePeriod[]; readonly last: string; readonly today: string }

/**
 * Changes how the forum takes place from today on (its day, in its zone): the edition's mode becomes that of its last days, and the change
 * is kept, old and new, for everyone to see. Gives the code by which it can be taken back; null, and nothing is written, when no day to
 * come is in a mode that changes. Part of a reviewed act that has shown what it means for every session (`performWithin`).
 */
export const modeChanged = defineAct<ModeWish, ModeFacts, NewMode | null, string | null, never>({
  name: 'mode of the edition changed',
  may: 'mayChangeMode',
  async look({ tx, edition }) {
    const kept = await editionForUpdate(tx, edition)
    const changes = await changesOfEdition(tx, edition)
    return ok({ ...kept, changes, settled: settledModes(changes) })
  },
  decide({ settled, startsOn, endsOn, mode, zone }, wish, now) {
    const today = dayAt(now, zone)
    const before = settled.length > 0 ? settled : [{ from: startsOn, to: endsOn, mode }]
    const after = switchDays(before, wish, today)
    const last = after.at(-1)?.mode
    return ok(
      !isMode(last) || JSON.stringify(after) === JSON.stringify(before) ? null : { ...wish, after, last, today },
    )
  },
  async do({ tx, edition, personId, now }, decided, { mode, settled }) {
    if (!decided || !isMode(decided.last)) return null
    const { last, after, today, reason } = decided
    const from = { mode, ...(settled.length > 0 ? { periods: settled } : {}) }
    const change = { from, to: { mode: last, periods: after }, announcedOn: today, reason, madeBy: personId }
    const code = await recordModeChange(tx, edition, change, now)
    await setEditionMode(tx, edition, last)
    return code
  },
  record: (code, decided, { mode }) =>
    code && decided
      ? {
          subject: code,
          before: { mode },
          after: { mode: decided.last, periods: [...decided.after] },
          details: { reason: decided.reason },
        }
      : [],
})

type TakenBack = { readonly from: string; readonly to: string } | null

/**
 * Takes a change of mode back. Everyone may have seen it, so it is not erased: it stays in the list of what has changed and says there
 * when it was taken back. The edition's mode becomes what the changes that still stand make of it; a later change keeps standing.
 * Taking back twice, or what there is not, does nothing and leaves no line.
 */
export const modeTakenBack = defineAct<Pick<TakingBack, 'code'>, { readonly mode: string }, string, TakenBack, never>({
  name: 'change of mode taken back',
  may: 'mayChangeMode',
  async look({ tx, edition }) {
    return ok({ mode: (await editionForUpdate(tx, edition)).mode })
  },
  decide: (_, { code }) => ok(code),
  async do({ tx, edition, personId, now }, code, { mode }) {
    if (!(await markTakenBack(tx, edition, { code, personId }, now))) return null
    const standing = modeStanding(mode, await changesOfEdition(tx, edition))
    if (isMode(standing)) await setEditionMode(tx, edition, standing)
    return { from: mode, to: standing }
  },
  record: (taken, code) => (taken ? { subject: code, before: { mode: taken.from }, after: { mode: taken.to } } : []),
})
