import { afterAll, beforeAll, expect, test } from 'vitest'
import { house } from '../../house.ts'
import { publishedEdition, TITLES } from '../../plan/testing/published-edition.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'

let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let slug = ''
beforeAll(async () => {
  t = await testPlatform('2022-05-20T10:00:00Z', {}, house)
  web = createWeb(t.platform, house)
  slug = (await publishedEdition(t.db, new Date('2022-05-20T10:00:00Z'))).edition.slug
})
afterAll(() => t.close())
const read = async (path: string) => (await web.request(`/ar/${slug}/agenda/sheets${path}`)).text()
const sheets = (text: string) =>
  [...text.matchAll(/<section class="sheet" aria-labelledby="([^"]*)"/g)].map(([, id]) => id)

test('one sheet a room and day, with what was called off and without what has no time; the code leads to the room and day', async () => {
  const all = await read('?day=all')
  expect(sheets(all)).toEqual([...new Set(sheets(all))].toSorted())
  expect(all).toContain('قاعة A')
  expect(all).toContain(TITLES[4]) // called off: its row says so
  expect(all).not.toContain(TITLES[6]) // its time is to be announced
  expect(all).toMatch(/agenda\?room=a&amp;day=2022-05-3[01]/)
  expect((all.match(/class="sheet__qr"/g) ?? []).length).toBe(sheets(all).length)
})

test('a day and a room can be asked for; what is not there falls back to the first day to come', async () => {
  const [first] = sheets(await read('?day=all'))
  expect(sheets(await read('?day=never'))).toContain(first)
  const one = sheets(await read(`?day=${(first ?? '').slice(6, 16)}&room=a`))
  expect(one).toEqual([`sheet-${(first ?? '').slice(6, 16)}-a`])
})
