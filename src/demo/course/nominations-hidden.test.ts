import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { house } from '../../house.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { courseOf } from '../course.ts'
import { layOut } from '../lay-out.ts'
import { runCourse } from '../run-course.ts'

const SLUG = 'wsis-forum-2022'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>

beforeAll(async () => {
  t = await testPlatform('2022-04-21T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const { samples, events } = courseOf(SLUG)
  const edition: EditionScope = await layOut(t.platform, SLUG, samples)
  const ours = events.filter(
    (event) => 'nomination' in event || ('sample' in event && event.sample.form === 'hltf_nomination'),
  )
  // Taken in, asked, answered, endorsed, settled: everything but announced.
  await runCourse(t.platform, edition, { samples, events: ours.filter(({ at }) => at < t.clock.now()) })
}, 120_000)
afterAll(() => t.close())

const PAGES = [
  '',
  '/submissions',
  '/submissions?q=Fixture',
  '/submissions?q=village+internet',
  '/submissions/OCP22-0073',
  '/submissions/OCP22-0098',
  '/agenda',
  '/appointed/facilitators',
  '/appointed/facilitators/1',
  '/appointed/facilitators/1/photo',
  '/nominations/facilitators/group',
  '/nominee/unknown',
  '/desk/nominations',
  '/desk/nominations/facilitators',
  '/desk/nominations/facilitators/1',
  '/desk/nominations/facilitators/release',
  '/desk/record',
]
const FILES = [
  'submissions.csv',
  'submissions.json',
  'submissions/OCP22-0073/thread.json',
  'appointed/facilitators/1/photo',
]
const API = ['submissions', 'submissions/OCP22-0073', 'sessions', 'people', 'organizations', '']

/** What a stranger is answered: status, headers that tell something, and every word. */
async function answers() {
  const found: [string, unknown][] = []
  const paths = [
    ...['en', 'ar'].flatMap((language) => PAGES.map((page) => `/${language}/${SLUG}${page}`)),
    ...FILES.map((file) => `/${SLUG}/${file}`),
    ...API.map((what) => `/api/v1/editions/${SLUG}/${what}`),
  ]
  for (const path of paths) {
    const answer = await web.request(path)
    const text = (await answer.text()).replace(/nonce="[^"]+"|nonce-[^']+/g, '')
    const headers = ['content-disposition', 'etag', 'location', 'content-length'].map((name) =>
      answer.headers.get(name),
    )
    found.push([path, [answer.status, headers, text]])
  }
  return found
}

test('until the release two worlds that differ in everybody hidden answer strangers the same', async () => {
  const hidden = await answers()
  const said = JSON.stringify(hidden.filter(([path]) => !path.includes('?q=')))
  expect(said).not.toMatch(/village internet|ranked two others|First choice of the universities/)
  const mail = await t.db.selectFrom('mail_message').select('text_body').where('key', 'not like', 'nominee:%').execute()
  expect(mail.length).toBeGreaterThan(5)
  expect(JSON.stringify(mail)).not.toMatch(/village internet|nominee/i)
  for (const table of ['focal_word', 'nomination', 'nominee', 'selection_seat', 'selection_entry'] as const) {
    const gone = await t.db.deleteFrom(table).executeTakeFirst()
    expect(gone.numDeletedRows).toBeGreaterThan(0n)
  }
  expect(await answers()).toEqual(hidden)
})
