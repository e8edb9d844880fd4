import type { EditionScope } from '../access/public.ts'
import { type Answers, derived, facetsOf, vocabulariesOf } from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { EntryFacts } from '../rounds/public.ts'

/** What an edition derives from what somebody said: the group of a stakeholder type, the region of a country; null where it does not know. */
export async function derivedFacts(db: Db | Tx, edition: EditionScope) {
  const [names, facets] = await Promise.all([vocabulariesOf(db, edition), facetsOf(db, edition)])
  const by = (of: 'group' | 'region') => (code: string | null) =>
    code
      ? derived(
          facets.find((facet) => facet.of === of),
          names,
          code,
        )
      : null
  return { groupOf: by('group'), regionOf: by('region') }
}

type Known = {
  readonly group: string | null
  readonly country: string | null
  readonly region: string | null
  readonly gender: string | null
}

/** The facts of a nominee that the rules look at: what the nomination says, then what the nominee says. Nothing said is no fact. */
export function factsOf(known: Known, answers: Answers, from: Readonly<Record<string, string>>): EntryFacts {
  const said = Object.entries(from).flatMap(([fact, question]) => {
    const answer = answers[question]
    const one = Array.isArray(answer) ? answer.filter((each): each is string => typeof each === 'string') : answer
    const given = typeof one === 'string' || typeof one === 'boolean' || Array.isArray(one)
    return given && one !== '' ? [[fact, one] as const] : []
  })
  const nominated = Object.entries({
    group: known.group,
    country: known.country,
    region: known.region,
    gender: known.gender,
  }).flatMap(([fact, value]) => (value ? [[fact, value] as const] : []))
  return Object.fromEntries([...nominated, ...said])
}
