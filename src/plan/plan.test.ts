import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { program } from '../acts/public.ts'
import { publishedAgenda, sessionsOfPerson } from '../agenda/published.ts'
import { readEditionFile } from '../editions/public.ts'
import { house } from '../house.ts'
import { minutesBetween } from '../platform/clock.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { speaking } from '../scheduling/public.ts'
import { makeSession } from '../sessions/make-session.ts'
import { endSession, restoreSession } from './cancel.ts'
import { placeSession } from './place.ts'
import { planFacts } from './plan-facts.ts'
import { problemOf } from './plan-of-edition.ts'
import { publishAgenda } from './publish-agenda.ts'
import { editionWithRequests, smallVenue } from './testing/edition-with-requests.ts'
import { undoPlacement } from './undo-placement.ts'
import { unplaceSessions } from './unplace.ts'
import { loadVenue } from './venue/load-venue.ts'
import { parseVenueFile } from './venue/venue-file.ts'

const now = new Date('2022-03-20T10:00:00Z')
let platform: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  platform = await testPlatform('2022-03-20T10:00:00Z', {}, house)
})
afterAll(() => platform.close())

const rosa = { given_name: 'Rosa', family_name: 'Muestra', email: 'rosa@example.org' }
const aRequest = (title: string, who = rosa) => ({
  title,
  session_type: 'thematic_workshop',
  abstract: 'Skills that stay.',
  primary_action_line: 'C4',
  action_lines: ['C2', 'C4'],
  sdgs: ['4'],
  duration_minutes: '60',
  participation_mode: 'hybrid',
  working_languages: ['en'],
  interpretation: 'none',
  accessibility_needs: ['captioning'],
  people: [{ ...who, role: 'moderator', attendance: 'remote', confirmed: 'yes' }],
})

const made = async (
  at: Awaited<ReturnType<typeof editionWithRequests>>,
  title: string,
  said: Record<string, unknown> = {},
) => {
  const who = { ...rosa, email: `${title.toLowerCase()}@example.org` }
  const submissionId = await at.handIn({ ...aRequest(title, who), ...said })
  const session = await platform.db.transaction().execute((tx) => makeSession(tx, at.edition, submissionId, now))
  if (!session) throw new Error('no session was made')
  return { ...session, submissionId }
}

const place = (
  edition: EditionScope,
  sessionNumber: number,
  slotCode: string,
  roomCode: string,
  reason = '',
  anyway = false,
) =>
  placeSession(
    platform.platform,
    { edition, actor: program() },
    { sessionNumber, slotCode, roomCode, reason, anyway, startsAt: null },
  )

const published = async (edition: EditionScope, number: number) =>
  (await publishedAgenda(platform.db, edition))?.entries.find((entry) => entry.number === number) ?? null

const publish = async (edition: EditionScope) => {
  const result = await publishAgenda(
    platform.platform,
    { edition, actor: program() },
    { note: '', reason: 'As it stands.' },
  )
  return { result, told: result.ok ? result.value.changes : [] }
}

describe('sessions', () => {
  test('an accepted request becomes one session, however often it is released, and numbers are never given twice', async () => {
    const at = await editionWithRequests(platform.db, now)
    const submissions = await Promise.all(['One', 'Two', 'Three'].map((title) => at.handIn(aRequest(title))))
    const release = (id: string) => platform.db.transaction().execute((tx) => makeSession(tx, at.edition, id, now))
    const sessions = await Promise.all([...submissions, ...submissions].map(release))
    expect(new Set(sessions.map((s) => s?.number))).toEqual(new Set([101, 102, 103]))
    expect(sessions.filter((s) => s?.made)).toHaveLength(3)
    const people = await platform.db
      .selectFrom('session_person')
      .innerJoin('session', 'session.id', 'session_person.session_id')
      .select(['person_id', 'role', 'presence', 'confirmed'])
      .where('session.edition_id', '=', at.edition.id)
      .execute()
    expect(new Set(people.map((p) => p.person_id)).size).toBe(1)
    expect(people.map((p) => [p.role, p.presence, p.confirmed])).toEqual(Array(3).fill(['moderator', 'remote', true]))
  })

  test('a submission of another edition gives no session', async () => {
    const [here, there] = [await editionWithRequests(platform.db, now), await editionWithRequests(platform.db, now)]
    const id = await there.handIn(aRequest('Elsewhere'))
    const session = await platform.db.transaction().execute((tx) => makeSession(tx, here.edition, id, now))
    expect(session).toBeNull()
  })

  test('a venue file may be loaded twice and placements stay', async () => {
    const at = await editionWithRequests(platform.db, now)
    const session = await made(at, 'One')
    expect((await place(at.edition, session.number, '2022-06-01-A', 'a')).ok).toBe(true)
    await platform.db.transaction().execute((tx) => loadVenue(tx, at.edition, parseVenueFile(smallVenue)))
    const { rows } = await platform.db
      .selectFrom('room')
      .innerJoin('placement', 'placement.room_id', 'room.id')
      .select('room.code')
      .where('room.edition_id', '=', at.edition.id)
      .execute()
      .then((rows) => ({ rows }))
    expect(rows).toEqual([{ code: 'a' }])
  })
})

test('the venue of the first edition loads whole', async () => {
  const at = await editionWithRequests(platform.db, now)
  const venue = readEditionFile('wsis-forum-2022', 'venue')
  await platform.db.transaction().execute((tx) => loadVenue(tx, at.edition, parseVenueFile(venue)))
  const facts = await planFacts(platform.db, at.edition)
  const problem = problemOf(facts, at.edition.zone)
  expect({
    rooms: problem.rooms.filter((room) => room.id !== 'v1').length, // the small venue of these tests has one room more
    slots: problem.slots.length,
    blocks: facts.blocks.length,
    teams: problem.teams.length,
    freeWhileOpening: problem.rooms.filter((room) => room.available === null).length,
  }).toEqual({ rooms: 10, slots: 178, blocks: 6, teams: 4, freeWhileOpening: 0 })
})

describe('placing', () => {
  test('of two officers at once one gets the room, the other is told who has it', async () => {
    const at = await editionWithRequests(platform.db, now)
    const [one, two] = [await made(at, 'One'), await made(at, 'Two')]
    for (let round = 0; round < 5; round++) {
      const results = await Promise.all([
        place(at.edition, one.number, '2022-06-01-A', 'a'),
        place(at.edition, two.number, '2022-06-01-A', 'a'),
      ])
      const winner = results[0]?.ok ? one : two
      expect(results.map((r) => (r.ok ? 'placed' : r.refusal)).filter((r) => r !== 'placed')).toEqual([
        {
          code: 'room-occupied',
          facts: {
            room: 'a',
            at: '2022-06-01T07:00:00.000Z',
            number: winner.number,
            title: winner === one ? 'One' : 'Two',
          },
        },
      ])
      for (const s of [one, two]) {
        await unplaceSessions(
          platform.platform,
          { edition: at.edition, actor: program() },
          { numbers: [s.number], reason: '' },
        )
      }
    }
  })

  test('every broken constraint is named; placing anyway needs a reason; a taken room stays taken', async () => {
    const at = await editionWithRequests(platform.db, now)
    const people = [{ ...rosa, role: 'moderator', attendance: 'on_site' }]
    const one = await made(at, 'One', { people })
    const crowded = await made(at, 'Two', { people, expected_audience: 120, unavailable_dates: ['2022-06-02'] })
    const french = { interpretation: 'requested', interpretation_languages: ['fr'] }
    const interpreted = await made(at, 'Three', french)
    const online = await made(at, 'Four', { participation_mode: 'virtual' })
    const named = async (...order: [number, string, string, string?, boolean?]) => {
      const result = await place(at.edition, ...order)
      return result.ok ? 'placed' : [result.refusal.code, result.refusal.facts.constraints]
    }
    expect(await named(one.number, '2022-06-01-A', 'a')).toBe('placed')
    expect(await named(crowded.number, '2022-06-01-A', 'l')).toEqual([
      'clashes',
      'room-too-small, person-in-two-places',
    ])
    expect(await named(crowded.number, '2022-06-01-A', 'l', ' ', true)).toEqual(['reason-missing', undefined])
    expect(await named(crowded.number, '2022-06-01-A', 'a', 'She agreed.', true)).toEqual(['room-occupied', undefined])
    expect(await named(crowded.number, '2022-06-02-A', 'a')).toEqual(['clashes', 'room-unavailable, slot-tag-rule'])
    expect(await named(crowded.number, '2022-06-02-A', 'a', 'She comes a day later.', true)).toBe('placed')
    expect(await named(crowded.number, '2022-06-01-B', 'a')).toBe('placed')
    const undo = { sessionNumber: crowded.number, reason: '' }
    expect(await undoPlacement(platform.platform, { edition: at.edition, actor: program() }, undo)).toMatchObject({
      refusal: { code: 'clashes', facts: { constraints: 'room-unavailable, slot-tag-rule' } },
    })
    expect(await named(interpreted.number, '2022-06-01-A', 'l')).toEqual([
      'clashes',
      'interpretation-missing, booths-missing',
    ])
    expect(await named(interpreted.number, '2022-06-01-A', 'l', 'They bring their own.', true)).toBe('placed')
    expect(await named(online.number, '2022-06-01-B', 'l')).toEqual(['clashes', 'room-of-other-kind'])
    expect(await named(online.number, '2022-06-01-B', 'v1')).toBe('placed')
  })

  test('a session may start within its slot, but not reach out of it', async () => {
    const at = await editionWithRequests(platform.db, now)
    const { number } = await made(at, 'One')
    const start = (startsAt: string) =>
      placeSession(
        platform.platform,
        { edition: at.edition, actor: program() },
        {
          sessionNumber: number,
          slotCode: '2022-06-01-A',
          roomCode: 'a',
          reason: '',
          startsAt: new Date(startsAt),
          anyway: false,
        },
      )
    const within = await start('2022-06-01T07:30:00Z')
    expect(within.ok && within.value.endsAt.toISOString()).toBe('2022-06-01T08:30:00.000Z')
    const beyond = await start('2022-06-01T07:31:00Z')
    expect(beyond.ok || beyond.refusal.code).toBe('outside-slot')
  })

  test('undo puts a session back where it was, and says so when that room is taken by now', async () => {
    const at = await editionWithRequests(platform.db, now)
    const [one, two] = [await made(at, 'One'), await made(at, 'Two')]
    const undo = () =>
      undoPlacement(
        platform.platform,
        { edition: at.edition, actor: program() },
        { sessionNumber: one.number, reason: '' },
      )
    await place(at.edition, one.number, '2022-06-01-A', 'a')
    await place(at.edition, one.number, '2022-06-01-B', 'l')
    const back = await undo()
    expect(back.ok && back.value?.slotCode).toBe('2022-06-01-A')
    const forth = await undo()
    expect(forth.ok && forth.value?.slotCode).toBe('2022-06-01-B')
    await place(at.edition, two.number, '2022-06-01-A', 'a')
    const taken = await undo()
    expect(taken.ok || taken.refusal.code).toBe('room-occupied')
  })
})

test('undone or brought back, a session lasts as long as it does now, and stays away from a place that is gone', async () => {
  const { db } = platform
  const at = await editionWithRequests(db, now)
  const as = { edition: at.edition, actor: program() }
  const one = await made(at, 'One')
  const lasting = (minutes: number) =>
    db.updateTable('session').set({ duration_minutes: minutes }).where('id', '=', one.id).execute()
  const undo = () => undoPlacement(platform.platform, as, { sessionNumber: one.number, reason: '' })
  await place(at.edition, one.number, '2022-06-01-A', 'a')
  await place(at.edition, one.number, '2022-06-01-B', 'l')
  await lasting(30)
  const back = await undo()
  expect(back.ok && back.value && minutesBetween(back.value.startsAt, back.value.endsAt)).toBe(30)
  await endSession(platform.platform, as, { sessionNumber: one.number, to: 'cancelled', reason: 'Ill.' })
  await lasting(45)
  const restore = () =>
    restoreSession(platform.platform, as, { sessionNumber: one.number, reason: 'Well.', place: 'back' })
  const restored = await restore()
  expect(restored.ok && restored.value && minutesBetween(restored.value.startsAt, restored.value.endsAt)).toBe(45)
  await place(at.edition, one.number, '2022-06-01-B', 'l')
  await lasting(600)
  expect(await undo()).toMatchObject({ ok: false, refusal: { code: 'place-gone' } })
  await lasting(45)
  await db
    .updateTable('room')
    .set({ in_use: false })
    .where('edition_id', '=', at.edition.id)
    .where('code', '=', 'a')
    .execute()
  expect(await undo()).toMatchObject({ ok: false, refusal: { code: 'place-gone' } })
})

describe('publishing', () => {
  test('the public sees what was published, not what is planned, until the next version', async () => {
    const at = await editionWithRequests(platform.db, now)
    const [shown, hidden] = [await made(at, 'Shown'), await made(at, 'Hidden')]
    expect(await publishedAgenda(platform.db, at.edition)).toBeNull()
    await place(at.edition, shown.number, '2022-06-01-A', 'a')
    const first = await publish(at.edition)
    expect(first.told.map((c) => [c.kind, c.number])).toEqual([['new', shown.number]])

    await place(at.edition, hidden.number, '2022-06-01-A', 'l')
    await place(at.edition, shown.number, '2022-06-01-B', 'l', 'A larger audience.')
    expect(await published(at.edition, hidden.number)).toBeNull()
    expect((await published(at.edition, shown.number))?.room.code).toBe('a')

    const second = await publish(at.edition)
    expect(second.told.map((c) => [c.kind, c.number, c.reason])).toEqual([
      ['moved', shown.number, 'A larger audience.'],
      ['new', hidden.number, ''],
    ])
    const now2 = await published(at.edition, shown.number)
    expect([now2?.room.code, now2?.sequence, now2?.startsAt]).toEqual(['l', 1, new Date('2022-06-01T09:00:00Z')])
    const personId = now2?.people[0]?.id ?? ''
    expect((await sessionsOfPerson(platform.db, at.edition, personId)).map((e) => e.number)).toEqual([shown.number])
  })

  test('publishing twice at once makes one version', async () => {
    const at = await editionWithRequests(platform.db, now)
    const { number } = await made(at, 'One')
    await place(at.edition, number, '2022-06-01-A', 'a')
    const results = await Promise.all([publish(at.edition), publish(at.edition)])
    expect(results.map((r) => (r.result.ok ? r.result.value.version : r.result.refusal.code)).sort()).toEqual([
      1,
      'nothing-to-publish',
    ])
  })

  test('a cancelled session keeps its room until the public knows, and stays on the published agenda, marked', async () => {
    const at = await editionWithRequests(platform.db, now)
    const [one, two] = [await made(at, 'One'), await made(at, 'Two')]
    await place(at.edition, one.number, '2022-06-01-A', 'a')
    await publish(at.edition)
    const cancel = (reason: string) =>
      endSession(
        platform.platform,
        { edition: at.edition, actor: program() },
        { sessionNumber: one.number, to: 'cancelled', reason },
      )
    const silent = await cancel('')
    expect(silent.ok || silent.refusal.code).toBe('reason-needed')
    await cancel('The speakers fell ill.')
    expect(await place(at.edition, two.number, '2022-06-01-A', 'a')).toMatchObject({
      refusal: { code: 'room-occupied', facts: { number: one.number } },
    })
    await publish(at.edition)
    expect((await place(at.edition, two.number, '2022-06-01-A', 'a')).ok).toBe(true)
    await publish(at.edition)
    const agenda = await publishedAgenda(platform.db, at.edition)
    expect(agenda?.entries.map((e) => [e.number, e.standing, e.reason, e.sequence])).toEqual([
      [one.number, 'cancelled', 'The speakers fell ill.', 1],
      [two.number, 'on', '', 0],
    ])
    const again = await place(at.edition, one.number, '2022-06-01-B', 'a')
    expect(again.ok || again.refusal.code).toBe('session-cancelled')
  })
})

test('first requests, tracks and headings of themes reach the constraints that look at them', async () => {
  const at = await editionWithRequests(platform.db, now)
  const term = (code: string, position: number, parent: string | null) => ({
    edition_id: at.edition.id,
    vocabulary: 'action_lines',
    code,
    position,
    name: JSON.stringify({ en: code }),
    details: JSON.stringify({ parent }),
  })
  await platform.db
    .insertInto('vocabulary_term')
    .values([term('C4', 1, null), term('C7.1', 2, 'C7'), term('C7.2', 3, 'C7')])
    .execute()
  const first = await made(at, 'First', { first_time: 'yes', special_track: 'youth', primary_action_line: 'C7.1' })
  const other = await made(at, 'Other', { first_time: 'no', special_track: 'youth', primary_action_line: 'C7.2' })
  const problem = problemOf(await planFacts(platform.db, at.edition), at.edition.zone)
  expect(problem.sessions.map(({ id, firstTimer, audiences }) => ({ id, firstTimer, audiences }))).toEqual([
    { id: first.id, firstTimer: true, audiences: ['youth'] },
    { id: other.id, firstTimer: false, audiences: ['youth'] },
  ])
  expect(problem.similarThemes).toEqual([['action_lines C7.1', 'action_lines C7.2']])
  const heard = speaking(problem)
  for (const name of ['similar-theme-in-parallel', 'same-audience-in-parallel']) expect(heard).toContain(name)
  // Nobody says in this edition how advanced a session is, or when a person is away.
  for (const name of ['easier-after-harder', 'person-unavailable']) expect(heard).not.toContain(name)
})
