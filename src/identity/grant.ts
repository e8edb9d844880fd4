import { type EditionScope, type Part, ROLES, type Role } from '../access/public.ts'
import { type Actor, defineAct, perform } from '../acts/public.ts'
import type { PersonId } from '../platform/db/schema.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { readAddress } from './address.ts'
import { holdsRole, holdsStaffRole, personByEmail } from './reads.ts'
import { endRole, endSignInsOf, findOrAddPerson, grantRole } from './store.ts'

type RoleWish = {
  readonly email: string
  readonly role: string
  /** Only there; null: in the whole edition, or in all of them. */
  readonly part?: Part | null
}
type Code = 'address-unreadable' | 'role-unknown' | 'role-not-held' | 'part-without-edition'

type Named = { readonly email: string; readonly role: Role; readonly part: Part | null }

function readWish(wish: RoleWish, edition: EditionScope | null) {
  const email = readAddress(wish.email)
  const role = ROLES.find((known) => known === wish.role)
  if (!email) return refuse('address-unreadable')
  if (!role) return refuse('role-unknown', { roles: ROLES.join(', ') })
  if (wish.part && !edition) return refuse('part-without-edition')
  return ok<Named>({ email, role, part: wish.part ?? null })
}

const entry = (personId: PersonId, { role, part }: Named, actor: Actor) => ({
  subject: personId,
  details: { role, by: actor.kind, ...(part ? { part: `${part.of} ${part.id}` } : {}) },
})

/**
 * Gives a role to the person with an address, who need not have signed in before; given twice, it is held once and recorded once. A role
 * of the staff also ends the sign-ins there are: what opens more is opened by a new key, and for as long as staff are signed in.
 */
export const roleGiven = defineAct<
  RoleWish,
  Named,
  Named,
  { personId: PersonId; fresh: boolean; actor: Actor },
  Code,
  EditionScope | null
>({
  name: 'role given',
  may: 'mayGrantRoles',
  look: async ({ edition }, wish) => readWish(wish, edition),
  decide: (named) => ok(named),
  async do({ tx, edition, now, actor }, { email, role, part }) {
    const personId = await findOrAddPerson(tx, { email, language: 'en' }, now)
    const wasStaff = await holdsStaffRole(tx, personId)
    const fresh = await grantRole(tx, { personId, role, editionId: edition?.id ?? null, part }, now)
    if (!wasStaff && (await holdsStaffRole(tx, personId))) await endSignInsOf(tx, personId, now)
    return { personId, fresh, actor }
  },
  record: ({ personId, fresh, actor }, named) => (fresh ? entry(personId, named, actor) : []),
})

/** Takes a role back; it is gone at the person's next request on every node. */
export const roleTaken = defineAct<
  RoleWish,
  Named & { personId: PersonId },
  Named & { personId: PersonId },
  Actor,
  Code,
  EditionScope | null
>({
  name: 'role taken',
  may: 'mayGrantRoles',
  async look({ tx, edition }, wish) {
    const read = readWish(wish, edition)
    if (!read.ok) return read
    const personId = await personByEmail(tx, read.value.email)
    const held = personId && (await holdsRole(tx, { ...read.value, personId, editionId: edition?.id ?? null }))
    return personId && held ? ok({ ...read.value, personId }) : refuse('role-not-held')
  },
  decide: (named) => ok(named),
  async do({ tx, edition, now, actor }, named) {
    await endRole(tx, { ...named, editionId: edition?.id ?? null }, now)
    return actor
  },
  record: (actor, named) => entry(named.personId, named, actor),
})

type Where = { readonly edition: EditionScope | null; readonly actor: Actor }

export const giveRole = (platform: Platform, wish: RoleWish, where: Where) =>
  perform(platform, roleGiven, { ...where, wish })

export const takeRole = (platform: Platform, wish: RoleWish, where: Where) =>
  perform(platform, roleTaken, { ...where, wish })
