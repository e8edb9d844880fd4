import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plannedEntries } from '../plan/planned-entries.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import type { Tx } from '../platform/db/db.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { makeSession, makeSessions } from './make-session.ts'

const now = new Date('2022-03-08T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-03-08T10:00:00Z')
})
afterAll(() => t.close())

const person = (given_name: string, email: string) => ({
  given_name,
  family_name: 'Muestra',
  email,
  role: 'panellist',
  attendance: 'on_site',
})
const request = (i: number) => ({
  title: `Request ${i}`,
  session_type: 'thematic_workshop',
  people: [person('Rosa', 'office@example.org'), person(`Guest ${i}`, `guest${i}@example.org`)],
  primary_action_line: 'C2',
})
type At = Awaited<ReturnType<typeof editionWithRequests>>
const handIn = async (at: At, count: number, after = 0) => {
  const ids: string[] = []
  for (let i = 1; i <= count; i++) ids.push(await at.handIn(request(after + i)))
  return ids
}
const sessionsOf = async ({ edition }: At) => {
  const rows = await t.db
    .selectFrom('session as s')
    .innerJoin('session_person as p', 'p.session_id', 's.id')
    .innerJoin('person', 'person.id', 'p.person_id')
    .select(['s.number', 's.title', 's.subjects', 's.state', 'p.position', 'person.given_name', 'p.person_id as id'])
    .where('s.edition_id', '=', edition.id)
    .orderBy('s.number')
    .orderBy('p.position')
    .execute()
  const people = [...new Set(rows.map(({ id }) => id))]
  return rows.map(({ id, ...row }) => ({ ...row, person: people.indexOf(id) }))
}

test('sessions made together are those made one by one: numbers, people, organizers; asked again they are the same', async () => {
  const [together, alone] = [await editionWithRequests(t.db, now), await editionWithRequests(t.db, now)]
  const ids = await handIn(together, 12)
  const made = await t.db
    .transaction()
    .execute((tx) =>
      makeSessions(tx, together.edition, [...ids.toReversed(), 'b2a4b1f6-0000-4000-8000-000000000000'], now),
    )
  for (const id of await handIn(alone, 12)) {
    await t.db.transaction().execute((tx) => makeSession(tx, alone.edition, id, now))
  }
  expect(await sessionsOf(together)).toEqual(await sessionsOf(alone))
  expect(ids.map((id) => made.get(id)?.number)).toEqual(Array.from({ length: 12 }, (_, i) => 101 + i))
  const again = await t.db.transaction().execute((tx) => makeSessions(tx, together.edition, ids, now))
  expect(ids.map((id) => again.get(id))).toEqual(ids.map((id) => ({ ...made.get(id), made: false })))
})

test('the number of statements does not grow with the number of requests', async () => {
  const statements = async (requests: number, after: number) => {
    const at = await editionWithRequests(t.db, now)
    const ids = await handIn(at, requests, after)
    let count = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        count++
        return node
      },
      transformResult: async ({ result }) => result,
    }
    await t.db.transaction().execute((tx) => makeSessions(tx.withPlugin(counting) as Tx, at.edition, ids, now))
    return count
  }
  const [few, many] = [await statements(3, 100), await statements(60, 200)]
  expect(many).toBe(few)
  expect(few).toBeLessThan(15)
})

test('two releases at once that share requests and people make each session and each person once', async () => {
  const at = await editionWithRequests(t.db, now)
  const ids = await handIn(at, 20)
  const release = (some: string[]) => t.db.transaction().execute((tx) => makeSessions(tx, at.edition, some, now))
  const done = await Promise.all([release(ids.slice(0, 15)), release(ids.slice(5)), release(ids.toReversed())])
  const numbers = done.flatMap((made) => [...made.values()].map(({ number }) => number))
  expect(new Set(numbers).size).toBe(20)
  expect(new Set((await sessionsOf(at)).map((row) => row.person)).size).toBe(21)
})

test('a session keeps names and affiliations as they were written, whatever is known of the people elsewhere', async () => {
  const at = await editionWithRequests(t.db, now)
  const known = { id: 'c-names', name: 'Example Academy', language: 'en', sort_key: 'example academy', created_at: now }
  await t.db.insertInto('organization').values(known).execute()
  const who = (given_name: string, family_name: string, organization: string) => ({
    ...person(given_name, 'office@names.example'),
    family_name,
    organization,
  })
  const people = [who('伟', '李', 'Ministry of Examples'), who('Suharto', '', 'c-names'), who('Rosa', 'Muestra', '')]
  const id = await at.handIn({ ...request(1), people })
  await t.db.transaction().execute((tx) => makeSession(tx, at.edition, id, now))
  const [entry] = await plannedEntries(t.db, at.edition)
  expect(entry?.people.map(({ name, organization, affiliation }) => [name, organization?.name, affiliation])).toEqual([
    ['李伟', undefined, 'Ministry of Examples'],
    ['Suharto', 'Example Academy', undefined],
    ['Rosa Muestra', undefined, undefined],
  ])
})
