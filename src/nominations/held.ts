import type { Acting } from '../acts/public.ts'
import { lockSelection } from '../rounds/public.ts'
import { type Nominations, nominationsNamed } from './reads.ts'

/** A selection to change something of: held, and read once it is, so that a release that was under way is seen. */
export async function selectionHeld(at: Acting, code: string): Promise<Nominations | null> {
  const found = await nominationsNamed(at.tx, at.edition, code)
  if (!found || !at.locking) return found
  await lockSelection(at.tx, at.edition, found.id)
  return nominationsNamed(at.tx, at.edition, code)
}
