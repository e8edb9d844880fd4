import { z } from 'zod'
import { PROGRAM_VERSION } from '../platform/program.ts'
import { MOST, USUAL } from './paging.ts'
import { RESOURCES, type Resource } from './resources.ts'
import { REFUSED, SCHEMAS } from './schemas.ts'

type Json = Record<string, unknown>

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const inJson = (schema: Json) => ({ 'application/json': { schema } })
const parameter = (name: string, where: 'path' | 'query', schema: Json) => ({
  name,
  in: where,
  required: where === 'path',
  schema,
})

const UNCHANGED = { description: 'Unchanged since the ETag that If-None-Match names' }
const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: reference('refused') } },
})
const answer = (description: string, schema: Json) => ({
  description,
  headers: { etag: { schema: { type: 'string' } } },
  content: inJson(schema),
})

const listOf = (schema: string): Json => ({
  type: 'object',
  required: ['data', 'next'],
  properties: {
    data: { type: 'array', items: reference(schema) },
    next: { type: ['string', 'null'], description: 'Address of the next page; null on the last' },
  },
})

const PAGING = [
  parameter('limit', 'query', { type: 'integer', minimum: 1, maximum: MOST, default: USUAL }),
  parameter('cursor', 'query', { type: 'string' }),
]
const EDITION = parameter('edition', 'path', { type: 'string' })

function pathsOf({ path, schema, one }: Resource): [string, Json][] {
  const list = `/editions/{edition}/${path}`
  const all: [string, Json] = [
    list,
    {
      get: {
        operationId: `list_${path}`,
        parameters: [EDITION, ...PAGING],
        responses: {
          200: answer(`A page of ${path}`, listOf(schema)),
          304: UNCHANGED,
          400: refusal('The cursor or the limit is none'),
          404: refusal('There is no such edition'),
        },
      },
    },
  ]
  if (!one) return [all]
  const single = {
    operationId: `get_${schema}`,
    parameters: [EDITION, parameter(one.parameter, 'path', { type: 'string' })],
    responses: { 200: answer(`One ${schema}`, reference(schema)), 304: UNCHANGED, 404: refusal('There is none') },
  }
  return [all, [`${list}/{${one.parameter}}`, { get: single }]]
}

/** The open interface described (OpenAPI 3.1), made of the schemas that its answers are held to. */
export function openApi(origin: string): Json {
  const schemas = Object.entries({ ...SCHEMAS, refused: REFUSED }).map(([name, schema]) => {
    const { $schema: _, ...described } = z.toJSONSchema(schema) as Json
    return [name, described] as const
  })
  const editions = {
    operationId: 'list_editions',
    parameters: PAGING,
    responses: { 200: answer('A page of editions', listOf('edition')), 304: UNCHANGED },
  }
  const edition = {
    operationId: 'get_edition',
    parameters: [EDITION],
    responses: { 200: answer('One edition', reference('edition')), 304: UNCHANGED, 404: refusal('There is none') },
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Convoke', version: PROGRAM_VERSION, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: `${origin}/api/v1` }],
    paths: {
      '/editions': { get: editions },
      '/editions/{edition}': { get: edition },
      ...Object.fromEntries(RESOURCES.flatMap(pathsOf)),
    },
    components: { schemas: Object.fromEntries(schemas) },
  }
}
