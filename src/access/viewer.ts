import type { EditionId, SignInId } from '../platform/db/schema.ts'
import { CAPABILITIES_OF, type Capability } from './capabilities.ts'
import type { Role } from './roles.ts'

/** A part of an edition that a role can be limited to. `id` is what its address says: a call's code, a session's number. */
export type Part = { readonly of: 'call' | 'contest' | 'session'; readonly id: string }

/** A role somebody holds: in all editions (`editionId` null), in one, or in one part of one. */
export type Grant = { readonly role: Role; readonly editionId: EditionId | null; readonly part?: Part | null }

/** Who is asking. A visitor has no person; `draftKey` is the secret of this browser, if it has one. */
export type Viewer = {
  person: { id: string; name: string; email: string; language: string } | null
  grants: readonly Grant[]
  signInId: SignInId | null
  draftKey: string | null
}

export const visitor = (draftKey: string | null = null): Viewer => ({
  person: null,
  grants: [],
  signInId: null,
  draftKey,
})

/** Where something is to be done: in an edition (null: in none), and in which part of it, if in one. */
export type Where = { readonly edition: { readonly id: string } | null; readonly part?: Part | null }

/** A grant for a part opens that part alone; one for an edition opens all its parts. */
export const may = (viewer: Viewer, capability: Capability, { edition, part }: Where): boolean =>
  viewer.grants.some(
    (grant) =>
      CAPABILITIES_OF[grant.role].includes(capability) &&
      (grant.editionId === null || grant.editionId === edition?.id) &&
      (!grant.part || (grant.part.of === part?.of && grant.part.id === part.id)),
  )
