import { type Floor, type Hand, type Presence, secondsSpoken } from './floor.ts'

/** What the rule looks at of somebody who waits. */
export type Waiting = Pick<Hand, 'speaker' | 'group' | 'presence' | 'askedAt'>

/** What was spoken so far, by whom and how long. */
type Spoken = Pick<Hand, 'speaker' | 'group' | 'presence'> & { readonly seconds: number }

/** How far the speaking time has come: by group, by presence, and how often each speaker had the floor. */
type Shares = {
  readonly groups: Map<string, number>
  readonly presences: Map<Presence, number>
  readonly turns: Map<string, number>
  last: string | null
}

/** Who has not said a group counts as one of their own kind. */
const groupOf = ({ group }: Pick<Hand, 'group'>): string => group ?? 'unknown'

/**
 * The order in which people who wait are given the floor; published with the list. Each time the floor goes to
 * 1. the group that has spoken least so far; of groups with equal time, not the one that spoke last;
 * 2. within it, whoever has had the floor least often, so that newcomers come first;
 * 3. among them, whoever takes part in the way (on site or remotely) that was heard less so far;
 * 4. then, whoever asked first.
 * For those further down, each before them is taken to speak for as long as everybody may.
 */
export function speakingOrder<W extends Waiting>(
  waiting: readonly W[],
  spoken: readonly Spoken[],
  secondsEach: number,
): W[] {
  const shares = sharesOf(spoken)
  const left = [...waiting].sort(earlier)
  const order: W[] = []
  while (left.length > 0) {
    const next = left.reduce((best, one) => (compare(one, best, shares) < 0 ? one : best))
    left.splice(left.indexOf(next), 1)
    order.push(next)
    count(shares, { ...next, seconds: secondsEach })
  }
  return order
}

/** Who waits on a floor, in the order of the rule. */
export const queueOf = (
  { floor, hands }: { readonly floor: Pick<Floor, 'secondsEach'>; readonly hands: readonly Hand[] },
  now: Date,
): Hand[] =>
  speakingOrder(
    hands.filter((hand) => hand.state === 'waiting'),
    spokenBy(hands, now),
    floor.secondsEach,
  )

/** What hands say of the time spoken so far, in the order of time. */
export const spokenBy = (hands: readonly Hand[], now: Date): Spoken[] =>
  hands
    .filter((hand) => hand.beganAt !== null)
    .sort((a, b) => (a.beganAt?.getTime() ?? 0) - (b.beganAt?.getTime() ?? 0))
    .map((hand) => ({ ...hand, seconds: secondsSpoken(hand, now) }))

/** Seconds each group has spoken; null: those who have not said theirs. */
export function secondsByGroup(spoken: readonly Spoken[]): Map<string | null, { seconds: number; turns: number }> {
  const groups = new Map<string | null, { seconds: number; turns: number }>()
  for (const { group, seconds } of spoken) {
    const so = groups.get(group) ?? { seconds: 0, turns: 0 }
    groups.set(group, { seconds: so.seconds + seconds, turns: so.turns + 1 })
  }
  return groups
}

function sharesOf(spoken: readonly Spoken[]): Shares {
  const shares: Shares = { groups: new Map(), presences: new Map(), turns: new Map(), last: null }
  for (const one of spoken) count(shares, one)
  return shares
}

function count(shares: Shares, one: Omit<Spoken, 'askedAt'>): void {
  const group = groupOf(one)
  shares.groups.set(group, (shares.groups.get(group) ?? 0) + one.seconds)
  shares.presences.set(one.presence, (shares.presences.get(one.presence) ?? 0) + one.seconds)
  shares.turns.set(one.speaker, (shares.turns.get(one.speaker) ?? 0) + 1)
  shares.last = group
}

const earlier = (a: Waiting, b: Waiting) =>
  a.askedAt.getTime() - b.askedAt.getTime() || (a.speaker < b.speaker ? -1 : 1)

function compare(a: Waiting, b: Waiting, { groups, presences, turns, last }: Shares): number {
  const [ga, gb] = [groupOf(a), groupOf(b)]
  const repeats = (group: string) => (group === last ? 1 : 0)
  if (ga !== gb) return (groups.get(ga) ?? 0) - (groups.get(gb) ?? 0) || repeats(ga) - repeats(gb) || earlier(a, b)
  return (
    (turns.get(a.speaker) ?? 0) - (turns.get(b.speaker) ?? 0) ||
    (presences.get(a.presence) ?? 0) - (presences.get(b.presence) ?? 0) ||
    earlier(a, b)
  )
}
