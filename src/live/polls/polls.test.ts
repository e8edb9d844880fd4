import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { perform, program } from '../../acts/public.ts'
import { editionBySlug } from '../../consultation/public.ts'
import { loadEdition } from '../../editions/public.ts'
import { house } from '../../house.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { type Meeting, meetingOf } from '../meeting.ts'
import { floorOf } from '../reads.ts'
import { rounds } from './count.ts'
import { pollLed, pollVoted, pollWritten } from './lead-poll.ts'
import { choicesOf, type PollLead } from './poll.ts'
import { ballotsOf, pollsOf } from './poll-reads.ts'

const now = new Date('2021-12-08T13:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
let meeting: Meeting

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022', { asPrinted: true })
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
  meeting = (await meetingOf(t.db, edition, 'm2-meeting-1')) as Meeting
})
afterAll(() => t.close())

const order = () => ({ edition, actor: program() })
const at = () => ({ meeting, rehearsal: false })
const polls = async () => {
  const floor = await floorOf(t.db, edition, { ...meeting, rehearsal: false })
  return floor ? pollsOf(t.db, floor) : []
}
async function written(question: string, kind: 'single' | 'ranked') {
  const poll = { question, kind, options: ['Ja', 'Nein', ''], language: 'en', named: false, voters: 'anyone' } as const
  await perform(t.platform, pollWritten, { ...order(), wish: { ...at(), ...poll } })
  return (await polls()).find((one) => one.question === question)?.id ?? expect.unreachable('it is not there')
}
const lead = (poll: string, does: PollLead) =>
  perform(t.platform, pollLed, { ...order(), wish: { ...at(), poll, does } })
const vote = (poll: string, speaker: string, marks: readonly string[]) =>
  perform(t.platform, pollVoted, { ...order(), wish: { ...at(), poll, speaker, signedIn: false, marks, name: 'Ada' } })

test('one browser votes once however many requests arrive at once, and nothing kept says who chose what', async () => {
  const poll = await written('Do you agree?', 'single')
  expect(await vote(poll, 'a', ['1'])).toMatchObject({ refusal: { code: 'poll-not-open' } })
  await lead(poll, 'open')
  const asks = Array.from({ length: 60 }, (_, nth) =>
    vote(poll, `speaker ${nth % 20}`, nth % 2 ? ['1', ''] : ['', '1']),
  )
  const done = await Promise.all(asks)
  expect(done.filter((one) => one.ok && one.value.voted)).toHaveLength(20)
  expect((await polls())[0]?.votes).toBe(20)
  const columns = await t.db
    .selectFrom('floor_poll_ballot')
    .selectAll()
    .where('poll_id', '=', poll as never)
    .execute()
  expect(columns.map((row) => [Object.keys(row).sort().join(' '), row.name])).toEqual(
    columns.map(() => ['choices id name poll_id', null]),
  )
})

test('a result is shown once the chair has closed the poll, and two chairs do not close it twice', async () => {
  const [poll] = await polls()
  const web = createWeb(t.platform, house)
  const page = async () => (await web.request('/en/wsis-forum-2022/live/m2-meeting-1/polls')).text()
  expect(await page()).not.toContain('<svg class="chart"')
  const both = await Promise.all([1, 2].map(() => lead(poll?.id ?? '', 'close')))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await page()).toContain('<svg class="chart"')
  const [closed] = await polls()
  expect(closed?.tally).toEqual({ votes: 20, counts: [10, 10], rounds: null })
  const file = await (await web.request('/en/wsis-forum-2022/live/m2-meeting-1/polls.csv')).text()
  expect(file).toContain('"1","Do you agree?","One choice","Ja","","10",""')
  expect(await lead(poll?.id ?? '', 'open')).toMatchObject({ refusal: { code: 'poll-changed' } }) // its result has been seen
  expect(await vote(poll?.id ?? '', 'late', ['1'])).toMatchObject({ refusal: { code: 'poll-not-open' } })
})

test('ranks are given once each, and make the order of a ballot', async () => {
  const poll = await written('In which order?', 'ranked')
  await lead(poll, 'open')
  expect(await vote(poll, 'a', ['1', '1'])).toMatchObject({ refusal: { code: 'ranks-twice' } })
  expect(await vote(poll, 'a', ['', ''])).toMatchObject({ refusal: { code: 'choice-missing' } })
  expect((await vote(poll, 'a', ['2', '1'])).ok).toBe(true)
  expect(await ballotsOf(t.db, { id: poll })).toEqual([{ choices: [1, 0], name: null }])
  expect(choicesOf('single', ['1', '1']).ok).toBe(false)
})

test('whoever is ranked first by more than half wins at once; somebody always wins or all that are left are level', () => {
  expect(
    rounds(
      [[0], [0], [1]].map((choices) => ({ choices })),
      3,
    ),
  ).toEqual([{ counts: [2, 1, 0], leave: [], won: [0] }])
  const second = rounds(
    [[0], [0], [1], [1], [2, 1]].map((choices) => ({ choices })),
    3,
  )
  expect(second.map(({ counts }) => counts)).toEqual([
    [2, 2, 1],
    [2, 3, null],
  ])
  expect(second.at(-1)?.won).toEqual([1])
  const ballots = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1 }), {
    minLength: 1,
    maxLength: 30,
  })
  fc.assert(
    fc.property(ballots, (all) => {
      const counted = rounds(
        all.map((choices) => ({ choices })),
        5,
      )
      const last = counted.at(-1)
      expect(counted.length).toBeLessThanOrEqual(5)
      expect(last?.won.length).toBeGreaterThan(0)
      const of = (option: number) => last?.counts[option] ?? -1
      for (const option of last?.won ?? [])
        expect(of(option)).toBe(Math.max(...(last?.counts ?? []).map((n) => n ?? -1)))
    }),
  )
})
