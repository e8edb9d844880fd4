import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testPlatform } from '../platform/testing/database.ts'
import { planFacts } from './plan-facts.ts'
import { OF_ITS_SESSIONS, OF_THE_EDITION } from './plan-now.ts'
import { editionWithRequests } from './testing/edition-with-requests.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-03-08T10:00:00Z')
})
afterAll(() => t?.close())

test('the mark of a plan looks at every table the plan is read from', async () => {
  const { edition } = await editionWithRequests(t.db, t.platform.clock.now())
  const read = new Set<string>()
  const listening: KyselyPlugin = {
    transformQuery({ node }) {
      JSON.stringify(node, (_, part) => {
        if (part?.kind === 'TableNode') read.add(part.table.identifier.name)
        return part
      })
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await planFacts(t.db.withPlugin(listening), edition)
  expect(read.size).toBeGreaterThan(10)
  const looked = new Set<string>([...OF_THE_EDITION, ...OF_ITS_SESSIONS, 'submission', 'person'])
  const tables = (await t.db.introspection.getTables()).map(({ name }) => name)
  expect(tables.filter((table) => read.has(table) && !looked.has(table))).toEqual([])
})
