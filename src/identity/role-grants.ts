import type { ExpressionBuilder } from 'kysely'
import type { Part, Role } from '../access/public.ts'
import type { DB, EditionId, PersonId } from '../platform/db/schema.ts'

/** A role in all editions (`editionId` null), in one, or in one part of one. */
export type HeldRole = {
  readonly personId: PersonId
  readonly role: Role
  readonly editionId: EditionId | null
  readonly part: Part | null
}

/** Fits the one row of a role that is held now, if it is. */
export const isGrant =
  ({ personId, role, editionId, part }: HeldRole) =>
  (eb: ExpressionBuilder<DB, 'role_grant'>) =>
    eb.and([
      eb('person_id', '=', personId),
      eb('role', '=', role),
      eb('edition_id', editionId === null ? 'is' : '=', editionId),
      eb('part_of', part === null ? 'is' : '=', part?.of ?? null),
      eb('part_id', part === null ? 'is' : '=', part?.id ?? null),
      eb('ended_at', 'is', null),
    ])
