import { overlaps, type Placed, type Plan } from '../model/plan.ts'
import type { Problem, Session, Weight } from '../model/problem.ts'
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
 * in time, a `group` rule prices a few sessions as a whole, a `tally` prices how many sessions share a bucket,
 * and a `plan` rule is kept by the engine's own construction.
 */
export type Form =
  | { kind: 'place'; depends: 'time' | 'room' | 'both'; rule: (placed: Placed, problem: Problem) => Finding }
  | { kind: 'together'; relations: (problem: Problem) => Relation[] }
  | { kind: 'group'; groups: (problem: Problem) => Group[] }
  | {
      kind: 'tally'
      /** Buckets a placed session counts in. */
      buckets: (placed: Placed) => string[]
      /** Amount for every bucket the problem could fill, by count. */
      price: (problem: Problem) => (bucket: string, count: number) => number
      /** Buckets priced even when empty. */
      always: (problem: Problem) => string[]
    }
  | { kind: 'plan'; rule: (plan: Plan) => Omit<Breach, 'constraint'>[] }

export interface Group {
  sessions: string[]
  people?: string[]
  rule: (placed: Placed[]) => { amount: number; sessions?: string[]; facts?: Record<string, string | number> }
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
    case 'group':
      return form.groups(plan.problem).flatMap((group) => {
        const placed = group.sessions.flatMap((id) => plan.of(id) ?? [])
        const found = group.rule(placed)
        const concerned = found.sessions ? placed.filter((one) => found.sessions?.includes(one.session.id)) : placed
        return found.amount > 0 ? [about(concerned, { ...found, people: group.people ?? [] })] : []
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

/** All pairs of sessions that share one of the words `words` gives, each pair once, with how many they share. */
export function pairsSharing(sessions: Session[], words: (session: Session) => string[]): Relation[] {
  const holders = new Map<string, string[]>()
  for (const session of sessions)
    for (const word of new Set(words(session))) holders.set(word, [...(holders.get(word) ?? []), session.id])
  const pairs = new Map<string, Relation>()
  for (const [word, ids] of holders)
    ids.forEach((a, i) => {
      for (const b of ids.slice(i + 1)) {
        const known = pairs.get(`${a} ${b}`)
        if (known) known.amount++
        else pairs.set(`${a} ${b}`, { a, b, amount: 1, facts: { shared: word } })
      }
    })
  return [...pairs.values()]
}
