import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, person, preview, program } from '../../acts/public.ts'
import { house } from '../../house.ts'
import { addSignIn } from '../../identity/store.ts'
import { editionWithRequests } from '../../plan/testing/edition-with-requests.ts'
import { officer } from '../../plan/testing/officer.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { registrationCancelled } from '../cancel.ts'
import { doorList } from '../door/reads.ts'
import { registeredAs } from '../public.ts'
import { registrationOf, takenPlaces } from '../reads.ts'
import type { Attendance } from '../registration.ts'
import { answersFor, aPerson, inRole, openFor, register } from '../testing/open-edition.ts'
import { delegationEnded, delegationNamed } from './name-delegation.ts'
import { registrationObjected } from './object.ts'
import { delegateRegistered } from './register-delegate.ts'
import { delegateCancelled, delegateReplaced } from './replace-delegate.ts'

const PLACES = 4
const now = new Date('2022-05-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: Awaited<ReturnType<typeof editionWithRequests>>['edition']
let focal = ''

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
  edition = (await editionWithRequests(t.db, now)).edition
  await openFor(t.platform, edition, { places: PLACES })
  focal = await aPerson(t.platform, 'focal@example.org')
  const wish = { organization: '中国信息通信研究院', email: 'Focal@Example.org', language: 'zh' as const, most: 6 }
  expect(await named(wish)).toMatchObject({ ok: true, value: { personId: focal } })
})
afterAll(() => t.close())

type Naming = Parameters<typeof delegationNamed.decide>[1]
const named = (wish: Naming) => perform(t.platform, delegationNamed, { edition, actor: person(officer(edition)), wish })
const as = (personId: string) => ({ edition, actor: program(personId) })
/** What the focal point may say of somebody: no consent, no needs. */
function said(name: string, presence: Attendance) {
  const { agree: _agreed, conduct: _conduct, ...answers } = answersFor(name, presence)
  return answers
}
const other = (email: string, name: string, presence: Attendance = 'on_site') => ({
  email,
  language: 'ar' as const,
  answers: said(name, presence),
})
const add = (email: string, name: string, presence: Attendance = 'on_site', by = focal) =>
  perform(t.platform, delegateRegistered, { ...as(by), wish: other(email, name, presence) })
const of = async (email: string) => registrationOf(t.db, edition, await aPerson(t.platform, email))
const lettersTo = async (recipient: string) =>
  (
    await t.db
      .selectFrom('mail_message')
      .select(['subject', 'text_body as text'])
      .where('recipient', '=', recipient)
      .orderBy('created_at')
      .execute()
  ).map(({ subject, text }) => `${subject}\n${text}`)

test('a focal point registers somebody, who is told in their language, has nothing until they agree, and then everything', async () => {
  const amina = await aPerson(t.platform, 'amina@example.org') // has an account, and reads English
  expect(await add('Amina@example.org', 'أمينة المثال')).toMatchObject({ ok: true, value: { state: 'confirmed' } })
  expect(await add('new@example.org', '王小明', 'remote')).toMatchObject({ ok: true })
  const [letter] = await lettersTo('amina@example.org')
  expect(letter).toContain('You have been registered')
  expect(letter).toContain('/en/test-forum-2022/registration/answer'.replace('test-forum-2022', edition.slug))
  expect((await lettersTo('new@example.org'))[0]).toContain('سُجِّلت مشاركتكم')
  expect(await registeredAs(t.db, edition, amina), 'not before she agrees').toBeNull()
  expect(await takenPlaces(t.db, edition), 'and the place is kept for her').toBe(1)
  expect(Object.keys(await doorList(t.db, edition)), 'no door lets her in yet').toHaveLength(0)
  expect(await register(t.platform, edition, amina, { presence: 'on_site' })).toMatchObject({ ok: true })
  expect(await registeredAs(t.db, edition, amina)).toMatchObject({ presence: 'on_site' })
  expect(await of('amina@example.org')).toMatchObject({ toAgreeSince: null, delegationId: expect.any(String) })
})

test('whoever objects leaves nothing behind, frees the place, is never registered again by anybody else, and the focal point is told', async () => {
  expect(await add('objects@example.org', 'Otieno Exampleton')).toMatchObject({ ok: true })
  const taken = await takenPlaces(t.db, edition)
  const id = await aPerson(t.platform, 'objects@example.org')
  expect(await perform(t.platform, registrationObjected, { ...as(id), wish: null })).toMatchObject({ ok: true })
  expect(await of('objects@example.org')).toBeNull()
  expect(await takenPlaces(t.db, edition)).toBe(taken - 1)
  expect(await add('objects@example.org', 'Otieno')).toMatchObject({ refusal: { code: 'objected' } })
  expect((await lettersTo('focal@example.org')).at(-1)).toContain('Otieno Exampleton')
  expect(await register(t.platform, edition, id, { presence: 'remote' })).toMatchObject({ ok: true })
})

test('nobody overwrites what a person said for themselves, or brings back what they cancelled', async () => {
  const own = await aPerson(t.platform, 'own@example.org')
  await register(t.platform, edition, own, { presence: 'remote', name: 'Said By Herself' })
  expect(await add('own@example.org', 'Another Name')).toMatchObject({ refusal: { code: 'registered-already' } })
  await perform(t.platform, registrationCancelled, { ...as(own), wish: null })
  expect(await add('own@example.org', 'Another Name')).toMatchObject({ refusal: { code: 'registered-before' } })
  expect(await of('own@example.org')).toMatchObject({ name: 'Said By Herself', state: 'cancelled' })
  // Also where they cancelled what somebody else had registered.
  await add('cancels@example.org', 'Cancels')
  await perform(t.platform, registrationCancelled, {
    ...as(await aPerson(t.platform, 'cancels@example.org')),
    wish: null,
  })
  expect(await add('cancels@example.org', 'Cancels')).toMatchObject({ refusal: { code: 'registered-before' } })
})

test('whoever comes instead takes the place or the turn, places are never given twice, and a delegation holds no more than it may', async () => {
  for (let i = await takenPlaces(t.db, edition); i < PLACES; i++)
    await register(t.platform, edition, await aPerson(t.platform, `crowd${i}@example.org`), { presence: 'on_site' })
  expect(await add('waits@example.org', 'Waits')).toMatchObject({ value: { state: 'waiting' } })
  const waits = await of('waits@example.org')
  t.clock.set(new Date(now.getTime() + 60_000))
  await register(t.platform, edition, await aPerson(t.platform, 'behind@example.org'), { presence: 'on_site' })
  const replaced = await perform(t.platform, delegateReplaced, {
    ...as(focal),
    wish: { ...other('turn@example.org', 'Turn'), number: waits?.number ?? 0 },
  })
  expect(replaced).toMatchObject({ ok: true })
  expect(await of('turn@example.org')).toMatchObject({ state: 'waiting', waitingSince: waits?.waitingSince })
  expect(await of('waits@example.org')).toMatchObject({ state: 'cancelled' })
  // A cancelled place goes to that turn.
  const amina = await of('amina@example.org')
  const wish = { number: amina?.number ?? 0 }
  expect(await perform(t.platform, delegateCancelled, { ...as(focal), wish })).toMatchObject({ ok: true })
  expect(await of('turn@example.org')).toMatchObject({ state: 'confirmed' })
  expect(await of('behind@example.org')).toMatchObject({ state: 'waiting' })
  expect(await takenPlaces(t.db, edition)).toBe(PLACES)
  // Many at once come to the most it may hold, and to no place given twice.
  const all = await Promise.all(Array.from({ length: 12 }, (_, i) => add(`many${i}@example.org`, `Many ${i}`)))
  const held = await t.db.selectFrom('registration').select('state').where('delegation_id', 'is not', null).execute()
  expect(held.filter(({ state }) => state !== 'cancelled')).toHaveLength(6)
  expect(all.filter((one) => !one.ok).map((one) => !one.ok && one.refusal.code)).toContain('delegation-full')
  expect(await takenPlaces(t.db, edition)).toBe(PLACES)
})

test('pages of a delegation are there for its focal point alone, and a form that was overtaken changes nothing', async () => {
  const signedIn = async (personId: string) => {
    const { signIn, cookie } = await inRole(t.platform, edition, personId as never, 'participant')
    await t.db.transaction().execute((tx) => addSignIn(tx, signIn))
    return { cookie }
  }
  const web = createWeb(t.platform, house)
  const here = `/en/${edition.slug}/registration/delegation`
  const [own, stranger] = [await signedIn(focal), await signedIn(await aPerson(t.platform, 'stranger@example.org'))]
  const page = await (await web.request(here, { headers: own })).text()
  expect(page).toContain('中国信息通信研究院')
  expect(page).toContain('objects@example.org')
  expect((await web.request(here, { headers: stranger })).status).toBe(404)
  const turn = await of('turn@example.org')
  expect((await web.request(`${here}/${turn?.number}`, { headers: stranger })).status).toBe(404)
  expect(await (await web.request(`${here}/${turn?.number}`, { headers: own })).text()).toContain('Turn')
  const looked = await preview(t.platform, delegateCancelled, { ...as(focal), wish: { number: turn?.number ?? 0 } })
  await register(t.platform, edition, turn?.personId ?? '', { presence: 'on_site', name: 'Turn Herself' })
  const seen = (looked.ok && looked.value.seen) || ''
  const late = { ...as(focal), wish: { number: turn?.number ?? 0 }, seen }
  expect(await perform(t.platform, delegateCancelled, late)).toMatchObject({ refusal: { code: 'changed-meanwhile' } })
  const [row] = await t.db.selectFrom('delegation').select('id').execute()
  const ended = await perform(t.platform, delegationEnded, { ...as(''), actor: program(), wish: { id: row?.id ?? '' } })
  expect(ended).toMatchObject({ ok: true })
  expect((await web.request(here, { headers: own })).status).toBe(404)
  expect(await of('turn@example.org')).toMatchObject({ state: 'confirmed', name: 'Turn Herself' })
})
