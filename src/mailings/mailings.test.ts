import { afterAll, beforeAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { readList } from './read-list.ts'
import { sendDue } from './send-mailing.ts'

const SLUG = 'wsis-forum-2022'
const DESK = `/en/${SLUG}/desk/mailings`
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
const cookies = { maria: '', li: '', auditor: '' }

const send = (path: string, body: [string, string | File][], cookie: string) => {
  const form = new FormData()
  for (const [name, value] of body) form.append(name, value)
  return web.request(path, { method: 'POST', headers: { cookie, 'sec-fetch-site': 'same-origin' }, body: form })
}
const read = async (path: string, cookie = cookies.maria) => (await web.request(path, { headers: { cookie } })).text()
const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
const hidden = (html: string, name: string) =>
  unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '')
const typedTable = (html: string) =>
  unescaped(/<textarea[^>]*name="table"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '')

async function signedIn(role: string): Promise<string> {
  const answer = await web.request('/en/demo/sign-in', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: `role=${role}`,
  })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

beforeAll(async () => {
  t = await testPlatform('2021-08-16T07:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  await loadEdition(t.platform, SLUG)
  cookies.maria = await signedIn('secretariat_officer')
  cookies.li = await signedIn('secretariat_head')
  cookies.auditor = await signedIn('auditor')
})
afterAll(() => t.close())

const ROWS = [
  ['Адрес электронной почты', 'Имя', 'Организация', 'Группа адресатов', 'Язык'],
  ['wang@example.org', '王 芳', '', '政府', '中文'],
  ['amina@example.org', 'أمينة', 'شبكات القرية', 'civil_society', 'ar'],
  ['WANG@example.org', 'Wang again', '', '1', 'en'],
  ['nobody', 'No address', '', '', ''],
  ['x@example.org', 'Group?', '', 'Martians', 'en'],
  ['y@example.org', 'Language?', '', '', 'Klingon'],
  ['jane@example.org', 'Jane <b>Sample</b>', 'http://evil.example', '', ''],
  ['olga@example.org', '', '', '2', 'ru'],
]

test('a table is read row by row: groups and languages by any of their names, one fault a row, nobody twice', () => {
  const groups = [
    { code: 'governments', name: { en: 'Governments', zh: '政府' }, details: {} },
    { code: 'private_sector', name: { en: 'Private sector' }, details: {} },
    { code: 'civil_society', name: { en: 'Civil society' }, details: {} },
  ]
  const read = readList(
    ROWS.map((cells, n) => ({ line: n + 1, cells })),
    { groups, fallback: 'fr' },
  )
  expect(
    read.map((row) => ('fault' in row ? [row.fault, row.firstLine] : [row.told.group, row.told.language])),
  ).toEqual([
    ['governments', 'zh'],
    ['civil_society', 'ar'],
    ['twice', 2],
    ['email-faulty', undefined],
    ['group-unknown', undefined],
    ['language-unknown', undefined],
    [null, 'fr'],
    ['private_sector', 'ru'],
  ])
})

test('a workbook is looked at, then taken as it was shown; a colleague who was faster is seen', async () => {
  const sheet = ROWS.map((row) => row.map((value) => ({ value, type: String })))
  const file = new File([new Uint8Array(await writeExcelFile(sheet, { sheet: 'a' }).toBuffer())], 'list.xlsx')
  const answer = await send(
    `${DESK}/import`,
    [
      ['file', file],
      ['fallback', 'en'],
      ['do', 'look'],
    ],
    cookies.maria,
  )
  const html = await answer.text()
  expect(html).toContain('4 new addresses')
  expect(html).toContain('The same address stands on line 2 already.')
  expect(await t.db.selectFrom('addressee').selectAll().execute()).toEqual([])
  const take: [string, string][] = [
    ['table', typedTable(html)],
    ['fallback', 'en'],
    ['do', 'take'],
    ['seen', hidden(html, 'seen')],
  ]
  expect((await send(`${DESK}/import`, take, cookies.maria)).status).toBe(303)
  const second = await send(`${DESK}/import`, take, cookies.li)
  expect([second.status, (await second.text()).includes('no longer as it was shown')]).toEqual([422, true])
  const kept = await t.db.selectFrom('addressee').select(['email', 'language']).orderBy('email').execute()
  expect(kept.map(({ email, language }) => [email, language])).toEqual([
    ['amina@example.org', 'ar'],
    ['jane@example.org', 'en'],
    ['olga@example.org', 'ru'],
    ['wang@example.org', 'zh'],
  ])
})

test('who was taken off the list comes back as they stood', async () => {
  const { id } = await t.db
    .selectFrom('addressee')
    .select('id')
    .where('email', '=', 'olga@example.org')
    .executeTakeFirstOrThrow()
  await send(
    `${DESK}/people`,
    [
      ['do', 'remove'],
      ['pick', id],
    ],
    cookies.maria,
  )
  expect(await read(`${DESK}/new`)).toContain('Exactly 3 people')
  await send(
    `${DESK}/people`,
    [
      ['do', 'back'],
      ['pick', id],
    ],
    cookies.maria,
  )
  expect(await read(`${DESK}/new`)).toContain('Exactly 4 people')
})

test('the words are data: an unknown placeholder is refused by name, markup stays text', async () => {
  const page = await read(`${DESK}/words/en`)
  const words = (body: string): [string, string][] => [
    ['seen', hidden(page, 'seen')],
    ['mail-subject', 'For {name}'],
    ['mail-body', body],
  ]
  const refused = await send(`${DESK}/words/en`, words('{greeting} {password}'), cookies.maria)
  expect([refused.status, (await refused.text()).includes('{password}')]).toEqual([422, true])
  const body = '{greeting}\n\n<script>alert(1)</script> #read("/etc/passwd") {forum}'
  expect((await send(`${DESK}/words/en`, words(body), cookies.maria)).status).toBe(303)
  const preview = await read(`${DESK}/new`)
  expect(preview).toContain('For Jane &lt;b>Sample&lt;/b>')
  expect(preview).not.toContain('<script>alert(1)')
})

test('what was confirmed leaves when its time has come, once, in each language with its PDF, and the log says so', async () => {
  const page = await read(`${DESK}/new`)
  for (const email of ['wang', 'amina', 'jane', 'olga']) expect(page).toContain(`${email}@example.org`)
  const order: [string, string][] = [
    ['seen', hidden(page, 'seen')],
    ['delay', '15'],
  ]
  expect((await send(`${DESK}/new`, order, cookies.maria)).headers.get('location')).toBe(`${DESK}/1`)
  // The colleague confirms the same page a moment later: nobody is left to write to, so nothing is ordered twice.
  expect((await send(`${DESK}/new`, order, cookies.li)).status).toBe(422)
  await t.db.updateTable('addressee').set({ name: 'Changed since' }).execute()
  expect(await sendDue(t.platform)).toBe(0)
  t.clock.set(new Date('2021-08-16T07:15:00Z'))
  expect([await sendDue(t.platform), await sendDue(t.platform)]).toEqual([1, 0])
  const letters = await t.db
    .selectFrom('mail_message')
    .select(['recipient', 'language', 'text_body as text', 'subject', 'attachments'])
    .where('key', 'like', 'mailing:%')
    .orderBy('recipient')
    .execute()
  expect(letters.map(({ recipient, language }) => [recipient, language])).toEqual([
    ['amina@example.org', 'ar'],
    ['jane@example.org', 'en'],
    ['olga@example.org', 'ru'],
    ['wang@example.org', 'zh'],
  ])
  expect(letters[1]?.subject).toBe('For Jane <b>Sample</b>')
  expect(letters[0]?.text).toContain('أمينة')
  const [attached] = (letters[0]?.attachments ?? []) as unknown as { sha256: string }[]
  const pdf = await t.platform.files.get(attached?.sha256 ?? '')
  expect(
    Buffer.from(pdf ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const log = await read(`${DESK}/1`)
  expect(log).toContain('Kept in the local inbox')
  expect(log).toContain('王 芳')
}, 60_000)

test('a mailing that waits can be stopped, and one that has left cannot', async () => {
  const page = await read(`${DESK}/new?again=1`)
  const order: [string, string][] = [
    ['seen', hidden(page, 'seen')],
    ['delay', '15'],
    ['again', '1'],
  ]
  expect((await send(`${DESK}/new`, order, cookies.maria)).headers.get('location')).toBe(`${DESK}/2`)
  expect((await send(`${DESK}/2/stop`, [['x', '']], cookies.li)).status).toBe(303)
  t.clock.set(new Date('2021-08-16T07:45:00Z'))
  expect(await sendDue(t.platform)).toBe(0)
  expect((await send(`${DESK}/1/stop`, [['x', '']], cookies.li)).status).toBe(409)
})

test('a mailing waits while whoever ordered it may no longer publish', async () => {
  const page = await read(`${DESK}/new?again=1`)
  const order: [string, string][] = [
    ['seen', hidden(page, 'seen')],
    ['delay', '15'],
    ['again', '1'],
  ]
  const at = (await send(`${DESK}/new`, order, cookies.maria)).headers.get('location') ?? ''
  t.clock.set(new Date('2021-08-16T08:15:00Z'))
  await t.db.updateTable('role_grant').set({ role: 'auditor' }).where('role', '=', 'secretariat_officer').execute()
  expect(await sendDue(t.platform)).toBe(0)
  expect(await read(at, cookies.li)).toContain('may no longer publish')
  await send(`${at}/stop`, [['x', '']], cookies.li)
  expect(await sendDue(t.platform)).toBe(0)
}, 60_000)

test('addresses are for those who may see them alone', async () => {
  for (const path of ['', '/1', '/1.csv', '/addressees.csv', '/new', '/words/en', '/letter/en.pdf'])
    for (const cookie of [cookies.auditor, ''])
      expect((await web.request(DESK + path, { headers: { cookie } })).status, path).toBeGreaterThanOrEqual(303)
})
