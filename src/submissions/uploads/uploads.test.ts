import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { loadEdition } from '../../editions/public.ts'
import { house } from '../../house.ts'
import { striped } from '../../photos/testing/send-photo.ts'
import type { DraftId } from '../../platform/db/schema.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { takePiece } from './take-piece.ts'
import { arrivedFile, removeUpload, sweepUploads } from './upload-store.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let cookie = ''
let draft = ''

const post = (path: string, body: FormData | URLSearchParams | ReadableStream, more: Record<string, string> = {}) =>
  web.request(path, {
    method: 'POST',
    body,
    headers: { cookie, origin: 'http://localhost', 'sec-fetch-site': 'same-origin', ...more },
    duplex: 'half',
  } as RequestInit)

beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:20:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await house.editionNamed(t.db, 'wsis-forum-2022')) as EditionScope
  web = createWeb(t.platform, house)
  const started = await post(
    '/en/wsis-forum-2022/calls/photo_contest/start',
    new URLSearchParams({ form: 'photo_entry' }),
  )
  cookie = started.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  draft = started.headers.get('location') ?? ''
})
afterAll(() => t.close())

const draftId = () => draft.split('/').at(-1) as DraftId
const bytesOf = (length: number) => Buffer.from(Array.from({ length }, (_, i) => (i * 31) % 251))

test('wherever a file is interrupted, at every byte of it, it goes on and arrives whole', async () => {
  const file = bytesOf(96)
  for (let at = 0; at <= file.length; at++) {
    const of = { question: 'photo', mark: `m${at}`, name: 'a.jpg', size: file.length }
    const send = async (begins: number, end: number) => {
      const piece = { ...of, begins, bytes: file.subarray(begins, end) }
      const done = await takePiece(t.db, edition, { draftId: draftId(), piece, now: t.clock.now() })
      if (!done.ok) throw new Error(done.refusal.code)
      return done.value
    }
    expect((await send(0, at)).arrived).toBe(at)
    // The answer was lost: all is sent again, and what is further on than anything here is left.
    if (at + 2 < file.length) expect((await send(at + 1, at + 2)).arrived, 'a hole is never made').toBe(at)
    const { id, arrived } = await send(Math.max(0, at - 5), file.length)
    expect(arrived).toBe(file.length)
    const whole = await arrivedFile(t.db, edition, { draftId: draftId(), question: 'photo', id })
    expect(Buffer.compare(Buffer.from(whole?.bytes ?? []), file)).toBe(0)
    await removeUpload(t.db, edition, { draftId: draftId(), id })
  }
}, 60_000)

test('sent by two windows at once each byte is kept once; what never becomes an answer is swept', async () => {
  const file = bytesOf(400)
  const of = { question: 'photo', mark: 'both', name: 'a.jpg', size: file.length }
  const window = async () => {
    for (let begins = 0; begins < file.length; ) {
      const piece = { ...of, begins, bytes: file.subarray(begins, begins + 40) }
      const done = await takePiece(t.db, edition, { draftId: draftId(), piece, now: t.clock.now() })
      if (!done.ok) throw new Error(done.refusal.code)
      begins = done.value.arrived
    }
  }
  await Promise.all([window(), window(), window()])
  const { id } = await t.db.selectFrom('upload').select('id').where('mark', '=', 'both').executeTakeFirstOrThrow()
  const whole = await arrivedFile(t.db, edition, { draftId: draftId(), question: 'photo', id })
  expect(Buffer.compare(Buffer.from(whole?.bytes ?? []), file)).toBe(0)
  const sweep = (before: Date) => t.db.transaction().execute((tx) => sweepUploads(tx, before))
  expect(await sweep(t.clock.now()), 'on its way still').toBe(0)
  expect(await sweep(new Date(t.clock.now().getTime() + 1))).toBe(1)
  expect(await t.db.selectFrom('upload_piece').selectAll().execute()).toEqual([])
})

function pieceOf(bytes: Uint8Array, begins: number, size: number, question = 'photo'): FormData {
  const body = new FormData()
  for (const [name, value] of Object.entries({ question, mark: 'phone', name: 'IMG 1.jpg', size, begins }))
    body.set(name, String(value))
  body.set('piece', new Blob([Uint8Array.from(bytes)]), 'piece')
  return body
}

test('a photograph that came in pieces is an answer like any other; a connection cut within one leaves nothing of it, and strangers find nothing', async () => {
  const picture = await striped(4)
  const to = `${draft}/uploads`
  const half = Math.floor(picture.length / 2)
  const first = await post(to, pieceOf(picture.subarray(0, half), 0, picture.length))
  expect([first.status, (await first.json()) as unknown]).toEqual([200, { id: expect.any(String), arrived: half }])
  // The second half, cut off on its way.
  const sent = new Request('http://localhost/', {
    method: 'POST',
    body: pieceOf(picture.subarray(half), half, picture.length),
  })
  const whole = new Uint8Array(await sent.arrayBuffer())
  const cut = new ReadableStream({
    start(controller) {
      controller.enqueue(whole.subarray(0, whole.length - 900))
      controller.error(new Error('cut'))
    },
  })
  const broken = await post(to, cut, { 'content-type': sent.headers.get('content-type') ?? '' })
  expect(broken.status).toBeGreaterThanOrEqual(400)
  const last = await post(to, pieceOf(picture.subarray(half), half, picture.length))
  const { id, arrived } = (await last.json()) as { id: string; arrived: number }
  expect(arrived).toBe(picture.length)
  const mine = cookie
  cookie = ''
  expect((await post(to, pieceOf(picture, 0, picture.length))).status, 'a stranger').toBe(404)
  cookie = mine
  expect((await post(to, pieceOf(picture, 0, 300_000_000))).status, 'larger than the question takes').toBe(422)
  expect((await post(to, pieceOf(picture, 0, picture.length, 'photo_title'))).status, 'no question for files').toBe(422)

  // Typing goes on below: the page saves itself, and names what has arrived without taking it.
  const typing = new FormData()
  for (const [name, value] of [
    ['_upload', `photo ${id}`],
    ['_autosave', '1'],
    ['_asked', 'photo'],
    ['photo_title', 'A lamp'],
  ] as const)
    typing.append(name, value)
  expect((await post(`${draft}/photograph`, typing)).status).toBe(200)
  expect(await t.db.selectFrom('upload').select('id').execute(), 'it waits for the form').toEqual([{ id }])

  const form = new FormData()
  form.set('_upload', `photo ${id}`)
  form.append('_asked', 'photo')
  form.set('_do', 'later')
  expect((await post(`${draft}/photograph`, form)).status).toBe(303)
  const { answers } = await t.db.selectFrom('draft').select('answers').executeTakeFirstOrThrow()
  const [file] = (answers as { photo?: { sha256: string; filename: string }[] }).photo ?? []
  expect(file).toMatchObject({ sha256: createHash('sha256').update(picture).digest('hex'), filename: 'IMG 1.jpg' })
  expect(await t.db.selectFrom('upload').selectAll().execute(), 'taken once').toEqual([])
}, 60_000)
