import type { EditionScope } from '../../access/public.ts'
import type { ActRefusal } from '../../acts/public.ts'
import { type Actor, perform } from '../../acts/public.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Result } from '../../platform/result.ts'
import { carryOutRelease } from './carry-out.ts'
import { itemsOf } from './contents.ts'
import { type OrderCode, releaseOrdered } from './order.ts'

/** Releases everything that waits and can be released, without a page to confirm it: for the program's own course and the command line. */
export async function releaseWaiting(
  platform: Platform,
  { edition, actor }: { readonly edition: EditionScope; readonly actor: Actor },
): Promise<Result<string, ActRefusal<OrderCode>>> {
  const items = await platform.db.transaction().execute((tx) => itemsOf(tx, edition, { waiting: 'all' }, false))
  const wish = { references: items.map(({ submission }) => submission.reference) }
  const ordered = await perform(platform, releaseOrdered, { edition, actor, wish })
  if (ordered.ok) await carryOutRelease(platform, { edition, releaseId: ordered.value })
  return ordered
}
