import type { EditionScope } from '../../access/public.ts'
import { audit } from '../../identity/public.ts'
import { minutesBetween } from '../../platform/clock.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import { applyPlaces } from '../apply-places.ts'
import { type NotMoved, samePlace } from '../decide-moves.ts'
import { lockPlan } from '../plan-locks.ts'
import { changesOfAcceptance, sessionsForUpdate, slotsOf, standingPlaces } from '../plan-reads.ts'
import { settle } from '../settle.ts'
import { type Before, closeRooms, revertChange } from './consequences.ts'
import { acceptanceForUpdate } from './reads.ts'
import { markUndone } from './store.ts'

export type Undone = {
  readonly restored: number
  /** Sessions somebody has moved since; they stay where they are. */
  readonly movedSince: number
  readonly notMoved: readonly NotMoved[]
}

/** Takes back everything an accepted plan did, in one step; a session that is no longer where the plan put it stays as it is. */
export function undoAcceptance(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  edition: EditionScope,
  order: { readonly id: string; readonly personId: string | null },
): Promise<Result<Undone, Refusal<'acceptance-unknown' | 'already-undone'>>> {
  return db.transaction().execute(async (tx) => {
    await lockPlan(tx, edition)
    const now = clock.now()
    const acceptance = await acceptanceForUpdate(tx, edition, order.id)
    if (!acceptance) return refuse('acceptance-unknown')
    if (acceptance.undoneAt) return refuse('already-undone')
    const before = acceptance.before as Before // written by acceptPlan only
    await revertChange(tx, edition, { before, personId: order.personId }, now)
    const changes = await changesOfAcceptance(tx, acceptance.id)
    const ids = changes.map((change) => change.session)
    const sessions = new Map((await sessionsForUpdate(tx, edition, ids)).map((s) => [s.id, s]))
    const places = await standingPlaces(tx, edition)
    const standing = changes.filter(({ session, kind, after }) =>
      kind === 'cancelled'
        ? sessions.get(session)?.state === 'cancelled'
        : samePlace(after, places.get(session) ?? null) && sessions.get(session)?.state !== 'cancelled',
    )
    const why = { reason: '', personId: order.personId }
    for (const change of standing.filter((one) => one.kind === 'cancelled')) {
      await settle(tx, edition, { session: change.session, kind: 'restored', before: null, after: null, ...why }, now)
    }
    const slots = new Map((await slotsOf(tx, edition)).map((slot) => [slot.code, slot]))
    const moves = standing.map(({ session, before: place }) => {
      const slot = place && slots.get(place.slotCode)
      const offsetMinutes = slot ? minutesBetween(slot.startsAt, place.startsAt) : 0
      return { session, to: place ? { room: place.roomCode, slot: place.slotCode, offsetMinutes } : null }
    })
    const applied = await applyPlaces(tx, edition, { moves, ...why, kind: 'undone' }, now)
    await closeRooms(tx, edition, before)
    await markUndone(tx, acceptance.id, order.personId, now)
    await audit(tx, {
      at: now,
      personId: order.personId,
      editionId: edition.id,
      action: 'accepted schedule undone',
      subject: acceptance.id,
      details: { restored: applied.moved.length },
    })
    return ok({
      restored: applied.moved.length,
      movedSince: changes.length - standing.length,
      notMoved: applied.notMoved,
    })
  })
}
