import { defineAct } from '../acts/public.ts'
import { lockEdition } from '../consultation/public.ts'
import { ok } from '../platform/result.ts'
import { showingOf } from './read-targets.ts'
import type { Showing } from './showing.ts'
import { keepShowing } from './store.ts'

/** Who sees the figures of an edition, and its targets. */
export const showingSet = defineAct<Showing, Showing, Showing, void, never>({
  name: 'showing of figures set',
  may: 'mayHandleFigures',
  async look({ tx, edition, locking }) {
    if (locking) await lockEdition(tx, edition)
    return ok(await showingOf(tx, edition))
  },
  shown: (before) => ({ ...before }),
  decide: (_, wish) => ok({ figures: wish.figures, targets: wish.targets }),
  do: ({ tx, edition, personId, now }, showing) => keepShowing(tx, edition, showing, { by: personId, at: now }),
  record: (_, after, before) => ({ subject: 'figures', before: { ...before }, after: { ...after } }),
})
