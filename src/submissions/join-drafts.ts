import type { Tx } from '../platform/db/db.ts'
import { browserHash } from './drafts.ts'
import { giveToPerson } from './store.ts'

/** After a sign-in: what this browser began or handed in becomes the person's, and is found on every device. */
export async function joinDrafts(tx: Tx, of: { personId: string; draftKey: string | null }): Promise<void> {
  const hash = browserHash(of.draftKey)
  if (hash) await giveToPerson(tx, hash, of.personId)
}
