import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { perform, program } from '../acts/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { floorLed } from './lead-floor.ts'
import { type Meeting, meetingOf } from './meeting.ts'
import { floorOf, handsOf } from './reads.ts'

const HERE = '/en/wsis-forum-2022/live/m2-meeting-1'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let meeting: Meeting
beforeAll(async () => {
  t = await testPlatform('2021-12-08T12:55:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022', { asPrinted: true })
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
  meeting = (await meetingOf(t.db, edition, 'm2-meeting-1')) as Meeting
  web = createWeb(t.platform, house)
  const open = { meeting, rehearsal: false, lead: { does: 'open' } as const }
  await perform(t.platform, floorLed, { edition, actor: program(), wish: open })
})
afterAll(() => t.close())

/** A browser that keeps nothing, and so is another each time, at an address. */
const raise = (remoteAddress: string, name: string) =>
  web.request(
    `${HERE}/hand`,
    {
      method: 'POST',
      body: new URLSearchParams({ do: 'raise', name, organization: '', group: '', presence: 'remote' }),
      headers: { 'sec-fetch-site': 'same-origin' },
    },
    { incoming: { socket: { remoteAddress } } },
  )

test('one network, whichever of its addresses it uses, raises as many hands as a full hall, and leaves everybody else the floor', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 310; i++) statuses.push((await raise(`2001:db8:0:1::${i.toString(16)}`, `Flood ${i}`)).status)
  expect(statuses.filter((status) => status === 303)).toHaveLength(300)
  expect(statuses.filter((status) => status === 422)).toHaveLength(10)
  expect((await raise('2001:db8:0:2::1', 'Ada')).status).toBe(303)
  const floor = await floorOf(t.db, edition, { ...meeting, rehearsal: false })
  expect(floor && (await handsOf(t.db, floor)).map(({ name }) => name)).toContain('Ada')
}, 60_000)
