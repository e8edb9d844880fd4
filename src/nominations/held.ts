import type { Acting } from '../acts/public.ts'
import { lockSelection } from '../rounds/public.ts'
import { type Nominations, nominationsNamed } from './reads.ts'

/**
 * The selection an act is about, held until the act is done: acts on one selection follow each other. It is read again once it is held, since
 * whoever was waited for may have released it.
 */
export async function selectionHeld(
  at: Pick<Acting, 'tx' | 'edition' | 'locking'>,
  code: string,
): Promise<Nominations | null> {
  const found = await nominationsNamed(at.tx, at.edition, code)
  if (!found || !at.locking) return found
  await lockSelection(at.tx, at.edition, found.id)
  return nominationsNamed(at.tx, at.edition, code)
}
