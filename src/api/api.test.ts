import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { house } from '../house.ts'
import { publishedEdition, TITLES } from '../plan/testing/published-edition.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { RESOURCES } from './resources.ts'
import { REFUSED, SCHEMAS } from './schemas.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let at: Awaited<ReturnType<typeof publishedEdition>>
let web: ReturnType<typeof createWeb>

beforeAll(async () => {
  t = await testPlatform('2022-05-20T10:00:00Z', {}, house)
  at = await publishedEdition(t.db, new Date('2022-05-20T10:00:00Z'))
  web = createWeb(t.platform, house)
})
afterAll(() => t.close())

const ask = async (path: string) => {
  const response = await web.request(path)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const listSchema = (schema: z.ZodType) => z.strictObject({ data: z.array(schema), next: z.string().nullable() })

/** All of a list, following `next` to its end. */
async function whole(path: string): Promise<unknown[]> {
  const found: unknown[] = []
  for (let next: string | null = path; next !== null; ) {
    const { status, body } = await ask(next.replace(/^https?:\/\/[^/]+/, ''))
    expect([next, status]).toEqual([next, 200])
    found.push(...(body.data as unknown[]))
    next = body.next as string | null
  }
  return found
}

test('every list answers as it is described, to the field, and pages of one give the same as one page of all', async () => {
  for (const { path, schema } of RESOURCES) {
    const address = `/api/v1/editions/${at.edition.slug}/${path}`
    const { body } = await ask(address)
    const described: z.ZodObject = SCHEMAS[schema]
    expect(() => listSchema(described.strict()).parse(body)).not.toThrow()
    expect(await whole(`${address}?limit=1`)).toEqual(body.data)
  }
})

test('a thing is asked for by its key; one that is not there, or is not public, is a code and no page', async () => {
  const home = `/api/v1/editions/${at.edition.slug}`
  for (const { path, schema, one } of RESOURCES) {
    const [first] = (await whole(`${home}/${path}`)) as Record<string, string | number>[]
    if (!one || !first) continue
    const key = path === 'submissions' ? 'reference' : one.parameter
    expect([schema, (await ask(`${home}/${path}/${first[key]}`)).body]).toEqual([schema, first])
  }
  for (const nowhere of [
    'sessions/999',
    'sessions/1e3',
    'people/x',
    'organizations/00000000-0000-4000-8000-000000000000',
    'versions/0',
  ])
    expect([nowhere, await ask(`${home}/${nowhere}`)]).toEqual([
      nowhere,
      { status: 404, body: { error: 'nothing-here' } },
    ])
  expect((await ask('/api/v1/editions/no-such')).status).toBe(404)
})

test('a hidden submission stands in no list and under no address', async () => {
  const home = `/api/v1/editions/${at.edition.slug}/submissions`
  const before = (await whole(home)) as { number: number; title: string }[]
  expect(before.map(({ title }) => title)).toEqual(TITLES.map((_, n) => `Request ${n}`))
  await t.db
    .updateTable('submission')
    .set({ public: false })
    .where('number', '=', 3)
    .where('edition_id', '=', at.edition.id)
    .execute()
  expect(((await whole(home)) as { number: number }[]).map(({ number }) => number)).toEqual([1, 2, 4, 5, 6, 7])
  for (const number of ['3', 'OCP22-0003']) expect((await ask(`${home}/${number}`)).status).toBe(404)
  expect((await ask(`${home}/OCP22-0004`)).status).toBe(200)
})

test('a cursor or a limit that is none is refused by its code', async () => {
  for (const [query, error] of [
    ['limit=0', 'limit-wrong'],
    ['limit=201', 'limit-wrong'],
    ['limit=-1', 'limit-wrong'],
    ['cursor=', 'cursor-unknown'],
    ['cursor=abc', 'cursor-unknown'],
    [`cursor=${Buffer.from("k1:' or 1=1").toString('base64url')}`, 'cursor-unknown'],
  ]) {
    const { status, body } = await ask(`/api/v1/editions/${at.edition.slug}/sessions?${query}`)
    expect([query, status, REFUSED.parse(body)]).toEqual([query, 400, { error }])
  }
})

test('answers are kept: unchanged they are not sent again, and scripts of other sites may read them', async () => {
  const address = `/api/v1/editions/${at.edition.slug}/sessions`
  const first = await web.request(address)
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toMatch(/^"/)
  expect(first.headers.get('access-control-allow-origin')).toBe('*')
  expect((await web.request(address, { headers: { 'if-none-match': etag } })).status).toBe(304)
})

test('the description is OpenAPI 3.1 that names every address there is and nothing that is not', async () => {
  const { body } = await ask('/api/v1/openapi.json')
  const { openapi, paths, components } = body as {
    openapi: string
    paths: Record<string, unknown>
    components: { schemas: object }
  }
  expect(openapi).toBe('3.1.0')
  const described = Object.keys(paths).map((path) => path.replaceAll(/\{\w+\}/g, ':x'))
  const routed = house.routes.flatMap(({ path }) =>
    path.startsWith('/api/v1/') && !path.endsWith('openapi.json')
      ? [path.slice('/api/v1'.length).replaceAll(/:\w+/g, ':x')]
      : [],
  )
  expect(described.sort()).toEqual(routed.sort())
  const named = [...JSON.stringify(body).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name)
  expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining([...new Set(named)]))
})
