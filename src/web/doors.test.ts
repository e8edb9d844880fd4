import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstrationAt } from '../../journeys/demonstration.ts'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { house } from '../house.ts'
import { hashToken } from '../identity/public.ts'
import type { Route } from '../page/route.ts'
import { COLUMNS, doorOf, holderOf } from './access-table.ts'
import { createWeb } from './web.tsx'

const SLUG = 'wsis-forum-2022'
const NOW = '2022-03-14T09:00:00Z'

let t: Awaited<ReturnType<typeof demonstrationAt>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
/** Something that exists, for each word an address may leave open. */
const there: Record<string, string> = { edition: SLUG, call: 'workshop_requests' }

beforeAll(async () => {
  t = await demonstrationAt('2022-02-14T09:20:00Z', {})
  t.clock.set(new Date(NOW))
  web = createWeb(t.platform, house)
  edition = (await editionBySlug(t.db, SLUG)) as EditionScope
  const submission = await t.db
    .selectFrom('submission')
    .select(['number', 'reference'])
    .where('state', '=', 'submitted')
    .where('public', '=', true)
    .orderBy('number')
    .executeTakeFirstOrThrow()
  there.number = String(submission.number)
  there.reference = submission.reference
  for (const role of COLUMNS) {
    if (role === 'visitor') continue
    await t.db
      .insertInto('person')
      .values({ id: `p-${role.replaceAll('_', '-')}`, language: 'en', created_at: NOW })
      .execute()
    await t.db
      .insertInto('role_grant')
      .values({ person_id: `p-${role.replaceAll('_', '-')}`, role, edition_id: edition.id, granted_at: NOW })
      .execute()
    await t.db
      .insertInto('sign_in')
      .values({
        token_hash: hashToken(role),
        person_id: `p-${role.replaceAll('_', '-')}`,
        method: 'test',
        created_at: NOW,
        last_seen_at: NOW,
        expires_at: '2022-04-01T00:00:00Z',
      })
      .execute()
  }
})
afterAll(() => t.close())

/** A whole answer as its reader sees it; what differs from one asking to the next is taken out, and so is the address asked for. */
async function seen(path: string, role: string) {
  const cookie = role === 'visitor' ? '' : `convoke_sign_in=${role}`
  const answer = await web.request(path, { headers: { cookie } })
  const { 'x-request-id': _, 'content-security-policy': policy = '', ...headers } = Object.fromEntries(answer.headers)
  const rest = path.replace(/^\/en/, '')
  const body = (await wholeOf(answer)).replaceAll(rest, 'ADDRESS')
  return { status: answer.status, headers, policy, body }
}

/** News for an open page have no end: that they begin is all there is to see. */
async function wholeOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.text()
  await answer.body?.cancel()
  return 'events'
}

const words = (route: Route) => [...route.path.matchAll(/:(\w+)/g)].map(([, word = '']) => word)
const addressOf = (route: Route) =>
  `/en${route.path === '/' ? '' : route.path.replaceAll(/:(\w+)/g, (_, word: string) => there[word] ?? 'none')}`

test('every page asked for in every role answers as the table says, and what is closed looks like what never was', async () => {
  const asked = { open: 0, closed: 0 }
  const faults: string[] = []
  for (const route of house.routes.filter((r) => r.method === 'GET')) {
    const address = addressOf(route)
    const scope = route.path.includes('/:edition') ? edition : null
    for (const role of COLUMNS) {
      const door = doorOf(route, holderOf(role, edition.id), scope)
      const answer = await seen(address, role)
      if (answer.status >= 500) faults.push(`${role} ${route.path}: ${answer.status}`)
      if (door === 'closed') {
        asked.closed++
        const absent = await seen(`/en/${SLUG}/no/page/has/this/address`, role)
        if (absent.status !== 404 || JSON.stringify(answer) !== JSON.stringify(absent))
          faults.push(`${role} ${route.path}: ${answer.status}, not like an absent page`)
      } else if (door === 'open' && scope && words(route).every((word) => word in there)) {
        asked.open++
        const isShown = answer.status < 400
        if (!isShown && !mayBeEmpty(route))
          faults.push(`${role} ${route.path}: ${answer.status}, though the door is open`)
      }
    }
  }
  expect(faults).toEqual([])
  expect(asked.open).toBeGreaterThan(100)
  expect(asked.closed).toBeGreaterThan(100)
})

/**
 * Sessions, their reports and what the board holds come with decisions, proposals with a search, several at once when they are chosen, photographs with their admission, a badge with
 * one's registration, a delegation for its focal point, what was quoted with its release, a ballot while the public votes, prizes with their rules: this edition has none of them.
 */
const mayBeEmpty = (route: Route) =>
  /\/(?:sessions|proposals|photos|links)\/|\/together$|\/board\/held$|^\/:edition\/(?:vote|ballot|desk\/prizes)$|\/attendance\/:number\/|\/reports\/:number$|\/registration\/(?:[a-z-]+\.pdf$|delegation)|\/synthesis(?:\.csv$|\/submissions\/)/.test(
    route.path,
  )

test('a role given for one edition opens no door of another', () => {
  const other = { ...edition, id: 'another' }
  for (const route of house.routes.filter((r) => r.path.includes('/:edition/desk')))
    for (const role of COLUMNS) expect(doorOf(route, holderOf(role, edition.id), other), route.path).toBe('closed')
})
