import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, program } from '../acts/public.ts'
import { house } from '../house.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { registrationCancelled } from './cancel.ts'
import { registeredAs } from './public.ts'
import { registrationById, registrationByKey, registrationByNumber, registrationOf, waitingBefore } from './reads.ts'
import { type Attendance, holdsPlace } from './registration.ts'
import { aPerson, openFor, register } from './testing/open-edition.ts'

const PLACES = 5
const PEOPLE = 24
/** `npm run bench:registration` lets 100,000 acts run, `ACTS=5000 npm run bench:registration` as many, and prints how it went. */
const ACTS = Number(process.env.CONVOKE_REGISTRATIONS ?? 240)
const AT_ONCE = 8
const now = new Date('2022-05-20T10:00:00Z')

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: Awaited<ReturnType<typeof editionWithRequests>>['edition']
const people: string[] = []

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
  edition = (await editionWithRequests(t.db, now)).edition
  await openFor(t.platform, edition, { places: PLACES })
  for (let i = 0; i < PEOPLE; i++) people.push(await aPerson(t.platform, `p${i}@example.org`))
})
afterAll(() => t.close())

/** How the acts went, in the words of a bench. */
function measured(taken: readonly number[], milliseconds: number): string {
  const overbooked = taken.filter((count) => count > PLACES).length
  const perSecond = Math.round(taken.length / (milliseconds / 1000))
  return `${taken.length} acts, ${AT_ONCE} at once, ${PLACES} places, ${PEOPLE} people: ${overbooked} times overbooked; ${perSecond} acts a second`
}

const cancel = (personId: string) =>
  perform(t.platform, registrationCancelled, { edition, actor: program(personId), wish: null })

test(
  'however many register, change and cancel at once, no place is given twice, none stays empty while somebody waits, and nobody is lost',
  async () => {
    const acts = fc.sample(
      fc.record({
        who: fc.nat(PEOPLE - 1),
        does: fc.constantFrom<Attendance | 'cancel'>('on_site', 'remote', 'cancel', 'on_site'),
      }),
      { numRuns: ACTS, seed: 11 },
    )
    const mostTaken: number[] = []
    const next = acts.values()
    const began = performance.now()
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const { who, does } of next) {
          const id = people[who] as string
          if (does === 'cancel') await cancel(id)
          else expect(await register(t.platform, edition, id, { presence: does })).toMatchObject({ ok: true })
          const { taken } = await t.db
            .selectFrom('registration')
            .select((eb) => eb.fn.countAll<string>().as('taken'))
            .where('state', '=', 'confirmed')
            .where('presence', '=', 'on_site')
            .executeTakeFirstOrThrow()
          mostTaken.push(Number(taken))
        }
      }),
    )
    const most = mostTaken.reduce((a, b) => Math.max(a, b), 0)
    if (process.env.CONVOKE_REGISTRATIONS) console.log(measured(mostTaken, performance.now() - began))
    expect(most).toBe(PLACES)
    // Everybody ends as their last act to be carried out says; whoever registered on site has a place or waits for one.
    const all = await Promise.all(people.map((id) => registrationOf(t.db, edition, id)))
    const standing = all.filter((one) => one !== null)
    expect(standing).toHaveLength(new Set(acts.filter(({ does }) => does !== 'cancel').map(({ who }) => who)).size)
    expect(new Set(standing.map(({ number }) => number)).size).toBe(standing.length)
    const waiting = standing.filter(({ state }) => state === 'waiting')
    if (waiting.length > 0) expect(standing.filter(holdsPlace)).toHaveLength(PLACES)
  },
  4 * 3_600_000,
)

test('the waiting list moves up in its order, each with a letter, and whoever waits follows from afar meanwhile', async () => {
  for (const id of people) await cancel(id)
  const [first, ...others] = people.slice(0, PLACES + 3)
  for (const id of [first, ...others]) {
    await register(t.platform, edition, id as string, { presence: 'on_site' })
    t.clock.set(new Date(t.clock.now().getTime() + 1000))
  }
  const [next, after] = others.slice(PLACES - 1)
  expect(await registeredAs(t.db, edition, next as string)).toMatchObject({ presence: 'remote' })
  const last = await registrationOf(t.db, edition, after as string)
  expect(last && (await waitingBefore(t.db, edition, last))).toBe(1)
  expect(await registrationById(t.db, edition, last?.id ?? '')).toEqual(last)
  expect(await registrationByNumber(t.db, edition, last?.number ?? 0)).toEqual(last)
  expect(await registrationByKey(t.db, edition, last?.badgeKey ?? '')).toEqual(last)
  // Whoever changes something while waiting keeps their turn.
  await register(t.platform, edition, next as string, { presence: 'on_site', name: '王小明' })
  await cancel(first as string)
  expect(await registeredAs(t.db, edition, next as string)).toMatchObject({ name: '王小明', presence: 'on_site' })
  expect(await registeredAs(t.db, edition, after as string)).toMatchObject({ presence: 'remote' })
  expect(await registeredAs(t.db, edition, first as string)).toBeNull()
  const letters = await t.db
    .selectFrom('mail_message')
    .select(['recipient', 'subject'])
    .orderBy('created_at', 'desc')
    .execute()
  expect(
    letters.filter(({ subject }) => subject.startsWith('A place on site is yours')).map(({ recipient }) => recipient),
  ).toContain(`p${people.indexOf(next as string)}@example.org`)
})
