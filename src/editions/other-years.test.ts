import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { callsOf, changesOfEdition, editionBySlug, phasesOf } from '../consultation/public.ts'
import { house } from '../house.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { checkFolder } from './check.ts'
import { loadEdition } from './public.ts'
import { copyOf, NATIONAL_FORUM } from './testing/copy-of.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2020-03-20T09:00:00Z', {}, house)
})
afterAll(() => t.close())

const six = (text: string) => Object.fromEntries(LANGUAGES.map((l) => [l, text]))

type Year = {
  forum: Record<string, unknown>
  phases: readonly (readonly Record<string, unknown>[])[]
  opens: string
  closes: string
  changes: readonly Record<string, unknown>[]
}

/** The folder of another year of a forum in Geneva: its phases, one call, and what changed. */
function folderOf(id: string, { forum, phases, opens, closes, changes }: Year): string {
  const zone = 'Europe/Zurich'
  const change = (text: string) => {
    const file = JSON.parse(text)
    const { calls, phases: _, ...rest } = file
    return JSON.stringify({
      ...rest,
      id,
      series: { ...file.series, id: id.replace(/-\d+$/, '') },
      forum: { ...file.forum, zone, city: six('Geneva'), country: 'CH', venue: null, ...forum },
      letter: {
        reference: id.toUpperCase(),
        date: '2016-08-25',
        language: 'en',
        sender: { name: six('A'), title: six('B') },
      },
      phases: phases.map((milestones, i) => ({
        number: i + 1,
        label: six(`Phase ${i + 1}`),
        title: six(`Phase ${i + 1}`),
        description: six('…'),
        milestones: milestones.map((m) => ({ kind: 'meeting', title: six(String(m.id)), principal: true, ...m })),
      })),
      calls: [{ ...calls[0], opens: { local: opens, zone }, closes: { local: closes, zone, rule: 'end_of_day' } }],
      known_changes: changes,
    })
  }
  return copyOf(
    NATIONAL_FORUM,
    { 'edition.json': change, 'venue.json': null },
    path.join(t.platform.config.dataFolder, 'editions', id),
  )
}

const loaded = async (at: string) => {
  const { slug } = await loadEdition(t.platform, at)
  return (await editionBySlug(t.db, slug)) as EditionScope
}
const page = async (path: string) => {
  const html = await (await createWeb(t.platform, house).request(`http://localhost${path}`)).text()
  return html.replace(/<[^>]+>/g, ' ').replace(/[\s\u2009]+/g, ' ')
}
const plain = (at: Date | null | undefined) => at?.toISOString().replace('.000', '')

test('2017: six phases, and a deadline extended by nine days, each in its own winter or summer time', async () => {
  const edition = await loaded(
    folderOf('geneva-forum-2017', {
      forum: { starts_on: '2017-06-12', ends_on: '2017-06-16' },
      opens: '2016-09-01',
      closes: '2017-02-20',
      phases: [
        [{ id: 'opening', kind: 'opening', date: '2016-09-01' }],
        [{ id: 'first', local_start: '2016-10-12T14:30', local_end: '2016-10-12T15:30' }],
        [{ id: 'second', local_start: '2017-02-14T14:00', local_end: '2017-02-14T15:00' }],
        [{ id: 'deadline', kind: 'deadline', call: 'proposals', date: '2017-02-20' }],
        [{ id: 'review', local_start: '2017-03-14T14:00', local_end: '2017-03-14T15:00' }],
        [{ id: 'brief', local_start: '2017-05-10T14:00', local_end: '2017-05-10T15:00' }],
      ],
      changes: [
        {
          id: 'extended',
          what: 'deadline_extended',
          target: { call: 'proposals' },
          from: { local: '2017-02-20' },
          to: { local: '2017-03-01' },
          announced_on: '2017-02-15',
        },
      ],
    }),
  )
  const phases = await phasesOf(t.db, edition)
  expect(phases.map((p) => plain(p.milestones[0]?.startsAt))).toEqual([
    '2016-08-31T22:00:00Z',
    '2016-10-12T12:30:00Z',
    '2017-02-14T13:00:00Z',
    '2017-02-19T23:00:00Z',
    '2017-03-14T13:00:00Z',
    '2017-05-10T12:00:00Z',
  ])
  const [call] = await callsOf(t.db, edition)
  expect(plain(call?.closesAt), 'the last day is over in its zone').toBe('2017-03-01T23:00:00Z')
  expect(call?.changes.map((c) => [plain(c.fromAt), plain(c.toAt)])).toEqual([
    ['2017-02-20T23:00:00Z', '2017-03-01T23:00:00Z'],
  ])
  expect(await page('/en/geneva-forum-2017/consultation')).toMatch(
    /Deadline extended: .* before: 20 Feb 2017 23:59 UTC\+01:00 now: 1 Mar 2017 23:59 UTC\+01:00/,
  )
})

const MOVED_TWICE: Year = {
  forum: { starts_on: '2020-04-06', ends_on: '2020-04-09' },
  opens: '2019-06-20',
  closes: '2020-02-03',
  phases: [
    [{ id: 'opening', kind: 'opening', date: '2019-06-20' }],
    [{ id: 'first', local_start: '2019-11-27T10:00', local_end: '2019-11-27T11:00', zone: 'Europe/Berlin' }],
    [{ id: 'second', date: '2020-01-20' }],
    [{ id: 'deadline', kind: 'deadline', call: 'proposals', date: '2020-02-03' }],
    [{ id: 'third', local_start: '2020-03-24T14:00', local_end: '2020-03-24T15:00', mode: 'physical' }],
    [{ id: 'brief', date: '2020-03-30' }],
  ],
  changes: [
    {
      id: 'autumn',
      what: 'dates_changed',
      target: { edition: 'forum' },
      from: { starts_on: '2020-04-06', ends_on: '2020-04-09' },
      to: { starts_on: '2020-08-31', ends_on: '2020-09-04' },
      announced_on: '2020-03-06',
    },
    {
      id: 'third-moved',
      what: 'milestone_moved',
      target: { milestone: 'third' },
      from: { local_start: '2020-03-24T14:00', local_end: '2020-03-24T15:00' },
      to: { local_start: '2020-05-12T15:00', local_end: '2020-05-12T16:30' },
    },
    {
      id: 'summer',
      what: 'dates_changed',
      target: { edition: 'forum' },
      from: { starts_on: '2020-08-31', ends_on: '2020-09-04' },
      to: {
        starts_on: '2020-06-22',
        ends_on: '2020-09-10',
        final_week: { from: '2020-09-07', to: '2020-09-10' },
      },
    },
  ],
}

test('2020: a forum that moved twice stands on its last days, says what it was before, and its letter keeps the first', async () => {
  const edition = await loaded(folderOf('geneva-forum-2020', MOVED_TWICE))
  expect([edition.startsOn, edition.endsOn]).toEqual(['2020-06-22', '2020-09-10'])
  const row = await t.db
    .selectFrom('edition')
    .select(['final_week_from', 'final_week_to'])
    .where('id', '=', edition.id)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ final_week_from: '2020-09-07', final_week_to: '2020-09-10' })
  const third = (await phasesOf(t.db, edition)).flatMap((p) => p.milestones).find((m) => m.code === 'third')
  expect([plain(third?.startsAt), plain(third?.endsAt)]).toEqual(['2020-05-12T13:00:00Z', '2020-05-12T14:30:00Z'])
  expect((await changesOfEdition(t.db, edition)).map((c) => c.code)).toEqual(['autumn', 'third-moved', 'summer'])
  const consultation = await page('/en/geneva-forum-2020/consultation')
  expect(consultation).toMatch(
    /Dates of the Forum before: 6–9 April 2020 now: 31 August – 4 September 2020 6 March 2020/,
  )
  expect(consultation).toMatch(
    /Dates of the Forum before: 31 August – 4 September 2020 now: 22 June – 10 September 2020 Final week: 7–10 September 2020/,
  )
  expect(consultation).toMatch(
    /third before: Tuesday, 24 March 2020 14:00 ?– ?15:00 UTC\+01:00 now: Tuesday, 12 May 2020 15:00 ?– ?16:30 UTC\+02:00/,
  )
  expect(consultation, 'a day alone has no hour').toMatch(
    /second Meeting Monday, 20 January 2020 What was said Phase 4/,
  )
  expect(consultation, 'a deadline counts to the end of its day').toMatch(
    /deadline Deadline In Geneva Monday, 3 February 2020 23:59 UTC\+01:00/,
  )
  expect(await page('/en/geneva-forum-2020/meetings/second.ics')).toMatch(/DTSTART;VALUE=DATE:20200120 /)
  const letter = await page('/en/geneva-forum-2020/letter')
  expect(letter).toContain('Dates 6–9 April 2020 ')
  expect(letter).not.toContain('Final week')
  expect(letter).toMatch(/third Tuesday, 24 March 2020 14:00 ?– ?15:00 UTC\+01:00/)
})

test.each([
  [
    'an extension that is none',
    0,
    { what: 'deadline_extended', target: { call: 'proposals' }, to: { local: '2020-02-01' } },
    /to: the extension to 2020-02-01T23:00:00Z is not later than the closing on 2020-02-03T23:00:00Z/,
  ],
  [
    'an extension to no time',
    0,
    { what: 'deadline_extended', target: { call: 'proposals' }, to: {} },
    /to: “local” is missing: the new closing/,
  ],
  [
    'dates without an end',
    0,
    { what: 'dates_changed', target: { edition: 'forum' }, to: { starts_on: '2020-08-31' } },
    /to: “ends_on” is missing/,
  ],
  [
    'dates that end before they start',
    0,
    { what: 'dates_changed', target: { edition: 'forum' }, to: { starts_on: '2020-08-31', ends_on: '2020-08-01' } },
    /the forum ends before it starts on 2020-08-31/,
  ],
  [
    'a meeting moved into an hour that is none',
    0,
    { what: 'milestone_moved', target: { milestone: 'third' }, to: { local_start: '2020-03-29T02:30' } },
    /2020-03-29T02:30 in Europe\/Zurich names no single instant/,
  ],
])('%s is named', (_, at, change, why) => {
  const changes = MOVED_TWICE.changes.map((one, i) => (i === at ? { ...one, ...change } : one))
  const checked = checkFolder(folderOf('geneva-forum-2021', { ...MOVED_TWICE, changes }))
  expect(checked.ok ? [] : checked.mistakes.map(({ text }) => text).filter((text) => why.test(text))).toHaveLength(1)
})
