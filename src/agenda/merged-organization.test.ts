import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, program } from '../acts/public.ts'
import { house } from '../house.ts'
import { publishedEdition } from '../plan/testing/published-edition.ts'
import type { OrganizationId, SessionId } from '../platform/db/schema.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { addOrganization } from '../stakeholders/public.ts'
import { organizationsMerged, organizationsUnmerged } from '../submissions/public.ts'
import { createWeb } from '../web/web.tsx'

let t: Awaited<ReturnType<typeof testPlatform>>
let at: Awaited<ReturnType<typeof publishedEdition>>
let web: ReturnType<typeof createWeb>
const NOW = new Date('2022-05-20T10:00:00Z')
const [SAMPLE, OTHER, THIRD] = ['sample-network', 'other-network', 'third-network'] as OrganizationId[]

const sessionOf = (n: number) => at.planned[n]?.sessionId as SessionId
const organizersOf = async (n: number) =>
  (
    await t.db
      .selectFrom('session_organization')
      .select('organization_id as id')
      .where('session_id', '=', sessionOf(n))
      .orderBy('organization_id')
      .execute()
  ).map(({ id }) => id)
async function organizedBy(n: number, ...ids: (OrganizationId | undefined)[]) {
  await t.db.deleteFrom('session_organization').where('session_id', '=', sessionOf(n)).execute()
  const rows = ids.map((id, i) => ({ session_id: sessionOf(n), position: i + 1, organization_id: id ?? OTHER }))
  await t.db
    .insertInto('session_organization')
    .values(rows as never)
    .execute()
}
const belongsTo = async () =>
  (
    await t.db
      .selectFrom('person')
      .select('organization_id as id')
      .where('email', '=', 'member@sample.example')
      .executeTakeFirst()
  )?.id

beforeAll(async () => {
  t = await testPlatform(NOW.toISOString(), {}, house)
  at = await publishedEdition(t.db, NOW)
  web = createWeb(t.platform, house)
  await t.db.transaction().execute(async (tx) => {
    for (const id of [SAMPLE, OTHER, THIRD])
      await addOrganization(tx, { id: id ?? '', name: `Name of ${id}`, language: 'en' }, NOW)
  })
  await t.db
    .insertInto('person')
    .values({
      id: 'p-member',
      email: 'member@sample.example',
      language: 'en',
      organization_id: SAMPLE,
      created_at: NOW,
    } as never)
    .execute()
  await organizedBy(0, SAMPLE)
  await organizedBy(1, SAMPLE, THIRD)
  await organizedBy(2, SAMPLE, OTHER)
})
afterAll(() => t.close())

test('sessions, people and the address follow a merged organization; what nobody changed since comes back', async () => {
  const merged = await perform(t.platform, organizationsMerged, {
    edition: at.edition,
    actor: program(),
    wish: { fromId: SAMPLE ?? '', intoId: OTHER ?? '' },
  })
  expect(merged.ok).toBe(true)
  expect([await organizersOf(0), await organizersOf(1), await organizersOf(2)]).toEqual([
    [OTHER],
    [OTHER, THIRD],
    [OTHER], // once, though both organized it
  ])
  expect(await belongsTo()).toBe(OTHER)

  const address = (id: OrganizationId | undefined) => `/en/${at.edition.slug}/organizations/${id}`
  const old = await web.request(address(SAMPLE))
  expect([old.status, old.headers.get('location')]).toEqual([303, address(OTHER)])
  const page = await (await web.request(address(OTHER))).text()
  expect(page, 'published under the old name').toContain(`/sessions/${at.numbers[0]}`)

  await organizedBy(1, THIRD) // a colleague, meanwhile
  const mergeId = merged.ok ? merged.value.id : ''
  const parted = await perform(t.platform, organizationsUnmerged, {
    edition: at.edition,
    actor: program(),
    wish: { mergeId },
  })
  expect(parted.ok).toBe(true)
  expect([await organizersOf(0), await organizersOf(1), await organizersOf(2)]).toEqual([
    [SAMPLE],
    [THIRD],
    [OTHER, SAMPLE],
  ])
  expect(await belongsTo()).toBe(SAMPLE)
  expect((await web.request(address(SAMPLE))).status).toBe(200)
})
