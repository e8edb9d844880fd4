import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope, Viewer } from '../../access/public.ts'
import { editionBySlug } from '../../consultation/public.ts'
import { house } from '../../house.ts'
import type { Route } from '../../page/route.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { doorOf } from '../../web/access-table.ts'
import { createWeb } from '../../web/web.tsx'
import { between, courseOf } from '../course.ts'
import { layOut } from '../lay-out.ts'
import { DEMO_PEOPLE, demoPerson } from '../people.ts'
import { runCourse } from '../run-course.ts'

const FORUM = 'wsis-forum-2022'
const PRIZES = 'wsis-prizes-2022'
/** A jury judges photographs without names while the public votes on them, and on the prizes. */
const NOW = '2022-05-03T07:30:00Z'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>

type Looker = { readonly name: string; readonly cookie: string; readonly viewer: Viewer }
const lookers: Looker[] = []

beforeAll(async () => {
  t = await testPlatform(NOW, { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const { samples, events } = courseOf(FORUM)
  const shown = await layOut(t.platform, FORUM, samples)
  const photographs = ['f01', 'f02', 'f03']
  const ours = between(events, new Date(0), new Date(NOW)).filter(
    (event) =>
      event.beside ||
      'photo' in event ||
      'judging' in event ||
      ('sample' in event && photographs.includes(event.sample.id)),
  )
  await runCourse(t.platform, shown, { samples, events: ours })
  await t.db.transaction().execute((tx) => sql`insert into demonstration (slug) values (${FORUM})`.execute(tx))
  lookers.push({ name: 'visitor', cookie: '', viewer: { person: null, grants: [], signInId: null, draftKey: null } })
  for (const role of ['participant', 'juror'] as const) lookers.push(await signedIn(role))
  const given = await t.db.selectFrom('round_vote').select('entry_id').execute()
  expect(given.length, 'what could leak').toBeGreaterThan(60)
}, 240_000)
afterAll(() => t.close())

async function signedIn(role: 'participant' | 'juror'): Promise<Looker> {
  const answer = await web.request('/en/demo/sign-in', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: `role=${role}`,
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const viewer = await t.db.transaction().execute((tx) => demoPerson(tx, role, t.clock.now()))
  return { name: role, cookie, viewer }
}

/** What stands for the open words of addresses: in each edition something that is judged or voted on. */
const THERE: Readonly<Record<string, readonly Record<string, string>[]>> = {
  [FORUM]: [
    { selection: 'photo_contest', number: '2', reference: 'OCP22-0002', place: '1', round: 'vote-1', archive: '1.zip' },
    { selection: 'photo_contest', number: '3', reference: 'OCP22-0003', place: '2', round: 'jury-1' },
  ],
  [PRIZES]: [
    { selection: 'prizes', number: '1', reference: 'WSP22-0001', place: '1', category: '1', round: 'vote' },
    { selection: 'prizes', number: '7', reference: 'WSP22-0007', place: '2', category: '4', round: 'nomination' },
  ],
}
const GENERAL = { call: 'photo_contest', prize: 'prizes' }

/** Where a door is, with every word in its address that is known. */
function addressesOf({ path }: Route, slug: string): string[] {
  const all = (THERE[slug] ?? []).map((there) => {
    const known: Record<string, string> = { ...GENERAL, ...there, edition: slug }
    return `/en${path === '/' ? '' : path.replaceAll(/:(\w+)/g, (_, word: string) => known[word] ?? '1')}`
  })
  return [...new Set(all)]
}

/** All of an answer that somebody could read something in. */
async function said(answer: Response) {
  const headers = ['content-disposition', 'etag', 'location', 'content-length'].map((name) => answer.headers.get(name))
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel()
    return [answer.status, headers, 'events']
  }
  return [answer.status, headers, (await answer.text()).replace(/nonce="[^"]+"/g, '')]
}

/** What every door of the house answers whoever is outside or judges without names; with what is sent to those where votes and scores are given. */
async function answers(): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>()
  for (const slug of [FORUM, PRIZES]) {
    const edition = (await editionBySlug(t.db, slug)) as EditionScope
    for (const route of house.routes.filter(isAsked)) {
      const inEdition = route.path.includes('/:edition')
      if (!inEdition && slug === PRIZES) continue
      const inside = lookers.filter(({ viewer }) => doorOf(route, viewer, inEdition ? edition : null) !== 'closed')
      const asked = inside.flatMap((looker) => addressesOf(route, slug).map((address) => ({ ...looker, address })))
      await Promise.all(
        asked.map(async ({ name, cookie, address }) => {
          const answer = route.method === 'GET' ? web.request(address, { headers: { cookie } }) : sent(address, cookie)
          found.set(`${name} ${route.method} ${address}`, await said(await answer))
        }),
      )
    }
  }
  return found
}
/** What is written elsewhere tells nothing of votes; a table of XLSX holds the hour it was made, and the same rows stand in its CSV. */
const isAsked = ({ method, path }: Route) =>
  method === 'GET' ? !path.endsWith('.xlsx') : /\/(?:vote|ballot|jury)\//.test(path)
const sent = (address: string, cookie: string) =>
  web.request(address, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'act=vote&entry=1&seen=stale&points-theme=9',
  })

const differing = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
  [...one].filter(([door, answer]) => JSON.stringify(answer) !== JSON.stringify(other.get(door))).map(([door]) => door)

test('while juries judge and the public votes, every door answers the same in two worlds that differ in what others gave', async () => {
  const first = await answers()
  const shown = [...first.values()].filter((answer) => (answer as [number])[0] === 200)
  expect([first.size > 300, shown.length > 100]).toEqual([true, true])
  const own = lookers.flatMap(({ viewer }) => viewer.person?.id ?? [])
  for (const table of ['round_vote', 'round_score', 'juror_note', 'round_recusal', 'juror_declaration'] as const)
    await t.db.deleteFrom(table).where('person_id', 'not in', own).execute()
  expect(differing(first, await answers()), 'without the votes, scores, notes and declarations of all others').toEqual(
    [],
  )
}, 240_000)

test('a room without names answers its juror the same in two worlds that differ in who sent what', async () => {
  const juror = lookers.find(({ name }) => name === 'juror') as Looker
  const rooms = [FORUM, PRIZES].flatMap((slug) =>
    house.routes
      .filter(({ method, path }) => method === 'GET' && path.startsWith('/:edition/jury/'))
      .flatMap((route) => addressesOf(route, slug)),
  )
  const asked = async () =>
    new Map(
      await Promise.all(
        rooms.map(
          async (at) => [at, await said(await web.request(at, { headers: { cookie: juror.cookie } }))] as const,
        ),
      ),
    )
  const first = await asked()
  expect([...first.values()].filter((answer) => (answer as [number])[0] === 200).length).toBeGreaterThan(4)
  await sql`update submission set submitter_name = 'Somebody else', submitter_email = 'else' || number || '@example.org'`.execute(
    t.db,
  )
  await sql`update photo set credit = 'Another credit'`.execute(t.db)
  await sql`update prize_work set entity = 'Another entity', country = 'FR', stakeholder_group = null`.execute(t.db)
  await sql`update person set given_name = 'Another', family_name = 'Name' where email <> ${DEMO_PEOPLE.juror.email}`.execute(
    t.db,
  )
  expect(differing(first, await asked())).toEqual([])
})
