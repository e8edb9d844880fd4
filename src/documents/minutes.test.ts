import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { perform, program } from '../acts/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import {
  floorLed,
  floorOf,
  handRaised,
  handsOf,
  type Lead,
  meetingOf,
  minutesApproved,
  minutesKept,
  minutesSent,
  statementSent,
  statementsOf,
} from '../live/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { paperOf } from './kinds.ts'
import { makeDocument } from './kit/make.ts'
import { lacksOfAccessibility } from './testing/accessible-pdf.ts'

const start = new Date('2022-01-31T13:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
const minutes = (language: 'ar' | 'en') => paperOf('minutes', { platform: t.platform, edition, language })

beforeAll(async () => {
  t = await testPlatform(start.toISOString(), {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022', { asPrinted: true })
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
})
afterAll(() => t.close())

test('minutes tell who spoke how long and print what was read into the record, and nothing that was not, once a meeting is over', async () => {
  const meeting = await meetingOf(t.db, edition, 'm3-meeting-2')
  if (!meeting) throw new Error('The edition has no such meeting.')
  const at = { meeting, rehearsal: false }
  const order = { edition, actor: program() }
  const lead = async (wish: Lead) => {
    const done = await perform(t.platform, floorLed, { ...order, wish: { ...at, lead: wish } })
    expect([wish.does, done.ok]).toEqual([wish.does, true])
  }
  const floor = async () => {
    const found = await floorOf(t.db, edition, { ...meeting, rehearsal: false })
    if (!found) throw new Error('No chair has touched the floor.')
    return found
  }
  const saying = { speaker: 'one', name: 'Нина Образцова', organization: 'Молодежная сеть', group: 'civil_society' }
  await lead({ does: 'open' })
  await perform(t.platform, handRaised, { ...order, wish: { ...at, saying, presence: 'remote', personId: null } })
  for (const [speaker, text] of [
    ['two', 'لا تتداخل الجلسات.\n\nشكراً.'],
    ['three', 'Never read out.'],
  ] as const) {
    const body = { text, language: speaker === 'two' ? 'ar' : 'en', others: {} }
    const wish = { ...at, saying: { ...saying, speaker, name: speaker, group: null }, body, personId: null }
    await perform(t.platform, statementSent, { ...order, wish })
  }
  await lead({ does: 'give', hand: (await handsOf(t.db, await floor()))[0]?.id ?? '' })
  t.clock.set(new Date(start.getTime() + 130_000))
  await lead({ does: 'end' })
  const written = (await statementsOf(t.db, await floor())).find((one) => one.name === 'two')
  await lead({ does: 'read', statement: written?.id ?? '' })
  expect(await minutes('en')).toBeNull()
  await lead({ does: 'over' })

  const paper = await minutes('en')
  const text = JSON.stringify(paper)
  expect(paper?.at).toEqual(t.clock.now())
  for (const words of ['Нина Образцова', 'Civil society', '2:10', 'Group not stated', 'لا تتداخل الجلسات.', 'شكراً.'])
    expect(text).toContain(words)
  expect(text).not.toContain('Never read out.')
  const arabic = await minutes('ar')
  const made = arabic && (await makeDocument(arabic, 'pdf'))
  expect(await lacksOfAccessibility(made?.kind === 'made' ? made.bytes : expect.unreachable())).toEqual([])
})

test('the minutes of one meeting are a file for everybody once they are approved, in each language, and not before', async () => {
  const meeting = (await meetingOf(t.db, edition, 'm3-meeting-2')) ?? expect.unreachable()
  const web = createWeb(t.platform, house)
  const file = (language: string, format: string) =>
    web.request(`/${language}/wsis-forum-2022/documents/meetings/m3-meeting-2.${format}`)
  const page = async () => (await web.request('/en/wsis-forum-2022/live/m3-meeting-2/minutes')).text()
  const order = { edition, actor: program() }
  const content = { language: 'en' as const, items: ['Captions.'], decisions: ['They are kept.'], actions: [] }
  const until = new Date(t.clock.now().getTime() + 86_400_000)
  expect(await perform(t.platform, minutesKept, { ...order, wish: { meeting, content } })).toMatchObject({ ok: true })
  expect(await perform(t.platform, minutesSent, { ...order, wish: { meeting, until } })).toMatchObject({ ok: true })
  expect((await file('en', 'html')).status).toBe(404)
  expect(await page()).not.toContain('documents/meetings')
  t.clock.set(until)
  expect(await perform(t.platform, minutesApproved, { ...order, wish: { meeting } })).toMatchObject({ ok: true })
  expect(await page()).toContain('/en/wsis-forum-2022/documents/meetings/m3-meeting-2.pdf')
  const read = await (await file('en', 'html')).text()
  for (const words of ['They are kept.', 'Нина Образцова', 'لا تتداخل الجلسات.']) expect(read).toContain(words)
  expect(read).not.toContain('Never read out.')
  expect((await file('fr', 'docx')).headers.get('content-type')).toContain('wordprocessingml')
  const arabic = new Uint8Array(await (await file('ar', 'pdf')).arrayBuffer())
  expect(await lacksOfAccessibility(arabic)).toEqual([])
})
