import { afterAll, beforeAll, expect, test } from 'vitest'
import { anyone, type EditionScope } from '../../access/public.ts'
import { program } from '../../acts/public.ts'
import { FORMATS } from '../../agenda/exports/formats.ts'
import { house } from '../../house.ts'
import { readSchedule } from '../../interchange/public.ts'
import { placeSession } from '../../plan/place.ts'
import { publishAgenda } from '../../plan/publish-agenda.ts'
import { editionWithRequests } from '../../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { makeSession } from '../make-session.ts'
import { tellNamed } from './tell-named.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z', {}, house)
  web = createWeb(t.platform, house)
})
afterAll(() => t.close())

const someone = (given_name: string, family_name: string, email: string) => ({
  ...{ given_name, family_name, email, role: 'panellist', attendance: 'on_site' },
  organization: `Institute of ${family_name}`,
})
const wilhelmina = someone('Wilhelmina', 'Leakenburg', 'wilhelmina@example.org')
const rosa = someone('Rosa', 'Muestra', 'rosa@example.org')
const NAMES = /Wilhelmina|Leakenburg/

type At = { readonly edition: EditionScope; readonly numbers: readonly number[] }
const by = ({ edition }: At) => ({ edition, actor: program() })
const place = (at: At, number: number, slotCode: string) =>
  placeSession(t.platform, by(at), {
    ...{ sessionNumber: number, slotCode, roomCode: 'a', startsAt: null, anyway: true },
    reason: 'It fits.',
  })
const publish = (at: At) => publishAgenda(t.platform, by(at), { note: '', reason: 'As it stands.' })

/** Two sessions, the first with both people, the second with Rosa alone; placed and published. */
async function programme(): Promise<At> {
  const { edition, handIn } = await editionWithRequests(t.db, now)
  const numbers: number[] = []
  for (const people of [[wilhelmina, rosa], [rosa]]) {
    const request = await handIn({
      ...{ title: `Session with ${people.length}`, session_type: 'thematic_workshop', abstract: 'What lasts.' },
      ...{ duration_minutes: '60', participation_mode: 'hybrid', people },
    })
    const made = await t.db.transaction().execute((tx) => makeSession(tx, edition, request, now))
    numbers.push(made?.number ?? 0)
  }
  const at = { edition, numbers }
  await place(at, numbers[0] ?? 0, '2022-06-01-A')
  await place(at, numbers[1] ?? 0, '2022-06-01-B')
  await publish(at)
  return at
}

const lettersTo = (at: At, recipient: string) =>
  t.db
    .selectFrom('mail_message')
    .select(['subject', 'text_body as text'])
    .where('key', 'like', `named:${at.edition.id}:%`)
    .where('recipient', '=', recipient)
    .execute()
const linkIn = (text: string) => new URL(/https?:\S+\/named\/\S+/.exec(text)?.[0] ?? '').pathname

const idOf = async (at: At, name: string) => {
  const row = await t.db
    .selectFrom('session_person as p')
    .innerJoin('session as s', 's.id', 'p.session_id')
    .select('p.person_id as id')
    .where('s.edition_id', '=', at.edition.id)
    .where('p.name', '=', name)
    .executeTakeFirstOrThrow()
  return row.id
}

/** Every address that anyone may open, with whatever of the edition its parts can name. */
async function doors(at: At): Promise<string[]> {
  const people = [await idOf(at, 'Wilhelmina Leakenburg'), await idOf(at, 'Rosa Muestra')]
  const numbers = ['1', '2', ...at.numbers.flatMap((n) => [`${n}`, `${n}.ics`]), 'OCP22-0001']
  const fits: Record<string, readonly string[]> = {
    ...{ edition: [at.edition.slug], slug: [at.edition.slug], language: ['en'], written: ['en'], version: ['1'] },
    ...{ number: numbers, person: people, one: [...people, ...numbers], file: FORMATS.map(({ name }) => name) },
    ...{ call: ['workshop_requests'], id: people },
  }
  const open = house.routes.filter(({ method, rule }) => method === 'GET' && rule === anyone)
  const filled = open.flatMap(({ path }) =>
    [...path.matchAll(/:(\w+)/g)].reduce<string[]>(
      (paths, [part, name = '']) => paths.flatMap((p) => (fits[name] ?? ['x']).map((word) => p.replace(part, word))),
      [path],
    ),
  )
  return [...filled, `/${at.edition.slug}/agenda?view=day`]
}

/** What each door shows, without the mark of one request. */
async function seen(paths: readonly string[]): Promise<Map<string, string>> {
  const shown = new Map<string, string>()
  for (const path of paths) {
    const response = await web.request(path.startsWith('/api') ? path : `/en${path}`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = path.endsWith('.xlsx') ? await readBack(bytes) : new TextDecoder().decode(bytes)
    shown.set(path, `${response.status} ${text.replaceAll(/nonce="[^"]*"/g, '')}`)
  }
  return shown
}
const readBack = async (bytes: Uint8Array) => {
  const read = await readSchedule(bytes, { zone: null })
  return read.ok ? JSON.stringify(read.value.schedule) : ''
}
const naming = (shown: ReadonlyMap<string, string>, id: string) =>
  [...shown]
    .filter(([path, text]) => !path.includes(id) && (NAMES.test(text) || text.includes(id)))
    .map(([path]) => path)

test('whoever others named is told once, with a link that shows before it does anything', async () => {
  const at = await programme()
  expect(await tellNamed(t.platform, at.edition)).toBe(2)
  const [letter, ...more] = await lettersTo(at, 'rosa@example.org')
  expect(more).toEqual([])
  expect(letter?.text).toMatch(/Session with 2.*Session with 1/s)
  expect(await tellNamed(t.platform, at.edition)).toBe(0)
  const [hers] = await lettersTo(at, 'wilhelmina@example.org')
  const link = linkIn(hers?.text ?? '')
  const page = await (await web.request(link)).text()
  expect(page).toContain('Wilhelmina Leakenburg')
  expect(page).not.toContain('Session with 1')
  expect((await web.request(`${link.slice(0, -4)}AAAA`)).status).toBe(404)
  expect((await web.request(`/en/${at.edition.slug}/sessions/${at.numbers[0]}`)).status).toBe(200)
  expect(await (await web.request(`/en/${at.edition.slug}/sessions/${at.numbers[0]}`)).text()).toMatch(NAMES)
})

test('whoever objects is at once in no page, file, feed, search or list of anyone, nor in the next version; and can come back', async () => {
  const at = await programme()
  await tellNamed(t.platform, at.edition)
  const [hers] = await lettersTo(at, 'wilhelmina@example.org')
  const link = linkIn(hers?.text ?? '')
  const id = await idOf(at, 'Wilhelmina Leakenburg')
  const paths = await doors(at)
  const answer = (says: string) =>
    web.request(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: t.platform.config.origin },
      body: new URLSearchParams({ session: String(at.numbers[0]), says }).toString(),
    })

  const { slug } = at.edition
  const isFound = async () =>
    (await (await web.request(`/en/${slug}/agenda?text=Leakenburg`)).text()).includes(`/sessions/${at.numbers[0]}"`)
  expect(await isFound()).toBe(true)
  const shown = naming(await seen(paths), id)
  for (const known of [
    `/${slug}/sessions/${at.numbers[0]}`,
    `/${slug}/sessions.csv`,
    `/${slug}/sessions.xlsx`,
    `/${slug}/schedule.xml`,
    `/${slug}/agenda/versions/1/sessions.json`,
    `/api/v1/editions/${slug}/people`,
  ])
    expect(shown).toContain(known) // what could leak is there
  expect(shown.filter((path) => path.includes('submissions'))).toEqual([]) // a name is public with the session only

  expect((await answer('object')).status).toBe(303)
  const without = await seen(paths)
  expect(naming(without, id)).toEqual([])
  expect(await isFound()).toBe(false)
  const gone = without.get(`/${slug}/people/${id}`)?.replaceAll(id, 'x')
  const never = (await seen([`/${slug}/people/nobody`])).get(`/${slug}/people/nobody`)?.replaceAll('nobody', 'x')
  expect([gone?.slice(0, 3), gone]).toEqual(['404', never])

  await place(at, at.numbers[0] ?? 0, '2022-06-02-A')
  expect((await publish(at)).ok).toBe(true)
  expect(naming(await seen(paths), id)).toEqual([])
  const versions = await t.db
    .selectFrom('agenda_item')
    .innerJoin('agenda_version as v', 'v.id', 'agenda_version_id')
    .select(['v.version', 'snapshot'])
    .where('v.edition_id', '=', at.edition.id)
    .execute()
  const named = versions.filter(({ snapshot }) => NAMES.test(JSON.stringify(snapshot))).map(({ version }) => version)
  expect(named).toEqual([1])

  expect((await answer('agree')).status).toBe(303)
  await publish(at)
  expect(naming(await seen(paths), id)).toContain(`/${slug}/sessions/${at.numbers[0]}`)
})
