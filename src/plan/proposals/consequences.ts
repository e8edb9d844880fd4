import type { EditionScope } from '../../access/public.ts'
import { type Acting, performWithin } from '../../acts/public.ts'
import { modeChanged, modeTakenBack, type Switch } from '../../consultation/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import { LANGUAGES, type Language, type Localized } from '../../platform/languages/public.ts'
import type { Refusal, Result } from '../../platform/result.ts'
import {
  type Mode,
  type Presence,
  presencesOf,
  setPresence,
  setSessionMode,
  standsStill,
} from '../../sessions/public.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { planTexts } from '../texts.ts'
import {
  addReservedBlock,
  addRoom,
  lastRoomPosition,
  removeReservedBlock,
  removeUnusedRooms,
  roomsKept,
  setTeamRooms,
} from '../venue/store.ts'
import { onlineRoomCodes } from './change.ts'
import { concerns, onlyOf } from './concerned.ts'
import type { Change } from './proposal.ts'

/** What accepting a change replaced beside places; kept with the acceptance, read by "undo". */
export type Before = {
  readonly modes?: readonly { readonly session: string; readonly mode: Mode }[]
  readonly presences?: readonly { readonly session: string; readonly position: number; readonly presence: Presence }[]
  readonly teams?: readonly { readonly code: string; readonly rooms: readonly string[] }[]
  readonly rooms?: readonly string[]
  readonly block?: string
  /** The code of the change of the edition's own mode. */
  readonly edition?: string
}

type Order = { readonly facts: PlanFacts; readonly change: Change; readonly reason: string }

/** What a change means beside places, in figures: sessions held otherwise, people expected from elsewhere, rooms opened or lost. */
export type Consequences = {
  readonly sessions?: number
  readonly people?: number
  readonly rooms?: number
  readonly lostFrom?: string
  readonly lostTo?: string
}

/** The sessions to come that a change concerns. */
const comingOf = (facts: PlanFacts, change: Change, now: Date) =>
  facts.sessions
    .filter((s) => !standsStill(s.state) && !(s.starts_at !== null && s.starts_at <= now))
    .filter(concerns(onlyOf(change), facts))

/** The figures of a change, for whoever is to confirm it. */
export function consequencesOf(change: Change, facts: PlanFacts, now: Date): Consequences {
  const coming = comingOf(facts, change, now)
  switch (change.kind) {
    case 'late':
      return {}
    case 'hybrid':
      return { sessions: coming.filter((s) => s.mode === 'physical').length }
    case 'virtual': {
      const ids = new Set(coming.map((s) => s.id))
      const onSite = facts.people.filter((p) => ids.has(p.session_id) && p.presence !== 'remote')
      const known = new Set(facts.rooms.map((room) => room.code))
      const rooms = onlineRoomCodes(facts.rooms, change.onlineRooms).filter((code) => !known.has(code)).length
      const people = new Set(onSite.map((p) => p.id)).size
      return { sessions: coming.filter((s) => s.mode !== 'virtual').length, people, rooms }
    }
    case 'room':
    case 'day': {
      const lost = lostTime(change, facts, now)
      if (lost.startsAt >= lost.endsAt) return {}
      // A room is lost from the moment somebody confirms it; of that moment only the day is shown.
      const lostFrom = change.kind === 'room' ? lost.startsAt.toISOString().slice(0, 10) : lost.startsAt.toISOString()
      return { lostFrom, lostTo: lost.endsAt.toISOString() }
    }
  }
}

/** Makes the change itself so: modes of sessions and, through `consultation`, of the edition, online rooms, rooms or days that are lost. */
export async function applyChange(at: Acting, order: Order): Promise<Before> {
  const { tx, edition, now } = at
  const { change, facts, reason } = order
  const coming = comingOf(facts, change, now)
  switch (change.kind) {
    case 'late':
      return {}
    case 'hybrid': {
      const physical = coming.filter((s) => s.mode === 'physical')
      const modes = await switchMode(tx, edition, physical, 'hybrid')
      return { modes, ...(await switchEdition(at, change, { to: 'hybrid', of: ['physical'], reason })) }
    }
    case 'virtual': {
      const rooms = await openForEveryone(tx, edition, facts, change.onlineRooms)
      const presences = await everyoneRemote(tx, edition, coming)
      const onSite = coming.filter((s) => s.mode !== 'virtual')
      const modes = await switchMode(tx, edition, onSite, 'virtual')
      const switched = await switchEdition(at, change, { to: 'virtual', of: ['physical', 'hybrid'], reason })
      return { modes, presences, ...rooms, ...switched }
    }
    case 'room':
    case 'day': {
      const lost = lostTime(change, facts, now)
      if (lost.startsAt >= lost.endsAt) return {}
      await addReservedBlock(tx, edition, { ...lost, title: { en: reason }, details: {} })
      return { block: lost.code }
    }
  }
}

/** Online rooms, as many as asked for, which every interpretation team can serve; what that replaced. */
async function openForEveryone(tx: Tx, edition: EditionScope, facts: PlanFacts, onlineRooms: number) {
  const codes = onlineRoomCodes(facts.rooms, onlineRooms)
  const rooms = await openOnlineRooms(tx, edition, codes)
  const teams = facts.teams.map((team) => ({ code: team.code, rooms: team.room_codes }))
  for (const team of teams) await setTeamRooms(tx, edition, team.code, [...new Set([...team.rooms, ...codes])])
  return { rooms, teams }
}

/** Nobody is on site any more; answers who was, or had not said. */
async function everyoneRemote(tx: Tx, edition: EditionScope, sessions: PlanFacts['sessions']) {
  const ids = sessions.map((s) => s.id)
  const replaced = (await presencesOf(tx, edition, ids)).filter((p) => p.presence !== 'remote')
  for (const p of replaced) await setPresence(tx, edition, { ...p, presence: 'remote' })
  return replaced
}

/** The stretch in which a lost room, or on a lost day all rooms, cannot be used. */
function lostTime(change: Extract<Change, { kind: 'room' | 'day' }>, { slots }: PlanFacts, now: Date) {
  const isDay = change.kind === 'day'
  const own = isDay ? slots.filter((slot) => slot.day === change.day) : slots
  return {
    code: `lost-${change.kind}-${isDay ? change.day : change.room}-${now.getTime()}`,
    startsAt: isDay ? new Date(Math.min(...own.map((slot) => slot.starts_at.getTime()))) : now,
    endsAt: new Date(Math.max(...own.map((slot) => slot.ends_at.getTime()))),
    roomCodes: isDay ? [] : [change.room],
    blocksAllRooms: isDay,
  }
}

/** Puts back what `applyChange` replaced; a room that has been used meanwhile stays. */
export async function revertChange(at: Acting, before: Before): Promise<void> {
  const { tx, edition } = at
  for (const { session, mode } of before.modes ?? []) await setSessionMode(tx, edition, session, mode)
  for (const presence of before.presences ?? []) await setPresence(tx, edition, presence)
  for (const team of before.teams ?? []) await setTeamRooms(tx, edition, team.code, team.rooms)
  if (before.block) await removeReservedBlock(tx, edition, before.block)
  if (before.edition)
    done(await performWithin(at.platform, tx, modeTakenBack, { ...at, wish: { code: before.edition } }))
}

/** An act that is part of this one, whose leave was asked before; a no here is a fault, and nothing is done. */
function done<Value>(result: Result<Value, Refusal<string>>): Value {
  if (!result.ok) throw new Error(`part of an act was refused: ${result.refusal.code}`)
  return result.value
}

/** Closes the online rooms a change had opened, once no session stands in them. */
export const closeRooms = (tx: Tx, edition: EditionScope, before: Before) =>
  removeUnusedRooms(tx, edition, before.rooms ?? [])

/** The edition follows its sessions: its days to come, or those concerned, change their mode too, and the public reads the reason. One session is none of it. */
async function switchEdition(
  at: Acting,
  change: Change,
  wish: Switch & { readonly reason: string },
): Promise<Pick<Before, 'edition'>> {
  const only = onlyOf(change)
  if (only && 'session' in only) return {}
  const days = only ? { days: only.days } : {}
  const code = done(await performWithin(at.platform, at.tx, modeChanged, { ...at, wish: { ...wish, ...days } }))
  return code === null ? {} : { edition: code }
}

async function switchMode(tx: Tx, edition: EditionScope, sessions: PlanFacts['sessions'], mode: Mode) {
  for (const session of sessions) await setSessionMode(tx, edition, session.id, mode)
  return sessions.map((s) => ({ session: s.id, mode: s.mode }))
}

/** Opens the online rooms that do not exist yet, like the first of those that do, numbered on. */
async function openOnlineRooms(tx: Tx, edition: EditionScope, codes: readonly string[]): Promise<string[]> {
  const known = await roomsKept(tx, edition)
  const model = known.find((room) => room.kind === 'online')
  const missing = codes.filter((code) => !known.some((room) => room.code === code))
  let position = await lastRoomPosition(tx, edition)
  for (const code of missing) {
    const number = /\d+$/.exec(code)?.[0] ?? ''
    await addRoom(tx, edition, {
      code,
      name: numberedOn(model?.name, number),
      building: null,
      level: null,
      kind: 'online',
      seats: model?.seats ?? null,
      capacity: model?.capacity ?? {},
      equipment: model?.equipment ?? ['projection', 'hybrid_kit', 'captioning', 'streaming', 'recording'],
      interpretationBooths: model?.interpretationBooths ?? 6,
      stepFree: true,
      position: ++position,
    })
  }
  return missing
}

/** The name of a further online room: as the first of them is called, with its own number; in words of the plan where there is none. */
function numberedOn(model: Localized | undefined, number: string): Localized {
  const named = (language: Language) => {
    const like = model?.[language]
    return like && /\d+$/.test(like) ? like.replace(/\d+$/, number) : planTexts(language)('room.online', { number })
  }
  return Object.fromEntries(LANGUAGES.map((language) => [language, named(language)]))
}
