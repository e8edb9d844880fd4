import type { Problem } from '../../model/problem.ts'
import type { CompiledLinks, CompiledSpreads, Numbers } from '../tables.ts'
import type { InUse } from './in-use.ts'

/** For each session, the numbers of the lists it is in. */
export function listsOf(sessions: number, lists: Iterable<number>[]): Int32Array[] {
  const of: number[][] = Array.from({ length: sessions }, () => [])
  lists.forEach((members, i) => {
    for (const s of new Set(members)) of[s]!.push(i)
  })
  return of.map((one) => Int32Array.from(one))
}

export function compileLinks(problem: Problem, inUse: InUse[], numbers: Numbers): CompiledLinks {
  const found = inUse.flatMap(({ form, hard, soft }) =>
    form.kind !== 'order'
      ? []
      : form.pairs(problem).flatMap(([a, b]) => {
          const first = numbers.session.get(a)
          const second = numbers.session.get(b)
          return first === undefined || second === undefined ? [] : [{ first, second, strict: form.strict, hard, soft }]
        }),
  )
  return {
    first: Int32Array.from(found, (one) => one.first),
    second: Int32Array.from(found, (one) => one.second),
    strict: Uint8Array.from(found, (one) => (one.strict ? 1 : 0)),
    hard: Float64Array.from(found, (one) => one.hard),
    soft: Float64Array.from(found, (one) => one.soft),
    of: listsOf(
      problem.sessions.length,
      found.map((one) => [one.first, one.second]),
    ),
  }
}

export function compileSpreads(problem: Problem, inUse: InUse[], numbers: Numbers): CompiledSpreads {
  const found = inUse.flatMap(({ form, hard, soft }) =>
    form.kind !== 'spread'
      ? []
      : form.sets(problem).map((set) => ({
          members: Int32Array.from(set.flatMap((id) => numbers.session.get(id) ?? [])),
          over: form.over,
          hard,
          soft,
        })),
  )
  const members = found.map((one) => one.members)
  return {
    members,
    overRooms: Uint8Array.from(found, (one) => (one.over === 'room' ? 1 : 0)),
    hard: Float64Array.from(found, (one) => one.hard),
    soft: Float64Array.from(found, (one) => one.soft),
    of: listsOf(problem.sessions.length, members),
  }
}
