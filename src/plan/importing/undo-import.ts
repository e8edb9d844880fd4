import { type Acting, type ActRefusal, defineAct, perform, preview } from '../../acts/public.ts'
import { minutesBetween } from '../../platform/clock.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, refuse } from '../../platform/result.ts'
import type { Breach, Placement } from '../../scheduling/public.ts'
import { forgetSessions, rememberSessions, removeSession, rewriteSession, saidNow } from '../../sessions/public.ts'
import { planChanged } from '../board/board-changed.ts'
import type { PlanFrame } from '../plan-frame.ts'
import { lockPlan } from '../plan-locks.ts'
import { planNow } from '../plan-now.ts'
import { slotsOf, standingPlaces } from '../plan-reads.ts'
import { removePlacement } from '../plan-store.ts'
import type { By } from '../session-acts.ts'
import { settle } from '../settle.ts'
import { isLocked } from '../standing-still.ts'
import { askOfPlan } from '../thread/ask.ts'
import { removeUnusedRooms, removeUnusedSlots } from '../venue/store.ts'
import { keepUndone } from './import-store.ts'
import { goesBack, type ImportKept, type ItemUndone, type PlaceKept } from './kept-import.ts'
import { placeKept } from './place-kept.ts'
import { everPublishedOf, importOfDesk, keptOfImport, placesByCode } from './reads.ts'
import { fatesOf, sameSpot, type UndoItem } from './undo-fates.ts'

type Wish = { readonly id: string; readonly reason: string }
type Facts = {
  readonly id: string
  readonly fileName: string
  readonly kept: ImportKept
  readonly items: readonly UndoItem[]
  readonly frame: PlanFrame
  /** Rules that would be broken where sessions go back to. */
  readonly breaches: readonly Breach[]
}
type Code = 'import-gone' | 'not-taken' | 'undone-already' | 'not-kept' | 'nothing-to-undo' | 'undo-reason'
export type UndoImportRefusal = ActRefusal<Code>
export type UndoImportFacts = Facts

/**
 * Takes a programme that was taken over back as one: sessions it made go, those it changed are what they were, rooms and slots it made go
 * unless something else stands there. What anybody has changed, locked or published since stays, and is named.
 */
export const importUndone = defineAct<Wish, Facts, string, readonly ItemUndone[], Code>({
  name: 'schedule import undone',
  may: 'mayEditSessions',
  async look(at, { id }) {
    if (at.locking) await lockPlan(at.tx, at.edition)
    const file = await importOfDesk(at.tx, at.edition, id)
    if (!file) return refuse('import-gone')
    if (!file.takenAt) return refuse('not-taken')
    if (file.undoneAt) return refuse('undone-already')
    const kept = await keptOfImport(at.tx, at.edition, id)
    return kept ? ok({ id, fileName: file.fileName, kept, ...(await itemsOf(at, kept)) }) : refuse('not-kept')
  },
  shown: ({ items, kept, breaches }) => ({
    ...Object.fromEntries(items.map(({ kept: { number, before, after }, fate }) => [number, { fate, before, after }])),
    ...{ rooms: kept.rooms, slots: kept.slots },
    ...(breaches.length > 0 ? { rules: breaches } : {}),
  }),
  decide({ items, breaches }, { reason }) {
    if (!items.some(goesBack)) return refuse('nothing-to-undo')
    return breaches.length > 0 && reason.trim() === '' ? refuse('undo-reason') : ok(reason)
  },
  async do(at, reason, { id, kept, items }) {
    const { tx, edition, personId, now } = at
    const back = items.filter(goesBack)
    for (const { kept: one, fate } of back)
      if (fate === 'removed' || !sameSpot(one.before, one.after)) await removePlacement(tx, edition, one.id)
    for (const { kept: one, fate } of back) if (fate === 'removed') await removeSession(tx, edition, one.id)
    await restore(at, reason, back)
    await removeUnusedRooms(tx, edition, kept.rooms)
    await removeUnusedSlots(tx, edition, kept.slots)
    const undone = items.map(({ kept: { number, title }, fate }) => ({ number, title, fate }))
    await keepUndone(tx, edition, id, { undone, by: personId, at: now })
    await planChanged(tx, edition)
    return undone
  },
  record: (undone, reason, { id, fileName }) => ({
    subject: `import ${id}`,
    before: { file: fileName },
    details: { back: undone.filter(goesBack).length, stayed: undone.length - undone.filter(goesBack).length, reason },
  }),
})

/** Words and places as they were before. */
async function restore({ tx, edition, personId, now }: Acting, reason: string, back: readonly UndoItem[]) {
  const { rooms, slots } = await placesByCode(tx, edition)
  const placeOf = (place: PlaceKept | null) => {
    const [room, slot] = [rooms.get(place?.roomCode ?? ''), slots.get(place?.slotCode ?? '')]
    if (!place || !room || !slot) return null
    return {
      ...{ slotId: slot.id, slotCode: slot.code, roomId: room.id, roomCode: room.code, roomKey: room.key },
      ...{ startsAt: new Date(place.startsAt), endsAt: new Date(place.endsAt) },
    }
  }
  for (const { kept } of back.filter(({ fate }) => fate === 'restored')) {
    const { id, guid, said, hash, before, after } = kept
    if (said) await rewriteSession(tx, edition, id, said)
    if (said && hash) await rememberSessions(tx, edition, [{ guid, sessionId: id, hash }])
    else if (said) await forgetSessions(tx, edition, [guid])
    if (sameSpot(before, after)) continue
    const places = { before: placeOf(after), after: placeOf(before) }
    await settle(tx, edition, { session: id, kind: 'undone', ...places, reason, personId }, now)
  }
}

async function itemsOf({ tx, edition, now }: Acting, kept: ImportKept) {
  const ids = kept.sessions.map(({ id }) => id)
  const [marks, places, published, slots] = [
    await saidNow(tx, edition, ids),
    await standingPlaces(tx, edition),
    await everPublishedOf(tx, ids),
    await slotsOf(tx, edition),
  ]
  const planned = await planNow(tx, edition)
  const { facts } = planned
  const rooms = new Set(facts.rooms.map(({ code }) => code))
  const open = new Map(slots.map((slot) => [slot.code, slot]))
  const spots = new Map([...places].map(([id, place]) => [id, placeKept(place)]))
  const items = fatesOf(kept.sessions, {
    sessions: new Map(
      facts.sessions.flatMap((session) => {
        const said = marks.get(session.id)
        if (!said) return []
        const { state } = session
        const stands = { state, mark: said.mark, place: spots.get(session.id) ?? null }
        return [[session.id, { ...stands, wasPublished: published.has(session.id), locked: isLocked(facts, session) }]]
      }),
    ),
    places: spots,
    isOpen: ({ roomCode, slotCode }) => rooms.has(roomCode) && open.has(slotCode),
    now,
  })
  const moving = items.filter((item) => goesBack(item) && !sameSpot(item.kept.before, item.kept.after))
  const back = moving.flatMap(({ kept: { id, before }, fate }): Placement[] => {
    const slot = fate === 'restored' ? open.get(before?.slotCode ?? '') : undefined
    if (!before || !slot) return []
    const offsetMinutes = minutesBetween(slot.startsAt, new Date(before.startsAt))
    return [{ session: id, room: before.roomCode, slot: slot.code, offsetMinutes, team: null }]
  })
  const { frame } = await askOfPlan(planned, 'standing', null)
  const sessions = moving.map(({ kept: { id } }) => id)
  return { items, frame, breaches: await askOfPlan(planned, 'back', { sessions, places: back }) }
}

export const undoImport = (platform: Platform, by: By, wish: Wish) => perform(platform, importUndone, { ...by, wish })

/** What taking an import back would do to each session now, and what confirms it. */
export const previewUndoImport = (platform: Platform, by: By, id: string) =>
  preview(platform, importUndone, { ...by, wish: { id, reason: '' } })
