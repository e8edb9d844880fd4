import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { perform, preview, recordOf } from '../../acts/public.ts'
import { house } from '../../house.ts'
import { editionWithRequests } from '../../plan/testing/edition-with-requests.ts'
import type { DecisionReleaseId } from '../../platform/db/schema.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { withdrawSubmission } from '../../submissions/public.ts'
import { decisionKept } from '../deciding/keep-decision.ts'
import { standingsOf } from '../standings.ts'
import { because, deskOf, now } from '../testing/desk.ts'
import { carryOutRelease } from './carry-out.ts'
import { itemsOf } from './contents.ts'
import { releaseAsked, releaseCalledOff, releaseConfirmed, releaseOrdered, releaseRuleChanged } from './order.ts'
import { releaseById } from './reads.ts'
import { releaseWaiting } from './release-now.ts'

const openDesk = async () => {
  const t = await testPlatform('2022-03-08T10:00:00Z', {}, house)
  const titles = Array.from({ length: 190 }, (_, i) => `Request ${i + 1}`)
  return deskOf(t, await editionWithRequests(t.db, now), titles)
}
type Desk = Awaited<ReturnType<typeof openDesk>>
let d: Desk
beforeAll(async () => {
  d = await openDesk()
})
afterAll(() => d.close())
/** Each test has requests of its own. */
let next = 0
let ref: (i: number) => string
beforeEach(async () => {
  const from = next
  next += 5
  ref = (i) => `OCP22-${String(from + i).padStart(4, '0')}`
  await d.db.updateTable('decision').set({ revoked_at: d.clock.now() }).where('release_id', 'is', null).execute()
})

const decideOn = async (reference: string, outcome = 'accepted', into = '', reason = 'It fits.') => {
  const wish = { reference, outcome, intoReference: into, reason: because(reason) }
  const at = { edition: d.edition, actor: d.maria.actor, wish }
  const looked = await preview(d.platform, decisionKept, at)
  const kept = await perform(d.platform, decisionKept, { ...at, seen: looked.ok ? (looked.value.seen ?? '') : '' })
  expect(kept, `${reference} ${outcome}`).toMatchObject({ ok: true })
}
const looking = async (...references: string[]) => {
  const wish = { references }
  const at = { edition: d.edition, actor: d.head.actor, wish }
  const looked = await preview(d.platform, releaseOrdered, at)
  if (!looked.ok) throw new Error(looked.refusal.code)
  return { ...at, seen: looked.value.seen ?? '', items: looked.value.facts.items }
}
const carryOut = (releaseId: DecisionReleaseId) => carryOutRelease(d.platform, { edition: d.edition, releaseId })
const releaseNow = async (...references: string[]) => {
  const ordered = await perform(d.platform, releaseOrdered, await looking(...references))
  if (ordered.ok) await carryOut(ordered.value)
  return ordered
}
const stateOf = async (reference: string) =>
  (
    await d.db
      .selectFrom('submission')
      .select('state')
      .where('edition_id', '=', d.edition.id)
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow()
  ).state
const stepsOf = async (reference: string) =>
  (
    await d.db
      .selectFrom('thread_step as t')
      .innerJoin('submission as s', 's.id', 't.submission_id')
      .select(['t.kind', 't.facts'])
      .where('s.edition_id', '=', d.edition.id)
      .where('s.reference', '=', reference)
      .orderBy('t.id')
      .execute()
  ).map(({ kind, facts }) => [kind, (facts as { reference?: string }).reference].filter(Boolean).join(' '))
const letters = async () =>
  await d.db
    .selectFrom('mail_message')
    .select(['subject', 'text_body as text'])
    .where('key', 'like', 'decision:%')
    .orderBy('subject')
    .execute()
const lettersSince = async (count: number) => (await letters()).slice(0).length - count
const linesOf = async (subject: string) =>
  (await recordOf(d.db, d.edition, { subjects: [subject], limit: 9 })).map(({ act, after }) => [act, after])
const releases = async () =>
  (await d.db.selectFrom('decision_release').select('id').where('edition_id', '=', d.edition.id).execute()).length

test('what was confirmed is released: state, thread, session and one letter, and the record keeps who and what', async () => {
  await decideOn(ref(1))
  await decideOn(ref(2), 'not_taken', '', 'Outside the theme.')
  const before = (await letters()).length
  const done = await releaseNow(ref(1), ref(2))
  expect([await stateOf(ref(1)), await stateOf(ref(2))]).toEqual(['accepted', 'not_taken'])
  expect([await stepsOf(ref(1)), await stepsOf(ref(2))]).toEqual([['accepted'], ['not_taken']])
  expect(await lettersSince(before)).toBe(2)
  const session = await d.db
    .selectFrom('session')
    .innerJoin('submission', 'submission.id', 'session.submission_id')
    .select('session.state')
    .where('submission.reference', '=', ref(1))
    .where('session.edition_id', '=', d.edition.id)
    .executeTakeFirst()
  expect(session).toEqual({ state: 'planned' })
  const releaseId = done.ok ? done.value : ''
  expect(await linesOf(releaseId)).toEqual([
    ['decisions released', { decisions: 2, letters: 2, heldBack: 0 }],
    ['release ordered', { decisions: 2 }],
  ])
  const [line] = await recordOf(d.db, d.edition, { subjects: [ref(2)], limit: 1 })
  expect(line).toMatchObject({
    act: 'decisions released',
    personId: d.head.id,
    before: { state: 'submitted' },
    after: { outcome: 'not_taken' },
  })
})

test('a decision kept meanwhile on another submission is not released with them; one that changed stops all', async () => {
  await decideOn(ref(1))
  const shown = await looking(ref(1))
  await decideOn(ref(2), 'not_taken', '', 'still drafting this reason xxx')
  expect(await perform(d.platform, releaseOrdered, shown)).toMatchObject({ ok: true })
  await carryOut(
    (await d.db.selectFrom('decision_release').select('id').where('state', '=', 'ordered').executeTakeFirstOrThrow())
      .id,
  )
  expect([await stateOf(ref(1)), await stateOf(ref(2))]).toEqual(['accepted', 'submitted'])

  await decideOn(ref(3))
  const both = await looking(ref(2), ref(3))
  await decideOn(ref(3), 'accepted', '', 'Another reason.')
  expect(await perform(d.platform, releaseOrdered, both)).toMatchObject({
    refusal: {
      code: 'changed-meanwhile',
      difference: { changed: [ref(3)] },
      by: [{ personId: d.maria.id }, { personId: d.maria.id }],
    },
  })
  expect([await stateOf(ref(2)), await stateOf(ref(3))]).toEqual(['submitted', 'submitted'])
})

test('a letter that would go to somebody else stops the release', async () => {
  await decideOn(ref(1))
  const shown = await looking(ref(1))
  await d.db
    .updateTable('submission')
    .set({ submitter_email: 'other@example.org' })
    .where('reference', '=', ref(1))
    .execute()
  expect(await perform(d.platform, releaseOrdered, shown)).toMatchObject({
    refusal: { code: 'changed-meanwhile', difference: { changed: [ref(1)] } },
  })
})

const numberOf = (reference: string) => Number(reference.slice(-4))

test('amended, withdrawn, or with a target that is gone: held back, and nothing of it is done', async () => {
  for (const i of [1, 2]) await decideOn(ref(i))
  await decideOn(ref(3), 'merged', ref(4))
  await decideOn(ref(5), 'deferred')
  await d.change(numberOf(ref(1)), { current_version: 2 })
  await d.change(numberOf(ref(2)), { state: 'withdrawn' })
  await d.change(numberOf(ref(4)), { state: 'withdrawn' })
  const shown = await looking(ref(1), ref(2), ref(3), ref(5))
  expect(shown.items.map(({ heldBack }) => heldBack?.code)).toEqual([
    'amended',
    'withdrawn',
    'into-withdrawn',
    undefined,
  ])
  const before = (await letters()).length
  await releaseNow(ref(1), ref(2), ref(3), ref(5))
  expect(await Promise.all([1, 2, 3, 5].map((i) => stateOf(ref(i))))).toEqual([
    'submitted',
    'withdrawn',
    'submitted',
    'deferred',
  ])
  expect(await lettersSince(before)).toBe(1)
  expect([await linesOf(ref(1)), await stepsOf(ref(3)), await stepsOf(ref(4))]).toEqual([
    [['decision kept', expect.anything()]],
    [],
    [],
  ])
})

test('a host that is withdrawn frees what was merged into it: looked at anew, its thread says so, its sender is told', async () => {
  await decideOn(ref(2))
  await decideOn(ref(1), 'merged', ref(2))
  await releaseNow(ref(1))
  expect(await stateOf(ref(1))).toBe('merged')
  const row = await d.db
    .selectFrom('submission')
    .select(['id', 'person_id'])
    .where('edition_id', '=', d.edition.id)
    .where('reference', '=', ref(2))
    .executeTakeFirstOrThrow()
  await d.db.updateTable('submission').set({ person_id: d.maria.id }).where('id', '=', row.id).execute()
  const owner = { browserHash: null, personId: d.maria.id }
  const wish = { submissionId: row.id, reason: 'It cannot be held.', language: 'en' }
  expect(await withdrawSubmission(d.platform, d.edition, owner, wish)).toMatchObject({ ok: true })
  expect([await stateOf(ref(1)), await stateOf(ref(2))]).toEqual(['in_review', 'withdrawn'])
  expect(await stepsOf(ref(1))).toEqual([`merged_into ${ref(2)}`, `merge_ended ${ref(2)}`])
  const told = await d.db.selectFrom('mail_message').select('subject').where('key', 'like', 'freed:%').execute()
  expect(told.map((l) => l.subject)).toEqual([`Your submission ${ref(1)} is looked at anew`])
  await decideOn(ref(1), 'accepted')
  await releaseNow(ref(1))
  expect(await stateOf(ref(1)), 'it can be decided by itself').toBe('accepted')
})

test('what was merged can be withdrawn by its sender: the merge ends, its host’s thread says so, the host is told', async () => {
  await decideOn(ref(1), 'accepted')
  await decideOn(ref(2), 'merged', ref(1), 'Same subject.')
  await releaseNow(ref(1), ref(2))
  const row = await d.db
    .selectFrom('submission')
    .select('id')
    .where('edition_id', '=', d.edition.id)
    .where('reference', '=', ref(2))
    .executeTakeFirstOrThrow()
  await d.db.updateTable('submission').set({ person_id: d.maria.id }).where('id', '=', row.id).execute()
  const wish = { submissionId: row.id, reason: 'We hold it elsewhere.', language: 'en' }
  const owner = { browserHash: null, personId: d.maria.id }
  expect(await withdrawSubmission(d.platform, d.edition, owner, wish)).toMatchObject({ ok: true })
  expect([await stateOf(ref(2)), await stateOf(ref(1))]).toEqual(['withdrawn', 'accepted'])
  expect(await stepsOf(ref(1))).toEqual(['accepted', `merged_from ${ref(2)}`, `merge_ended ${ref(2)}`])
  const told = await d.db.selectFrom('mail_message').select('text_body').where('key', 'like', 'left:%').execute()
  expect(told.map((l) => l.text_body)).toEqual([expect.stringMatching(/is no longer merged into your submission/)])
  const host = (await d.db.transaction().execute((tx) => standingsOf(tx, d.edition, [ref(1)], false))).get(ref(1))
  expect(host).toMatchObject({ mergesReleased: [] })
})

test('amended between the word and its carrying out: held back then, listed with its reason, and it goes on waiting', async () => {
  await decideOn(ref(1))
  await decideOn(ref(2))
  const ordered = await perform(d.platform, releaseOrdered, await looking(ref(1), ref(2)))
  await d.change(numberOf(ref(1)), { current_version: 2 })
  const releaseId = ordered.ok ? ordered.value : ''
  await carryOut(releaseId)
  expect([await stateOf(ref(1)), await stateOf(ref(2))]).toEqual(['submitted', 'accepted'])
  const held = await d.db
    .selectFrom('release_item')
    .select(['held_back', 'facts'])
    .where('release_id', '=', releaseId)
    .where('held_back', 'is not', null)
    .execute()
  expect(held).toEqual([{ held_back: 'amended', facts: { version: 2 } }])
  expect((await looking(ref(1))).items).toMatchObject([
    { submission: { reference: ref(1) }, heldBack: { code: 'amended' } },
  ])
})

test('nothing to release leaves nothing: no release, no line, no letter', async () => {
  const count = await releases()
  await decideOn(ref(1))
  await d.change(numberOf(ref(1)), { state: 'withdrawn' })
  expect(await releaseNow(ref(1))).toMatchObject({ refusal: { code: 'nothing-to-release' } })
  expect(await perform(d.platform, releaseOrdered, await looking())).toMatchObject({
    refusal: { code: 'nothing-to-release' },
  })
  expect(await releases()).toBe(count)
})

test('pressed twice, carried out twice: released once, one letter', async () => {
  await decideOn(ref(1))
  const shown = await looking(ref(1))
  const before = (await letters()).length
  const both = await Promise.all([
    perform(d.platform, releaseOrdered, shown),
    perform(d.platform, releaseOrdered, shown),
  ])
  expect(both.map((one) => one.ok).sort()).toEqual([false, true])
  const [releaseId = ''] = both.flatMap((one) => (one.ok ? [one.value] : []))
  await Promise.all([carryOut(releaseId), carryOut(releaseId), carryOut(releaseId)])
  expect(await stepsOf(ref(1))).toEqual(['accepted'])
  expect(await lettersSince(before)).toBe(1)
  expect(await releaseById(d.db, d.edition, releaseId)).toMatchObject({ state: 'done', decisions: 1, letters: 1 })
})

test('a release whose node went away leaves a job behind, and meanwhile belongs to nobody else', async () => {
  await decideOn(ref(1))
  const ordered = await perform(d.platform, releaseOrdered, await looking(ref(1)))
  expect(await stateOf(ref(1))).toBe('submitted')
  expect((await d.platform.jobs.counts()).release?.waiting).toBeGreaterThan(0)
  const wish = { reference: ref(1) }
  // Meanwhile it belongs to the release: nobody changes it any more.
  const again = { ...wish, outcome: 'not_taken', intoReference: '', reason: because('No.') }
  const looked = await preview(d.platform, decisionKept, { edition: d.edition, actor: d.li.actor, wish: again })
  expect(looked).toMatchObject({ value: { decided: { refusal: { code: 'being-released' } } } })
  await carryOut(ordered.ok ? ordered.value : '')
  expect(await stateOf(ref(1))).toBe('accepted')
})

test('decided anew after the release: reason, step, a letter that says so, and its session ends', async () => {
  await decideOn(ref(1))
  await releaseNow(ref(1))
  await decideOn(ref(1), 'not_taken', '', 'The speakers cannot come.')
  expect(await stateOf(ref(1))).toBe('accepted')
  const before = (await letters()).length
  await releaseNow(ref(1))
  expect([await stateOf(ref(1)), await stepsOf(ref(1))]).toEqual(['not_taken', ['accepted', 'not_taken']])
  expect(await lettersSince(before)).toBe(1)
  const text = (await letters()).map((l) => l.text).find((t) => t.includes('The speakers cannot come.'))
  expect(text).toContain('This decision takes the place of the one you were told of on 8 March 2022.')
  const sessionState = async () =>
    (
      await d.db
        .selectFrom('session')
        .innerJoin('submission', 'submission.id', 'session.submission_id')
        .select('session.state')
        .where('submission.reference', '=', ref(1))
        .where('session.edition_id', '=', d.edition.id)
        .execute()
    ).map(({ state }) => state)
  expect(await sessionState()).toEqual(['cancelled'])
  await decideOn(ref(1), 'accepted', '', 'They can come after all.')
  await releaseNow(ref(1))
  expect([await stateOf(ref(1)), await sessionState()]).toEqual(['accepted', ['planned']])
})

test('a session that has taken place keeps its acceptance: held back, with that reason', async () => {
  await decideOn(ref(1))
  await releaseNow(ref(1))
  await d.db
    .updateTable('session')
    .set({ state: 'held' })
    .where('submission_id', 'in', (eb) =>
      eb
        .selectFrom('submission')
        .select('submission.id')
        .where('reference', '=', ref(1))
        .where('edition_id', '=', d.edition.id),
    )
    .execute()
  await decideOn(ref(1), 'not_taken', '', 'Too late.')
  await decideOn(ref(2))
  await releaseNow(ref(1), ref(2))
  expect([await stateOf(ref(1)), await stateOf(ref(2))]).toEqual(['accepted', 'accepted'])
  const held = await d.db
    .selectFrom('release_item')
    .select('held_back')
    .where('held_back', '=', 'session-over')
    .execute()
  expect(held).toHaveLength(1)
})

test('a host of a released merge is decided anew: the merge ends, the merged one is decided upon again, and everyone is told once', async () => {
  await decideOn(ref(1))
  await decideOn(ref(2), 'merged', ref(1), 'Same subject.')
  const before = (await letters()).length
  await releaseNow(ref(1), ref(2))
  expect(await lettersSince(before)).toBe(2) // the host has one letter: accepted, and what was merged into it
  expect([await stepsOf(ref(1)), await stepsOf(ref(2))]).toEqual([
    ['accepted', `merged_from ${ref(2)}`],
    [`merged_into ${ref(1)}`],
  ])
  await decideOn(ref(1), 'not_taken', '', 'It cannot be held.')
  await releaseNow(ref(1))
  expect([await stateOf(ref(1)), await stateOf(ref(2))]).toEqual(['not_taken', 'in_review'])
  expect(await stepsOf(ref(2))).toEqual([`merged_into ${ref(1)}`, `merge_ended ${ref(1)}`])
  const host = (await d.db.transaction().execute((tx) => standingsOf(tx, d.edition, [ref(1)], false))).get(ref(1))
  expect(host).toMatchObject({ mergesReleased: [], released: { outcome: 'not_taken' } })
  expect(await lettersSince(before)).toBe(4)
  await decideOn(ref(2), 'accepted')
  await releaseNow(ref(2))
  expect(await stateOf(ref(2))).toBe('accepted')
})

test('a merged one is decided anew by itself: its host is told that it left', async () => {
  await decideOn(ref(1), 'merged', ref(2), 'Same subject.')
  await releaseNow(ref(1))
  const before = (await letters()).length
  await decideOn(ref(1), 'accepted', '', 'It is another subject after all.')
  await releaseNow(ref(1))
  expect([await stateOf(ref(1)), await stepsOf(ref(2))]).toEqual([
    'accepted',
    [`merged_from ${ref(1)}`, `merge_ended ${ref(1)}`],
  ])
  expect(await lettersSince(before)).toBe(2)
  // Nothing is merged into the other any more: it may itself be declined.
  await decideOn(ref(2), 'not_taken')
})

test('where two persons are needed, one asks and another, a head, confirms what was asked for; what changed since is held back', async () => {
  const rule = (secondPerson: boolean) =>
    perform(d.platform, releaseRuleChanged, { edition: d.edition, actor: d.head.actor, wish: { secondPerson } })
  expect(
    await perform(d.platform, releaseRuleChanged, {
      edition: d.edition,
      actor: d.maria.actor,
      wish: { secondPerson: true },
    }),
  ).toMatchObject({ refusal: { code: 'not-allowed' } })
  await rule(true)
  for (const i of [1, 2]) await decideOn(ref(i))
  const shown = await looking(ref(1), ref(2))
  expect(await perform(d.platform, releaseOrdered, shown)).toMatchObject({ refusal: { code: 'second-person-needed' } })
  const asked = await perform(d.platform, releaseAsked, { ...shown, actor: d.head.actor })
  const wish = { releaseId: asked.ok ? asked.value : '' }
  expect(await rule(false)).toMatchObject({ refusal: { code: 'release-under-way' } })
  const confirm = async (who: Desk['head']) => {
    const at = { edition: d.edition, actor: who.actor, wish }
    const looked = await preview(d.platform, releaseConfirmed, at)
    const seen = looked.ok ? (looked.value.seen ?? '') : ''
    return perform(d.platform, releaseConfirmed, { ...at, seen })
  }
  expect(await confirm(d.head)).toMatchObject({ refusal: { code: 'same-person' } })
  expect(await confirm(d.maria)).toMatchObject({ refusal: { code: 'not-allowed' } })
  await decideOn(ref(2), 'not_taken', '', 'Changed since it was asked for.')
  const otherHead = {
    ...d.li,
    actor: { ...d.li.actor, viewer: { ...d.li.viewer, grants: d.head.viewer.grants } } as never,
  }
  const confirmed = await confirm(otherHead)
  expect(confirmed.ok).toBe(true)
  await carryOut(wish.releaseId)
  expect([await stateOf(ref(1)), await stateOf(ref(2))]).toEqual(['accepted', 'submitted'])
  expect(await releaseById(d.db, d.edition, wish.releaseId)).toMatchObject({
    state: 'done',
    askedBy: d.head.id,
    releasedBy: d.li.id,
    decisions: 1,
  })
  const again = await perform(d.platform, releaseAsked, await looking(ref(2)))
  const off = { edition: d.edition, actor: d.maria.actor, wish: { releaseId: again.ok ? again.value : '' } }
  expect(await perform(d.platform, releaseCalledOff, off)).toMatchObject({ ok: true })
  expect(await perform(d.platform, releaseCalledOff, off)).toMatchObject({ ok: false })
  await rule(false)
})

test('an officer of the other edition, an auditor and a visitor release nothing', async () => {
  await decideOn(ref(1))
  const shown = await looking(ref(1))
  for (const grants of [
    [{ role: 'auditor' as const, editionId: d.edition.id }],
    [{ role: 'secretariat_head' as const, editionId: d.edition.slug }],
  ]) {
    const actor = { kind: 'person' as const, viewer: { ...d.li.viewer, grants } }
    expect(await perform(d.platform, releaseOrdered, { ...shown, actor })).toMatchObject({
      refusal: { code: 'not-allowed' },
    })
  }
})

test('a fault in the middle takes everything back, and the release can be carried out again', async () => {
  await decideOn(ref(1))
  const ordered = await perform(d.platform, releaseOrdered, await looking(ref(1)))
  const releaseId = ordered.ok ? ordered.value : ''
  const noMail = { ...d.platform.mail, queueAll: () => Promise.reject(new Error('no letter can be queued')) }
  const broken = { ...d.platform, mail: noMail }
  await expect(carryOutRelease(broken, { edition: d.edition, releaseId })).rejects.toThrow('no letter')
  expect([await stateOf(ref(1)), await stepsOf(ref(1))]).toEqual(['submitted', []])
  await carryOut(releaseId)
  expect(await stateOf(ref(1))).toBe('accepted')
})

test('a release of many asks the database no more often than one of few', async () => {
  const asked = async (from: number, count: number) => {
    const references = Array.from({ length: count }, (_, i) => `OCP22-0${from + i}`)
    for (const reference of references) await decideOn(reference, 'not_taken', '', 'Outside the theme.')
    const ordered = await perform(d.platform, releaseOrdered, await looking(...references))
    const query = vi.spyOn(pg.Client.prototype, 'query')
    await carryOut(ordered.ok ? ordered.value : '')
    const queries = query.mock.calls.length
    query.mockRestore()
    return queries
  }
  const few = await asked(101, 10)
  const many = await asked(121, 50)
  expect(many - few).toBeLessThan(10) // letters go out in stretches; everything else is one statement
})

test('what waits is read in one moment, each decision once', async () => {
  await decideOn(ref(1), 'merged', ref(2))
  await decideOn(ref(3), 'merged', ref(2))
  const items = await d.db.transaction().execute((tx) => itemsOf(tx, d.edition, { waiting: 'all' }, false))
  expect(items.map(({ submission, into }) => [submission.reference, into?.reference])).toEqual([
    [ref(1), ref(2)],
    [ref(3), ref(2)],
  ])
  expect((await releaseWaiting(d.platform, { edition: d.edition, actor: d.head.actor })).ok).toBe(false)
  const program = { kind: 'program' as const, personId: d.head.id }
  expect((await releaseWaiting(d.platform, { edition: d.edition, actor: program })).ok).toBe(true)
  await vi.waitFor(async () => expect(await stateOf(ref(3))).toBe('merged'))
})
