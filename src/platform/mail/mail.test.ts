import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { prepareJobs } from '../jobs/boss.ts'
import { openJobs } from '../jobs/jobs.ts'
import { LETTER, LETTERS_LEFT, PLATFORM_KINDS } from '../jobs/kinds.ts'
import { testPlatform } from '../testing/database.ts'
import { type Letter, openMail } from './mail.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let server: SMTPServer
let answerTo: (address: string) => number
const arrived: string[] = []

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const code = answerTo(address)
      done(code === 250 ? null : Object.assign(new Error('not now'), { responseCode: code }))
    },
    onData(stream, session, done) {
      stream.resume()
      stream.on('end', () => {
        arrived.push(...session.envelope.rcptTo.map((to) => to.address))
        done()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as { port: number }
  t = await testPlatform('2022-02-01T00:00:00Z', { SMTP_URL: `smtp://127.0.0.1:${port}` })
})
afterAll(async () => {
  await new Promise<void>((done) => server.close(done))
  await t.close()
})
beforeEach(async () => {
  arrived.length = 0
  answerTo = () => 250
  await t.db.deleteFrom('mail_message').execute()
})

const letter = (key: string, to = `${key}@example.org`): Letter => ({
  to,
  language: 'fr',
  subject: 'Votre contribution',
  text: 'Reçue.',
  html: '<p>Reçue.</p>',
  key,
})
const queue = (...letters: Letter[]) =>
  t.db.transaction().execute(async (tx) => {
    for (const l of letters) await t.platform.mail.queue(tx, l)
  })
const states = async () =>
  Object.fromEntries(
    (await t.db.selectFrom('mail_message').select(['key', 'state']).execute()).map((m) => [m.key, m.state]),
  )

const idOf = async (key: string, db = t.db) =>
  (await db.selectFrom('mail_message').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
/** One try; whether it was the last one needed. */
const tried = async (key: string) => {
  const id = await idOf(key)
  return t.platform.mail.send(id).then(
    () => true,
    () => false,
  )
}

test('letters leave by jobs: one key, one letter, with two workers, and jobs that arrive twice', async () => {
  const workers = await Promise.all([1, 2].map(() => openJobs(t.pool, t.platform.live, t.platform.log, PLATFORM_KINDS)))
  for (const jobs of workers) {
    jobs.work(LETTER, ({ letterId }) => t.platform.mail.send(letterId))
    await jobs.start()
  }
  const keys = Array.from({ length: 30 }, (_, i) => `many-${i}`)
  await queue(...keys.map((key) => letter(key)), ...keys.map((key) => letter(key)))
  await queue(...keys.map((key) => letter(key)))
  await vi.waitFor(async () => expect(new Set(Object.values(await states()))).toEqual(new Set(['sent'])), 20_000)
  for (const key of keys) await t.platform.mail.send(await idOf(key)) // each job once more
  for (const jobs of workers) await jobs.close()
  expect(arrived.toSorted()).toEqual(keys.map((key) => `${key}@example.org`).toSorted())
})

test('a change that is rolled back sends no letter', async () => {
  const before = (await t.platform.jobs.counts()).letter?.waiting
  const undone = t.db.transaction().execute(async (tx) => {
    await t.platform.mail.queue(tx, letter('undone'))
    throw new Error('rolled back')
  })
  await expect(undone).rejects.toThrow('rolled back')
  expect(await states()).toEqual({})
  expect((await t.platform.jobs.counts()).letter?.waiting).toBe(before)
})

test('an address that is refused for good ends its own letter and holds up no other', async () => {
  answerTo = (address) => (address.startsWith('gone') ? 550 : 250)
  await queue(letter('gone'), letter('there'))
  expect([await tried('gone'), await tried('there')]).toEqual([true, true])
  expect(await states()).toEqual({ gone: 'failed', there: 'sent' })
})

test('a mailbox that says "later" is asked again, for four days', async () => {
  answerTo = (address) => (address.startsWith('full') ? 452 : 250)
  await queue(letter('full'), letter('there'))
  for (let round = 0; round < 20; round++) expect(await tried('full')).toBe(false)
  expect(await tried('there')).toBe(true)
  expect(await states()).toEqual({ full: 'queued', there: 'sent' })
  t.clock.set('2022-02-05T00:00:01Z')
  expect(await tried('full')).toBe(true)
  expect(await states()).toEqual({ full: 'failed', there: 'sent' })
  t.clock.set('2022-02-01T00:00:00Z')
})

test('while the mail server is away nothing is given up, one letter asks for all, and all leave when it is back', async () => {
  const port = (server.server.address() as { port: number }).port
  const away = await testPlatform('2022-02-01T00:00:00Z', { SMTP_URL: 'smtp://127.0.0.1:1' })
  const inHaste = { ...LETTER.terms, firstPause: 1, longestPause: 1, looksEvery: 0.5 }
  const hasty = [{ name: LETTER.name, terms: inHaste }, LETTERS_LEFT]
  await prepareJobs(away.pool, hasty)
  const keys = ['a', 'b', 'c']
  await away.db.transaction().execute(async (tx) => {
    for (const key of keys) await away.platform.mail.queue(tx, letter(key))
  })
  for (let round = 0; round < 30; round++)
    for (const key of keys) await expect(away.platform.mail.send(await idOf(key, away.db))).rejects.toThrow()
  const kept = await away.db.selectFrom('mail_message').select(['state', 'attempts']).execute()
  expect(kept.map((m) => m.state)).toEqual(['queued', 'queued', 'queued'])
  expect(kept.reduce((sum, m) => sum + m.attempts, 0)).toBe(1)

  const { config, db, clock, log, jobs, live, files } = away.platform
  const settings = { smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: config.mailFrom }
  const back = openMail({ config: settings, db, clock, log, jobs, files }, 0)
  let stillAway = 3 // the worker meets the absence first, through the queue
  const worker = await openJobs(away.pool, live, log, hasty)
  worker.work(LETTER, async ({ letterId }) => {
    if (stillAway-- > 0) throw new Error('away')
    await back.send(letterId)
  })
  await worker.start()
  await vi.waitFor(() => expect(arrived.toSorted()).toEqual(keys.map((key) => `${key}@example.org`)), 30_000)
  await worker.close()
  await away.close()
})

test('a letter that an older version queued without a job is found', async () => {
  await queue(letter('with-job'))
  await t.db
    .insertInto('mail_message')
    .values({
      key: 'without-job',
      recipient: 'without-job@example.org',
      language: 'fr',
      subject: 'Votre contribution',
      text_body: 'Reçue.',
      html_body: '<p>Reçue.</p>',
      state: 'queued',
      created_at: t.clock.now(),
    })
    .execute()
  const before = (await t.platform.jobs.counts()).letter?.waiting
  expect(await t.platform.mail.takeUpWaiting()).toBe(2)
  expect((await t.platform.jobs.counts()).letter?.waiting).toBe((before ?? 0) + 1)
})
