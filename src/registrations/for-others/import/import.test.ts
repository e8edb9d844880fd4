import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, person, preview } from '../../../acts/public.ts'
import { house } from '../../../house.ts'
import { addSignIn } from '../../../identity/store.ts'
import { readRows } from '../../../interchange/public.ts'
import { editionWithRequests } from '../../../plan/testing/edition-with-requests.ts'
import { officer } from '../../../plan/testing/officer.ts'
import { testPlatform } from '../../../platform/testing/database.ts'
import { createWeb } from '../../../web/web.tsx'
import { registrationOf, takenPlaces } from '../../reads.ts'
import { aPerson, inRole, openFor, register } from '../../testing/open-edition.ts'
import { registrationObjected } from '../object.ts'
import { outcomesOf } from './outcomes.ts'
import { importTakenBack } from './take-back.ts'
import { registrationsImported } from './take-over.ts'

const PLACES = 2
const now = new Date('2022-06-10T10:00:00Z') // when registration is closed: the secretariat may still
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: Awaited<ReturnType<typeof editionWithRequests>>['edition']

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
  edition = (await editionWithRequests(t.db, now)).edition
  await openFor(t.platform, edition, { places: PLACES, approval: 'on_site' })
})
afterAll(() => t.close())

const TABLE = `عنوان البريد الإلكتروني,الاسم الكامل,الفئة,البلد أو المنطقة,طريقة الحضور,اللغة
one@example.org,أمينة المثال,Academia,كينيا,حضورياً,ar
two@example.org,王小明,academia,KE,现场,中文
three@example.org,Otieno Exampleton,Academia,Kenya,On site,
four@example.org,Wanjiku Exampleton,Academia,Kenya,Remote,français
known@example.org,Somebody Else,Academia,Kenya,Remote,en
FOUR@example.org,Again,Academia,Kenya,Remote,en
not an address,Nobody,Academia,Kenya,Remote,en
five@example.org,,Unknown Group,Kenya,Remote,en
six@example.org,Six,Academia,Kenya,Remote,Klingon
`
const rowsOf = async (table: string | Uint8Array) => {
  const read = await readRows(typeof table === 'string' ? new TextEncoder().encode(table) : table)
  return read.ok ? read.value : []
}
const by = () => ({ edition, actor: person(officer(edition)) })
async function importing(table: string | Uint8Array) {
  const wish = { rows: await rowsOf(table), fallback: 'en' as const }
  const looked = await preview(t.platform, registrationsImported, { ...by(), wish })
  const seen = (looked.ok && looked.value.seen) || ''
  const report = looked.ok
    ? outcomesOf(looked.value.facts, now).map((one) =>
        [
          one.row.line,
          one.becomes,
          one.becomes === 'added' ? one.standing.state : '',
          one.becomes === 'left-out' ? one.fault.code : '',
        ]
          .filter(Boolean)
          .join(' '),
      )
    : [looked.refusal.code]
  return { report, take: () => perform(t.platform, registrationsImported, { ...by(), wish, seen }) }
}
/** Reads only: somebody whom a table names is nobody yet. */
async function of(email: string) {
  const known = await t.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  return known ? registrationOf(t.db, edition, known.id) : null
}

test('a table is reported row by row before anybody is registered, in any of the six languages, and places are given once', async () => {
  t.clock.set(new Date('2022-05-20T10:00:00Z'))
  await register(t.platform, edition, await aPerson(t.platform, 'known@example.org'), { presence: 'remote' })
  t.clock.set(now)
  const { report, take } = await importing(TABLE)
  expect(report).toEqual([
    '2 added confirmed',
    '3 added confirmed',
    '4 added waiting',
    '5 added confirmed',
    '6 known',
    '7 left-out twice',
    '8 left-out address-wrong',
    '9 left-out answers-incomplete',
    '10 left-out language-unknown',
  ])
  expect(await of('one@example.org'), 'looking registers nobody').toBeNull()
  expect(await take()).toMatchObject({ ok: true, value: { counts: { added: 4, known: 1, 'left-out': 4 } } })
  expect(await takenPlaces(t.db, edition)).toBe(PLACES)
  expect(await of('two@example.org')).toMatchObject({ name: '王小明', language: 'zh', state: 'confirmed' })
  expect(await of('known@example.org')).toMatchObject({ name: 'Wanjiku Exampleton', toAgreeSince: null })
  const letters = await t.db
    .selectFrom('mail_message')
    .select(['recipient', 'language'])
    .where('key', 'like', '%by-other%')
    .execute()
  expect(letters.map(({ recipient, language }) => `${recipient} ${language}`).sort()).toEqual([
    'four@example.org fr',
    'one@example.org ar',
    'three@example.org en',
    'two@example.org zh',
  ])
})

test('the same table again registers nobody twice; what has changed since it was looked at is said, and nothing done', async () => {
  const again = await importing(TABLE)
  expect(again.report.filter((line) => line.includes('added'))).toEqual([])
  expect(await again.take()).toMatchObject({ refusal: { code: 'nothing-to-take' } })
  const late = await importing(
    'email,Full name,Group of stakeholders,country,presence\nlate@example.org,Late,academia,KE,remote',
  )
  await register(t.platform, edition, await aPerson(t.platform, 'late@example.org'), { presence: 'remote' })
  t.clock.set(new Date('2022-05-20T11:00:00Z'))
  await register(t.platform, edition, await aPerson(t.platform, 'late@example.org'), { presence: 'remote' })
  t.clock.set(now)
  expect(await late.take()).toMatchObject({ refusal: { code: 'changed-meanwhile' } })
  expect((await importing('name,country\nNobody,KE')).report).toEqual(['no-address-column'])
})

test('an import is taken back as a whole: who agreed stays, who objected is not registered again, and places go to who waits', async () => {
  const [one, two] = [await aPerson(t.platform, 'one@example.org'), await aPerson(t.platform, 'two@example.org')]
  expect(await register(t.platform, edition, one, { presence: 'on_site' })).toMatchObject({ ok: true })
  const acting = { edition, actor: { kind: 'program' as const, personId: two } }
  expect(await perform(t.platform, registrationObjected, { ...acting, wish: null })).toMatchObject({ ok: true })
  expect(await of('three@example.org'), 'the place of whoever objected').toMatchObject({ state: 'confirmed' })
  const wish = { number: 1 }
  const looked = await preview(t.platform, importTakenBack, { ...by(), wish })
  const seen = (looked.ok && looked.value.seen) || ''
  expect(await perform(t.platform, importTakenBack, { ...by(), wish, seen })).toMatchObject({ ok: true })
  expect(await of('three@example.org')).toBeNull()
  expect(await of('one@example.org')).toMatchObject({ state: 'confirmed', toAgreeSince: null })
  expect((await importing(TABLE)).report.slice(0, 3)).toEqual(['2 known', '3 left-out objected', '4 added confirmed'])
  expect(await perform(t.platform, importTakenBack, { ...by(), wish, seen })).toMatchObject({ ok: false })
})

test('the workbook the desk hands out is a table it reads', async () => {
  const clerk = await aPerson(t.platform, 'officer@example.org')
  const { signIn, cookie } = await inRole(t.platform, edition, clerk, 'secretariat_officer')
  await t.db.transaction().execute((tx) => addSignIn(tx, signIn))
  const web = createWeb(t.platform, house)
  const file = await web.request(`/zh/${edition.slug}/desk/registrations.xlsx?column=number&column=email`, {
    headers: { cookie },
  })
  const book = new Uint8Array(await file.arrayBuffer())
  const { report } = await importing(book)
  expect(report.length).toBeGreaterThan(0)
  expect(new Set(report.map((line) => line.split(' ')[1]))).toEqual(new Set(['known']))
  const page = await web.request(`/en/${edition.slug}/desk/registrations/import`, { headers: { cookie } })
  expect(await page.text()).toContain('Taken back')
})

test('while a table is taken over nobody waits for its rows: two hundred take no more statements than two, new or registered before', async () => {
  t.clock.set(now)
  const statements = async (rows: readonly string[]) => {
    const table = `email,Full name,Group of stakeholders,country,presence\n${rows.join('\n')}`
    const wish = { rows: await rowsOf(table), fallback: 'en' as const }
    const looked = await preview(t.platform, registrationsImported, { ...by(), wish })
    let count = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        count++
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const platform = { ...t.platform, db: t.db.withPlugin(counting) }
    const seen = (looked.ok && looked.value.seen) || ''
    const done = await perform(platform, registrationsImported, { ...by(), wish, seen })
    expect(done).toMatchObject({ ok: true, value: { counts: { added: rows.length } } })
    return count
  }
  const row = (name: string, i: number) => `${name}${i}@example.org,${name} ${i},academia,KE,remote`
  const many = Array.from({ length: 200 }, (_, i) => row('many', i))
  const few = await statements([row('few', 0), row('few', 1)])
  expect(await statements(many)).toBe(few)
  const before = new Map<string, number>()
  for (const one of await t.db.selectFrom('registration').select(['name', 'number']).execute())
    before.set(one.name, one.number)
  await t.db.updateTable('registration').set({ state: 'cancelled' }).where('name', 'like', 'many%').execute()
  expect(await statements(many), 'registered before').toBeLessThanOrEqual(few + 2)
  expect(await of('many7@example.org')).toMatchObject({
    number: before.get('many 7'),
    state: 'confirmed',
    name: 'many 7',
  })
  expect(few).toBeLessThan(20)
})
