import type { Fault } from '../../../forms/public.ts'
import type { Refusal } from '../../../platform/result.ts'
import { type Standing, standing, type Terms } from '../../registration.ts'
import type { Said } from '../../store.ts'
import { mayRegisterOther, type Other, type OtherRefusal } from '../delegation.ts'

/** A row once it was looked up: who it means, and what is wrong with what it says. */
export type FoundRow = {
  readonly line: number
  readonly email: string
  readonly language: boolean
  readonly other: Other
  readonly faults: readonly Fault[]
  readonly said: Said | null
}

/** Why a row is left out, and which answers are at fault where it is these. */
type RowFault = {
  readonly code: OtherRefusal | 'language-unknown' | 'twice' | 'answers-incomplete'
  readonly facts: Refusal['facts']
  readonly faults: readonly Fault[]
}

const fault = (code: RowFault['code'], facts: Refusal['facts'] = {}, faults: readonly Fault[] = []): RowFault => ({
  code,
  facts,
  faults,
})

/** What becomes of a row. Whoever is registered already, by whatever way, stays as they are. */
export type Outcome =
  | { readonly becomes: 'added'; readonly row: FoundRow; readonly said: Said; readonly standing: Standing }
  | { readonly becomes: 'known'; readonly row: FoundRow }
  | { readonly becomes: 'left-out'; readonly row: FoundRow; readonly fault: RowFault }

type Facts = { readonly terms: Terms; readonly taken: number; readonly rows: readonly FoundRow[] }

/**
 * What becomes of each row, one after the other, so that the last place is given once and the others wait in the order of the table. Whom the
 * secretariat registers needs no approval of it, and it may do so when registration is closed.
 */
export function outcomesOf({ terms, taken, rows }: Facts, now: Date): Outcome[] {
  const first = new Map<string, number>()
  let held = taken
  return rows.map((row): Outcome => {
    const { other, line } = row
    const before = other.address === null ? undefined : first.get(other.address)
    if (before !== undefined) return { becomes: 'left-out', row, fault: fault('twice', { line: before }) }
    if (other.address !== null) first.set(other.address, line)
    const wrong = faultOf(row, terms)
    if (wrong === 'known') return { becomes: 'known', row }
    if (wrong || !row.said) return { becomes: 'left-out', row, fault: wrong ?? fault('answers-incomplete') }
    const { presence } = row.said
    const own = { state: 'asked', presence, approvedAt: now, waitingSince: null } as const
    const becomes = standing({ terms, taken: held, own }, presence, now)
    if (becomes.state === 'confirmed' && presence === 'on_site') held++
    return { becomes: 'added', row, said: row.said, standing: becomes }
  })
}

function faultOf({ other, faults, language }: FoundRow, terms: Terms): RowFault | 'known' | null {
  const may = mayRegisterOther(terms, other, terms.opensAt)
  if (!may.ok && may.refusal.code === 'registered-already') return 'known'
  if (!may.ok) return fault(may.refusal.code, may.refusal.facts)
  if (!language) return fault('language-unknown')
  return faults.length > 0 ? fault('answers-incomplete', {}, faults) : null
}

/** Counts of what rows become. */
export function countsOf(outcomes: readonly Outcome[]): Record<Outcome['becomes'], number> {
  const counts = { added: 0, known: 0, 'left-out': 0 }
  for (const { becomes } of outcomes) counts[becomes]++
  return counts
}
