import type { Selectable } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope, Viewer } from '../access/public.ts'
import { person, program } from '../acts/public.ts'
import { house } from '../house.ts'
import type { Placement } from '../platform/db/schema.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { endSession, previewRestoring, restoreSession } from './cancel.ts'
import { lock } from './locks.ts'
import { placeSession } from './place.ts'
import { acceptPlan, previewAccepting } from './proposals/accept.ts'
import { proposeSchedule } from './proposals/propose.ts'
import { acceptancesOf } from './proposals/reads.ts'
import { previewUndoing, undoAcceptance } from './proposals/undo-acceptance.ts'
import { previewAgenda, publishAgenda } from './publish-agenda.ts'
import { editionWithSessions } from './testing/edition-with-sessions.ts'
import { officer } from './testing/officer.ts'
import { sessionInPlanShown } from './testing/shown.ts'
import { undoPlacement } from './undo-placement.ts'
import { previewUnplacing, unplaceSessions } from './unplace.ts'

const ROUNDS = 50
const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
let numbers: number[]
let proposal: number
let officers: Viewer[]
beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z', {}, house)
  const made = await editionWithSessions(t.db, 3, now, 'small')
  edition = made.edition
  numbers = made.numbers
  const task = {
    ...{ scope: 'all' as const, sessions: made.ids, seeds: [1], budget: { kind: 'moves' as const, moves: 500 } },
    ...{ respectLocks: true, keepPublished: false, change: null },
  }
  const asked = await proposeSchedule(t.platform, as(), task)
  if (!asked.ok) throw new Error(asked.refusal.code)
  await asked.value.finished
  proposal = asked.value.number
  officers = [officer(edition), officer(edition)]
  await planned()
})
afterAll(() => t.close())
const as = () => ({ edition, actor: program() })

/** What one officer does, with what their page had shown; true when it was done. */
type Doing = (seen: string) => Promise<{ ok: boolean; refusal?: { code: string } }>
type ActOnPlan = { looks(who: Viewer): Promise<string>; does(who: Viewer): Doing }

const [first, second, third] = [() => numbers[0] ?? 0, () => numbers[1] ?? 0, () => numbers[2] ?? 0]
const by = (who: Viewer, seen: string) => ({ edition, actor: person(who), seen })
const session = (number: () => number) => () => sessionInPlanShown(t.db, edition, number(), t.clock.now())
const seenBy = async (looked: Promise<{ ok: true; value: { seen: string | null } } | { ok: false }>) => {
  const found = await looked
  return (found.ok && found.value.seen) || 'nothing'
}
const place = (number: () => number, slotCode: string, roomCode: string): ActOnPlan => ({
  looks: session(number),
  does: (who) => (seen) =>
    placeSession(t.platform, by(who, seen), {
      ...{ sessionNumber: number(), slotCode, roomCode, startsAt: null, reason: 'As asked.', anyway: true },
    }),
})
const end = (to: 'cancelled' | 'postponed'): ActOnPlan => ({
  looks: session(first),
  does: (who) => (seen) => endSession(t.platform, by(who, seen), { sessionNumber: first(), to, reason: 'Ill.' }),
})
const ACTS: Record<string, ActOnPlan> = {
  place: place(first, '2022-06-02-A', 'l'),
  move: place(first, '2022-06-01-A', 'a'),
  'move another there': place(second, '2022-06-01-A', 'a'),
  'take out': {
    looks: (who) => seenBy(previewUnplacing(t.platform, { edition, actor: person(who) }, [first()])),
    does: (who) => (seen) => unplaceSessions(t.platform, by(who, seen), { numbers: [first()], reason: 'Ill.' }),
  },
  cancel: end('cancelled'),
  postpone: end('postponed'),
  'bring back': {
    looks: (who) => seenBy(previewRestoring(t.platform, { edition, actor: person(who) }, third())),
    does: (who) => (seen) =>
      restoreSession(t.platform, by(who, seen), { sessionNumber: third(), reason: 'Well.', place: 'back' }),
  },
  undo: {
    looks: session(first),
    does: (who) => (seen) => undoPlacement(t.platform, by(who, seen), { sessionNumber: first(), reason: 'As before.' }),
  },
  accept: {
    looks: (who) => seenBy(previewAccepting(t.platform, { edition, actor: person(who) }, acceptWish())),
    does: (who) => (seen) => acceptPlan(t.platform, by(who, seen), acceptWish()),
  },
  'undo all': {
    looks: async (who) => seenBy(previewUndoing(t.platform, { edition, actor: person(who) }, await lastAcceptance())),
    does: (who) => async (seen) =>
      undoAcceptance(t.platform, by(who, seen), { id: await lastAcceptance(), reason: 'As before.' }),
  },
  lock: {
    looks: async () => 'none',
    does: (who) => (seen) =>
      lock(t.platform, by(who, seen), { things: [{ kind: 'session', number: first() }], reason: 'Agreed.' }),
  },
  publish: {
    looks: (who) => seenBy(previewAgenda(t.platform, { edition, actor: person(who) })),
    does: (who) => (seen) => publishAgenda(t.platform, by(who, seen), { note: '', reason: 'As it stands.' }),
  },
}
const acceptWish = () => ({ number: proposal, plan: 'proposed', sessions: null, reason: 'Better.', anyway: true })
const lastAcceptance = async () => (await acceptancesOf(t.db, edition))[0]?.id ?? '00000000-0000-4000-8000-000000000000'

/** Every round begins alike: the first two placed, the third cancelled where it was announced, nothing locked. */
async function asAtFirst(round: number): Promise<void> {
  await t.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('schedule_lock').execute()
    await tx.deleteFrom('placement').execute()
    await tx.insertInto('placement').values(begin).execute()
    await tx
      .updateTable('session')
      .set({ state: 'scheduled', title: `Round ${round}` })
      .where('number', '!=', third())
      .execute()
    await tx.updateTable('session').set({ state: 'cancelled' }).where('number', '=', third()).execute()
    await tx.updateTable('schedule_acceptance').set({ undone_at: null }).execute()
  })
}
let begin: Selectable<Placement>[] = []

/** The first round's plan, made by acts, so that every session has its history. */
async function planned() {
  const to = (sessionNumber: number, slotCode: string, roomCode: string) =>
    placeSession(t.platform, as(), {
      ...{ sessionNumber, slotCode, roomCode, startsAt: null, reason: 'At first.', anyway: true },
    })
  await to(first(), '2022-06-02-A', 'l')
  await to(first(), '2022-06-01-A', 'l')
  await to(second(), '2022-06-01-A', 'v1')
  await to(third(), '2022-06-01-B', 'l')
  await publishAgenda(t.platform, as(), { note: '', reason: 'At first.' })
  await endSession(t.platform, as(), { sessionNumber: third(), to: 'cancelled', reason: 'Ill.' })
  begin = await t.db.selectFrom('placement').selectAll().execute()
  expect(begin).toHaveLength(3)
}

/** Everything two officers could spoil, as it stands. */
const standing = async () =>
  t.db
    .selectFrom('session')
    .leftJoin('placement', 'placement.session_id', 'session.id')
    .leftJoin('room', 'room.id', 'placement.room_id')
    .select(['session.number', 'session.state', 'room.code', 'placement.starts_at'])
    .orderBy('session.number')
    .execute()
const changes = async () =>
  Number(
    (
      await t.db
        .selectFrom('session_change')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
const doubleBooked = async () => {
  const rows = (await standing()).filter(({ code }) => code !== null)
  return rows.length - new Set(rows.map(({ code, starts_at }) => `${code} ${starts_at?.toISOString()}`)).size
}

const PAIRS = [
  ...['place', 'move', 'move another there', 'take out', 'undo', 'accept'].map((one) => ['move', one] as const),
  ...['cancel', 'undo', 'accept', 'publish', 'lock'].map((one) => ['take out', one] as const),
  ...['cancel', 'postpone', 'bring back', 'publish'].map((one) => ['cancel', one] as const),
  ...['bring back', 'publish', 'move another there'].map((one) => ['bring back', one] as const),
  ...['publish', 'accept', 'move'].map((one) => ['publish', one] as const),
  ...['accept', 'undo all'].map((one) => ['accept', one] as const),
]

/** Acts that say by their digest that the session was as shown: of two on one session only one can be done. */
const ON_FIRST = ['place', 'move', 'take out', 'cancel', 'postpone', 'undo']

test.each(PAIRS)(
  `two officers at once, ${ROUNDS} times: %s and %s lose nothing, book nothing twice, do nothing unseen`,
  { timeout: 120_000 },
  async (one, two) => {
    const [a, b] = [ACTS[one], ACTS[two]]
    const [maria, li] = officers
    if (!a || !b || !maria || !li) throw new Error('an act is missing')
    for (let round = 0; round < ROUNDS; round++) {
      await asAtFirst(round)
      const [mine, theirs] = await Promise.all([a.looks(maria), b.looks(li)])
      const before = await changes()
      const answers = await Promise.all([a.does(maria)(mine), b.does(li)(theirs)])
      const done = answers.filter((answer) => answer.ok).length
      expect(await doubleBooked(), `round ${round}`).toBe(0)
      if (ON_FIRST.includes(one) && ON_FIRST.includes(two)) {
        expect([done, answers], `round ${round}`).toEqual([1, expect.anything()])
        expect(await changes()).toBe(before + 1)
      } else expect(done, `round ${round}: ${JSON.stringify(answers)}`).toBeGreaterThan(0)
    }
  },
)
