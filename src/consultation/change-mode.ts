import { audit } from '../identity/public.ts'
import type { Tx } from '../platform/db/db.ts'
import { isMode, modeStanding, type Switch, settledModes, switchDays } from './modes.ts'
import { changesOfEdition } from './reads.ts'
import { editionForUpdate, markTakenBack, recordModeChange, setEditionMode, type TakingBack } from './store.ts'
import { dayAt } from './wall-clock.ts'

type ModeWish = Switch & {
  /** Shown to everyone beside the old and the new mode, as typed. */
  readonly reason: string
  readonly madeBy: string | null
}

/**
 * Changes how the forum takes place from today on (its day, in its zone), in the caller's transaction: the edition's mode becomes that of
 * its last days, and the change is kept, old and new, for everyone to see. Gives the code by which it can be taken back; null, and nothing
 * is written, when no day to come is in a mode that changes.
 */
export async function changeMode(
  tx: Tx,
  edition: { readonly id: string },
  wish: ModeWish,
  now: Date,
): Promise<string | null> {
  const { mode, zone, startsOn, endsOn } = await editionForUpdate(tx, edition)
  const changes = await changesOfEdition(tx, edition)
  const settled = settledModes(changes)
  const today = dayAt(now, zone)
  const before = settled.length > 0 ? settled : [{ from: startsOn, to: endsOn, mode }]
  const after = switchDays(before, wish, today)
  const last = after.at(-1)?.mode
  if (!isMode(last) || JSON.stringify(after) === JSON.stringify(before)) return null
  const code = await recordModeChange(
    tx,
    edition,
    {
      from: { mode, ...(settled.length > 0 ? { periods: settled } : {}) },
      to: { mode: last, periods: after },
      announcedOn: today,
      reason: wish.reason,
      madeBy: wish.madeBy,
    },
    now,
  )
  await setEditionMode(tx, edition, last)
  await audit(tx, {
    at: now,
    personId: wish.madeBy,
    editionId: edition.id,
    action: 'mode of the edition changed',
    subject: code,
    details: { from: mode, to: last, periods: after },
  })
  return code
}

/**
 * Takes a change of mode back, in the caller's transaction. Everyone may have seen it, so it is not erased: it stays in the list of what has
 * changed and says there when it was taken back. The edition's mode becomes what the changes that still stand make of it; a later change
 * keeps standing. Taking back twice, or what there is not, does nothing.
 */
export async function takeBackMode(
  tx: Tx,
  edition: { readonly id: string },
  { code, personId }: TakingBack,
  now: Date,
): Promise<void> {
  const { mode } = await editionForUpdate(tx, edition)
  if (!(await markTakenBack(tx, edition, { code, personId }, now))) return
  const standing = modeStanding(mode, await changesOfEdition(tx, edition))
  if (isMode(standing)) await setEditionMode(tx, edition, standing)
  await audit(tx, {
    at: now,
    personId,
    editionId: edition.id,
    action: 'change of mode taken back',
    subject: code,
    details: { from: mode, to: standing },
  })
}
