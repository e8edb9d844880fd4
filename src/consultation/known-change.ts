import type { Tx } from '../platform/db/db.ts'
import type { EditionId } from '../platform/db/schema.ts'
import type { Platform } from '../platform/platform.ts'
import type { KnownChange } from './changes-known.ts'
import { daysIn, momentIn } from './dates.ts'
import { extendCall } from './extend-call.ts'
import { isMode, ofTheForum, periodsOf } from './modes.ts'
import * as store from './store.ts'

/**
 * Applies a known change through the same actions the secretariat uses, so that the old value stays recorded. `recordOnly` when an officer
 * has carried it out already.
 */
export async function applyKnownChange(
  platform: Platform,
  editionId: EditionId,
  change: KnownChange,
  recordOnly = false,
): Promise<void> {
  await platform.db.transaction().execute((tx) => store.recordEditionChange(tx, { id: editionId }, change))
  if (recordOnly) return
  if (change.what === 'deadline_extended') await extend(platform, editionId, change)
  else await platform.db.transaction().execute((tx) => settle(tx, editionId, change))
}

async function extend(platform: Platform, editionId: EditionId, change: KnownChange) {
  const to = change.to as { instant_utc: Date | string; local: string }
  const extended = await extendCall(
    platform,
    { id: editionId },
    {
      callCode: String(change.target.call),
      toAt: new Date(to.instant_utc),
      toLocal: to.local,
      reason: change.reason,
      source: change.source,
      madeBy: null,
    },
  )
  if (!extended.ok) throw new Error(`The known change ${change.code} was refused: ${extended.refusal.code}`)
}

async function settle(tx: Tx, editionId: EditionId, change: KnownChange) {
  const days = change.what === 'dates_changed' ? daysIn(change.to) : null
  if (days) await store.setEditionDays(tx, editionId, days)
  const moved = change.what === 'milestone_moved' ? momentIn(change.to) : null
  if (moved) await store.moveMilestone(tx, editionId, String(change.target.milestone), moved)
  const settled = ofTheForum(change) ? periodsOf(change.to).at(-1)?.mode : undefined
  if (isMode(settled)) await store.setEditionMode(tx, { id: editionId }, settled)
  const { mode } = change.to
  if (change.what === 'mode_changed' && typeof change.target.milestone === 'string' && isMode(mode))
    await store.setMilestoneMode(tx, { id: editionId }, change.target.milestone, mode)
}
