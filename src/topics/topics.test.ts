import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { house } from '../house.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { findTopics } from './find-topics.ts'
import { suggestionsOf } from './reads.ts'

const now = new Date('2022-03-08T10:00:00Z')
/** An answer of a public submission that its form keeps to those who review. */
const FOR_REVIEWERS = 'Only reviewers may read of the windmill by the harbour'
const HIDDEN = 'Only the secretariat may read of the turbine in the valley'
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
let officer = ''

const WATER = [
  'Wells and rivers of the district run dry',
  'Rivers and wells are measured by hand',
  'Wells near rivers need clean water',
]
const CODE = [
  'Children learn to write programs at school',
  'School teachers write programs with children',
  'Programs for children in every school',
]

/** A real server in the place of the one a deployment would name. */
let standIn: Server
let asked: { path: string; authorization: string | undefined; body: string }[] = []
let answers: Record<string, (body: { texts: string[]; topics: unknown[] }) => { status: number; body: unknown }> = {}

const MEANINGS = (texts: readonly string[]) =>
  texts.map((text) => (/wells|rivers/i.test(text) ? [1, 0.1] : /programs/i.test(text) ? [0.1, 1] : [0.7, 0.7]))

beforeAll(async () => {
  t = await testPlatform('2022-03-08T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  const at = await editionWithRequests(t.db, now)
  edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  for (const abstract of [...WATER, ...CODE])
    await at.handIn({ title: abstract.slice(0, 12), abstract, outline: FOR_REVIEWERS })
  const hidden = await at.handIn({ title: 'Kept back', abstract: HIDDEN })
  await t.db.updateTable('submission').set({ public: false }).where('id', '=', hidden).execute()
  standIn = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      asked.push({ path: request.url ?? '', authorization: request.headers.authorization, body })
      const answer = answers[request.url ?? '']?.(JSON.parse(body)) ?? { status: 404, body: null }
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((ready) => standIn.listen(0, '127.0.0.1', ready))
  const answer = await createWeb(t.platform, house).request('/en/demo/sign-in', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'role=secretariat_officer',
  })
  officer = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
})
beforeEach(() => {
  asked = []
})
afterAll(async () => {
  standIn.close()
  await t.close()
})

const withService = () => ({
  ...t.platform,
  config: {
    ...t.platform.config,
    textService: { url: `http://127.0.0.1:${(standIn.address() as AddressInfo).port}/v`, secret: 'a-secret-of-ours' },
  },
})
const desk = async (cookie: string) => {
  const path = `/en/${edition.slug}/desk/synthesis/topics`
  const answer = await createWeb(t.platform, house).request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}

test('texts are sorted by themselves where no service is named; what the desk reads are people’s words, and nobody else reads it', async () => {
  expect((await desk(officer)).text).toContain('have not been sorted yet')
  expect(await findTopics(t.platform, edition)).toBe(true)
  expect(await findTopics(t.platform, edition)).toBe(false)
  const found = await suggestionsOf(t.db, edition)
  expect(found).toMatchObject({ texts: 6, service: null })
  expect(found?.topics.every(({ name }) => Object.keys(name).length === 0)).toBe(true)
  const page = await desk(officer)
  expect(page.text).toContain('Topic 1')
  expect(page.text).not.toContain('turbine')
  expect(page.text).not.toContain('made by a machine')
  expect((await desk('')).status).not.toBe(200)
})

test('a service is sent public words alone; what it says of them is marked as a machine’s', async () => {
  answers = {
    '/v/vectors': ({ texts }) => ({ status: 200, body: { vectors: MEANINGS(texts) } }),
    '/v/names': ({ topics }) => ({
      status: 200,
      body: { names: topics.map((_, n) => ({ en: ` A group\n <b>${n}</b> `, xx: 'no language of ours' })) },
    }),
  }
  expect(await findTopics(withService(), edition)).toBe(true)
  const found = await suggestionsOf(t.db, edition)
  const groups = found?.topics.map(({ references }) => [...references].sort()).sort()
  expect(groups).toEqual([
    ['OCP22-0001', 'OCP22-0002', 'OCP22-0003'],
    ['OCP22-0004', 'OCP22-0005', 'OCP22-0006'],
  ])
  expect(found?.topics.map(({ name }) => name)).toEqual([{ en: 'A group <b>0</b>' }, { en: 'A group <b>1</b>' }])
  const page = (await desk(officer)).text
  expect(page).toContain('Name made by a machine')
  expect(page).toContain('A group &lt;b>0')
  const sent = asked.map(({ body }) => body).join()
  for (const text of [...WATER, ...CODE]) expect(sent).toContain(text)
  const people = await t.db.selectFrom('submission').select(['submitter_email', 'submitter_name']).execute()
  for (const { submitter_email, submitter_name } of people)
    for (const secret of [submitter_email, submitter_name]) if (secret) expect(sent).not.toContain(secret)
  for (const word of ['turbine', 'windmill']) expect(sent).not.toContain(word)
  expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer a-secret-of-ours']))
})

test.each([
  ['fails', () => ({ status: 500, body: null })],
  ['answers something else', () => ({ status: 200, body: { vectors: 'many' } })],
  ['leaves texts out', () => ({ status: 200, body: { vectors: [[1, 0]] } })],
])('topics are found without a service that %s, and it is asked again the next time', async (_, answer) => {
  await t.db.deleteFrom('topic_run').execute()
  answers = { '/v/vectors': answer }
  expect(await findTopics(withService(), edition)).toBe(true)
  expect(await suggestionsOf(t.db, edition)).toMatchObject({ texts: 6, service: null })
  const { stamp } = await t.db.selectFrom('topic_run').select('stamp').executeTakeFirstOrThrow()
  expect(stamp).toBe('')
})

test('a service that says it has no such thing to give is not asked again', async () => {
  answers = {}
  expect(await findTopics(withService(), edition)).toBe(true)
  expect(asked.map(({ path }) => path)).toEqual(['/v/vectors', '/v/names'])
  expect(await findTopics(withService(), edition)).toBe(false)
})
