import { relationsOf } from '../../constraints/constraint.ts'
import type { Problem } from '../../model/problem.ts'
import type { Numbers, Tables } from '../tables.ts'
import type { InUse } from './in-use.ts'

/** What every two sessions cost where they overlap in time. */
export function compilePairs(
  problem: Problem,
  inUse: InUse[],
  numbers: Numbers,
): Pick<Tables, 'pairSoft' | 'hardWith' | 'hardCount'> {
  const N = problem.sessions.length
  const pairSoft = new Float32Array(N * N)
  const hardOf = problem.sessions.map(() => new Map<number, number>())
  for (const { form, hard, soft } of inUse) {
    if (form.kind !== 'together') continue
    for (const relation of relationsOf(problem, form)) {
      const a = numbers.session.get(relation.a)
      const b = numbers.session.get(relation.b)
      if (a === undefined || b === undefined) continue
      if (soft) {
        pairSoft[a * N + b]! += relation.amount * soft
        pairSoft[b * N + a]! += relation.amount * soft
      }
      if (hard) {
        hardOf[a]!.set(b, (hardOf[a]!.get(b) ?? 0) + relation.amount)
        hardOf[b]!.set(a, (hardOf[b]!.get(a) ?? 0) + relation.amount)
      }
    }
  }
  return {
    // Small whole prices in a quarter of the space: the table of a large forum then stays near the processor.
    pairSoft: pairSoft.every((price) => price === (price & 255)) ? Uint8Array.from(pairSoft) : pairSoft,
    hardWith: hardOf.map((partners) => Int32Array.from(partners.keys())),
    hardCount: hardOf.map((partners) => Int32Array.from(partners.values())),
  }
}
