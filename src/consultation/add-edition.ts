import type { Tx } from '../platform/db/db.ts'
import type { NewEdition } from './new-edition.ts'
import { addCall, addEditionRow, addPhase } from './store.ts'

/**
 * Adds an edition with its calls, phases and milestones, in the caller's transaction. Answers its id and, by their codes, those of its
 * calls. `id` is given to an edition that takes the place of another.
 */
export async function addEdition(
  tx: Tx,
  edition: NewEdition,
  now: Date,
  id?: string,
): Promise<{ id: string; calls: ReadonlyMap<string, string> }> {
  const editionId = await addEditionRow(tx, edition, now, id)
  const calls = new Map<string, string>()
  for (const [position, call] of edition.calls.entries())
    calls.set(call.code, await addCall(tx, editionId, position, call))
  for (const phase of edition.phases) await addPhase(tx, editionId, phase, calls)
  return { id: editionId, calls }
}
