import { gzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { startSignIn } from '../identity/complete-sign-in.ts'
import { deviceOf } from '../identity/device.ts'
import { findOrAddPerson, grantRole } from '../identity/store.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { originalsShown } from './gallery-reads.ts'
import { archivesOf, zipOf } from './originals.ts'
import { takeInPhotos } from './take-in.ts'
import { sendPhoto, striped } from './testing/send-photo.ts'

const GALLERY = '/en/wsis-forum-2022/photos'
const DESK = '/en/wsis-forum-2022/desk/photos'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let officer: string

beforeAll(async () => {
  t = await testPlatform('2022-03-01T09:00:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await house.editionNamed(t.db, 'wsis-forum-2022')) as EditionScope
  web = createWeb(t.platform, house)
  const token = await t.db.transaction().execute(async (tx) => {
    const now = t.clock.now()
    const id = await findOrAddPerson(tx, { email: 'officer@example.org', givenName: 'Ana', language: 'en' }, now)
    await grantRole(tx, { personId: id, role: 'secretariat_officer', editionId: null, part: null }, now)
    return startSignIn(t.platform, tx, id, { method: 'test', draftKey: null, device: deviceOf(null) })
  })
  officer = `convoke_sign_in=${token}`
})
afterAll(() => t.close())

const get = (path: string, cookie = '') => web.request(path, { headers: { cookie } })
const text = async (path: string, cookie = '') => (await get(path, cookie)).text()
const send = (path: string, fields: Record<string, string>, cookie = officer) =>
  web.request(path, {
    method: 'POST',
    headers: { cookie, origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const seenOf = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
async function decide(number: number, verdict: string, reason = '') {
  const seen = seenOf(await text(`${DESK}/${number}`, officer))
  return send(`${DESK}/${number}`, { verdict, reason, seen })
}
const ORIGINALS = `${DESK}/originals/1.zip`
/** What stands in the archive of originals: names, and their bytes. */
async function archive() {
  const files = unzipSync(new Uint8Array(await (await get(ORIGINALS, officer)).arrayBuffer()))
  return [Object.keys(files), files] as const
}
const picturesIn = (html: string) => [
  ...new Set([...html.matchAll(/\/photos\/\d+\/pictures\/[0-9a-f]{16}/g)].map(([path]) => path)),
]

test('a photograph is looked at first, is shown without its metadata, and when it is taken down every address of it dies', async () => {
  const number = await sendPhoto(t.platform, edition, { email: 'a@example.org', picture: await striped(1) })
  expect(await takeInPhotos(t.platform, edition)).toBe(1)
  expect(await takeInPhotos(t.platform, edition), 'done twice, it is done once').toBe(0)

  const waiting = picturesIn(await text(`${DESK}/${number}`, officer))
  expect(waiting.length).toBeGreaterThan(3)
  const guessed = waiting.map((path) => `/wsis-forum-2022${path}`)
  for (const path of guessed) expect((await get(path)).status, 'nobody sees it before it is decided').toBe(404)
  const register = await text(`/en/wsis-forum-2022/submissions/${number}`)
  expect(register).toContain('Evening class')
  expect(register, 'the register has no picture beside the gallery').not.toContain('/files/')

  expect((await decide(number, 'admitted')).status).toBe(303)
  expect(await text(GALLERY)).toContain('Evening class')
  expect(await text(`${GALLERY}?term=4`)).toContain('Evening class')
  expect(await text(`${GALLERY}?country=FR`)).not.toContain('Evening class')
  for (const path of guessed) {
    const reply = await get(path)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('cache-control')).toBe('no-cache')
    const { exif, width } = await sharp(Buffer.from(await reply.arrayBuffer())).metadata()
    expect([exif, (width ?? 0) <= 1600]).toEqual([undefined, true])
  }

  const [archived] = await archive()
  expect(archived).toEqual(['OCP22-0001 Evening class.jpg', 'credits.csv'])
  expect((await get(ORIGINALS)).status, 'the desk alone').toBe(404)

  expect((await decide(number, 'taken_down')).status, 'without a reason').toBe(409)
  expect((await decide(number, 'taken_down', 'A person shown has asked for it.')).status).toBe(303)
  for (const path of [...guessed, `${GALLERY}/${number}`]) expect((await get(path)).status).toBe(404)
  expect(await text(GALLERY)).not.toContain('Evening class')
  expect(await text(`${GALLERY}/collage`)).not.toContain(`/photos/${number}`)
  expect((await get(ORIGINALS, officer)).status, 'nothing is left to hand on').toBe(404)
  const letters = await t.db.selectFrom('mail_message').selectAll().execute()
  const told = letters.filter((letter) => JSON.stringify(letter).includes('A person shown has asked for it.'))
  expect(told).toHaveLength(1)
})

test('originals leave as they were sent, each with its credit; what is taken down while they are sent stays behind', async () => {
  const picture = await striped(3)
  const sent = { picture, answers: { photo_title: '../=Überschrift', credit_line: '=HYPERLINK("x")' } }
  const numbers: number[] = []
  for (const email of ['x@example.org', 'y@example.org'])
    numbers.push(await sendPhoto(t.platform, edition, { email, ...sent }))
  await takeInPhotos(t.platform, edition)
  for (const number of numbers) expect((await decide(number, 'admitted')).status).toBe(303)
  const [names, files] = await archive()
  expect(names).toHaveLength(3)
  const original = files[names[0] ?? '']
  expect(Buffer.compare(Buffer.from(original ?? []), picture), 'to the byte').toBe(0)
  expect(new TextDecoder().decode(files['credits.csv'])).toContain('"\'=HYPERLINK(""x"")"')
  const originals = await originalsShown(t.db, edition)
  const parts = zipOf(t.platform, edition, originals)
  const made = [(await parts.next()).value]
  expect((await decide(numbers[1] ?? 0, 'taken_down', 'Asked for.')).status).toBe(303)
  for await (const part of parts) made.push(part)
  expect(Object.keys(unzipSync(Buffer.concat(made as Uint8Array[])))).toEqual([names[0], 'credits.csv'])
  expect(archivesOf([...originals, ...originals], 1).map(({ length }) => length)).toEqual([1, 1, 1, 1])
  await decide(numbers[0] ?? 0, 'taken_down', 'Asked for.')
})

/** What makes a page: styles, script and letters of the built program, pressed; measured, with room to grow. */
const AROUND_A_PAGE = 80_000

test('with two thousand photographs the first page of the gallery, all of its pictures seen on a phone, weighs 300 KB at most', async () => {
  const picture = await sharp({
    create: {
      width: 2400,
      height: 1600,
      channels: 3,
      background: '#678',
      noise: { type: 'gaussian', mean: 120, sigma: 30 },
    },
  })
    .blur(6)
    .composite([{ input: await striped(5), blend: 'overlay' }])
    .jpeg()
    .toBuffer()
  const number = await sendPhoto(t.platform, edition, { email: 'z@example.org', picture })
  await takeInPhotos(t.platform, edition)
  expect((await decide(number, 'admitted')).status).toBe(303)
  await copied(number, 2000)
  const html = await text(GALLERY)
  const small = [...html.matchAll(/type="image\/avif" srcset="([^" ]+) 400w/g)].map(([, path]) => path ?? '')
  expect(small).toHaveLength(24)
  let bytes = gzipSync(html).length + AROUND_A_PAGE
  for (const path of small) bytes += (await (await get(path)).arrayBuffer()).byteLength
  expect(bytes).toBeLessThan(300_000)
  expect(await text(`${GALLERY}?page=84`)).toContain('Page 84 of 84')
}, 60_000)

/** As many more of a photograph that is shown, made where it stands. */
async function copied(number: number, times: number) {
  const of = sql`from submission s join photo p on p.submission_id = s.id cross join generate_series(1, ${times}::int) n where s.number = ${number}`
  const id = sql`(md5(s.id::text || n)::uuid)`
  await sql`
    insert into submission select (jsonb_populate_record(s, jsonb_build_object('id', ${id}, 'number', 5000 + n, 'reference', 'OCP22-' || (5000 + n), 'draft_id', null))).* ${of}`.execute(
    t.db,
  )
  await sql`insert into photo select (jsonb_populate_record(p, jsonb_build_object('submission_id', ${id}))).* ${of}`.execute(
    t.db,
  )
  await sql`
    insert into photo_size select ${id}, z.width, z.height, z.format, z.sha256
    from submission s join photo_size z on z.submission_id = s.id cross join generate_series(1, ${times}::int) n where s.number = ${number}`.execute(
    t.db,
  )
}

test('of two who decide at once one is told; a sixth of one sender is one too many; nearly the same is shown to the desk', async () => {
  const numbers: number[] = []
  for (let i = 0; i < 6; i++)
    numbers.push(await sendPhoto(t.platform, edition, { email: 'b@example.org', picture: await striped(20 + i * 7) }))
  const smaller = await sharp(await striped(20))
    .resize(2100)
    .jpeg({ quality: 60 })
    .toBuffer()
  const copy = await sendPhoto(t.platform, edition, { email: 'c@example.org', picture: smaller })
  await takeInPhotos(t.platform, edition)
  const [first, ...others] = numbers as [number, ...number[]]
  const seen = seenOf(await text(`${DESK}/${first}`, officer))
  const both = await Promise.all([1, 2].map(() => send(`${DESK}/${first}`, { verdict: 'admitted', reason: '', seen })))
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
  for (const number of others.slice(0, 4)) expect((await decide(number, 'admitted')).status).toBe(303)
  const sixth = await decide(others[4] ?? 0, 'admitted')
  expect([sixth.status, (await sixth.text()).includes('as the rules allow')]).toEqual([409, true])
  expect(await text(`${DESK}/${copy}`, officer)).toContain('of somebody else')
})

test('of two photographs of one sender admitted at once, where one more may be, one is admitted', async () => {
  const numbers: number[] = []
  for (let i = 0; i < 6; i++)
    numbers.push(await sendPhoto(t.platform, edition, { email: 'd@example.org', picture: await striped(90 + i * 7) }))
  await takeInPhotos(t.platform, edition)
  for (const number of numbers.slice(0, 4)) expect((await decide(number, 'admitted')).status).toBe(303)
  const both = await Promise.all(
    numbers.slice(4).map(async (number) => {
      const seen = seenOf(await text(`${DESK}/${number}`, officer))
      return { number, seen }
    }),
  )
  const done = await Promise.all(
    both.map(({ number, seen }) => send(`${DESK}/${number}`, { verdict: 'admitted', reason: '', seen })),
  )
  expect(done.map(({ status }) => status).sort()).toEqual([303, 409])
})
