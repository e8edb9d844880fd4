import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EditionScope, type Viewer, visitor } from '../access/public.ts'
import { person, program } from '../acts/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { lock } from './locks.ts'
import { placeSession } from './place.ts'
import { acceptancesOf } from './proposals/reads.ts'
import { scheduleUnplaced } from './proposals/schedule-unplaced.ts'
import { previewUndoing, undoAcceptance } from './proposals/undo-acceptance.ts'
import { previewAgenda, publishAgenda } from './publish-agenda.ts'
import { editionWithSessions } from './testing/edition-with-sessions.ts'
import { undoPlacement } from './undo-placement.ts'
import { previewUnplacing, unplaceSessions } from './unplace.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z', {}, house)
})
afterAll(() => t.close())

const officer = ({ id }: EditionScope): Viewer => ({
  ...visitor(),
  grants: [{ role: 'secretariat_officer', editionId: id }],
})
const by = (edition: EditionScope) => ({ edition, actor: person(officer(edition)) })

const place = async (edition: EditionScope, sessionNumber = 0, slotCode = '', roomCode = '', reason = 'As asked.') =>
  expect(
    await placeSession(
      t.platform,
      { edition, actor: program() },
      { sessionNumber, slotCode, roomCode, reason, anyway: true, startsAt: null },
    ),
  ).toMatchObject({ ok: true })

async function lookedAtAgenda(edition: EditionScope) {
  const looked = await previewAgenda(t.platform, by(edition))
  if (!looked.ok) throw new Error(looked.refusal.code)
  return { ...looked.value.facts, seen: looked.value.seen ?? '' }
}

test('as many changes as were shown, but others: nothing is published, and the session that changed is named', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 1, now)
  const [one = 0] = numbers
  await place(edition, one, '2022-06-01-A', 'a', 'Minor wording.')
  const { seen } = await lookedAtAgenda(edition)
  await place(edition, one, '2022-06-02-A', 'a', 'SECRET internal note')
  const wish = { note: '', reason: '' }
  expect(await publishAgenda(t.platform, { ...by(edition), seen }, wish)).toMatchObject({
    refusal: { code: 'changed-meanwhile', difference: { changed: [String(one)], added: [], gone: [] } },
  })
  expect(await publishAgenda(t.platform, by(edition), wish)).toMatchObject({ refusal: { code: 'not-confirmed' } })
  const again = await lookedAtAgenda(edition)
  expect(await publishAgenda(t.platform, { ...by(edition), seen: again.seen }, wish)).toMatchObject({
    value: { version: 1, changes: [{ reason: 'SECRET internal note' }] },
  })
})

test('a plan that breaks rules is shown with them and published with a reason only, which the record keeps', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 2, now)
  await place(edition, numbers[0], '2022-06-01-A', 'a')
  await place(edition, numbers[1], '2022-06-01-A', 'popov')
  const { seen, breaches } = await lookedAtAgenda(edition)
  expect(breaches.map((breach) => breach.constraint)).toContain('person-in-two-places')
  const publish = (reason: string) => publishAgenda(t.platform, { ...by(edition), seen }, { note: '', reason })
  expect(await publish(' ')).toMatchObject({ refusal: { code: 'rules-broken' } })
  expect(await publish('She speaks by video in one of them.')).toMatchObject({ ok: true })
  const line = await t.db
    .selectFrom('audit_entry')
    .select('details')
    .where('edition_id', '=', edition.id)
    .where('action', '=', 'agenda published')
    .executeTakeFirst()
  expect(line?.details).toMatchObject({ reason: 'She speaks by video in one of them.', changes: 2 })
})

const asProgram = (edition: EditionScope) => ({ edition, actor: program() })
const placesOf = async (edition: EditionScope) =>
  (
    await t.db
      .selectFrom('placement')
      .innerJoin('session', 'session.id', 'placement.session_id')
      .innerJoin('slot', 'slot.id', 'placement.slot_id')
      .select(['session.number', 'slot.code'])
      .where('placement.edition_id', '=', edition.id)
      .orderBy('session.number')
      .execute()
  ).map(({ number, code }) => `${number} ${code}`)

test('undo goes through the gate of placing: it gives no person two rooms, and moves nothing into the past', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 2, now)
  const [one = 0, two = 0] = numbers
  await place(edition, one, '2022-06-01-A', 'a')
  await place(edition, one, '2022-06-02-A', 'a')
  await place(edition, two, '2022-06-01-A', 'popov') // the same moderator
  const undo = (sessionNumber: number) =>
    undoPlacement(t.platform, asProgram(edition), { sessionNumber, reason: 'Not needed.' })
  expect(await undo(one)).toMatchObject({ refusal: { code: 'clashes', facts: { slot: '2022-06-01-A', room: 'a' } } })
  await lock(t.platform, asProgram(edition), { things: [{ kind: 'session', number: two }], reason: 'Agreed.' })
  expect(await undo(two)).toMatchObject({ refusal: { code: 'locked' } })
  t.clock.set('2022-06-01T12:00:00Z')
  expect(await undo(one)).toMatchObject({ refusal: { code: 'place-past' } })
  expect(await undo(two)).toMatchObject({ refusal: { code: 'session-over' } })
  const past = { sessionNumber: one, slotCode: '2022-06-01-A', roomCode: 'l', reason: 'Yes.', anyway: true }
  expect(await placeSession(t.platform, asProgram(edition), { ...past, startsAt: null })).toMatchObject({
    refusal: { code: 'place-past' },
  })
  t.clock.set(now)
  expect(await placesOf(edition)).toEqual([`${one} 2022-06-02-A`, `${two} 2022-06-01-A`])
})

test('what is locked is not taken out; what the public has seen needs a reason and becomes “time to be announced”', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 2, now)
  const [one = 0, two = 0] = numbers
  await place(edition, one, '2022-06-01-A', 'a')
  await place(edition, two, '2022-06-02-A', 'a')
  await publishAgenda(t.platform, asProgram(edition), { note: '', reason: 'First.' })
  await lock(t.platform, asProgram(edition), { things: [{ kind: 'session', number: two }], reason: 'Agreed.' })
  const takeOut = (numbers: number[], reason: string) =>
    unplaceSessions(t.platform, asProgram(edition), { numbers, reason })
  expect(await takeOut([two], 'Yes.')).toMatchObject({ refusal: { code: 'locked', facts: { number: two } } })
  expect(await takeOut([one], ' ')).toMatchObject({ refusal: { code: 'reason-needed' } })
  expect(await takeOut([one], 'The room floods.')).toMatchObject({ value: 1 })
  const published = await publishAgenda(t.platform, asProgram(edition), { note: '', reason: '' })
  expect(published).toMatchObject({
    value: { changes: [{ number: one, kind: 'unplaced', reason: 'The room floods.' }] },
  })
})

test('a page of before a colleague’s move neither moves nor takes out', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 1, now)
  const [one = 0] = numbers
  await place(edition, one, '2022-06-01-A', 'a')
  t.clock.set('2022-03-20T10:05:00Z')
  const looked = await previewUnplacing(t.platform, by(edition), [one])
  const seen = (looked.ok && looked.value.seen) || ''
  await place(edition, one, '2022-06-02-A', 'a', 'Promised to the speakers.')
  const old = { ...by(edition), seen }
  const back = { sessionNumber: one, slotCode: '2022-06-01-A', roomCode: 'l', reason: 'Mine.', anyway: true }
  const answers = [
    await placeSession(t.platform, old, { ...back, startsAt: null }),
    await undoPlacement(t.platform, old, { sessionNumber: one, reason: '' }),
    await unplaceSessions(t.platform, old, { numbers: [one], reason: 'Mine.' }),
  ]
  for (const answer of answers)
    expect(answer).toMatchObject({
      refusal: {
        code: 'changed-meanwhile',
        by: [{ act: 'session placed', details: { reason: 'Promised to the speakers.' } }],
      },
    })
  expect(await placesOf(edition)).toEqual([`${one} 2022-06-02-A`])
})

test('undoing an accepted plan shows what goes back and what has begun; what the public has seen needs a reason', async () => {
  t.clock.set(now)
  const { edition, numbers } = await editionWithSessions(t.db, 3, now)
  await scheduleUnplaced(t.platform, asProgram(edition), { seed: 1, moves: 2000, reason: 'First plan.' })
  await publishAgenda(t.platform, asProgram(edition), { note: '', reason: 'First.' })
  const starts = (await t.db.selectFrom('placement').select('starts_at').where('edition_id', '=', edition.id).execute())
    .map((row) => row.starts_at)
    .sort((a, b) => +a - +b)
  t.clock.set(starts[0] ?? now) // the first of them begins
  const begun = starts.filter((at) => +at === +(starts[0] ?? now)).length
  const [acceptance] = await acceptancesOf(t.db, edition)
  const id = acceptance?.id ?? ''
  const looked = await previewUndoing(t.platform, by(edition), id)
  if (!looked.ok) throw new Error(looked.refusal.code)
  const fates = looked.value.facts.items.map(({ fate }) => fate)
  expect([fates.filter((f) => f === 'begun').length, fates.filter((f) => f === 'back').length]).toEqual([
    begun,
    numbers.length - begun,
  ])
  const undo = (reason: string, seen = looked.value.seen ?? '') =>
    undoAcceptance(t.platform, { ...by(edition), seen }, { id, reason })
  expect(await undo('Yes.', '')).toMatchObject({ refusal: { code: 'changed-meanwhile' } })
  expect(await undo(' ')).toMatchObject({ refusal: { code: 'reason-missing' } })
  expect(await undo('The venue changes.')).toMatchObject({ value: { restored: numbers.length - begun } })
  expect(await placesOf(edition)).toHaveLength(begun)
  expect(await undo('Again.')).toMatchObject({ ok: false })
  t.clock.set(now)
})
