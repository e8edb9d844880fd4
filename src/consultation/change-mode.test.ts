import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { perform, program } from '../acts/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { modeChanged, modeTakenBack } from './change-mode.ts'
import { MODES, type ModePeriod, type Switch, switchDays } from './modes.ts'
import { changesOfEdition, editionBySlug, editionFacts } from './reads.ts'

const ONLINE: Switch = { to: 'virtual', of: ['physical', 'hybrid'] }
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope

beforeAll(async () => {
  t = await testPlatform('2022-03-10T09:00:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022', { asPrinted: true })
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
})
afterAll(() => t.close())

const by = () => ({ edition, actor: program() })
const change = async (wish: Switch, reason: string) => {
  const done = await perform(t.platform, modeChanged, { ...by(), wish: { ...wish, reason } })
  return done.ok ? done.value : done.refusal.code
}
const takeBack = (code: string | null) => perform(t.platform, modeTakenBack, { ...by(), wish: { code: code ?? '' } })
const mode = async () => (await editionFacts(t.db, edition)).mode

const page = async (path = '', language = 'en') =>
  (await createWeb(t.platform, house).request(`http://localhost/${language}/wsis-forum-2022${path}`)).text()
const words = (html: string | undefined) => (html ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const takingPart = async (language = 'en') =>
  words(/<dl class="facts">[\s\S]*?<\/dl>/.exec(await page('', language))?.[0])
const changed = async (path = '', language = 'en') =>
  words(/<ul class="changes">[\s\S]*?<\/ul>/.exec(await page(path, language))?.[0])

test('a forum under way goes online from today: days held stay as they were held, neighbours in one mode are one stretch', () => {
  const days = (...of: [string, string, string][]): ModePeriod[] => of.map(([from, to, mode]) => ({ from, to, mode }))
  const plan = days(['03-15', '05-27', 'virtual'], ['05-30', '06-03', 'hybrid']).map((p) => ({
    ...p,
    from: `2022-${p.from}`,
    to: `2022-${p.to}`,
  }))
  expect(switchDays(plan, ONLINE, '2022-03-20')).toEqual(days(['2022-03-15', '2022-06-03', 'virtual']))
  expect(switchDays(plan, ONLINE, '2022-06-01')).toEqual(
    days(
      ['2022-03-15', '2022-05-27', 'virtual'],
      ['2022-05-30', '2022-05-31', 'hybrid'],
      ['2022-06-01', '2022-06-03', 'virtual'],
    ),
  )
  expect(switchDays(plan, ONLINE, '2022-06-04')).toEqual(plan)
  expect(switchDays(plan, { to: 'hybrid', of: ['physical'] }, '2022-03-20')).toEqual(plan)
})

test('some days go online: the stretches around them stay, neighbours in one mode are one, and days held stay as they were held', () => {
  const hybrid = [{ from: '2022-05-30', to: '2022-06-03', mode: 'hybrid' }]
  const of = (days: string[], today: string) => switchDays(hybrid, { ...ONLINE, days }, today)
  expect(of(['2022-06-01', '2022-05-31', '2022-06-01'], '2022-05-01')).toEqual([
    { from: '2022-05-30', to: '2022-05-30', mode: 'hybrid' },
    { from: '2022-05-31', to: '2022-06-01', mode: 'virtual' },
    { from: '2022-06-02', to: '2022-06-03', mode: 'hybrid' },
  ])
  expect(of(['2022-05-30', '2022-06-03'], '2022-06-02')).toEqual([
    { from: '2022-05-30', to: '2022-06-02', mode: 'hybrid' },
    { from: '2022-06-03', to: '2022-06-03', mode: 'virtual' },
  ])
  expect(of(['2022-07-01'], '2022-05-01')).toEqual(hybrid)
})

test('whatever is switched and when, the days of a forum begin and end where they did, in order, and none held changes', () => {
  const day = (n: number) => new Date(Date.UTC(2022, 2, 1 + n)).toISOString().slice(0, 10)
  const stretches = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(...MODES)), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(stretches, fc.subarray([...MODES]), fc.constantFrom(...MODES), fc.nat(50), (lengths, of, to, n) => {
      let next = 0
      const periods = lengths.map(([length, mode]) => {
        const from = next
        next += length
        return { from: day(from), to: day(next - 1), mode }
      })
      const after = switchDays(periods, { to, of }, day(n))
      const modes = (all: ModePeriod[]) =>
        Array.from({ length: next }, (_, i) => all.filter((p) => p.from <= day(i) && day(i) <= p.to).map((p) => p.mode))
      expect(modes(after)).toEqual(
        modes(periods).map((held, i) => held.map((one) => (i >= n && (of as string[]).includes(one) ? to : one))),
      )
    }),
  )
})

test('an edition that goes online says so at once, old beside new with reason and day; taken back, it says that too', async () => {
  expect(await takingPart()).toMatch(/Format On site entirely online or .*, if circumstances require it/)
  const code = await change(ONLINE, 'Travel has been suspended.')
  expect(await mode()).toBe('virtual')
  expect(await takingPart()).toContain('Format Online 15 March – 3 June 2022')
  expect(await takingPart()).not.toContain('if circumstances require it')
  for (const path of ['', '/consultation'])
    expect(await changed(path)).toMatch(
      /Format of the Forum before: On site now: Online, 15 March – 3 June 2022 Travel has been suspended\. 10 March 2022/,
    )
  expect(words(await page('/letter'))).toMatch(/Format\s+On site\s/) // the letter said what it said
  expect(await change(ONLINE, 'Once more.')).toBeNull()

  t.clock.set('2022-03-12T09:00:00Z')
  await takeBack(code)
  await takeBack(code)
  expect(await mode()).toBe('physical')
  expect(await takingPart()).toMatch(/Format On site entirely online or/)
  expect(await changed()).toMatch(
    /before: On site instead: Online.*suspended\. 10 March 2022 Taken back: 12 March 2022/,
  )
  const audited = await t.db.selectFrom('audit_entry').select(['action', 'subject']).orderBy('at').execute()
  expect(audited).toEqual([
    { action: 'mode of the edition changed', subject: code },
    { action: 'change of mode taken back', subject: code },
  ])
})

test('changes are taken back in any order, and what still stands counts', async () => {
  const first = await change({ to: 'hybrid', of: ['physical'] }, 'Some cannot travel.')
  const second = await change(ONLINE, 'Nobody can.')
  await takeBack(first)
  expect(await mode()).toBe('virtual')
  expect(await takingPart()).toContain('Format Online 15 March')
  await takeBack(second)
  expect(await mode()).toBe('physical')
  const last = await change(ONLINE, 'Nobody can, again.')
  expect((await changesOfEdition(t.db, edition)).map((one) => [one.reason, one.takenBackAt !== null])).toEqual([
    ['Travel has been suspended.', true],
    ['Some cannot travel.', true],
    ['Nobody can.', true],
    ['Nobody can, again.', false],
  ])
  await takeBack(last)
})
