import type { Localized } from '../../platform/languages/public.ts'

/** A coded value of an edition. `shown` is how its name is written where the code belongs to it, such as "{code} {name}". */
export type Term = { code: string; name: Localized; details: Record<string, unknown>; shown?: string }
export type Names = ReadonlyMap<string, readonly Term[]>
