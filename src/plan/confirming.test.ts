import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EditionScope, type Viewer, visitor } from '../access/public.ts'
import { person } from '../acts/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { placeSession } from './place.ts'
import { previewAgenda, publishAgenda } from './publish-agenda.ts'
import { editionWithSessions } from './testing/edition-with-sessions.ts'

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
      t.db,
      edition,
      { sessionNumber, slotCode, roomCode, reason, anyway: true, startsAt: null, personId: null },
      now,
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
