import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anyone, owner } from '../access/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { hashToken } from '../identity/public.ts'
import type { Route } from '../page/route.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import type { EditionId } from '../platform/db/schema.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { COLUMNS } from './access-table.ts'
import { createWeb } from './web.tsx'

const SLUG = 'wsis-forum-2022'
const NOW = new Date('2022-02-14T09:20:00Z')

let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>

/** The house with one edition, somebody who may do everything in it, and the head of another. */
beforeAll(async () => {
  t = await testPlatform(NOW.toISOString(), {}, house)
  await loadEdition(t.platform, SLUG)
  web = createWeb(t.platform, house)
  const { id } = await t.db.selectFrom('edition').select('id').where('slug', '=', SLUG).executeTakeFirstOrThrow()
  const other = await editionWithRequests(t.db, NOW)
  await signedIn('all', id, COLUMNS)
  await signedIn('elsewhere', other.edition.id as EditionId, COLUMNS)
})
afterAll(() => t.close())

async function signedIn(name: string, edition_id: EditionId, roles: readonly string[]) {
  const person_id = `p-${name}`
  await t.db.insertInto('person').values({ id: person_id, language: 'en', created_at: NOW }).execute()
  for (const role of roles.filter((one) => one !== 'visitor'))
    await t.db.insertInto('role_grant').values({ person_id, role, edition_id, granted_at: NOW }).execute()
  const times = { created_at: NOW, last_seen_at: NOW, expires_at: new Date(NOW.getTime() + 3_600_000) }
  await t.db
    .insertInto('sign_in')
    .values({ token_hash: hashToken(name), person_id, method: 'test', ...times })
    .execute()
}

const there: Record<string, string> = {
  ...{ edition: SLUG, call: 'official_submissions', section: 'contact', meeting: 'm2-meeting-1' },
  ...{ selection: 'facilitators', prize: 'prizes' },
}
/** Where a door is, with words in its address that name what is there, or nothing. */
const addressOf = ({ path }: Route, nothing = '1') =>
  `/en${path === '/' ? '' : path.replaceAll(/:(\w+)/g, (_, word: string) => there[word] ?? nothing)}`

const doors = (method: 'GET' | 'POST') => house.routes.filter((route) => route.method === method)

type Asked = { readonly cookie?: string; readonly headers?: Record<string, string>; readonly body?: string }
const post = async (path: string, { cookie = '', headers = OURS, body = 'act=x&number=1&id=1&seen=x' }: Asked = {}) =>
  web.request(path, { method: 'POST', headers: { ...FORM, cookie, ...headers }, body })
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const OURS = { 'sec-fetch-site': 'same-origin' }
const ALL = 'convoke_sign_in=all'

/** Which rows each table has, in which versions: as long as it is the same, nothing whatever was written. What counts attempts may count. */
async function held(): Promise<Map<string, string>> {
  const tables = (await t.db.introspection.getTables()).filter(
    ({ isView, schema, name }) => !isView && schema === 'public' && name !== 'rate_count',
  )
  const marks = tables.map(
    ({
      name,
    }) => sql`select ${name} as "table", md5(coalesce(string_agg(ctid::text || xmin::text, ',' order by ctid), '')) as mark
      from ${sql.table(name)}`,
  )
  const { rows } = await sql<{ table: string; mark: string }>`${sql.join(marks, sql` union all `)}`.execute(t.db)
  return new Map(rows.map(({ table, mark }) => [table, mark]))
}

type Asking = (route: Route) => Promise<Response>

/** Doors that answer otherwise than they should, and tables that were written although none should be. */
async function faultsOf(routes: readonly Route[], ask: Asking, fits: (answer: Response) => boolean): Promise<string[]> {
  const before = await held()
  const faults: string[] = []
  for (const route of routes) {
    const answer = await ask(route)
    const bytes = (await wholeOf(answer)).length
    if (!fits(answer) || bytes > 400_000) faults.push(`${route.method} ${route.path}: ${answer.status}, ${bytes} bytes`)
  }
  for (const [table, mark] of await held()) if (before.get(table) !== mark) faults.push(`${table} was written`)
  return faults
}

/** News for an open page have no end. */
async function wholeOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.text()
  await answer.body?.cancel()
  return ''
}

const FOREIGN: Record<string, Record<string, string>> = {
  'another site': { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  'a sibling of our host': { 'sec-fetch-site': 'same-site' },
  'a frame without an origin': { origin: 'null' },
  'an old browser’s page elsewhere': { referer: 'https://evil.example/convoke' },
}

test.each(Object.keys(FOREIGN))(
  'no form from %s does anything at any door, for whoever may do everything',
  async (from) => {
    // Programs send no cookies of anybody: their doors ask for the secret in the address.
    const ours = doors('POST').filter(({ forPrograms }) => !forPrograms)
    expect(ours.length).toBeGreaterThan(150)
    const ask = (route: Route) => post(addressOf(route), { cookie: ALL, headers: FOREIGN[from] ?? {} })
    expect(await faultsOf(ours, ask, ({ status }) => status === 403)).toEqual([])
  },
)

test('a page still open after the sign-out, and somebody with all roles of another edition, do nothing at any door that is not everybody’s', async () => {
  const ofSomebody = doors('POST').filter(({ rule }) => rule !== anyone && rule !== owner)
  const out = (route: Route) => post(addressOf(route))
  expect(await faultsOf(ofSomebody, out, ({ status }) => status === 404)).toEqual([])
  const ofEdition = ofSomebody.filter(({ path }) => path.includes('/:edition/desk'))
  expect(ofEdition.length).toBeGreaterThan(100)
  const ask = (route: Route) => post(addressOf(route), { cookie: 'convoke_sign_in=elsewhere' })
  expect(await faultsOf(ofEdition, ask, ({ status }) => status === 404)).toEqual([])
})

test('asking changes nothing: no address that is only opened writes, for a scanner of mail as for whoever may do everything', async () => {
  // Addresses of speakers leave the house with a line of the record that says who took them.
  const asked = doors('GET').filter(({ path }) => !/\/speakers\.\w+$/.test(path))
  const ask = async (route: Route) => {
    const cookie = route.rule === anyone ? '' : ALL
    return web.request(addressOf(route), { headers: { cookie } })
  }
  expect(await faultsOf(asked, ask, ({ status }) => status < 500)).toEqual([])
}, 300_000)

const GUESSES = ['1', '2', '0001', '999999', 'admin', 'A'.repeat(43), '00000000-0000-4000-8000-000000000000']

test('a secret in an address is none that could be counted or guessed: every guess is answered alike', async () => {
  const secret = doors('GET').filter(({ path }) => /:(?:token|secret|key|code)\b/.test(path))
  expect(secret.length).toBeGreaterThan(10)
  const faults: string[] = []
  for (const route of secret) {
    const answers = new Set<string>()
    for (const guess of GUESSES) {
      const path = addressOf(route, guess)
      const answer = await web.request(path)
      const text = (await wholeOf(answer))
        .replaceAll(/(?:nonce|value)="[^"]*"/g, '')
        .replaceAll(path.slice(3), 'ADDRESS')
      answers.add(`${answer.status} ${text}`)
    }
    if (answers.size > 1) faults.push(`${route.path}: ${[...answers].map((one) => one.slice(0, 3)).join(' ')}`)
  }
  expect(faults).toEqual([])
})
