import { overlaps, type Placed, type Plan } from '../model/plan.ts'
import type { Problem, Room, Session, Settings, Weight } from '../model/problem.ts'
import { remember } from '../model/remember.ts'

/** One departure from a constraint, naming everything concerned. `amount` times the weight is its price. */
export interface Breach {
  constraint: string
  amount: number
  sessions: string[]
  people: string[]
  rooms: string[]
  slots: string[]
  facts: Record<string, string | number>
}

/** What a rule answers: nothing wrong, or how much, and about whom. */
export type Finding = { amount: number; people?: string[]; facts?: Record<string, string | number> } | null
export interface Relation {
  a: string
  b: string
  amount: number
  people?: string[]
  facts?: Record<string, string | number>
}

/**
 * The form of a constraint. Each form can be listed for people and compiled for the engine from the same rule:
 * a `place` rule looks at one placed session (its time, its room or both), a `together` rule prices pairs that overlap
 * in time, an `order` rule pairs of which the first should come first, a `spread` rule sets that should share a day or a
 * room, an `itinerary` rule a person's way through a day, a `tally` how many sessions share a bucket, and a `plan` rule
 * is kept by the engine's own construction.
 */
export type Form =
  | { kind: 'place'; depends: 'time' | 'room'; rule: (placed: Placed, problem: Problem) => Finding }
  | {
      kind: 'place'
      depends: 'both'
      rule: (placed: Placed, problem: Problem) => Finding
      /** Whether the problem gives it anything to speak of. */
      speaks: (problem: Problem) => boolean
    }
  | { kind: 'together'; relations: (problem: Problem) => Relation[] }
  | {
      kind: 'order'
      /** Pairs of which the first should end before the second begins. */
      pairs: (problem: Problem) => [first: string, second: string][]
      /** Whether two that overlap break it too, or only two in the wrong order. */
      strict: boolean
    }
  | { kind: 'spread'; over: 'day' | 'room'; sets: (problem: Problem) => string[][] }
  | {
      kind: 'itinerary'
      /** Amount for two sessions of a person that follow each other on one day. */
      following?: (step: Step, settings: Settings) => number
      /** Amount for the minutes from a person's first session of a day to the end of the last. */
      lasting?: (minutes: number, settings: Settings) => number
    }
  | {
      kind: 'tally'
      /** What a placed session's buckets depend on; `day-and-room` has at most one bucket. */
      depends: 'time' | 'day-and-room'
      /** Buckets a placed session counts in. */
      buckets: (placed: Placed) => string[]
      /** Amount for every bucket the problem could fill, by count. */
      price: (problem: Problem) => (bucket: string, count: number) => number
      /** Buckets priced even when empty. */
      always: (problem: Problem) => string[]
    }
  | {
      kind: 'plan'
      rule: (plan: Plan) => Omit<Breach, 'constraint'>[]
      /** Whether the problem gives it anything to speak of. */
      speaks: (problem: Problem) => boolean
    }

/** From one session of a person to the next: minutes between them, and how far apart the rooms are. */
export interface Step {
  gapMinutes: number
  rooms: 'same' | 'same-building' | 'other-building'
  /** Whether the person is on site in both. */
  onSite: boolean
}

export interface Constraint {
  name: string
  weight: Weight
  form: Form
  breaches: (plan: Plan) => Breach[]
}

export function constraint(name: string, weight: Weight, form: Form): Constraint {
  return {
    name,
    weight,
    form,
    breaches: (plan) => listed(form, plan).map((breach) => ({ constraint: name, ...breach })),
  }
}

const related = new WeakMap<Problem, Map<Form, Relation[]>>()
/** The relations of a `together` form, worked out once per problem. */
export function relationsOf(problem: Problem, form: Form & { kind: 'together' }): Relation[] {
  const ofProblem = remember(related, problem, () => new Map<Form, Relation[]>())
  return remember(ofProblem, form, () => form.relations(problem))
}

/** Whole minutes, rooms and the like of some placed sessions, for a breach. */
export function about(
  placed: Placed[],
  finding: { amount: number; people?: string[]; facts?: Breach['facts'] },
): Omit<Breach, 'constraint'> {
  return {
    amount: finding.amount,
    sessions: placed.map((one) => one.session.id),
    people: finding.people ?? [],
    rooms: [...new Set(placed.map((one) => one.room.id))],
    slots: [...new Set(placed.map((one) => one.slot.id))],
    facts: finding.facts ?? {},
  }
}

function listed(form: Form, plan: Plan): Omit<Breach, 'constraint'>[] {
  switch (form.kind) {
    case 'place':
      return plan.placed.flatMap((placed) => {
        const finding = form.rule(placed, plan.problem)
        return finding && finding.amount > 0 ? [about([placed], finding)] : []
      })
    case 'together':
      return relationsOf(plan.problem, form).flatMap((relation) => {
        const a = plan.of(relation.a)
        const b = plan.of(relation.b)
        return a && b && overlaps(a, b) ? [about([a, b], relation)] : []
      })
    case 'order':
      return form.pairs(plan.problem).flatMap(([first, second]) => {
        const a = plan.of(first)
        const b = plan.of(second)
        return a && b && outOfOrder(a, b, form.strict) ? [about([a, b], { amount: 1 })] : []
      })
    case 'spread':
      return form.sets(plan.problem).flatMap((set) => {
        const placed = set.flatMap((id) => plan.of(id) ?? [])
        const amount = new Set(placed.map((one) => one[form.over].id)).size - 1
        return amount > 0 ? [about(placed, { amount })] : []
      })
    case 'itinerary':
      return itinerariesOf(plan.problem).flatMap(({ person, sessions }) => {
        const placed = sessions.flatMap((id) => plan.of(id) ?? [])
        const found = judged(form, person, placed, plan.problem.settings)
        const concerned = placed.filter((one) => found.sessions.has(one.session.id))
        return found.amount > 0 ? [about(concerned, { amount: found.amount, people: [person] })] : []
      })
    case 'tally': {
      const members = new Map<string, Placed[]>(form.always(plan.problem).map((bucket) => [bucket, []]))
      for (const placed of plan.placed)
        for (const bucket of form.buckets(placed)) {
          const known = members.get(bucket)
          if (known) known.push(placed)
          else members.set(bucket, [placed])
        }
      const price = form.price(plan.problem)
      return [...members].flatMap(([bucket, placed]) => {
        const amount = price(bucket, placed.length)
        return amount > 0 ? [about(placed, { amount, facts: { bucket, count: placed.length } })] : []
      })
    }
    case 'plan':
      return form.rule(plan)
  }
}

/** Whether the first of two does not end before the second begins; not strictly: whether it comes wholly after it. */
export function outOfOrder(
  first: { from: number; to: number },
  second: { from: number; to: number },
  strict: boolean,
): boolean {
  return strict ? first.to > second.from : second.to <= first.from
}

export interface Itinerary {
  person: string
  sessions: string[]
  /** For each session, whether the person is there on site. */
  onSite: boolean[]
}
const itineraries = new WeakMap<Problem, Itinerary[]>()
/** The sessions of every person who has at least two. */
export function itinerariesOf(problem: Problem): Itinerary[] {
  return remember(itineraries, problem, () => {
    const people = new Map<string, Map<string, boolean>>()
    for (const session of problem.sessions)
      for (const { person, presence } of session.people) {
        const own = remember(people, person, () => new Map<string, boolean>())
        own.set(session.id, own.get(session.id) || presence === 'on_site')
      }
    return [...people]
      .filter(([, own]) => own.size > 1)
      .map(([person, own]) => ({ person, sessions: [...own.keys()], onSite: [...own.values()] }))
  })
}

/** How far apart two rooms are. */
export function distance(a: Room, b: Room): Step['rooms'] {
  return a === b ? 'same' : a.building === b.building ? 'same-building' : 'other-building'
}

export function judged(form: Form & { kind: 'itinerary' }, person: string, placed: Placed[], settings: Settings) {
  const order = [...placed].sort((a, b) => a.from - b.from)
  const there = ({ session }: Placed) =>
    session.people.some((one) => one.person === person && one.presence === 'on_site')
  const sessions = new Set<string>()
  let amount = 0
  order.forEach((after, i) => {
    const before = order[i - 1]
    if (!form.following || !before || before.day !== after.day || before.to > after.from) return
    const gapMinutes = (after.from - before.to) / 60_000
    const onSite = there(before) && there(after)
    const found = form.following({ gapMinutes, rooms: distance(before.room, after.room), onSite }, settings)
    if (found) sessions.add(before.session.id).add(after.session.id)
    amount += found
  })
  for (const day of form.lasting ? new Set(order.map((one) => one.day)) : []) {
    const own = order.filter((one) => one.day === day)
    const found = form.lasting?.((Math.max(...own.map((one) => one.to)) - own[0]!.from) / 60_000, settings) ?? 0
    if (found) for (const one of own) sessions.add(one.session.id)
    amount += found
  }
  return { amount, sessions }
}

/** All pairs of sessions that share one of the words `words` gives, each pair once, with how many they share. */
export function pairsSharing(sessions: Session[], words: (session: Session) => string[]): Relation[] {
  const holders = new Map<string, number[]>()
  sessions.forEach((session, i) => {
    for (const word of new Set(words(session))) remember(holders, word, () => []).push(i)
  })
  const pairs = new Map<number, Relation>()
  for (const [word, own] of holders)
    own.forEach((a, i) => {
      for (const b of own.slice(i + 1)) {
        const key = a * sessions.length + b
        const known = pairs.get(key)
        if (known) known.amount++
        else pairs.set(key, { a: sessions[a]!.id, b: sessions[b]!.id, amount: 1, facts: { shared: word } })
      }
    })
  return [...pairs.values()]
}
