import fc from 'fast-check'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { nextAgenda } from '../agenda/agenda-changes.ts'
import { aPlannedEntry, roomA } from '../agenda/samples.ts'
import { addAgendaVersion } from '../agenda/store.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadDemonstration } from '../demo/public.ts'
import { house } from '../house.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { sessionFromAnswers } from '../sessions/request.ts'
import { addSession } from '../sessions/store.ts'
import { createWeb } from '../web/web.tsx'
import { BASELINE, COLUMN, fibrePath, heightOf, MOST_FIBRES, standsFor } from './fibres.ts'
import { fibresOf } from './reads.ts'
import { closingNext, openingNext, stageOf } from './stage.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope

beforeAll(async () => {
  t = await testPlatform('2021-08-01T09:00:00Z', { CONVOKE_DEMO: '1' }, house)
  await loadDemonstration(t.platform, new Date('2021-08-10T09:00:00Z'))
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
}, 60_000)
afterAll(() => t.close())

const get = async (path: string) => (await createWeb(t.platform, house).request(`http://localhost${path}`)).text()
const home = (language = 'en') => get(`/${language}/wsis-forum-2022`)
const words = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

const call = (opens: string, closes: string) => ({ opensAt: new Date(opens), closesAt: new Date(closes) })
const A = call('2022-01-01T00:00:00Z', '2022-02-01T00:00:00Z')
const B = call('2022-01-01T00:00:00Z', '2022-03-01T00:00:00Z')
const C = call('2022-03-05T00:00:00Z', '2022-03-06T00:00:00Z')
const FORUM_ENDS = new Date('2022-06-04T00:00:00Z')

test.each([
  ['2021-12-31T23:59:59Z', false, 'before'],
  ['2022-01-01T00:00:00Z', false, 'open'],
  ['2022-02-28T23:59:59Z', true, 'open'],
  ['2022-03-01T00:00:00Z', false, 'between'],
  ['2022-03-06T00:00:00Z', false, 'closed'],
  ['2022-03-06T00:00:00Z', true, 'published'],
  ['2022-06-03T23:59:59Z', true, 'published'],
  ['2022-06-04T00:00:00Z', true, 'over'],
  ['2022-06-04T00:00:00Z', false, 'over'],
] as const)('at %s with a published programme %s the edition is %s', (at, programmePublished, stage) => {
  expect(stageOf({ calls: [A, B, C], programmePublished, forumEnds: FORUM_ENDS }, new Date(at))).toBe(stage)
})

test('calls that close or open at the same moment stand together', () => {
  const twin = call('2021-12-01T00:00:00Z', '2022-02-01T00:00:00Z')
  expect(closingNext([A, B, C, twin], new Date('2022-01-15T00:00:00Z'))).toEqual([A, twin])
  expect(openingNext([A, B, C], new Date('2021-12-15T00:00:00Z'))).toEqual([A, B])
  expect(closingNext([A], new Date('2022-05-01T00:00:00Z'))).toEqual([])
})

test('a fibre stands on its day and is the higher the longer its text, within the drawing', () => {
  const axis = [new Date('2022-01-01T00:00:00Z'), new Date('2022-01-11T00:00:00Z'), new Date('2022-02-01T00:00:00Z')]
  const drawn = fibrePath([{ at: new Date('2022-01-06T00:00:00Z'), words: 400 }], axis)
  expect(drawn).toMatch(new RegExp(`^M${COLUMN / 2} ${BASELINE}c`))
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (a, b, most) => {
      const [short, long] = [Math.min(a, b), Math.max(a, b)]
      expect(heightOf(short, most)).toBeLessThanOrEqual(heightOf(long, most))
      expect(heightOf(long, most)).toBeLessThanOrEqual(BASELINE)
      expect(heightOf(null, most)).toBe(heightOf(0, most))
    }),
  )
  for (const count of [1, MOST_FIBRES, MOST_FIBRES + 1, 10_000])
    expect(Math.ceil(count / standsFor(count))).toBeLessThanOrEqual(MOST_FIBRES)
})

test('before the opening the page says when calls open, and is quiet about submissions there cannot be', async () => {
  const page = await home()
  expect(words(page)).toContain('4 calls open next')
  expect(words(page)).toContain('No submission has been received yet')
  expect(page).not.toContain('class="fringe"')
  expect(page).not.toMatch(/aria-current="step"/)
})

test('while calls are open the first deadline stands out, in days, then hours, then minutes', async () => {
  const left = async (at: string) => {
    t.clock.set(at)
    return /class="deadline__num">(\d+) <small>([^<]+)/
      .exec(await home())
      ?.slice(1)
      .join(' ')
  }
  expect(await left('2022-02-14T09:00:00Z')).toBe('21 days left')
  expect(await left('2022-03-07T02:30:00Z')).toBe('11 hours left')
  expect(await left('2022-03-07T13:10:00Z')).toBe('50 minutes left')
  t.clock.set('2022-03-07T14:00:00Z') // half-open: those two are closed now, the next one closes at midnight
  const block = words(/<section class="deadline[\s\S]*?<\/section>/.exec(await home())?.[0] ?? '')
  expect(block).toContain('Nominations of High-Level Track Facilitators')
  expect(block).not.toContain('Binding requests')
})

test('the page in six languages holds the fibres, three counters, six submissions in their own languages and what has changed', async () => {
  t.clock.set('2022-02-14T09:20:00Z')
  await loadDemonstration(t.platform, t.clock.now())
  for (const language of LANGUAGES) {
    const page = await home(language)
    expect(page.match(/class="fringe"[^>]*aria-hidden="true"/g), language).toHaveLength(1)
    expect((/ d="(M[^"]+80c[^"]+)"/.exec(page)?.[1] ?? '').match(/M/g), language).toHaveLength(50)
    expect(page.match(/class="counter"/g), language).toHaveLength(3)
    expect(page.match(/class="entry"/g), language).toHaveLength(6)
    expect(page).toMatch(/<span lang="ar" dir="rtl">/)
    expect(page.match(/<ul class="changes">[\s\S]*?<\/ul>/)?.[0].match(/<li>/g)?.length ?? 0, language).toBeGreaterThan(
      1,
    )
    expect(page).not.toContain('undefined')
    for (const [, inside] of page.matchAll(/<time(?! datetime="\d{4}-\d\d-\d\d)([^>]*)>/g))
      expect(inside, 'a moment without its instant').toBe('')
  }
  expect(words(await home())).toMatch(
    /50\s+submissions received.*50\s+distinct texts.*31\s+distinct verified submitters/,
  )
}, 60_000)

test('after the last closing, with a programme, and after the forum the page says what there is now', async () => {
  t.clock.set('2022-03-12T09:00:00Z')
  expect(words(await home())).toContain('All calls have closed')
  const number = await t.db.transaction().execute(async (tx) => {
    const now = t.clock.now()
    const title = 'Skills that stay'
    const asked = {
      ...sessionFromAnswers({ questions: [] }, {}, []),
      title,
      language: 'en',
      submissionId: null,
      people: [],
      organizations: [],
    }
    const session = await addSession(tx, edition, asked, now)
    const room = await tx.selectFrom('room').select('id').limit(1).executeTakeFirstOrThrow()
    const place = {
      startsAt: new Date('2022-05-31T08:00:00Z'),
      endsAt: new Date('2022-05-31T09:00:00Z'),
      room: { ...roomA, id: room.id },
    }
    const planned = [aPlannedEntry({ sessionId: session.id, number: session.number, title, place })]
    await addAgendaVersion(tx, edition, { version: 1, ...nextAgenda([], planned, now), personId: null, note: '' }, now)
    return session.number
  })
  const published = await home()
  expect(words(published)).toContain('The programme is published')
  expect(published).toContain(`/en/wsis-forum-2022/sessions/${number}`)
  t.clock.set('2022-06-03T21:59:59Z')
  expect(words(await home())).toContain('The programme is published')
  t.clock.set('2022-06-03T22:00:00Z')
  const over = words(await home())
  expect(over).toContain('The Forum is over')
  expect(over).toContain('All meetings of the consultation have been held')
})

test('ten thousand submissions are drawn in at most as many fibres as one can see, and the page says what a fibre is', async () => {
  await sql`insert into submission (edition_id, number, reference, call_id, form_id, kind, state, title, language, submitter_name,
      submitter_email, first_submitted_at, last_submitted_at, word_count)
    select edition_id, 1000 + n, 'OCP22-' || (1000 + n), call_id, form_id, kind, 'submitted', title, language, submitter_name, submitter_email,
      first_submitted_at + n * interval '1 second', last_submitted_at, n % 900
    from submission, generate_series(1, 10000) n where reference = 'OCP22-0005'`.execute(t.db)
  const drawn = await fibresOf(t.db, edition)
  expect(drawn.length).toBeLessThanOrEqual(MOST_FIBRES)
  expect(drawn.length).toBeGreaterThan(MOST_FIBRES / 2)
  expect(words(await home())).toContain('Each fibre is 42 submissions')
  expect(Buffer.byteLength(await home('ar'))).toBeLessThan(100_000)
}, 60_000)

test('the next meeting is a calendar entry with its place in time; a deadline or nothing is none', async () => {
  const text = await get('/ar/wsis-forum-2022/meetings/m5-meeting-3.ics')
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? undefined)
  expect([event.startDate.toJSDate(), event.endDate.toJSDate()]).toEqual([
    new Date('2022-05-02T12:00:00Z'),
    new Date('2022-05-02T13:00:00Z'),
  ])
  expect(await get('/wsis-forum-2022/meetings/m5-meeting-3.ics')).toContain('BEGIN:VEVENT')
  for (const path of ['m4-deadline-official.ics', 'm5-meeting-3', 'none.ics'])
    expect(await get(`/en/wsis-forum-2022/meetings/${path}`)).toContain('This page is not here')
})

test('the letter’s page states its facts without its text', async () => {
  const page = words(await get('/en/wsis-forum-2022/letter'))
  for (const fact of [
    'WSIS-FORUM-2022',
    '16 August 2021',
    'Houlin Zhao',
    'A/70/125',
    'wsis-info@itu.int',
    'Civil society',
  ])
    expect(page).toContain(fact)
})
