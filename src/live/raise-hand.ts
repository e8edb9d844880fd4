import type { Acting } from '../acts/public.ts'
import { defineAct } from '../acts/public.ts'
import type { FloorHandId, PersonId } from '../platform/db/schema.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import type { Floor, Hand, Presence, Saying } from './floor.ts'
import { FLOOR_CHANGED } from './floor-news.ts'
import type { Meeting } from './meeting.ts'
import { floorOf, handsOf } from './reads.ts'
import { addHand, takeHandBack, touchFloor } from './store.ts'

type At = { readonly meeting: Meeting; readonly rehearsal: boolean }
type Asking = At & { readonly saying: Saying; readonly presence: Presence; readonly personId: PersonId | null }
type Facts = { readonly floor: Floor; readonly hands: readonly Hand[] }
type Asked = Result<
  { readonly known: FloorHandId | null; readonly asking: Asking },
  Refusal<'floor-closed' | 'name-missing' | 'too-much'>
>

/** More than any meeting hears; each page of the floor puts them all in order. */
const MOST_WAITING = 1000

/** A hand goes up once, however often the same form arrives. */
function raising({ floor, hands }: Facts, asking: Asking): Asked {
  const { speaker, name } = asking.saying
  const known = hands.find((hand) => hand.speaker === speaker && isUp(hand))
  if (known) return ok({ known: known.id, asking })
  if (floor.state !== 'open') return refuse('floor-closed')
  if (hands.filter(isUp).length >= MOST_WAITING) return refuse('too-much')
  return name === '' ? refuse('name-missing') : ok({ known: null, asking })
}

export const isUp = ({ state }: Pick<Hand, 'state'>): boolean => state === 'waiting' || state === 'speaking'

async function factsOf({ tx, edition, locking }: Acting, { meeting, rehearsal }: At) {
  const floor = await floorOf(tx, edition, { ...meeting, rehearsal }, locking)
  return floor ? ok({ floor, hands: await handsOf(tx, floor) }) : refuse('floor-closed')
}

async function raised(at: Acting, { known, asking }: { known: FloorHandId | null; asking: Asking }, { floor }: Facts) {
  if (known) return { id: known, isNew: false }
  const { saying, presence, personId } = asking
  const id = await addHand(at.tx, floor, { ...saying, presence, personId }, at.now)
  await tellOf(at, floor)
  return { id, isNew: true }
}

/** Everybody who looks at a floor hears of it at the commit. */
export async function tellOf({ tx, edition, platform }: Acting, floor: Floor): Promise<void> {
  await touchFloor(tx, edition, floor.id)
  await platform.live.notify(tx, FLOOR_CHANGED, floor.id)
}

const line = ({ id, isNew }: { id: FloorHandId; isNew: boolean }, floor: Floor) =>
  isNew && !floor.rehearsal ? [{ subject: `floor ${floor.id}`, after: { hand: id } }] : []

/** Somebody asks to speak, on site or from afar, with or without an account. */
export const handRaised = defineAct({
  name: 'hand raised',
  may: 'owner' as const,
  look: (at: Acting, wish: Asking) => factsOf(at, wish),
  decide: raising,
  do: raised,
  record: (done, _, { floor }) => line(done, floor),
})

/** The chair puts somebody on the list who has no device. */
export const handAdded = defineAct({
  name: 'hand raised for somebody',
  may: 'mayChair' as const,
  part: ({ meeting }: Asking) => (meeting.sessionId === null ? null : { of: 'session' as const, id: meeting.key }),
  look: (at: Acting, wish: Asking) => factsOf(at, wish),
  decide: raising,
  do: raised,
  record: (done, _, { floor }) => line(done, floor),
})

/** Somebody no longer wants to speak. What is not up any more is left as it is. */
export const handTakenBack = defineAct({
  name: 'hand taken back',
  may: 'owner' as const,
  look: (at: Acting, wish: At & { readonly speaker: string }) => factsOf(at, wish),
  decide({ hands }: Facts, { speaker }) {
    return ok(hands.find((hand) => hand.speaker === speaker && hand.state === 'waiting')?.id ?? null)
  },
  async do(at, id, { floor }) {
    if (!id) return null
    await takeHandBack(at.tx, floor, id)
    await tellOf(at, floor)
    return id
  },
  record: (id, _, { floor }) =>
    id && !floor.rehearsal ? [{ subject: `floor ${floor.id}`, before: { hand: id } }] : [],
})
