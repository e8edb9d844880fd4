import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testPlatform } from '../testing/database.ts'
import type { Letter } from './mail.ts'

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

test('a letter queued twice under one key, with two workers at the outbox, arrives once', async () => {
  await queue(letter('a'), letter('a'), letter('b'))
  await queue(letter('a'))
  const sent = await Promise.all([t.platform.mail.deliver(), t.platform.mail.deliver()])
  expect(sent[0] + sent[1]).toBe(2)
  expect(arrived.sort()).toEqual(['a@example.org', 'b@example.org'])
})

test('an address that is refused for good ends its own letter and holds up no other', async () => {
  answerTo = (address) => (address.startsWith('gone') ? 550 : 250)
  await queue(letter('gone'), letter('there'))
  await t.platform.mail.deliver()
  expect(await states()).toEqual({ gone: 'failed', there: 'sent' })
})

test('a mailbox that says "later" is asked again, for four days', async () => {
  answerTo = (address) => (address.startsWith('full') ? 452 : 250)
  await queue(letter('full'), letter('there'))
  for (let round = 0; round < 20; round++) await t.platform.mail.deliver()
  expect(await states()).toEqual({ full: 'queued', there: 'sent' })
  t.clock.set('2022-02-05T00:00:01Z')
  await t.platform.mail.deliver()
  expect(await states()).toEqual({ full: 'failed', there: 'sent' })
})

test('while the mail server is away nothing is given up, and all leaves when it is back', async () => {
  const away = await testPlatform('2022-02-01T00:00:00Z', { SMTP_URL: 'smtp://127.0.0.1:1' })
  await away.db.transaction().execute(async (tx) => {
    for (const key of ['a', 'b', 'c']) await away.platform.mail.queue(tx, letter(key))
  })
  for (let round = 0; round < 30; round++) expect(await away.platform.mail.deliver()).toBe(0)
  const kept = await away.db.selectFrom('mail_message').select(['key', 'state']).orderBy('key').execute()
  expect(kept.map((m) => m.state)).toEqual(['queued', 'queued', 'queued'])
  await away.close()
})
