import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { sendDue } from './send-mailing.ts'

const DESK = '/en/wsis-forum-2022/desk/mailings'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let server: SMTPServer
/** What the mail server was handed: to whom, and the whole mail. */
const arrived = new Map<string, string[]>()
const cookies = { maria: '', louis: '' }

const answerOf = (address: string) =>
  address.startsWith('gone') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null

const send = (path: string, body: [string, string | File][], cookie: string) => {
  const form = new FormData()
  for (const [name, value] of body) form.append(name, value)
  return web.request(path, { method: 'POST', headers: { cookie, 'sec-fetch-site': 'same-origin' }, body: form })
}
const read = async (path: string, cookie = cookies.maria) => (await web.request(path, { headers: { cookie } })).text()
const wordsOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
const seenIn = (html: string) => unescaped(/name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '')

async function signedIn(role: string): Promise<string> {
  const answer = await web.request('/en/demo/sign-in', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: `role=${role}`,
  })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** A file is looked at and what was shown taken over; the page that showed it. */
async function takeOver(file: File, cookie: string): Promise<string> {
  const look: [string, string | File][] = [
    ['file', file],
    ['fallback', 'en'],
    ['do', 'look'],
  ]
  const html = await (await send(`${DESK}/import`, look, cookie)).text()
  const table = unescaped(/<textarea[^>]*name="table"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '')
  const take: [string, string][] = [
    ['table', table],
    ['fallback', 'en'],
    ['do', 'take'],
    ['seen', seenIn(html)],
  ]
  expect((await send(`${DESK}/import`, take, cookie)).status).toBe(303)
  return wordsOf(html)
}

const order = (page: string, cookie: string) =>
  send(
    `${DESK}/new`,
    [
      ['seen', seenIn(page)],
      ['delay', '15'],
    ],
    cookie,
  )

async function remove(email: string, cookie: string) {
  const { id } = await t.db
    .selectFrom('addressee')
    .select('id')
    .where('email', '=', email)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  await send(
    `${DESK}/people`,
    [
      ['do', 'remove'],
      ['pick', id],
    ],
    cookie,
  )
}

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(answerOf(address)),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const mail = Buffer.concat(chunks).toString()
        for (const { address } of envelope.rcptTo) arrived.set(address, [...(arrived.get(address) ?? []), mail])
        done()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as { port: number }
  const settings = { CONVOKE_DEMO: '1', SMTP_URL: `smtp://127.0.0.1:${port}` }
  t = await testPlatform('2021-08-16T07:00:00Z', settings, house)
  web = createWeb(t.platform, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  cookies.maria = await signedIn('secretariat_head')
  cookies.louis = await signedIn('secretariat_officer')
})
afterAll(async () => {
  await new Promise<void>((done) => server.close(done))
  await t.close()
})

// As a spreadsheet in Arabic saves it: a byte order mark, the separator said, semicolons, and hostile cells.
const CSV = [
  '\uFEFFsep=;',
  'عنوان البريد الإلكتروني;الاسم;المؤسسة;اللغة',
  'salma@example.org;"سلمى; المثالية";"وزارة الاتصالات";العربية',
  'ming@example.org;示例 明;;中文',
  'SALMA@example.org;twice;;ar',
  '"eve@example.org\nBcc: victim@example.org";Eve;;en',
  'gone@example.org;"Eve\nBcc: victim@example.org";=1+1;en',
  'odd@example.org;Odd;;Klingon',
].join('\r\n')

test('two officers take tables over: a spreadsheet’s CSV in Arabic and a workbook, each row as it is or with what is wrong', async () => {
  const csv = await takeOver(new File([CSV], 'قائمة.csv'), cookies.maria)
  expect(csv).toContain('3 new addresses, 0 changes')
  expect(csv).toContain('3 rows have a fault')
  expect(csv).toContain('The same address stands on line 3 already.')
  const rows = [
    ['Organización', 'Correo electrónico', 'Idioma', 'Grupo'],
    ['Bibliotecas', 'lucia@example.org', 'español', ''],
    ['', 'Ming@example.org', 'zh', ''],
  ]
  const sheet = rows.map((row) => row.map((value) => ({ value, type: String })))
  const bytes = new Uint8Array(await writeExcelFile(sheet, { sheet: 'a' }).toBuffer())
  expect(await takeOver(new File([bytes], 'list.xlsx'), cookies.louis)).toContain('1 new address, 0 changes, 1 already')
})

test('a table that cannot be read stays as it was pasted, and one that is too long says whom it left out', async () => {
  const broken = 'email,name\nx@example.org,"open'
  const paste = (table: string) =>
    send(
      `${DESK}/import`,
      [
        ['table', table],
        ['fallback', 'en'],
        ['do', 'look'],
      ],
      cookies.maria,
    )
  expect(unescaped(await (await paste(broken)).text())).toContain(broken)
  expect(wordsOf(await (await paste('email,name\n')).text())).toContain('There is no row under the heading.')
  expect(wordsOf(await (await paste('name,language\nJane,en\n')).text())).toContain('There is no e-mail address.')
  const many = Array.from({ length: 10_002 }, (_, n) => `n${n}@example.org`).join('\n')
  const said = wordsOf(await (await paste(`email\n${many}`)).text())
  expect(said).toContain('10,000 new addresses')
  expect(said).toContain('2 rows have a fault')
  const old = new File([Buffer.from('email;name\nm@example.org;Mu\xf1oz\n', 'latin1')], 'old.csv')
  const letters = await send(
    `${DESK}/import`,
    [
      ['file', old],
      ['fallback', 'es'],
      ['do', 'look'],
    ],
    cookies.maria,
  )
  expect(wordsOf(await letters.text())).toContain('save the file as UTF-8')
})

test('one sends while the other changes the list: nothing goes, and the page says who is another and who did it', async () => {
  const shown = await read(`${DESK}/new`)
  expect(wordsOf(shown)).toContain('Exactly 4 people would get the letter.')
  await remove('lucia@example.org', cookies.louis)
  const refused = await order(shown, cookies.maria)
  expect(refused.status).toBe(422)
  const said = wordsOf(await refused.text())
  expect(said).toMatch(/No longer there: +lucia@example\.org/)
  expect(said).toMatch(/Addressees removed .*Louis Exemplaire/)
  expect(await t.db.selectFrom('mailing').select('id').execute()).toEqual([])
})

test('two confirm the same page at one moment: one mailing, and the other is told that nobody is left', async () => {
  const shown = await read(`${DESK}/new`)
  const both = await Promise.all([order(shown, cookies.maria), order(shown, cookies.louis)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422])
  expect(await t.db.selectFrom('mailing').select('number').execute()).toEqual([{ number: 1 }])
})

test('who is taken off while the letter waits would still get it: the page says so, and a colleague stops it', async () => {
  await remove('ming@example.org', cookies.louis)
  expect(wordsOf(await read(`${DESK}/1`))).toContain('1 of these people has been taken off the list since')
  const stops = await Promise.all([cookies.louis, cookies.maria].map((one) => send(`${DESK}/1/stop`, [['x', '']], one)))
  expect(stops.map(({ status }) => status)).toEqual([303, 303])
  t.clock.set(new Date('2021-08-16T08:00:00Z'))
  expect(await sendDue(t.platform)).toBe(0)
})

test('a mailing leaves through a mail server: one mail each with its PDF, the log says who got it and who did not', async () => {
  expect((await order(await read(`${DESK}/new`), cookies.louis)).headers.get('location')).toBe(`${DESK}/2`)
  t.clock.set(new Date('2021-08-16T08:15:00Z'))
  const left = await Promise.all([sendDue(t.platform), sendDue(t.platform)]) // two workers
  expect(left.toSorted()).toEqual([0, 1])
  const letters = await t.db.selectFrom('mail_message').select('id').where('key', 'like', 'mailing:%').execute()
  for (const { id } of [...letters, ...letters]) await t.platform.mail.send(id) // each job twice
  expect([...arrived].map(([to, mails]) => [to, mails.length])).toEqual([['salma@example.org', 1]])
  const [mail = ''] = arrived.get('salma@example.org') ?? []
  expect(mail.match(/filename=\S+/)?.[0]).toBe('filename=wsis-forum-2022-ar.pdf')
  const pdf = /application\/pdf[\s\S]*?base64[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(mail)?.[1] ?? ''
  expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  const log = wordsOf(await read(`${DESK}/2`))
  expect(log).toContain('Handed over to the mail server: 1 person')
  expect(log).toContain('Could not be delivered: 1 person')
  const csv = await read(`${DESK}/2.csv`)
  expect(csv).toMatch(/salma@example\.org.*sent/)
  expect(csv).toMatch(/gone@example\.org.*Bcc.*failed/)
  // What could not be delivered reached nobody, so the next mailing offers it again.
  expect(wordsOf(await read(`${DESK}/new`))).toContain('Exactly 1 person would get the letter.')
}, 60_000)
