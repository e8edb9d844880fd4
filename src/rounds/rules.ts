import { z } from 'zod'

/** What a rule may look at of an entry. A fact that is not there is unknown, and unknown is no value. */
const factValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
export const entryFacts = z.record(z.string(), factValue)
export type EntryFacts = Readonly<z.infer<typeof entryFacts>>

const code = z.string().regex(/^[a-z][a-z0-9_-]*$/)
const six = z.record(z.string(), z.string())

/** Something an entry must be; `says` is what people are told, before and after. */
const condition = z.object({
  code,
  fact: code,
  says: six,
  is: z.union([
    z.object({ oneOf: z.array(z.union([z.string(), z.boolean()])) }),
    z.object({ noneOf: z.array(z.union([z.string(), z.boolean()])) }),
    z.object({ atLeast: z.number() }),
    z.object({ atMost: z.number() }),
    z.object({ known: z.literal(true) }),
  ]),
})
type Condition = z.infer<typeof condition>

/** At most so many: of the entries with the same value of a fact, that are in (`entered`) or that are taken (`chosen`). */
const limit = z.object({
  code,
  by: code,
  of: z.enum(['entered', 'chosen']),
  most: z.number().int().nonnegative().nullable(),
  /** Values with a number of their own. */
  each: z.record(z.string(), z.number().int().nonnegative()).default({}),
})
export type Limit = z.infer<typeof limit>

/** What those chosen should be together: a share, from and to. */
const target = z.object({
  code,
  fact: code,
  value: z.union([z.string(), z.boolean()]),
  says: six,
  from: z.number().min(0).max(1),
  to: z.number().min(0).max(1),
})
export type Target = z.infer<typeof target>

const criterion = z.object({ code, says: six, weight: z.number().positive(), most: z.number().int().positive() })
export type Criterion = z.infer<typeof criterion>

/** One of the rounds a selection runs in, and who goes on after it. */
const planned = z.object({
  code,
  way: z.enum(['scores', 'votes']),
  says: six,
  /** Of each category: whoever reached so many points of 100 (of scores), and so many at most, equals at the last place among them. */
  passes: z.object({
    least: z.number().min(0).max(100).nullable().default(null),
    most: z.number().int().positive().nullable().default(null),
  }),
})
export type PlannedRound = z.infer<typeof planned>

/** The rules of a selection, as data of its edition. */
export const selectionRules = z.object({
  conditions: z.array(condition).default([]),
  limits: z.array(limit).default([]),
  targets: z.array(target).default([]),
  criteria: z.array(criterion).default([]),
  ties: z.enum(['draw', 'earlier']).default('draw'),
  /** The fact by which entries are put into categories; null: all are in one. */
  category: code.nullable().default(null),
  /** The rounds this runs in, the first one first; none: whoever judges opens them as needed. */
  rounds: z.array(planned).default([]),
  /** What ranks those that were judged: points as given, or with each juror's severity set aside. */
  merit: z.enum(['raw', 'normalised']).default('normalised'),
  /** A ballot counts only with a vote in each category. */
  wholeBallots: z.boolean().default(false),
})
export type SelectionRules = z.infer<typeof selectionRules>

/** A rule that an entry does not keep: `unknown` where it cannot be told. */
export type Breach = { readonly code: string; readonly why: 'not-so' | 'unknown'; readonly says: Condition['says'] }

/** Every condition an entry does not keep, in the order of the rules. */
export const breachesOf = ({ conditions }: Pick<SelectionRules, 'conditions'>, facts: EntryFacts): Breach[] =>
  conditions.flatMap((one): Breach[] => {
    const fact = facts[one.fact]
    if (fact === undefined) return [{ code: one.code, why: 'unknown', says: one.says }]
    return keeps(one, fact) ? [] : [{ code: one.code, why: 'not-so', says: one.says }]
  })

function keeps({ is }: Condition, fact: NonNullable<EntryFacts[string]>): boolean {
  if ('known' in is) return true
  if ('atLeast' in is) return typeof fact === 'number' && fact >= is.atLeast
  if ('atMost' in is) return typeof fact === 'number' && fact <= is.atMost
  const values = Array.isArray(fact) ? fact : [fact]
  if ('oneOf' in is) return values.some((one) => is.oneOf.includes(one as string))
  return !values.some((one) => is.noneOf.includes(one as string))
}
