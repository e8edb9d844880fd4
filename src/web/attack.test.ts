import http from 'node:http'
import net from 'node:net'
import { crc32, deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anyone, owner } from '../access/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { hashToken } from '../identity/public.ts'
import type { Route } from '../page/route.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { COLUMNS } from './access-table.ts'
import { type Serving, serveOn } from './serve.ts'
import { createWeb } from './web.tsx'

const EDITION = 'wsis-forum-2022'
const MEGABYTE = 1024 * 1024
const MOST_MEMORY = 256 * MEGABYTE
const LONGEST_HOLD_MILLISECONDS = 100

let t: Awaited<ReturnType<typeof testPlatform>>
let serving: Serving
let cookie = ''
let draft = ''

beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:20:00Z', {}, house)
  await loadEdition(t.platform, EDITION)
  serving = await serveOn(createWeb(t.platform, house).fetch as never, '127.0.0.1', 0)
  const started = await send(`/en/${EDITION}/calls/official_submissions/start`, ['form=official_submission'])
  cookie = started.cookie
  draft = started.location
  await mayAll()
})
afterAll(async () => {
  await serving.stop(1_000)
  await t.close()
})

type Answer = { status: number; bytes: number; cookie: string; location: string; text: string }

/** Posts a body in pieces, as fast as the other side takes them, and reads the answer whatever becomes of the rest. */
function send(path: string, pieces: Iterable<string | Buffer>, more: Record<string, string> = {}): Promise<Answer> {
  return new Promise((done, failed) => {
    const headers = { ...FORM, 'sec-fetch-site': 'same-origin', cookie, ...more }
    let answered = false
    const request = http.request({ port: serving.port, host: '127.0.0.1', path, method: 'POST', headers, agent: false })
    request.on('response', (response) => {
      answered = true
      const chunks: Buffer[] = []
      const end = () =>
        done({
          status: response.statusCode ?? 0,
          bytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0),
          cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
          location: response.headers.location ?? '',
          text: Buffer.concat(chunks).toString(),
        })
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', end)
        .on('error', end)
    })
    // Whoever is answered before the end of the body may find the connection closed behind the answer.
    request.on('error', (error) => (answered ? undefined : failed(error)))
    void write(request, pieces)
  })
}
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

async function write(request: http.ClientRequest, pieces: Iterable<string | Buffer>) {
  for (const piece of pieces) {
    if (request.destroyed || request.closed) return
    if (!request.write(piece)) await drained(request)
  }
  request.end()
}

/** Until the other side takes more, or takes no more at all. */
const drained = (request: http.ClientRequest) =>
  new Promise<void>((done) => {
    const taken = () => {
      request.off('drain', taken).off('close', taken)
      done()
    }
    request.on('drain', taken).on('close', taken)
  })

function* times(piece: string, bytes: number): Iterable<string> {
  const block = piece.repeat(Math.ceil(16_384 / piece.length))
  for (let at = 0; at < bytes; at += block.length) yield block
}
/** Every field with a name of its own. */
function* names(bytes: number): Iterable<string> {
  let n = 0
  for (let at = 0; at < bytes; ) {
    let block = ''
    while (block.length < 16_384) block += `f${n++}=x&`
    at += block.length
    yield block
  }
}
const multipart = (name: string, file: string, bytes: Buffer) => [
  `--xyz\r\nContent-Disposition: form-data; name="_asked"\r\n\r\n${name}\r\n`,
  `--xyz\r\nContent-Disposition: form-data; name="${name}"; filename="${file}"\r\nContent-Type: application/pdf\r\n\r\n`,
  bytes,
  '\r\n--xyz--\r\n',
]
const MULTIPART = { 'content-type': 'multipart/form-data; boundary=xyz' }

/** Work of this thread so far; that it had to wait for a turn on a busy machine is not in it. */
const work = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** How long the thread worked at most without giving anything else its turn, and how much memory came on top. */
async function under<T>(attack: () => Promise<T>) {
  const before = process.memoryUsage().rss
  let [held, grown, last, under] = [0, 0, work(), true]
  const turn = () => {
    const now = work()
    held = Math.max(held, now - last)
    last = now
    if (under) setImmediate(turn)
  }
  setImmediate(turn)
  const watching = setInterval(() => {
    grown = Math.max(grown, process.memoryUsage().rss - before)
  }, 20)
  const answered = await attack()
  await new Promise((done) => setImmediate(done))
  under = false
  clearInterval(watching)
  return { answered, held, grown }
}

/** Attackers, house and collector of memory share this thread: what holds it once may be any of them, what holds it each time is the house. */
const ATTEMPTS = 3

async function holds<T>(attack: () => Promise<T>, check: (answered: T) => void) {
  let shortest = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < ATTEMPTS && shortest >= LONGEST_HOLD_MILLISECONDS; attempt++) {
    const { answered, held, grown } = await under(attack)
    check(answered)
    expect(grown).toBeLessThan(MOST_MEMORY)
    shortest = Math.min(shortest, held)
  }
  expect(shortest).toBeLessThan(LONGEST_HOLD_MILLISECONDS)
}

const BODIES: [string, () => Iterable<string>][] = [
  ['one name ten million times', () => times('a&', 20 * MEGABYTE)],
  ['millions of names', () => names(20 * MEGABYTE)],
  ['one field of twenty megabytes', () => times('a', 20 * MEGABYTE)],
  ['nothing but percent signs', () => times('%', 20 * MEGABYTE)],
]
for (const [what, body] of BODIES)
  test(`twenty megabytes of ${what} hold nobody up, wherever they go`, async () => {
    const doors: [string, Record<string, string>, number[]][] = [
      ['/en/sign-in', {}, [413]],
      ['/en/sign-in', { 'sec-fetch-site': 'cross-site' }, [403]],
      [`/en/${EDITION}/drafts/nobody/contact`, {}, [404]],
      [`${draft}/themes`, { cookie: '' }, [404]],
      [`${draft}/themes`, {}, [413, 422]],
      [`/en/${EDITION}/desk/release`, {}, [404]],
    ]
    for (const [path, headers, statuses] of doors)
      await holds(
        () => send(path, body(), headers),
        (answer) => {
          expect(statuses, `${path} ${answer.status}`).toContain(answer.status)
          expect(answer.bytes).toBeLessThan(200_000)
        },
      )
  }, 120_000)

/** Every door of the house that takes a form, with words in its address that name nothing but what must be there to get inside. */
const everyDoor = () =>
  house.routes
    .filter(({ method }) => method === 'POST')
    .map((route) => {
      const there: Record<string, string> = {
        edition: EDITION,
        call: 'official_submissions',
        selection: 'hlf',
        meeting: '1',
      }
      return { route, path: `/en${route.path.replaceAll(/:(\w+)/g, (_, word: string) => there[word] ?? '1')}` }
    })

/** As a browser does that finds its connection closed while it still writes: it sends the form once more. */
async function answered(path: string, body: () => Iterable<string>, more: Record<string, string>): Promise<Answer> {
  for (let attempt = 1; ; attempt++)
    try {
      return await send(path, body(), more)
    } catch (error) {
      if (attempt === 5) throw error
    }
}

/** Somebody who may do everything, so that no door is closed by a role. */
async function mayAll(): Promise<string> {
  const { db } = t
  const { id: edition_id } = await db
    .selectFrom('edition')
    .select('id')
    .where('slug', '=', EDITION)
    .executeTakeFirstOrThrow()
  const now = t.clock.now()
  await db.insertInto('person').values({ id: 'p-all', language: 'en', created_at: now }).execute()
  for (const role of COLUMNS.filter((one) => one !== 'visitor'))
    await db.insertInto('role_grant').values({ person_id: 'p-all', role, edition_id, granted_at: now }).execute()
  const times = { created_at: now, last_seen_at: now, expires_at: new Date(now.getTime() + 3_600_000) }
  await db
    .insertInto('sign_in')
    .values({ token_hash: hashToken('all'), person_id: 'p-all', method: 'test', ...times })
    .execute()
  return 'convoke_sign_in=all'
}

test('no door of the house, open or closed, is held up by twenty megabytes, and none takes so many', async () => {
  const all = 'convoke_sign_in=all'
  const faults: string[] = []
  let entered = 0
  for (const { route, path } of everyDoor())
    for (const who of ['', all])
      for (const body of [() => times('a&', 20 * MEGABYTE), () => names(20 * MEGABYTE)]) {
        const { answered: answer, held, grown } = await under(() => answered(path, body, { cookie: who }))
        if (answer.status === 413) entered++
        const isRefused = [403, 404, 413].includes(answer.status)
        if (!isRefused || answer.bytes > 200_000 || held > LONGEST_HOLD_MILLISECONDS || grown > MOST_MEMORY)
          faults.push(`${route.path}: ${answer.status}, ${answer.bytes} bytes, held ${held} ms, grown ${grown}`)
      }
  expect(faults).toEqual([])
  expect(entered).toBeGreaterThan(150)
}, 300_000)

/** A workbook of one sheet, a thousand times as large once it is unpacked. */
function bomb(row: string, rows: number): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const words = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns="${main}"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${row.repeat(rows)}</sheetData></worksheet>`,
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(words).map(([name, text]) => [name, strToU8(text)]))))
}
const CELL = '<c t="inlineStr"><is><t>a</t></is></c>'
const filled = (begin: string, piece: string, megabytes = 7.5) =>
  Buffer.from(begin + piece.repeat((megabytes * MEGABYTE) / piece.length))

const FILES: [string, () => Buffer][] = [
  ['a million rows', () => filled('email,name\n', 'a@b.example,x\n')],
  ['a row of millions of cells', () => filled('email\n', 'a,')],
  ['nothing but quotation marks', () => filled('email\n', '"')],
  ['open brackets of JSON', () => filled('{"a":', '[')],
  ['a workbook that unpacks without end', () => bomb(`<row>${CELL}</row>`, 1_500_000)],
  ['a workbook of thirty thousand rows', () => bomb(`<row>${CELL.repeat(8)}</row>`, 29_000)],
  [
    'a workbook of thirty million empty cells',
    () => bomb('<row><c r="ALK1" t="inlineStr"><is><t>a</t></is></c></row>', 29_000),
  ],
  ['a flood of pixels', () => pixelFlood(30_000, 30_000)],
  ['the 197 octets', () => Buffer.from(`${'<!---->'.repeat(28)}x`)],
]
const FILE_DOORS: [string, string, Record<string, string>][] = [
  ['desk/mailings/import', 'file', { do: 'look', fallback: 'en' }],
  ['desk/registrations/import', 'file', { act: 'look', language: 'en' }],
  ['desk/programme/import', 'file', {}],
  ['desk/library/new', 'sent', { act: 'add' }],
  ['live/m2-meeting-1/chair/materials', 'sent', { act: 'add', kind: 'document' }],
]
test.each(FILES)(
  '%s: a file brought in at any desk holds nobody up',
  async (_, file) => {
    const bytes = file()
    for (const [door, field, more] of FILE_DOORS) {
      const words = Object.entries(more).map(
        ([name, value]) => `--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      const body = [...words, ...multipart(field, 'a.csv', bytes)]
      const bring = () => send(`/en/${EDITION}/${door}`, body, { ...MULTIPART, cookie: 'convoke_sign_in=all' })
      const check = ({ status }: Answer) => expect([200, 303, 409, 422], `${door} ${status}`).toContain(status)
      await holds(bring, check)
    }
  },
  120_000,
)

test('only doors that take files take more than a megabyte, and each asks first whose it is', () => {
  const large = house.routes.filter(({ bodyLimitBytes }) => bodyLimitBytes > MEGABYTE)
  const isHeld = ({ rule, theirs }: Route) => theirs !== undefined || ![anyone, owner].includes(rule)
  expect(large.map(({ path, bodyLimitBytes }) => `${path} ${bodyLimitBytes / MEGABYTE}`).sort()).toEqual([
    '/:edition/desk/library/:document 30',
    '/:edition/desk/mailings/import 8',
    '/:edition/desk/programme/import 33',
    '/:edition/desk/registrations/import 8',
    '/:edition/drafts/:id/:section 40',
    '/:edition/drafts/:id/uploads 2',
    '/:edition/live/:meeting/chair/materials 30',
    '/:edition/nominee/:token 11',
  ])
  expect(large.filter((route) => !isHeld(route)).map(({ path }) => path)).toEqual([])
})

test('thirty forms of thirty-nine megabytes side by side, by one network or by ten, wait for room and are all answered', async () => {
  const body = multipart('attachments', 'a.pdf', Buffer.alloc(39 * MEGABYTE, 'x'))
  await holds(
    () =>
      Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          send(`${draft}/files`, body, { ...MULTIPART, 'x-forwarded-for': `192.0.2.${i % 10}` }),
        ),
      ),
    (answers) => {
      for (const answer of answers) expect([413, 422, 503]).toContain(answer.status)
    },
  )
}, 120_000)

/** The page of a draft that comes back from an upload, and what it says of it. */
async function upload(page: string, question: string, file: { name: string; bytes: Buffer }) {
  return send(page, multipart(question, file.name, file.bytes), MULTIPART)
}

test('a file of 197 octets that once stopped the server is looked at in no time', async () => {
  const bodies = [Buffer.from(`${'<!---->'.repeat(28)}x`), Buffer.from('<!---->'.repeat(1_000_000))]
  for (const bytes of bodies)
    await holds(
      () => upload(`${draft}/files`, 'attachments', { name: 'a.pdf', bytes }),
      (answer) => {
        expect(answer.status).toBe(422)
        expect(answer.text, 'it was looked at, and is no PDF').toContain('a.pdf')
      },
    )
}, 60_000)

/** A picture of one colour and one bit a pixel: very large to whoever decodes it, and a few hundred kilobytes on its way. */
function pixelFlood(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.from(type, 'latin1')
    const frame = Buffer.alloc(body.length + 12)
    frame.writeUInt32BE(body.length)
    Buffer.concat([head, body]).copy(frame, 4)
    frame.writeUInt32BE(crc32(Buffer.concat([head, body])), body.length + 8)
    return frame
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header[8] = 1 // one bit, grey
  const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))), { level: 1 })
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

test('four photographs of nine hundred million points each are refused by name, and nobody else waits', async () => {
  const started = await send(`/en/${EDITION}/calls/photo_contest/start`, ['form=photo_entry'])
  const bytes = pixelFlood(30_000, 30_000)
  await holds(
    () =>
      Promise.all(
        Array.from({ length: 4 }, () =>
          upload(`${started.location}/photograph`, 'photo', { name: 'flood.png', bytes }),
        ),
      ),
    (answers) => {
      for (const answer of answers) {
        expect(answer.status).toBe(422)
        expect(answer.text).toContain('flood.png')
      }
    },
  )
}, 120_000)

test('a thousand connections that send a byte now and then keep nobody else from a page', async () => {
  const sockets = Array.from({ length: 1_000 }, () => {
    const socket = net.connect(serving.port, '127.0.0.1')
    socket.on('error', () => {})
    const length = 40 * MEGABYTE
    socket.write(
      `POST /en/sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Length: ${length}\r\n`,
    )
    return socket
  })
  const drip = setInterval(() => {
    for (const socket of sockets) socket.write('x')
  }, 500)
  try {
    await new Promise((done) => setTimeout(done, 500))
    const durations: number[] = []
    for (let i = 0; i < 20; i++) {
      const began = performance.now()
      const answer = await fetch(`http://127.0.0.1:${serving.port}/en/${EDITION}`)
      expect(answer.status).toBe(200)
      await answer.text()
      durations.push(performance.now() - began)
    }
    expect(durations.sort((a, b) => a - b)[10]).toBeLessThan(500)
  } finally {
    clearInterval(drip)
    for (const socket of sockets) socket.destroy()
  }
}, 60_000)
