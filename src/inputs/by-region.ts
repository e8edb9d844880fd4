import type { Names } from '../forms/public.ts'
import type { EventInput } from './reads.ts'

/** A region with the events of it. `code` is null for events that name none. */
export type RegionOfInputs = {
  readonly code: string | null
  readonly vocabulary: string
  readonly inputs: readonly EventInput[]
  readonly recommendations: number
  /** People counted at its events; those of events that did not say are not among them. */
  readonly attendance: number
  readonly uncounted: number
  /** Where it stands on the map, in hundredths; null where the edition does not say. */
  readonly place: readonly [number, number] | null
}

/** Inputs by region, in the order of the edition's list and with the regions that sent none: a gap is a finding. */
export function inputsByRegion(inputs: readonly EventInput[], names: Names, vocabulary: string): RegionOfInputs[] {
  const terms = names.get(vocabulary) ?? []
  const known = new Set(terms.map(({ code }) => code))
  const of = (code: string | null, details: Readonly<Record<string, unknown>> = {}): RegionOfInputs => {
    const own = inputs.filter(({ region }) => (code === null ? region === null || !known.has(region) : region === code))
    return {
      code,
      vocabulary,
      inputs: own,
      recommendations: own.reduce((sum, { recommendations }) => sum + recommendations.length, 0),
      attendance: own.reduce((sum, { attendance }) => sum + (attendance ?? 0), 0),
      uncounted: own.filter(({ attendance }) => attendance === null).length,
      place: placeIn(details),
    }
  }
  const listed = terms.map(({ code, details }) => of(code, details))
  const elsewhere = of(null)
  return elsewhere.inputs.length > 0 ? [...listed, elsewhere] : listed
}

function placeIn({ on_map }: Readonly<Record<string, unknown>>): readonly [number, number] | null {
  if (!Array.isArray(on_map)) return null
  const [x, y] = on_map
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null
}
