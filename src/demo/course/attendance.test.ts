import { afterAll, beforeAll, expect, test } from 'vitest'
import { house } from '../../house.ts'
import { publishedEdition } from '../../plan/testing/published-edition.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { attendedCounts } from '../../registrations/attendance/reads.ts'
import { aPerson, openFor, register } from '../../registrations/testing/open-edition.ts'
import { attendSessions } from './attendance.ts'

const now = new Date('2022-05-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
})
afterAll(() => t.close())

test('people of the demonstration are read at doors and join from afar by the acts themselves, and carrying it out twice counts nobody twice', async () => {
  const { edition } = await publishedEdition(t.db, now)
  await openFor(t.platform, edition)
  for (let i = 0; i < 12; i++) {
    const presence = i % 2 === 0 ? 'on_site' : 'remote'
    await register(t.platform, edition, await aPerson(t.platform, `p${i}@example.org`), { presence })
  }
  const times = { from: '2022-05-29T00:00:00Z', until: '2022-06-05T00:00:00Z' }
  await attendSessions(t.platform, edition, times)
  const attended = await attendedCounts(t.db, edition)
  expect(attended.get(null)?.scanned, 'at the door of the forum').toBe(6)
  const inSessions = [...attended].filter(([sessionId]) => sessionId !== null).map(([, counted]) => counted)
  expect(inSessions.reduce((sum, { scanned }) => sum + (scanned ?? 0), 0)).toBeGreaterThan(0)
  expect(inSessions.reduce((sum, { joined }) => sum + joined, 0)).toBeGreaterThan(0)
  await attendSessions(t.platform, edition, times)
  expect(await attendedCounts(t.db, edition)).toEqual(attended)
})
