import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, preview, recordOf } from '../../acts/public.ts'
import { editionWithRequests } from '../../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { because, deskOf, now } from '../testing/desk.ts'
import { decisionKept, decisionTakenBack, keepDecision } from './keep-decision.ts'
import { decisionsKept, decisionsTakenBack } from './together.ts'

const openDesk = async () => {
  const t = await testPlatform('2022-03-08T10:00:00Z')
  const titles = Array.from({ length: 30 }, (_, i) => `Request ${i + 1}`)
  return deskOf(t, await editionWithRequests(t.db, now), titles)
}
type Desk = Awaited<ReturnType<typeof openDesk>>
let d: Desk
beforeAll(async () => {
  d = await openDesk()
})
afterAll(() => d.close())

const ref = (number: number) => `OCP22-${String(number).padStart(4, '0')}`
const order = (number: number, outcome = 'accepted', into = '') => ({
  reference: ref(number),
  outcome,
  intoReference: into,
  reason: because('It fits.'),
})
const seenOf = async (wish: ReturnType<typeof order>) => {
  const looked = await preview(d.platform, decisionKept, { edition: d.edition, actor: d.maria.actor, wish })
  return looked.ok ? (looked.value.seen ?? '') : ''
}
const keep = (wish: ReturnType<typeof order>, seen: string, who = d.maria) =>
  perform(d.platform, decisionKept, { edition: d.edition, actor: who.actor, wish, seen })
const standing = async (...numbers: number[]) =>
  (
    await d.db
      .selectFrom('decision as d')
      .innerJoin('submission as s', 's.id', 'd.submission_id')
      .select(['s.number', 'd.outcome', 'd.decided_by as by', 'd.submission_version as version'])
      .where('d.edition_id', '=', d.edition.id)
      .where('d.revoked_at', 'is', null)
      .where('s.number', 'in', numbers)
      .orderBy('s.number')
      .execute()
  ).map((row) => `${row.number} ${row.outcome} v${row.version} ${row.by === d.li.id ? 'Li' : 'Maria'}`)
const linesOf = async (number: number) =>
  (await recordOf(d.db, d.edition, { subjects: [ref(number)], limit: 20 })).map((line) => line.act)

test('a decision is kept on the version that was shown, and the record says what it replaced', async () => {
  const kept = await keep(order(1), await seenOf(order(1)))
  expect(kept.ok).toBe(true)
  expect(await standing(1)).toEqual(['1 accepted v1 Maria'])
  await keep(order(1, 'not_taken'), await seenOf(order(1)))
  expect(await standing(1)).toEqual(['1 not_taken v1 Maria'])
  const [newest] = await recordOf(d.db, d.edition, { subjects: [ref(1)], limit: 1 })
  expect(newest).toMatchObject({
    act: 'decision kept',
    personId: d.maria.id,
    before: { outcome: 'accepted', by: d.maria.id },
    after: { outcome: 'not_taken', version: 1 },
  })
})

test('a page that is older than a colleague’s decision, or than the text, decides nothing', async () => {
  const seen = await seenOf(order(2))
  await keep(order(2, 'not_taken'), seen, d.li)
  expect(await keep(order(2), seen)).toMatchObject({
    refusal: {
      code: 'changed-meanwhile',
      difference: { changed: [ref(2)] },
      by: [{ act: 'decision kept', personId: d.li.id, after: { outcome: 'not_taken' } }],
    },
  })
  expect(await standing(2)).toEqual(['2 not_taken v1 Li'])
  const before = await seenOf(order(3))
  await d.change(3, { current_version: 2, title: 'BUY CHEAP WATCHES' })
  expect(await keep(order(3), before)).toMatchObject({ refusal: { code: 'changed-meanwhile' } })
  expect(await standing(3)).toEqual([])
})

test('whoever was shown nothing decides nothing', async () => {
  const wish = order(4)
  const done = await perform(d.platform, decisionKept, { edition: d.edition, actor: d.maria.actor, wish })
  expect(done).toMatchObject({ refusal: { code: 'not-confirmed' } })
})

test('the target of a merge is found in any spelling, and confirmed by its title before anything is kept', async () => {
  const wish = order(5, 'merged', ' ocp22-0006 ')
  const unread = await seenOf(order(5))
  expect(await keep(wish, unread)).toMatchObject({
    refusal: { code: 'changed-meanwhile', difference: { added: [ref(6)], changed: [], gone: [] } },
  })
  const read = await seenOf(wish)
  await d.change(6, { title: 'Another title by now' })
  expect(await keep(wish, read)).toMatchObject({ refusal: { code: 'changed-meanwhile' } })
  expect((await keep(wish, await seenOf(wish))).ok).toBe(true)
  expect(await standing(5)).toEqual(['5 merged v1 Maria'])
})

test('a request is not merged into a text of another family', async () => {
  await d.change(8, { kind: 'official_submission' })
  const wish = order(7, 'merged', ref(8))
  expect(await keep(wish, await seenOf(wish))).toMatchObject({ refusal: { code: 'into-other-family' } })
})

test('two officers who merge two requests into each other wait for one another: one is told, nobody sees a fault', async () => {
  for (let round = 0; round < 25; round++) {
    const [here, there] = [order(9, 'merged', ref(10)), order(10, 'merged', ref(9))]
    const seen = await Promise.all([seenOf(here), seenOf(there)])
    const both = await Promise.all([keep(here, seen[0] ?? ''), keep(there, seen[1] ?? '', d.li)])
    expect(both.map((one) => one.ok).sort()).toEqual([false, true])
    await d.db.updateTable('decision').set({ revoked_at: d.clock.now() }).where('revoked_at', 'is', null).execute()
  }
})

test('a decision that waits is taken back once; what is released stands, and no line says otherwise', async () => {
  await keep(order(11), await seenOf(order(11)))
  const wish = { reference: ref(11) }
  const back = async () =>
    perform(d.platform, decisionTakenBack, {
      edition: d.edition,
      actor: d.maria.actor,
      wish,
      seen: await seenOf(order(11)),
    })
  expect((await back()).ok).toBe(true)
  expect(await back()).toMatchObject({ refusal: { code: 'nothing-pending' } })
  expect(await linesOf(11)).toEqual(['decision taken back', 'decision kept'])
})

const many = (numbers: readonly number[], replacing: readonly number[] = []) => ({
  references: numbers.map(ref),
  outcome: 'accepted',
  intoReference: '',
  reason: because('They fit.'),
  replacing: replacing.map(ref),
})
const seenTogether = async (wish: ReturnType<typeof many>) => {
  const looked = await preview(d.platform, decisionsKept, { edition: d.edition, actor: d.maria.actor, wish })
  return looked.ok ? looked.value : null
}
const together = (wish: ReturnType<typeof many>, seen: string | null | undefined) =>
  perform(d.platform, decisionsKept, { edition: d.edition, actor: d.maria.actor, wish, seen: seen ?? '' })

test('decided together: a colleague’s decision is named, and gives way only where it is ticked', async () => {
  await keep(order(12, 'not_taken'), await seenOf(order(12)), d.li)
  await keep(order(13, 'deferred'), await seenOf(order(13)), d.maria)
  const looked = await seenTogether(many([12, 13, 14]))
  expect(
    looked?.facts.fits.map(({ submission, asks }) => [submission.reference, asks, submission.pending?.by]),
  ).toEqual([
    [ref(12), true, d.li.id],
    [ref(13), false, d.maria.id],
    [ref(14), false, undefined],
  ])
  expect(await together(many([12, 13, 14]), looked?.seen)).toMatchObject({ value: 2 })
  expect(await standing(12, 13, 14)).toEqual(['12 not_taken v1 Li', '13 accepted v1 Maria', '14 accepted v1 Maria'])
  expect(await linesOf(12)).toEqual(['decision kept'])
  const ticked = await seenTogether(many([12], [12]))
  expect(await together(many([12], [12]), ticked?.seen)).toMatchObject({ value: 1 })
  expect(await standing(12)).toEqual(['12 accepted v1 Maria'])
})

test('decided together: one among them changes, with the same number as before, and none is kept', async () => {
  const looked = await seenTogether(many([15, 16]))
  await keep(order(15, 'not_taken'), await seenOf(order(15)), d.li)
  expect(await together(many([15, 16]), looked?.seen)).toMatchObject({
    refusal: { code: 'changed-meanwhile', difference: { changed: [ref(15)], added: [], gone: [] } },
  })
  const again = await seenTogether(many([16, 17]))
  await d.change(16, { state: 'withdrawn' })
  await d.change(18, { state: 'submitted' })
  expect(await together(many([16, 17]), again?.seen)).toMatchObject({
    refusal: { difference: { gone: [ref(16)] } },
  })
  expect(await standing(15, 16, 17)).toEqual(['15 not_taken v1 Li'])
})

test('decided together: nothing fits, or no reason is given, and nothing is recorded', async () => {
  await d.change(19, { state: 'withdrawn' })
  const looked = await seenTogether(many([19]))
  expect(await together(many([19]), looked?.seen)).toMatchObject({ refusal: { code: 'nothing-fits' } })
  const silent = { ...many([20]), reason: because(' ') }
  const shown = await seenTogether(silent)
  expect(shown?.facts.fits).toHaveLength(1)
  expect(await together(silent, shown?.seen)).toMatchObject({ refusal: { code: 'reason-missing' } })
  expect([await linesOf(19), await linesOf(20)]).toEqual([[], []])
})

test('several are taken back together, a colleague’s only where it is ticked', async () => {
  await keep(order(21), await seenOf(order(21)), d.li)
  await keep(order(22), await seenOf(order(22)))
  const back = async (replacing: number[]) => {
    const wish = { references: [ref(21), ref(22), ref(23)], replacing: replacing.map(ref) }
    const of = { edition: d.edition, actor: d.maria.actor, wish }
    const looked = await preview(d.platform, decisionsTakenBack, of)
    return perform(d.platform, decisionsTakenBack, { ...of, seen: looked.ok ? (looked.value.seen ?? '') : '' })
  }
  expect(await back([])).toMatchObject({ value: 1 })
  expect(await standing(21, 22)).toEqual(['21 accepted v1 Li'])
  expect(await back([21])).toMatchObject({ value: 1 })
  expect(await back([])).toMatchObject({ refusal: { code: 'nothing-fits' } })
})

test('the program keeps decisions on its own word, and says whose it was', async () => {
  const kept = await keepDecision(
    d.platform,
    { edition: d.edition, actor: { kind: 'program', personId: d.li.id } },
    order(24),
  )
  expect(kept.ok).toBe(true)
  expect(await standing(24)).toEqual(['24 accepted v1 Li'])
})
