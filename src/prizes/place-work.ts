import { defineAct } from '../acts/public.ts'
import type { Written } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { letStand, roundsOf } from '../rounds/public.ts'
import { mayTakePart, obstaclesOf } from './admission.ts'
import { type Entered, enteredIn, type Prize, prizeHeld } from './reads.ts'

type Wish = {
  readonly prize: string
  readonly number: number
  readonly to: 'entered' | 'not_taken'
  readonly reason: Written
}
type Facts = {
  readonly prize: Prize
  readonly one: Entered
  readonly all: readonly Entered[]
  readonly begun: boolean
}
type Code = 'prize-unknown' | 'work-unknown' | 'begun-already' | 'obstacle' | 'reason-missing' | 'nothing-changed'

/** Keeps an entry out of a prize, with a reason, or lets it take part after all; settled once a round has opened. */
export const workPlaced = defineAct<Wish, Facts, Wish, void, Code>({
  name: 'prize entry placed',
  may: 'mayHandleJudging',
  async look(at, { prize: code, number }) {
    const prize = await prizeHeld(at, code)
    if (!prize) return refuse('prize-unknown')
    const all = await enteredIn(at.tx, at.edition, prize)
    const one = all.find(({ entry }) => entry.number === number)
    if (!one) return refuse('work-unknown')
    return ok({ prize, one, all, begun: (await roundsOf(at.tx, at.edition, prize.id)).length > 0 })
  },
  shown: ({ one }) => ({ [String(one.entry.number)]: [one.entry.standing, one.work.version, one.entry.facts] }),
  decide({ prize, one, all, begun }, wish) {
    const { entry } = one
    if (begun) return refuse('begun-already')
    if (entry.standing === wish.to) return refuse('nothing-changed')
    if (wish.to === 'not_taken') return wish.reason.text.trim() === '' ? refuse('reason-missing') : ok(wish)
    const entries = all.map((each) => each.entry)
    return mayTakePart(obstaclesOf(prize.rules, entry, entries)) ? ok(wish) : refuse('obstacle')
  },
  do: ({ tx, edition, now }, { to: standing, reason }, { prize, one }) =>
    letStand(
      tx,
      edition,
      { selectionId: prize.id, entryId: one.entry.id, standing, reason: reason.text.trim() === '' ? null : reason },
      now,
    ),
  record: (_, { to }, { prize, one }) => ({
    subject: prize.code,
    before: { entry: one.entry.number, standing: one.entry.standing },
    after: { entry: one.entry.number, standing: to },
  }),
})
