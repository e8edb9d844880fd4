import { afterAll, beforeAll, expect, test } from 'vitest'
import { house } from '../../house.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { between, courseOf } from '../course.ts'
import { layOut } from '../lay-out.ts'
import { runCourse } from '../run-course.ts'

const SHOWN = 'wsis-forum-2022'
const PRIZES = 'wsis-prizes-2022'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
const course = courseOf(SHOWN)
let reached = new Date(0)

beforeAll(async () => {
  t = await testPlatform('2022-04-02T09:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
})
afterAll(() => t.close())

/** Lets everything happen in the edition of the prizes until a moment, and nothing elsewhere. */
async function goTo(moment: string) {
  const until = new Date(moment)
  const shown = await layOut(t.platform, SHOWN, course.samples)
  const events = between(course.events, reached, until).filter(({ beside }) => beside?.slug === PRIZES)
  await runCourse(t.platform, shown, { ...course, events })
  reached = until
  t.clock.set(until)
}
const get = (path: string, language = 'en') => web.request(`/${language}/${PRIZES}${path}`)
const text = async (path: string, language = 'en') => (await get(path, language)).text()
const standings = async () => {
  const rows = await t.db
    .selectFrom('selection_entry as e')
    .innerJoin('selection as s', 's.id', 'e.selection_id')
    .select((eb) => ['e.standing', eb.fn.countAll<number>().as('count')])
    .where('s.code', '=', 'prizes')
    .groupBy('e.standing')
    .execute()
  return Object.fromEntries(rows.map(({ standing, count }) => [standing, Number(count)]))
}

test('a small edition of the prizes runs in the demonstration from data alone: categories, nominations, whole ballots, champions, winners', async () => {
  await goTo('2022-04-02T09:00:00Z')
  expect(await standings(), 'a plan, a second one of an entity, one that won before stay out').toEqual({
    entered: 41,
    not_taken: 3,
  })
  expect(await text('/ballot/prizes'), 'nobody knows who was nominated').not.toContain('One plan')

  await goTo('2022-05-03T07:30:00Z')
  expect(await standings()).toEqual({ shortlisted: 39, not_taken: 5 })
  const ballot = await text('/ballot/prizes')
  expect(ballot).toContain('all 18 categories')
  expect(await text('/ballot/prizes/1')).toContain('One plan, forty-seven counties')
  expect((await get('/winners/prizes')).status).toBe(404)

  await goTo('2022-06-01T07:20:00Z')
  expect(await standings()).toEqual({ chosen: 18, not_taken: 26 })
  const winners = await text('/winners/prizes')
  expect(winners.match(/id="category-\d+/g)).toHaveLength(18)
  expect(winners).toContain('Evening classes under one lamp')
  expect(winners, 'not among the five most voted of its category').not.toContain('A course for those who plan courses')
  expect(await text('/winners/prizes', 'ar')).toContain('Evening classes under one lamp')
  const lines = (await text('/ballot/prizes/ballots.csv')).trim().split('\r\n')
  expect(lines).toHaveLength(1 + 6 * 18 + 15)
}, 120_000)
