import type { Capability } from './capabilities.ts'
import type { EditionScope } from './edition-scope.ts'
import { may, type Part, type Viewer } from './viewer.ts'

/** Who may pass a door. One list serves pages, files, exports and data. `params` are the named parts of the address. */
export type Rule = {
  readonly name: string
  allows(viewer: Viewer, edition: EditionScope | null, params?: Readonly<Record<string, string>>): boolean
}

/** Passes whoever has a capability in the edition of the address, or in the part of it that `partOf` reads from the address. */
export const holding = (
  capability: Capability,
  partOf?: (params: Readonly<Record<string, string>>) => Part | null,
): Rule => ({
  name: capability,
  allows: (viewer, edition, params = {}) => may(viewer, capability, { edition, part: partOf?.(params) ?? null }),
})

export const anyone: Rule = { name: 'anyone', allows: () => true }
export const signedIn: Rule = { name: 'signed in', allows: (viewer) => viewer.person !== null }
/** Only the browser or person it belongs to; the action asks for the owner, and a stranger sees what an absent page shows. */
export const owner: Rule = { name: 'owner', allows: () => true }
