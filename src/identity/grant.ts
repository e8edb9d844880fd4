import { ROLES, type Role } from '../access/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { readAddress } from './address.ts'
import { audit } from './audit.ts'
import { holdsStaffRole, personByEmail } from './reads.ts'
import { signInEnd } from './sign-in.ts'
import { endRole, findOrAddPerson, grantRole, shortenSignIns } from './store.ts'

export type RoleWish = {
  email: string
  role: string
  /** null: in all editions. */
  edition: { id: string; slug: string } | null
  /** On whose word, for the record: a person's id, or the command line. */
  by: { personId: string } | 'command line'
}
export type RoleRefusal = Refusal<'address-unreadable' | 'role-unknown' | 'role-not-held'>

/**
 * Gives a role to the person with an address, who need not have signed in before; given twice, it is held once. A role of the staff
 * also shortens the sign-ins there are to what a member of the staff gets. Recorded.
 */
export function giveRole(platform: Pick<Platform, 'db' | 'clock'>, wish: RoleWish): Promise<Result<Role, RoleRefusal>> {
  return change(platform, wish, 'role-given', async (tx, personId, role, now) => {
    await grantRole(tx, personId, role, wish.edition?.id ?? null, now)
    if (await holdsStaffRole(tx, personId)) await shortenSignIns(tx, personId, signInEnd(now, true))
    return true
  })
}

/** Takes a role back; it is gone at the person's next request on every node. Recorded. */
export function takeRole(platform: Pick<Platform, 'db' | 'clock'>, wish: RoleWish): Promise<Result<Role, RoleRefusal>> {
  return change(platform, wish, 'role-taken', (tx, personId, role, now) =>
    endRole(tx, personId, role, wish.edition?.id ?? null, now),
  )
}

type Tx = Parameters<typeof grantRole>[0]

async function change(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { email: typed, role: wished, edition, by }: RoleWish,
  action: 'role-given' | 'role-taken',
  act: (tx: Tx, personId: string, role: Role, now: Date) => Promise<boolean>,
): Promise<Result<Role, RoleRefusal>> {
  const email = readAddress(typed)
  const role = ROLES.find((known) => known === wished)
  if (!email) return refuse('address-unreadable')
  if (!role) return refuse('role-unknown', { roles: ROLES.join(', ') })
  return db.transaction().execute(async (tx) => {
    const now = clock.now()
    const personId =
      action === 'role-taken'
        ? await personByEmail(tx, email)
        : await findOrAddPerson(tx, { email, language: 'en' }, now)
    if (!personId || !(await act(tx, personId, role, now))) return refuse('role-not-held')
    await audit(tx, {
      at: now,
      personId: by === 'command line' ? null : by.personId,
      editionId: edition?.id ?? null,
      action,
      subject: personId,
      details: { role, by: by === 'command line' ? by : 'person' },
    })
    return ok(role)
  })
}
