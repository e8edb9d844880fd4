import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, program } from '../../acts/public.ts'
import { house } from '../../house.ts'
import { addSignIn } from '../../identity/store.ts'
import { publishedEdition } from '../../plan/testing/published-edition.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { scansKept } from '../door/check-in.ts'
import { sessionJoined } from '../joining/join.ts'
import { joinLinkKept } from '../joining/keep-link.ts'
import { registrationOf } from '../reads.ts'
import { aPerson, inRole, openFor, register } from '../testing/open-edition.ts'
import { presenceTold } from './presence.ts'
import { meetingAttendees } from './reads.ts'

/** A quarter of an hour before the first session begins. */
const now = new Date('2022-05-30T21:15:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let at: Awaited<ReturnType<typeof publishedEdition>>
let number = 0
let officer: PersonId
const people: Record<'onSite' | 'remote', string> = { onSite: '', remote: '' }

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
  at = await publishedEdition(t.db, now)
  number = at.numbers[0] as number
  await openFor(t.platform, at.edition)
  people.onSite = await aPerson(t.platform, 'site@example.org')
  people.remote = await aPerson(t.platform, 'remote@example.org')
  const named = { onSite: ['on_site', '王小明'], remote: ['remote', 'Amina Exampleton'] } as const
  for (const who of ['onSite', 'remote'] as const) {
    const [presence, name] = named[who]
    expect(await register(t.platform, at.edition, people[who], { presence, name })).toMatchObject({ ok: true })
  }
  const link = {
    service: 'other' as const,
    address: 'https://meet.example.org/r',
    passcode: null,
    dialIn: null,
    channels: [],
  }
  const done = await perform(t.platform, joinLinkKept, {
    edition: at.edition,
    actor: program(),
    wish: { key: String(number), link },
  })
  expect(done).toMatchObject({ ok: true })
})
afterAll(() => t.close())

const tell = (personId: string) =>
  perform(t.platform, presenceTold, { edition: at.edition, actor: program(personId), wish: { key: String(number) } })
const later = (seconds: number) => t.clock.set(new Date(t.clock.now().getTime() + seconds * 1000))
const openSeconds = async () =>
  (await t.db.selectFrom('presence').select('seconds').execute()).map((row) => row.seconds)

test('an open page counts for who joined by it, while it tells of itself; a gap does not count, nor two windows twice', async () => {
  expect(await tell(people.remote), 'nobody is present before they joined').toMatchObject({ ok: false })
  const wish = { key: String(number) }
  expect(
    await perform(t.platform, sessionJoined, { edition: at.edition, actor: program(people.remote), wish }),
  ).toMatchObject({ ok: true })
  await tell(people.remote)
  expect(await openSeconds()).toEqual([0])
  for (const seconds of [60, 0, 60, 600, 60]) {
    later(seconds)
    await tell(people.remote)
  }
  expect(await openSeconds()).toEqual([180])
  expect(await tell(people.onSite)).toMatchObject({ ok: false })
})

test('the desk sees who was where and how, as page and file, and nobody else does', async () => {
  const own = await registrationOf(t.db, at.edition, people.onSite)
  const scan = { id: randomUUID(), who: String(own?.number), there: true, at: t.clock.now() }
  const wish = [
    { ...scan, session: number },
    { ...scan, session: null },
  ]
  const kept = await perform(t.platform, scansKept, { edition: at.edition, actor: program(), wish })
  expect(kept).toMatchObject({ value: { fresh: 2 } })
  officer = await aPerson(t.platform, 'officer@example.org')
  const { signIn, cookie } = await inRole(t.platform, at.edition, officer, 'secretariat_officer')
  await t.db.transaction().execute((tx) => addSignIn(tx, signIn))
  const headers = { cookie }
  const web = createWeb(t.platform, house)
  const here = `/en/${at.edition.slug}/desk/registrations/attendance`
  const sessions = await (await web.request(`${here}.csv`, { headers })).text()
  expect(sessions).toContain('"","The door of the forum","","1","0","1"')
  expect(sessions).toMatch(new RegExp(`^"${number}",.*"1","1","2"\\r$`, 'm'))
  const attendees = await (await web.request(`${here}/${number}/people.csv`, { headers })).text()
  expect(attendees).toMatch(/"王小明",.*"Badge read",".*",""\r\n/)
  expect(attendees).toMatch(/"Amina Exampleton",.*"Joined remotely",".*","3"\r\n/)
  expect((await web.request(`${here}/${number}/people.xlsx`, { headers })).headers.get('content-type')).toContain(
    'sheet',
  )
  expect(await (await web.request(`${here}/forum/people`, { headers })).text()).toContain('王小明')
  for (const path of ['', '.csv', `/${number}/people`, `/${number}/people.csv`])
    expect(await (await web.request(here + path)).text()).not.toMatch(/王小明|Amina/)
})

/** A consultation meeting that begins when the first session does. */
async function aMeeting(code: string) {
  const words = JSON.stringify({ en: 'Second meeting' })
  const phase = { edition_id: at.edition.id, numeral: 'I', position: 1, label: words, title: words, description: words }
  const { id } = await t.db.insertInto('phase').values(phase).returning('id').executeTakeFirstOrThrow()
  const milestone = { edition_id: at.edition.id, phase_id: id, code, position: 1, kind: 'meeting', title: words }
  const starts = { starts_at: now, ends_at: new Date(now.getTime() + 3_600_000), zone: 'Europe/Zurich' }
  await t.db
    .insertInto('milestone')
    .values({ ...milestone, ...starts })
    .execute()
}

test('who joined a consultation meeting stands in its list with how long the page stood open, and whoever did not join does not', async () => {
  t.clock.set(now)
  await aMeeting('m9-meeting')
  const wish = { key: 'm9-meeting' }
  const by = (personId: string) => ({ edition: at.edition, actor: program(personId), wish })
  expect(await perform(t.platform, presenceTold, by(people.remote)), 'not joined yet').toMatchObject({ ok: false })
  const link = { service: 'other' as const, address: 'https://meet.example.org/m', passcode: null, dialIn: null }
  const kept = { ...by(people.remote), wish: { ...wish, link: { ...link, channels: [] } } }
  expect(await perform(t.platform, joinLinkKept, kept)).toMatchObject({ ok: true })
  for (let times = 0; times < 2; times++)
    expect(await perform(t.platform, sessionJoined, by(people.remote))).toMatchObject({ ok: true })
  for (const seconds of [60, 60, 900]) {
    later(seconds)
    await perform(t.platform, presenceTold, by(people.remote))
  }
  expect(await perform(t.platform, presenceTold, by(people.onSite))).toMatchObject({ ok: false })
  const [attendee, ...others] = await meetingAttendees(t.db, at.edition, 'm9-meeting')
  expect([attendee, others]).toMatchObject([{ name: 'Amina Exampleton', way: 'online', openSeconds: 120 }, []])
  const headers = { cookie: `convoke_sign_in=${officer}` }
  const here = `/en/${at.edition.slug}/desk/registrations/attendance`
  const ask = async (path: string) => (await createWeb(t.platform, house).request(path, { headers })).text()
  expect(await ask(`${here}.csv`)).toMatch(/^"","Second meeting",".*","Not known","1","1"\r$/m)
  expect(await ask(`${here}/m9-meeting/people.csv`)).toMatch(/"Amina Exampleton",.*"Joined remotely",".*","2"\r\n/)
  expect(await ask(`${here}/m9-other/people`)).not.toContain('Amina')
})
