import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EditionScope, visitor } from '../access/public.ts'
import { perform, person, preview, program } from '../acts/public.ts'
import { addAgendaVersion, nextVersion, versionsOf } from '../agenda/public.ts'
import { house } from '../house.ts'
import { publishedEdition } from '../plan/testing/published-edition.ts'
import type { Platform } from '../platform/platform.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { webhookChanged, webhookKept, webhookRemoved, webhookTold } from './acts.ts'
import { tellWebhooks } from './deliver.ts'
import { isPublic } from './public-address.ts'
import { deliveriesOf, webhooksOf } from './reads.ts'
import { mayReceive, sendOnce } from './send.ts'

type Heard = { readonly headers: http.IncomingHttpHeaders; readonly body: string }
const heard: Heard[] = []
let answers: number[] = []
const receiver = http.createServer((request, response) => {
  let body = ''
  request.on('data', (part) => (body += part))
  request.on('end', () => {
    heard.push({ headers: request.headers, body })
    response.writeHead(answers.shift() ?? 204, { location: 'http://127.0.0.1:1/' }).end()
  })
})

let t: Awaited<ReturnType<typeof testPlatform>>
let platform: Platform
let edition: EditionScope
let host = ''
beforeAll(async () => {
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready))
  host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`
  t = await testPlatform('2022-05-02T08:00:00Z', {}, house)
  platform = { ...t.platform, config: { ...t.platform.config, webhooksInside: [host] } }
  edition = (await publishedEdition(t.db, t.clock.now())).edition
})
afterAll(async () => {
  receiver.close()
  await t.close()
})

/** The next version, with the changes of the last one once more. */
async function publish() {
  const [last] = await versionsOf(t.db, edition)
  await t.db.transaction().execute(async (tx) => {
    const next = { ...(await nextVersion(tx, edition, [], t.clock.now())), changes: last?.changes ?? [] }
    await addAgendaVersion(tx, edition, { ...next, personId: null, name: '', note: '' }, t.clock.now())
  })
}

/** Lets time go by, and the job look. */
async function after(minutes: number) {
  t.clock.set(new Date(t.clock.now().getTime() + minutes * 60_000).toISOString())
  await tellWebhooks(platform)
}

const by = () => ({ edition, actor: program() })
const keep = async (url: string) => perform(platform, webhookKept, { ...by(), wish: { name: 'Ministry', url } })

test('a receiver is told of each version once, signed, and again with the same words until it answers; then by hand', async () => {
  const kept = await keep(`http://${host}/hook`)
  expect(kept.ok).toBe(true)
  await tellWebhooks(platform)
  expect(heard).toEqual([]) // versions before it was kept are none of its business
  t.clock.set('2022-05-02T09:00:00Z')
  await publish()
  answers = [500, 302, 204]
  const [webhook] = await webhooksOf(t.db, edition)
  if (!webhook) throw new Error('it was kept')
  for (const minutes of [0, 1, 4, 5, 60]) await after(minutes)
  expect(heard).toHaveLength(3) // 500, a redirect that is not followed, taken
  expect(new Set(heard.map(({ body }) => body)).size).toBe(1)
  expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  const [first] = heard
  const key = Buffer.from(webhook.secret.slice('whsec_'.length), 'base64')
  const words = `${first?.headers['webhook-id']}.${first?.headers['webhook-timestamp']}.${first?.body}`
  const signature = createHmac('sha256', key).update(words).digest('base64')
  expect(first?.headers['webhook-signature']).toBe(`v1,${signature}`)
  const said = JSON.parse(first?.body ?? '{}')
  expect(said).toMatchObject({ type: 'agenda.published', data: { edition: edition.slug, version: 3 } })
  expect(Object.values(said.data.changes).flat().length).toBeGreaterThan(0)
  expect(first?.body).not.toMatch(/Akosua/) // no person is named
  const [delivery] = await deliveriesOf(t.db, webhook.id)
  expect(delivery).toMatchObject({ state: 'delivered', dueAt: null })
  expect(delivery?.attempts.map((one) => one.status)).toEqual([500, 302, 204])

  const wish = { id: webhook.id, delivery: delivery?.id ?? '' }
  expect((await perform(platform, webhookTold, { ...by(), wish })).ok).toBe(true)
  await tellWebhooks(platform)
  expect([heard.length, heard[3]?.headers['webhook-id']]).toEqual([4, first?.headers['webhook-id']])
})

test('what is not taken for two days is given up; while it is paused nothing is sent, and what came out meanwhile follows', async () => {
  const [webhook] = await webhooksOf(t.db, edition)
  if (!webhook) throw new Error('it is kept')
  const before = heard.length
  answers = Array(7).fill(503)
  await perform(platform, webhookTold, { ...by(), wish: { id: webhook.id, delivery: null } })
  for (const minutes of [0, 1, 5, 30, 120, 360, 1440, 10_000]) await after(minutes)
  const [given] = await deliveriesOf(t.db, webhook.id)
  expect(given).toMatchObject({ event: 'test', state: 'given-up', dueAt: null })
  expect([given?.attempts.length, heard.length - before]).toEqual([7, 7])
  const change = (to: 'on' | 'paused') => perform(platform, webhookChanged, { ...by(), wish: { id: webhook.id, to } })
  await change('paused')
  expect(await perform(platform, webhookTold, { ...by(), wish: { id: webhook.id, delivery: null } })).toMatchObject({
    refusal: { code: 'webhook-paused' },
  })
  await publish()
  await tellWebhooks(platform)
  expect(heard.length - before).toBe(7)
  await change('on')
  await tellWebhooks(platform)
  expect(JSON.parse(heard.at(-1)?.body ?? '{}').data.version).toBe(4)
  expect((await perform(platform, webhookRemoved, { ...by(), wish: { id: webhook.id } })).ok).toBe(true)
  expect(await webhooksOf(t.db, edition)).toEqual([])
})

const INSIDE =
  `127.0.0.1 127.1 2130706433 0x7f000001 0177.0.0.1 127.0.0.1. 0.0.0.0 0 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254
  192.168.0.1 169.254.169.254 0xa9fea9fe 2852039166 100.64.0.1 198.18.0.1 192.0.0.192 224.0.0.1 255.255.255.255 [::] [::1] [::ffff:127.0.0.1]
  [::ffff:7f00:1] [::127.0.0.1] [64:ff9b::7f00:1] [2002:7f00:1::] [fc00::1] [fd12:3456::1] [fe80::1] [fec0::1] [ff02::1] [2001:db8::1]
  localhost intranet`.split(/\s+/)

test('no spelling of an address inside is taken, whatever its port, and none is connected to', async () => {
  const canary = heard.length
  const message = { id: 'one', at: new Date(0), body: '{}' }
  for (const inside of INSIDE)
    for (const port of ['', ':443', ':8443', `:${host.split(':')[1]}`]) {
      const address = `https://${inside}${port}/hook`
      expect([address, mayReceive(address, { inside: [] })]).toEqual([address, false])
      expect(await sendOnce(address, 'whsec_', message, { inside: [] })).toMatchObject({ fault: 'address-inside' })
    }
  for (const address of ['http://example.org/', 'https://user:word@example.org/', 'ftp://example.org/', 'nonsense', ''])
    expect([address, mayReceive(address, { inside: [] })]).toEqual([address, false])
  expect(mayReceive('https://hooks.example.org/x', { inside: [] })).toBe(true)
  expect(heard).toHaveLength(canary)
})

test('a name that leads inside, to one address of several or at the second look, is not connected to', async () => {
  const canary = heard.length
  const [, port] = host.split(':')
  const message = { id: 'one', at: new Date(0), body: '{}' }
  for (const found of [
    ['127.0.0.1'],
    ['93.184.215.14', '127.0.0.1'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['10.0.0.7'],
    [],
  ]) {
    const came = await sendOnce(`https://rebinding.example.org:${port}/`, 'whsec_', message, {
      ...{ inside: [], resolve: async () => found },
    })
    expect([found, came.fault]).toEqual([found, 'address-inside'])
  }
  expect(heard).toHaveLength(canary)
  expect(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'].map(isPublic)).toEqual([true, true])
})

test('whoever keeps no webhooks finds nothing of them, and an address inside is refused with what to do', async () => {
  const officer = person({ ...visitor(), grants: [{ role: 'secretariat_officer', editionId: edition.id }] })
  const wish = { name: 'Ministry', url: 'https://hooks.example.org/' }
  expect(await preview(platform, webhookKept, { edition, actor: officer, wish })).toMatchObject({
    refusal: { code: 'not-allowed' },
  })
  expect(await keep('https://169.254.169.254/latest')).toMatchObject({ refusal: { code: 'address-wrong' } })
})
