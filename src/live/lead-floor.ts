import type { EditionScope } from '../access/public.ts'
import { defineAct } from '../acts/public.ts'
import type { Tx } from '../platform/db/db.ts'
import { ok, refuse } from '../platform/result.ts'
import { clearCaptions } from './captions/caption-store.ts'
import { FLOOR_CHANGED } from './floor-news.ts'
import { type Change, type Lead, type LeadRefusal, type Led, lead } from './lead.ts'
import type { Meeting } from './meeting.ts'
import { clearPolls } from './polls/poll-store.ts'
import { clearQuestions } from './question-store.ts'
import { type FloorOf, floorOf, handsOf, statementsOf } from './reads.ts'
import { clearFloor, keepChanges, makeFloor, touchFloor } from './store.ts'

/** A floor with all that is on it, locked; made where no chair has touched it yet. */
async function ledFloor(tx: Tx, edition: EditionScope, of: FloorOf, locking: boolean): Promise<Led | null> {
  if (locking) await makeFloor(tx, edition, of)
  const floor = await floorOf(tx, edition, of, locking)
  return floor && { floor, hands: await handsOf(tx, floor), statements: await statementsOf(tx, floor) }
}

type Wish = { readonly meeting: Meeting; readonly rehearsal: boolean; readonly lead: Lead }

/** Before anybody has touched a floor it is closed. */
const UNTOUCHED = { state: 'closed', speaking: null }

/**
 * The chair leads: opens and closes, gives the floor, ends an intervention, passes over who is not there, reads statements into the record.
 * What is confirmed is who speaks and whether the floor is open; that further hands go up meanwhile hinders nobody.
 */
export const floorLed = defineAct<Wish, Led | null, readonly Change[], null, LeadRefusal>({
  name: 'floor led',
  may: 'mayChair',
  part: ({ meeting }) => (meeting.sessionId === null ? null : { of: 'session', id: meeting.key }),
  async look({ tx, edition, locking }, { meeting, rehearsal }) {
    return ok(await ledFloor(tx, edition, { ...meeting, rehearsal }, locking))
  },
  shown(facts) {
    const speaking = facts?.hands.find((hand) => hand.state === 'speaking')?.id ?? null
    return { floor: facts ? { state: facts.floor.state, speaking } : UNTOUCHED }
  },
  decide: (facts, wish, now) => (facts ? lead(facts, wish.lead, now) : refuse('not-open')),
  async do({ tx, edition, platform }, changes, facts) {
    if (!facts) return null
    if (changes.some((change) => change.of === 'all')) {
      await clearQuestions(tx, facts.floor)
      await clearPolls(tx, facts.floor)
      await clearCaptions(tx, facts.floor)
      await clearFloor(tx, edition, facts.floor)
    }
    await keepChanges(tx, edition, facts.floor, changes)
    await touchFloor(tx, edition, facts.floor.id)
    await platform.live.notify(tx, FLOOR_CHANGED, facts.floor.id)
    return null
  },
  record: (_, changes, facts) =>
    facts?.floor.rehearsal
      ? []
      : changes.map((change) => ({
          subject: `floor ${facts?.floor.id}`,
          after: JSON.parse(JSON.stringify(change)),
        })),
})
