import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PLATFORM_KINDS } from '../platform/jobs/kinds.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { readAddress } from './address.ts'
import { askToSignIn } from './ask-to-sign-in.ts'
import { completeByCode, completeByLink } from './complete-sign-in.ts'
import { deviceOf } from './device.ts'
import { viewerOfToken } from './reads.ts'
import { hashToken, newToken, readCode } from './secrets.ts'
import { safeReturn } from './sign-in.ts'
import { findOrAddNamed, findOrAddPerson, grantRole } from './store.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:00:00Z', {}, { kinds: PLATFORM_KINDS, hearings: [] })
})
afterAll(() => t.close())

const ask = (typed: string, browserKey: string, remote = newToken(), knownKey: string | null = null) =>
  askToSignIn(t.platform, { typed, browserKey, knownKey, remote, language: 'en', returnTo: '/en/me' })

async function letterTo(address: string) {
  const rows = await t.db
    .selectFrom('mail_message')
    .selectAll()
    .where('recipient', '=', address)
    .orderBy('created_at', 'desc')
    .execute()
  const text = rows.at(-1)?.text_body ?? ''
  return { code: /\d{4} \d{4}/.exec(text)?.[0] ?? '', link: /link\/([\w-]+)/.exec(text)?.[1] ?? '', count: rows.length }
}

test('a code signs in the browser that asked for it, once', async () => {
  const browser = newToken()
  await ask('Person@Example.org', browser)
  const { code } = await letterTo('person@example.org')
  const stranger = await completeByCode(t.platform, {
    typed: code,
    browserKey: newToken(),
    draftKey: null,
    device: deviceOf(null),
  })
  expect(stranger.ok).toBe(false)
  const done = await completeByCode(t.platform, {
    typed: code,
    browserKey: browser,
    draftKey: null,
    device: deviceOf(null),
  })
  expect(done.ok && done.value.returnTo).toBe('/en/me')
  const again = await completeByCode(t.platform, {
    typed: code,
    browserKey: browser,
    draftKey: null,
    device: deviceOf(null),
  })
  expect(!again.ok && again.refusal.code).toBe('code-expired')
})

test('a code dies after five wrong guesses, also when they come at once', async () => {
  const browser = newToken()
  await ask('guess@example.org', browser)
  const { code } = await letterTo('guess@example.org')
  const wrong = code.startsWith('9') ? '00000000' : '99999999'
  await Promise.all(
    Array.from({ length: 8 }, () =>
      completeByCode(t.platform, { typed: wrong, browserKey: browser, draftKey: null, device: deviceOf(null) }),
    ),
  )
  const right = await completeByCode(t.platform, {
    typed: code,
    browserKey: browser,
    draftKey: null,
    device: deviceOf(null),
  })
  expect(!right.ok && right.refusal.code).toBe('code-worn-out')
})

test('a code typed wrongly is looked for in an index, not in all that were ever sent', async () => {
  await sql`
    insert into sign_in_code (id, email, browser_hash, code_hash, link_hash, language, return_to, created_at, expires_at)
    select gen_random_uuid(), n || '@example.org', md5(n::text), md5('c' || n), md5('l' || n), 'en', '/en/me', now(), now()
    from generate_series(1, 5000) n`.execute(t.db)
  await sql`analyze sign_in_code`.execute(t.db)
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain select * from sign_in_code where browser_hash = ${hashToken('x')} order by created_at desc limit 1`.execute(
    t.db,
  )
  expect(JSON.stringify(rows)).toContain('sign_in_code_browser')
  await sql`delete from sign_in_code where email ~ '^[0-9]+@example.org$'`.execute(t.db)
})

test('known and unknown addresses get the same answer', async () => {
  const known = await ask('person@example.org', newToken())
  const unknown = await ask('never-seen@example.org', newToken())
  expect(Object.keys(known)).toEqual(Object.keys(unknown))
  expect(known.ok && unknown.ok).toBe(true)
})

test('an address is written to at most five times in a quarter of an hour from one network, and thirty in an hour from all', async () => {
  const answers = []
  for (let i = 0; i < 7; i++) answers.push((await ask('often@example.org', newToken(), '192.0.2.1')).ok)
  expect(answers).toEqual([true, true, true, true, true, false, false])
  expect((await letterTo('often@example.org')).count).toBe(5)
  for (let i = 0; i < 30; i++) await ask('often@example.org', newToken(), `192.0.2.${i + 2}`)
  expect((await letterTo('often@example.org')).count).toBe(30)
})

test('a link works on another device; a sign-in ends when it is over, and a role is seen at once', async () => {
  await ask('linked@example.org', newToken())
  const { link } = await letterTo('linked@example.org')
  const done = await completeByLink(t.platform, { token: link, draftKey: null, device: deviceOf(null) })
  if (!done.ok) throw new Error(done.refusal.code)
  const viewer = () => viewerOfToken(t.db, hashToken(done.value.token), null, t.clock.now())
  expect((await viewer())?.viewer.grants).toEqual([])
  await t.db
    .transaction()
    .execute((tx) =>
      grantRole(tx, { personId: done.value.personId, role: 'auditor', editionId: null, part: null }, t.clock.now()),
    )
  expect((await viewer())?.viewer.grants).toEqual([{ role: 'auditor', editionId: null, part: null }])
  t.clock.set('2022-04-14T09:00:00Z')
  expect(await viewer()).toBeNull()
  t.clock.set('2022-02-14T09:00:00Z')
})

test('secrets are kept only as hashes', async () => {
  const rows = await t.db.selectFrom('sign_in').select('token_hash').execute()
  const codes = await t.db.selectFrom('sign_in_code').select(['code_hash', 'link_hash', 'browser_hash']).execute()
  for (const value of [...rows.map((r) => r.token_hash), ...codes.flatMap((c) => Object.values(c))])
    expect(value).toMatch(/^[0-9a-f]{64}$/)
})

test('the place to return to is always on this site', () => {
  expect(
    ['//evil.example', '/\\evil.example', 'https://evil.example', '/ok?x=1', '/\nSet-Cookie:x', ''].map(safeReturn),
  ).toEqual([null, null, null, '/ok?x=1', null, null])
  fc.assert(
    fc.property(
      fc.string(),
      (s) => safeReturn(s) === null || new URL(safeReturn(s) as string, 'https://here.test').host === 'here.test',
    ),
  )
})

test('codes and addresses are read as people type them', () => {
  expect(readCode('١٢٣٤ ٥٦٧٨')).toBe('12345678')
  expect(readAddress(' Name@EXAMPLE.org ')).toBe('name@example.org')
  expect(['no-at', 'a@b', 'a b@example.org', 'a@exa mple.org', 'x@example.org\nbcc: y'].map(readAddress)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ])
})

test('two people named with one address stay two, the same name under it is one, and an account stays as its owner has it', async () => {
  const now = new Date('2022-02-14T09:00:00Z')
  const email = 'office@ministry.example'
  const named = (givenName: string, familyName: string) =>
    t.db
      .transaction()
      .execute((tx) => findOrAddNamed(tx, [{ givenName, familyName, email, gender: 'female', language: 'en' }], now))
      .then(([id = '']) => id)
  const account = await t.db.transaction().execute((tx) => findOrAddPerson(tx, { email, language: 'en' }, now))
  const [anna, boris, again] = [
    await named('Anna', 'Ivanova'),
    await named('Boris', 'Petrov'),
    await named('anna', ' IVANOVA'),
  ]
  expect([new Set([account, anna, boris]).size, again]).toEqual([3, anna])
  expect(await Promise.all([named('Li', 'Wei'), named('Li', 'Wei')]).then((ids) => new Set(ids).size)).toBe(1)
  const row = await t.db.selectFrom('person').selectAll().where('id', '=', account).executeTakeFirstOrThrow()
  expect([row.given_name, row.family_name, row.gender]).toEqual(['', '', null])
})

test('nobody uses up the codes of somebody else, and the addresses of one IPv6 network count as one', async () => {
  const from = (remote: string) => ask('target@example.org', newToken(), remote).then((asked) => asked.ok)
  const attacker: boolean[] = []
  for (let i = 1; i <= 7; i++) attacker.push(await from(`2001:db8:0:1::${i}`))
  expect(attacker).toEqual([true, true, true, true, true, false, false])
  expect(await from('192.0.2.44')).toBe(true)
})
