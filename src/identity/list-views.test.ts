import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform } from '../acts/public.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { deskOf, now } from '../review/testing/desk.ts'
import { listViewsOf, MOST_VIEWS, viewForgotten, viewShared, viewsKept } from './list-views.ts'

const open = async () => {
  const t = await testPlatform('2022-03-08T10:00:00Z')
  return deskOf(t, await editionWithRequests(t.db, now), [])
}
let d: Awaited<ReturnType<typeof open>>
beforeAll(async () => {
  d = await open()
})
afterAll(() => d.close())

const keep = (who: typeof d.maria, names: string[], shared = false) =>
  perform(d.platform, viewsKept, {
    edition: d.edition,
    actor: who.actor,
    wish: { list: 'submissions', views: names.map((name) => ({ name, search: `q=${name}` })), shared },
  })
const seenBy = async (who: typeof d.maria) =>
  (await listViewsOf(d.db, d.edition, 'submissions', who.id)).map(
    ({ name, own }) => `${name}${own ? '' : ' of another'}`,
  )

test('views live with the person on every device; colleagues see those that are shared, and no others', async () => {
  await keep(d.maria, ['Africa', 'Youth'])
  await keep(d.maria, ['Everybody’s'], true)
  expect(await seenBy(d.maria)).toEqual(['Africa', 'Everybody’s', 'Youth'])
  expect(await seenBy(d.li)).toEqual(['Everybody’s of another'])
  const [view] = await listViewsOf(d.db, d.edition, 'submissions', d.maria.id)
  const order = { edition: d.edition, actor: d.li.actor, wish: { id: view?.id ?? '' } }
  expect(await perform(d.platform, viewForgotten, order)).toMatchObject({ refusal: { code: 'view-unknown' } })
  const share = { edition: d.edition, actor: d.maria.actor, wish: { id: view?.id ?? '', shared: true } }
  expect((await perform(d.platform, viewShared, share)).ok).toBe(true)
  expect(await seenBy(d.li)).toEqual(['Africa of another', 'Everybody’s of another'])
})

test('one of the same name gives way; no view ever goes to make room for another', async () => {
  await keep(d.li, ['Same'])
  await keep(d.li, ['SAME'])
  expect((await seenBy(d.li)).filter((name) => /^same$/i.test(name))).toEqual(['SAME'])
  await keep(
    d.li,
    Array.from({ length: MOST_VIEWS - 1 }, (_, i) => `View ${i}`),
  )
  expect(await keep(d.li, ['One too many'])).toMatchObject({ refusal: { code: 'too-many-views' } })
  expect((await seenBy(d.li)).filter((name) => !name.endsWith('another')).length).toBe(MOST_VIEWS)
})
