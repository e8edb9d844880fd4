import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { program } from '../../acts/public.ts'
import { changesOfEdition } from '../../consultation/public.ts'
import { house } from '../../house.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { planOf, scorePlan } from '../../scheduling/public.ts'
import { createWeb } from '../../web/web.tsx'
import { withTeams } from '../clashes.ts'
import { placeSession } from '../place.ts'
import { planFacts } from '../plan-facts.ts'
import { placementsOf, problemOf } from '../plan-of-edition.ts'
import { editionWithSessions } from '../testing/edition-with-sessions.ts'
import { acceptPlan } from './accept.ts'
import type { SearchTask } from './proposal.ts'
import { proposeAgain, proposeSchedule, steerSearch } from './propose.ts'
import { acceptancesOf, proposalByNumber } from './reads.ts'
import { scheduleUnplaced } from './schedule-unplaced.ts'
import { undoAcceptance } from './undo-acceptance.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
})
afterAll(() => t.close())

const aTask = (sessions: readonly string[], given: Partial<SearchTask> = {}): SearchTask => ({
  scope: 'unplaced',
  sessions,
  seeds: [1],
  budget: { kind: 'moves', moves: 4000 },
  respectLocks: true,
  keepPublished: true,
  change: null,
  ...given,
})

async function proposed(edition: EditionScope, task: SearchTask) {
  const started = await proposeSchedule(t.platform, as(edition), task)
  if (!started.ok) throw new Error(started.refusal.code)
  await started.value.finished
  const proposal = await proposalByNumber(t.db, edition, started.value.number)
  if (!proposal) throw new Error('no proposal')
  return proposal
}

const as = (edition: EditionScope) => ({ edition, actor: program() })

const accept = (edition: EditionScope, number: number, sessions: number[] | null, plan = 'proposed', anyway = false) =>
  acceptPlan(t.platform, as(edition), { number, plan, sessions, reason: 'First plan.', anyway })

const placedNumbers = async (edition: EditionScope) =>
  (await planFacts(t.db, edition)).sessions.filter((s) => s.starts_at).map((s) => s.number)

async function hardBreaches(edition: EditionScope) {
  const facts = await planFacts(t.db, edition)
  const problem = problemOf(facts, edition.zone)
  return scorePlan(planOf(problem, withTeams(problem, placementsOf(facts))))
    .byConstraint.filter((part) => part.weight === 'hard')
    .map((part) => part.name)
}

test('a proposal is found in threads, accepted in part, then whole, and each acceptance is undone as one', async () => {
  const { edition, ids, numbers } = await editionWithSessions(t.db, 6, now)
  const proposal = await proposed(edition, aTask(ids, { seeds: [1, 2] }))
  expect(proposal).toMatchObject({ state: 'done', plans: [{ name: 'proposed', hard: 0 }] })
  expect(await placedNumbers(edition)).toEqual([])

  const some = await accept(edition, proposal.number, numbers.slice(0, 2))
  expect(some).toMatchObject({ ok: true, value: { moved: 2, notMoved: [] } })
  expect(await placedNumbers(edition)).toEqual(numbers.slice(0, 2))
  expect(await accept(edition, proposal.number, null)).toMatchObject({ ok: true, value: { moved: 4 } })
  expect(await placedNumbers(edition)).toEqual(numbers)
  expect(await hardBreaches(edition)).toEqual([])
  expect(await accept(edition, proposal.number, null)).toMatchObject({
    ok: false,
    refusal: { code: 'nothing-differs' },
  })

  const [last, first] = (await acceptancesOf(t.db, edition)).toSorted((a, b) => b.moved - a.moved)
  const undo = (id: string | undefined) =>
    undoAcceptance(t.platform, { edition, actor: program() }, { id: id ?? '', reason: 'As before.' })
  expect(await undo(last?.id)).toMatchObject({ ok: true, value: { restored: 4, movedSince: 0 } })
  expect(await placedNumbers(edition)).toEqual(numbers.slice(0, 2))
  expect(await undo(last?.id)).toMatchObject({ ok: false, refusal: { code: 'already-undone' } })
  expect(await undo(first?.id)).toMatchObject({ ok: true, value: { restored: 2 } })
  expect(await placedNumbers(edition)).toEqual([])
})

test('undoing leaves alone what somebody has moved since', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 3, now)
  await scheduleUnplaced(t.platform, as(edition), { seed: 1, moves: 2000, reason: 'First plan.' })
  const by = { startsAt: null, reason: 'As asked.', personId: null, anyway: true }
  const move = { ...by, sessionNumber: numbers[0] ?? 0, slotCode: '2022-06-03-A', roomCode: 'popov' }
  expect((await placeSession(t.platform, { edition, actor: program() }, move)).ok).toBe(true)
  const [acceptance] = await acceptancesOf(t.db, edition)
  expect(
    await undoAcceptance(t.platform, { edition, actor: program() }, { id: acceptance?.id ?? '', reason: 'As before.' }),
  ).toMatchObject({
    ok: true,
    value: { restored: 2, movedSince: 1 },
  })
  expect(await placedNumbers(edition)).toEqual(numbers.slice(0, 1))
})

test('a part that breaks a rule neither plan breaks is refused with the rule, until it is taken anyway', async () => {
  const { edition, ids, numbers } = await editionWithSessions(t.db, 2, now)
  const proposal = await proposed(edition, aTask(ids))
  const [first] = ids
  const place = proposal.plans[0]?.placements.find((p) => p.session === first)
  // Meanwhile somebody puts the other session, which has the same moderator, at that very time.
  const by = { startsAt: null, reason: 'As asked.', personId: null, anyway: true }
  const other = place?.room === 'popov' ? 'a' : 'popov'
  const order = { ...by, sessionNumber: numbers[1] ?? 0, slotCode: place?.slot ?? '', roomCode: other }
  expect((await placeSession(t.platform, { edition, actor: program() }, order)).ok).toBe(true)
  const refused = await accept(edition, proposal.number, [numbers[0] ?? 0])
  expect(refused).toMatchObject({
    ok: false,
    refusal: { code: 'clashes', facts: { constraints: expect.stringContaining('person-in-two-places') } },
  })
  expect((await accept(edition, proposal.number, [numbers[0] ?? 0], 'proposed', true)).ok).toBe(true)
  expect(await accept(edition, proposal.number, [numbers[1] ?? 0])).toMatchObject({ ok: true, value: { moved: 1 } })
})

test('an edition has one running search; it is paused, resumed and ended with the best so far', async () => {
  const { edition, ids } = await editionWithSessions(t.db, 4, now)
  const long = aTask(ids, { budget: { kind: 'seconds', seconds: 600 } })
  const started = await proposeSchedule(t.platform, as(edition), long)
  if (!started.ok) throw new Error(started.refusal.code)
  const { number, finished } = started.value
  expect(await proposeSchedule(t.platform, as(edition), aTask(ids))).toMatchObject({
    ok: false,
    refusal: { code: 'search-running' },
  })
  const reaches = async (state: string) => {
    while ((await proposalByNumber(t.db, edition, number))?.state !== state) await new Promise((r) => setTimeout(r, 50))
  }
  expect((await steerSearch(t.platform, as(edition), { number: number, wish: 'pause' })).ok).toBe(true)
  await reaches('paused')
  expect((await steerSearch(t.platform, as(edition), { number: number, wish: 'resume' })).ok).toBe(true)
  await reaches('running')
  expect((await steerSearch(t.platform, as(edition), { number: number, wish: 'take' })).ok).toBe(true)
  await finished
  expect(await proposalByNumber(t.db, edition, number)).toMatchObject({ state: 'done', plans: [{ hard: 0 }] })
  expect(await steerSearch(t.platform, as(edition), { number: number, wish: 'pause' })).toMatchObject({
    ok: false,
    refusal: { code: 'search-over' },
  })

  const again = await proposeAgain(t.platform, as(edition), number)
  if (!again.ok) throw new Error(again.refusal.code)
  await steerSearch(t.platform, as(edition), { number: again.value.number, wish: 'cancel' })
  await again.value.finished
  expect(await proposalByNumber(t.db, edition, again.value.number)).toMatchObject({ state: 'cancelled', plans: [] })
})

test('a search whose process died without a word is interrupted, and another may begin', async () => {
  const { edition, ids } = await editionWithSessions(t.db, 2, now)
  await t.db
    .insertInto('schedule_proposal')
    .values({
      edition_id: edition.id,
      number: 1,
      kind: 'plan',
      asked_at: now,
      task: JSON.stringify(aTask(ids)),
      state: 'running',
      seen_at: sql<Date>`clock_timestamp() - interval '1 minute'`,
    })
    .execute()
  const proposal = await proposed(edition, aTask(ids))
  expect(proposal.number).toBe(2)
  expect((await proposalByNumber(t.db, edition, 1))?.state).toBe('interrupted')
})

test('there is nothing to schedule without a venue, and nothing where all is placed or locked', async () => {
  const { edition, ids } = await editionWithSessions(t.db, 2, now)
  expect(await proposeSchedule(t.platform, as(edition), aTask([]))).toMatchObject({
    ok: false,
    refusal: { code: 'nothing-to-schedule' },
  })
  const lost = aTask(ids, { change: { kind: 'room', room: 'none' } })
  expect(await proposeSchedule(t.platform, as(edition), lost)).toMatchObject({ refusal: { code: 'room-unknown' } })
})

test('a switch to virtual moves all online in a front of three plans; undoing it restores rooms and modes, of the edition too', async () => {
  const { edition, ids } = await editionWithSessions(t.db, 6, now)
  await scheduleUnplaced(t.platform, as(edition), { seed: 1, moves: 4000, reason: 'First plan.' })
  const before = await planFacts(t.db, edition)
  const proposal = await proposed(
    edition,
    aTask(ids, { scope: 'all', keepPublished: false, change: { kind: 'virtual', onlineRooms: 4 } }),
  )
  expect(proposal.plans.map((plan) => [plan.name, plan.hard])).toEqual([
    ['fewest-changes', 0],
    ['balanced', 0],
    ['best-programme', 0],
  ])
  const unreasoned = {
    number: proposal.number,
    plan: 'balanced',
    sessions: null,
    reason: ' ',
    anyway: false,
  }
  expect(await acceptPlan(t.platform, as(edition), unreasoned)).toMatchObject({ refusal: { code: 'reason-missing' } })
  const accepted = await accept(edition, proposal.number, null, 'fewest-changes')
  expect(accepted).toMatchObject({ ok: true, value: { moved: 6, notMoved: [] } })
  const after = await planFacts(t.db, edition)
  expect(after.sessions.map((s) => [s.mode, after.rooms.find((r) => r.code === s.room_code)?.kind])).toEqual(
    ids.map(() => ['virtual', 'online']),
  )
  expect(after.rooms.filter((room) => room.kind === 'online').map((room) => room.code)).toEqual([
    'v1',
    'virtual_1',
    'virtual_2',
    'v2',
  ])
  expect(after.people.every((p) => p.presence === 'remote')).toBe(true)
  expect(await hardBreaches(edition)).toEqual([])
  if (!accepted.ok) return
  const [onSite, online] = [
    { from: '2022-03-15', to: '2022-03-19', mode: 'hybrid' },
    { from: '2022-03-20', to: '2022-06-03', mode: 'virtual' },
  ]
  expect(await changesOfEdition(t.db, edition)).toMatchObject([
    {
      from: { mode: 'hybrid' },
      to: { mode: 'virtual', periods: [onSite, online] },
      announcedOn: '2022-03-20',
      reason: 'First plan.',
      takenBackAt: null,
    },
  ])
  const taking = async () => {
    const home = await createWeb(t.platform, house).request(`http://localhost/en/${edition.slug}`)
    return (await home.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  }
  expect(await taking()).toContain('Format On site and online 15–19 March 2022 Online 20 March – 3 June 2022')
  expect(
    await undoAcceptance(t.platform, { edition, actor: program() }, { id: accepted.value.id, reason: 'As before.' }),
  ).toMatchObject({
    ok: true,
    value: { restored: 6, notMoved: [] },
  })
  expect(await taking()).toMatch(/Format On site and online (?!\d)/) // no days of other modes behind it
  expect(await taking()).toContain('First plan. 20 March 2022 Taken back: 20 March 2022')
  const restored = await planFacts(t.db, edition)
  expect({ ...restored, people: restored.people.length }).toEqual({ ...before, people: before.people.length })
  const first = (await acceptancesOf(t.db, edition)).find((one) => one.number === null)
  expect(
    await undoAcceptance(t.platform, { edition, actor: program() }, { id: first?.id ?? '', reason: 'As before.' }),
  ).toMatchObject({
    value: { restored: 6, movedSince: 0 },
  })
})

test('a lost room is emptied and stays closed; withdrawn sessions are cancelled and the others stay', async () => {
  const { edition, ids } = await editionWithSessions(t.db, 4, now)
  await scheduleUnplaced(t.platform, as(edition), { seed: 1, moves: 4000, reason: 'First plan.' })
  const [first] = (await planFacts(t.db, edition)).sessions
  const room = first?.room_code ?? ''
  const lost = await proposed(
    edition,
    aTask(ids, { scope: 'all', keepPublished: false, change: { kind: 'room', room } }),
  )
  expect((await accept(edition, lost.number, null, 'fewest-changes')).ok).toBe(true)
  const after = await planFacts(t.db, edition)
  expect(after.sessions.filter((s) => s.room_code === room)).toEqual([])
  expect(after.blocks.some((block) => block.room_codes.includes(room))).toBe(true)

  const late = await proposed(
    edition,
    aTask(ids, { scope: 'all', keepPublished: false, change: { kind: 'late', withdrawn: [first?.id ?? ''] } }),
  )
  expect(await accept(edition, late.number, null, 'fewest-changes')).toMatchObject({ ok: true, value: { moved: 1 } })
  const left = await planFacts(t.db, edition)
  expect(left.sessions.map((s) => s.number)).toEqual(after.sessions.slice(1).map((s) => s.number))
  const [acceptance] = (await acceptancesOf(t.db, edition)).filter((one) => one.number === late.number)
  expect(
    await undoAcceptance(t.platform, { edition, actor: program() }, { id: acceptance?.id ?? '', reason: 'As before.' }),
  ).toMatchObject({
    ok: true,
  })
  expect((await planFacts(t.db, edition)).sessions).toHaveLength(4)
})
