import type { Tx } from '../platform/db/db.ts'
import type { PersonId } from '../platform/db/schema.ts'
import type { Platform } from '../platform/platform.ts'
import { browserHash } from './drafts.ts'
import type { Owner } from './owners.ts'
import { unclaimedCount } from './reads.ts'
import { proveByAddress } from './sender-store.ts'
import { claimByAddress, giveToPerson } from './store.ts'

/** After a sign-in: what was handed in under the proven address is found, on every device. What else this browser holds is asked about. */
export async function claimAfterSignIn(tx: Tx, of: { personId: PersonId; draftKey: string | null }): Promise<void> {
  await proveByAddress(tx, await claimByAddress(tx, of.personId, browserHash(of.draftKey)))
}

/** What was begun in this browser without a sign-in becomes the person's, because they say it is theirs. */
export async function takeToAccount({ db }: Platform, { browserHash: hash, personId }: Owner): Promise<void> {
  if (hash && personId) await db.transaction().execute((tx) => giveToPerson(tx, hash, personId))
}

/** Somebody signs out of this browser: how much it holds that is nobody's, which becomes theirs with `take`. */
export async function leaveBrowser(
  tx: Tx,
  {
    personId,
    draftKey,
    take,
    holds,
  }: { personId: PersonId; draftKey: string | null; take: boolean; holds(count: number): void },
): Promise<void> {
  const hash = browserHash(draftKey)
  if (!hash) return
  if (take) await giveToPerson(tx, hash, personId)
  else holds(await unclaimedCount(tx, hash))
}
