import { formById } from '../forms/public.ts'
import type { Db } from '../platform/db/db.ts'
import { indexedText } from './facts.ts'
import { agreedIn } from './recommended/reads.ts'
import { saveIndexedText, unreadSubmissions } from './store.ts'

const AT_ONCE = 100

/**
 * Reads the public words of submissions again whose index an older analyser made, a hundred in a transaction; the answer is how many.
 * Nothing but the index changes. It may be stopped, run again, and run on several nodes at once: each row is read once.
 */
export async function readAgain(db: Db, stopped: () => boolean = () => false): Promise<number> {
  let count = 0
  while (!stopped()) {
    const read = await db.transaction().execute(async (tx) => {
      const rows = await unreadSubmissions(tx, AT_ONCE)
      for (const row of rows) {
        const form = await formById(tx, row.formId)
        await saveIndexedText(tx, row.id, indexedText({ ...row, form }, await agreedIn(tx, row.id)))
      }
      return rows.length
    })
    count += read
    if (read < AT_ONCE) break
  }
  return count
}
