import { type Acting, type ActRefusal, defineAct, perform, preview } from '../../acts/public.ts'
import { facetsOf, vocabulariesOf } from '../../forms/public.ts'
import { findOrAddNamed } from '../../identity/public.ts'
import type { Schedule } from '../../interchange/public.ts'
import type { SessionId } from '../../platform/db/schema.ts'
import { asLocalized, personName } from '../../platform/languages/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, refuse } from '../../platform/result.ts'
import {
  addSessions,
  rememberPeople,
  rememberSessions,
  rewriteSession,
  type SaidSession,
  saidNow,
} from '../../sessions/public.ts'
import { planChanged } from '../board/board-changed.ts'
import { lockPlan } from '../plan-locks.ts'
import { standingPlaces } from '../plan-reads.ts'
import { removePlacement } from '../plan-store.ts'
import type { By } from '../session-acts.ts'
import { settle } from '../settle.ts'
import { addRoom, addSlot, lastRoomPosition } from '../venue/store.ts'
import { keepTaken } from './import-store.ts'
import type { ImportedItem } from './imported-item.ts'
import type { ImportKept } from './kept-import.ts'
import { placeKept } from './place-kept.ts'
import { groundOf, importOfDesk, peopleImported, placesByCode } from './reads.ts'
import { hashOfEvent, roleOf, saidSession, termFinder } from './said-session.ts'
import { type Step, type Steps, stepsOf } from './steps.ts'

type Wish = {
  readonly schedule: Schedule
  /** The file on the desk it came from, and the zone its local times were said to be in. */
  readonly from?: { readonly id: string; readonly zone: string | null }
}
type Facts = { readonly steps: Steps; readonly from: Wish['from'] }
type ImportCode = 'nothing-in-it' | 'import-gone' | 'import-taken'
export type ImportRefusal = ActRefusal<ImportCode>
/**
 * A programme of another system becomes sessions of this edition, or brings those up to date that it became before: asked twice with the same
 * file nothing is written. Places go through the plan's gate; what cannot be placed is there without a place, and the report says why.
 */
export const scheduleImported = defineAct<Wish, Facts, Steps, readonly ImportedItem[], ImportCode>({
  name: 'schedule imported',
  may: 'mayEditSessions',
  async look({ tx, edition, locking, now }, { schedule, from }) {
    if (locking) await lockPlan(tx, edition)
    const file = from ? await importOfDesk(tx, edition, from.id) : null
    if (from && !file) return refuse('import-gone')
    if (file?.takenAt) return refuse('import-taken')
    return ok({ steps: stepsOf(schedule, await groundOf(tx, edition), hashOfEvent, now), from })
  },
  shown: ({ steps }) => ({
    ...Object.fromEntries(
      steps.steps.map(({ event, outcome, place, before, to }, n) => [
        String(n + 1),
        [event.guid, outcome, place, before?.number ?? null, to],
      ]),
    ),
    rooms: steps.rooms.map(({ code, name }) => [code, name]),
    slots: steps.slots.map(({ code }) => code),
  }),
  decide: ({ steps }, { schedule }) => (schedule.events.length === 0 ? refuse('nothing-in-it') : ok(steps)),
  async do(at, steps, { from }) {
    const were = from ? await wereBefore(at, steps) : null
    await makeRoom(at, steps)
    const written = await writeSessions(at, steps)
    await placeAll(at, steps.steps, written)
    const items = steps.steps.map(({ event, outcome, place }) => ({
      number: written.get(event.guid)?.number ?? 0,
      guid: event.guid,
      title: event.title,
      outcome,
      place,
    }))
    const { tx, edition, personId, now } = at
    if (from && were) {
      const was = await keptOf(at, steps, { were, written })
      await keepTaken(tx, edition, from, { became: items, was, by: personId, at: now })
    }
    await planChanged(tx, edition)
    return items
  },
  record: (items) => ({
    subject: 'schedule',
    after: {
      sessions: items.length,
      new: items.filter(({ outcome }) => outcome === 'new').length,
      changed: items.filter(({ outcome }) => outcome === 'changed').length,
      placed: items.filter(({ place }) => place === 'placed').length,
    },
  }),
})

/** Words and places of the sessions that are about to be written anew, so that all of it can be undone as one. */
async function wereBefore({ tx, edition }: Acting, { steps }: Steps) {
  const changed = steps.flatMap(({ before, outcome }) => (before && outcome !== 'same' ? [before.sessionId] : []))
  return { said: await saidNow(tx, edition, changed), places: await standingPlaces(tx, edition) }
}
type Were = Awaited<ReturnType<typeof wereBefore>>

async function keptOf(
  { tx, edition }: Acting,
  { steps, rooms, slots }: Steps,
  { were, written }: { readonly were: Were; readonly written: Written },
): Promise<ImportKept> {
  const touched = steps.filter(({ outcome, to }) => outcome !== 'same' || to !== null)
  const ids = touched.flatMap(({ event }) => written.get(event.guid)?.id ?? [])
  const [now, places] = [await saidNow(tx, edition, ids), await standingPlaces(tx, edition)]
  const placeIn = (all: Were['places'], id: string) => {
    const place = all.get(id)
    return place ? placeKept(place) : null
  }
  return {
    rooms: rooms.map(({ code }) => code),
    slots: slots.map(({ code }) => code),
    sessions: touched.flatMap(({ event: { guid, title }, before }) => {
      const session = written.get(guid)
      const mark = session && now.get(session.id)?.mark
      if (!mark) return []
      const { id, number } = session
      const was = {
        said: were.said.get(id)?.said ?? null,
        hash: before?.hash ?? null,
        before: placeIn(were.places, id),
      }
      return [{ id, guid, title, number, isNew: before === null, ...was, after: placeIn(places, id), mark }]
    }),
  }
}

/** Rooms and slots the edition does not have yet. */
async function makeRoom({ tx, edition }: Acting, { rooms, slots }: Steps): Promise<void> {
  let position = await lastRoomPosition(tx, edition)
  for (const { code, name, kind, capacity } of rooms)
    await addRoom(tx, edition, {
      code,
      name: asLocalized(name),
      building: null,
      level: null,
      kind: kind ?? 'on_site',
      seats: capacity,
      capacity: {},
      equipment: [],
      interpretationBooths: 0,
      stepFree: null,
      position: ++position,
    })
  for (const { code, day, startsAt, endsAt } of slots)
    await addSlot(tx, edition, {
      code,
      day,
      startsAt,
      endsAt,
      startsLocal: wallClock(startsAt, edition.zone),
      endsLocal: wallClock(endsAt, edition.zone),
      band: null,
      period: 'imported',
      stretch: null,
      mode: 'hybrid',
    })
}

/** 2027-06-01T09:00 */
const wallClock = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T')

type Written = ReadonlyMap<string, { readonly id: SessionId; readonly number: number }>

/** Writes what is new or said otherwise; answers which session each event is. */
async function writeSessions(at: Acting, { steps, online }: Steps): Promise<Written> {
  const { tx, edition, now } = at
  const toWrite = steps.filter(({ outcome }) => outcome !== 'same')
  const said = await saidSessions(at, toWrite, online)
  const isNew = toWrite.filter(({ before }) => before === null)
  const added = await addSessions(
    tx,
    edition,
    isNew.map((step) => ({ ...NOTHING_ASKED, ...(said.get(step.event.guid) as SaidSession) })), // one for each that is written
    now,
  )
  for (const { event, before } of toWrite) {
    const words = said.get(event.guid)
    if (before && words) await rewriteSession(tx, edition, before.sessionId, words)
  }
  const written = new Map<string, { id: SessionId; number: number }>()
  for (const { event, before } of steps)
    if (before) written.set(event.guid, { id: before.sessionId, number: before.number })
  for (const [n, { event }] of isNew.entries()) {
    const session = added[n]
    if (session) written.set(event.guid, session)
  }
  await rememberSessions(
    tx,
    edition,
    toWrite.flatMap(({ event, hash }) => {
      const session = written.get(event.guid)
      return session ? [{ guid: event.guid, sessionId: session.id, hash }] : []
    }),
  )
  return written
}

const NOTHING_ASKED = {
  submissionId: null,
  organizations: [],
  relevance: '',
  expectedAudience: null,
  interpretationLanguages: [],
  captioning: false,
  wishes: { period: '', dates: [], impossibleDates: [], bands: [] },
  needs: {
    layout: '',
    accessibility: [],
    technical: [],
    interpretation: 'none',
    specialTrack: '',
    links: [],
    firstTime: null,
  },
} as const

/** Events as sessions, with their people: known from an earlier import, or new to the house. */
async function saidSessions(
  at: Acting,
  steps: readonly Step[],
  online: ReadonlySet<string>,
): Promise<Map<string, SaidSession>> {
  const { tx, edition } = at
  const findTerm = termFinder(await vocabulariesOf(tx, edition))
  const subjectVocabularies = (await facetsOf(tx, edition)).flatMap((facet) =>
    facet.of === 'terms' ? facet.vocabularies : [],
  )
  const ids = await peopleOf(at, steps)
  return new Map(
    steps.map(({ event }) => [
      event.guid,
      {
        ...saidSession(event, { findTerm, subjectVocabularies, isOnline: online.has(event.room ?? '') }),
        people: event.people.flatMap((person) => {
          const personId = ids.get(person.guid)
          if (!personId) return []
          const name = personName({ given_name: '', family_name: '', written_name: person.name })
          const role = roleOf(findTerm, person.role)
          return [
            {
              personId,
              name,
              affiliation: person.organization ?? '',
              role,
              presence: 'unknown' as const,
              confirmed: null,
            },
          ]
        }),
      },
    ]),
  )
}

async function peopleOf({ tx, edition, now }: Acting, steps: readonly Step[]) {
  const known = await peopleImported(tx, edition)
  const all = new Map(
    steps.flatMap(({ event }) => event.people.map((person) => [person.guid, { person, event }] as const)),
  )
  const fresh = [...all].filter(([guid]) => !known.has(guid))
  const ids = await findOrAddNamed(
    tx,
    fresh.map(([, { person, event }]) => ({
      familyName: person.name,
      language: event.languages[0] ?? 'en',
      biography: person.biography,
    })),
    now,
  )
  const rows = fresh.flatMap(([guid], n) => {
    const personId = ids[n]
    return personId ? [{ guid, personId }] : []
  })
  await rememberPeople(tx, edition, rows)
  return new Map([...known, ...rows.map(({ guid, personId }) => [guid, personId] as const)])
}

/** Puts sessions into their places. Old places are left first, so that two sessions may change rooms. */
async function placeAll(
  { tx, edition, personId, now }: Acting,
  steps: readonly Step[],
  written: Written,
): Promise<void> {
  const { rooms, slots } = await placesByCode(tx, edition)
  for (const { before, to } of steps) if (before && to) await removePlacement(tx, edition, before.sessionId)
  for (const { event, to, place, before } of steps) {
    const session = written.get(event.guid)
    if (!session) continue
    const calledOff = event.state === 'cancelled' || event.state === 'postponed' ? event.state : null
    const why = { session: session.id, before: null, reason: event.note ?? '', personId }
    if (place === 'called-off' && calledOff && !before)
      await settle(tx, edition, { ...why, kind: calledOff, after: null, calledOff }, now)
    const [room, slot] = [rooms.get(to?.roomCode ?? ''), slots.get(to?.slotCode ?? '')]
    if (!to || !room || !slot) continue
    const after = {
      slotId: slot.id,
      slotCode: slot.code,
      roomId: room.id,
      roomCode: room.code,
      roomKey: room.key,
      startsAt: to.startsAt,
      endsAt: to.endsAt,
    }
    await settle(tx, edition, { ...why, kind: before ? 'moved' : 'placed', after }, now)
  }
}

export const importSchedule = (platform: Platform, by: By, wish: Wish) =>
  perform(platform, scheduleImported, { ...by, wish })

/** What taking a programme over would make of each of its sessions now, and what confirms it. */
export const previewImport = (platform: Platform, by: By, wish: Wish) =>
  preview(platform, scheduleImported, { ...by, wish })
