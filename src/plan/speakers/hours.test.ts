import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, person, preview, program } from '../../acts/public.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { makePlan } from '../../scheduling/public.ts'
import { makeSession } from '../../sessions/make-session.ts'
import { placeSession } from '../place.ts'
import { planFacts } from '../plan-facts.ts'
import { problemOf } from '../plan-of-edition.ts'
import { editionWithRequests } from '../testing/edition-with-requests.ts'
import { officer } from '../testing/officer.ts'
import { hoursKept } from './hours.ts'
import { hoursOfPeople } from './hours-reads.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z')
})
afterAll(() => t.close())

/** An edition with one hybrid session of 李伟, and what an officer does about their hours. */
async function withSpeaker() {
  const at = await editionWithRequests(t.db, now)
  const li = { given_name: '伟', family_name: '李', role: 'moderator', attendance: 'on_site', email: 'li@example.org' }
  const id = await at.handIn({
    title: '数字包容',
    session_type: 'thematic_workshop',
    duration_minutes: '60',
    participation_mode: 'hybrid',
    people: [li],
  })
  const made = await t.db.transaction().execute((tx) => makeSession(tx, at.edition, id, now))
  const { edition } = at
  const facts = await planFacts(t.db, edition)
  const speaker = facts.people[0]?.id ?? ''
  const actor = person(officer(edition))
  type Wish = Parameters<typeof hoursKept.decide>[1]
  const wish = (days: Wish['days'], more: Partial<Wish> = {}): Wish => ({
    ...{ person: speaker, days, anyway: false, reason: '', ...more },
  })
  const looked = async (w: Wish) => {
    const found = await preview(t.platform, hoursKept, { edition, actor, wish: w })
    return found.ok ? (found.value.seen ?? '') : found.refusal.code
  }
  const keep = async (w: Wish, seen?: string) => {
    const done = await perform(t.platform, hoursKept, { edition, actor, wish: w, seen: seen ?? (await looked(w)) })
    return done.ok ? 'kept' : done.refusal.code
  }
  const place = (slotCode: string) =>
    placeSession(
      t.platform,
      { edition, actor: program() },
      { ...{ sessionNumber: made?.number ?? 0, slotCode, roomCode: 'l', startsAt: null, reason: '', anyway: false } },
    )
  return { edition, speaker, wish, looked, keep, place, session: made?.id ?? '' }
}

const away = (day: string) => ({ day, from: null, until: null })

test('a search places nobody where they are not there, and a place by hand names them', async () => {
  const { edition, wish, keep, place } = await withSpeaker()
  expect(await keep(wish([{ day: '2022-06-01', from: '11:00', until: null }, away('2022-06-02')]))).toBe('kept')
  const problem = problemOf(await planFacts(t.db, edition), edition.zone)
  const { placements } = makePlan(problem, { seed: 1, budget: { kind: 'moves', moves: 2000 }, clock: () => 0 })
  expect(placements.map(({ slot }) => slot)).toEqual(['2022-06-01-B'])
  expect(await place('2022-06-01-A')).toMatchObject({ ok: false })
  expect(await place('2022-06-01-B')).toMatchObject({ ok: true })
})

test('hours in which a session stands already are kept only knowingly, with a reason', async () => {
  const { edition, wish, keep, place } = await withSpeaker()
  await place('2022-06-01-A')
  const days = [away('2022-06-01')]
  expect(await keep(wish(days))).toBe('breaks')
  expect(await keep(wish(days, { anyway: true }))).toBe('reason-missing')
  expect(await hoursOfPeople(t.db, edition)).toEqual([])
  expect(await keep(wish(days, { anyway: true, reason: 'The train of that day is cancelled.' }))).toBe('kept')
  expect((await hoursOfPeople(t.db, edition)).map(({ day, from }) => [day, from])).toEqual([['2022-06-01', null]])
})

test('of two who know different hours the second is shown the first, and nothing is lost', async () => {
  const { edition, wish, looked, keep } = await withSpeaker()
  const [one, other] = [wish([away('2022-06-01')]), wish([{ day: '2022-06-02', from: '10:00', until: '12:00' }])]
  const [seen, alsoSeen] = [await looked(one), await looked(other)]
  expect([await keep(one, seen), await keep(other, alsoSeen)]).toEqual(['kept', 'changed-meanwhile'])
  expect((await hoursOfPeople(t.db, edition)).map(({ day }) => day)).toEqual(['2022-06-01'])
})

test('hours that end before they begin, days that are none of the forum and strangers are refused', async () => {
  const { wish, keep, looked } = await withSpeaker()
  expect(await keep(wish([{ day: '2022-06-01', from: '12:00', until: '12:00' }]))).toBe('hours-wrong')
  expect(await keep(wish([away('2031-06-01')]))).toBe('day-unknown')
  expect(await looked(wish([], { person: 'p-nobody' }))).toBe('person-unknown')
})
