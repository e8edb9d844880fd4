import { SAXParser } from 'sax'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { house } from '../house.ts'
import { publishedEdition } from '../plan/testing/published-edition.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'

let t: Awaited<ReturnType<typeof testPlatform>>
let at: Awaited<ReturnType<typeof publishedEdition>>
let web: ReturnType<typeof createWeb>

beforeAll(async () => {
  t = await testPlatform('2022-05-20T10:00:00Z', {}, house)
  at = await publishedEdition(t.db, new Date('2022-05-20T10:00:00Z'))
  const [first, , , last] = at.planned
  if (!first || !last) throw new Error('the edition has seven sessions')
  await at.publish(
    [
      { ...first, title: 'Opening ceremony', people: [] },
      ...at.planned.slice(1, 3),
      { ...last, standing: 'cancelled', place: null },
      ...at.planned.slice(4),
    ],
    '',
  )
  await t.db
    .updateTable('agenda_version')
    .set({ name: 'As agreed', name_language: 'en', names: JSON.stringify({ ar: 'كما اتُّفق عليه' }) })
    .where('version', '=', 3)
    .execute()
  web = createWeb(t.platform, house)
})
afterAll(() => t.close())

const text = async (path: string) => (await web.request(`/${path}`)).text()
const plain = (html: string) => html.replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('the difference between any two versions tells what was renamed, moved, cancelled and of whom, whatever lay between', async () => {
  const changes = plain(await text(`en/${at.edition.slug}/agenda/changes?from=1&to=3`))
  expect(changes).toContain('From version 1 to version 3')
  expect(changes).toContain('What changed: title and people')
  expect(changes).toMatch(/Moved \d+ الألفاظ/)
  expect(changes).toMatch(/Cancelled \d+ Ещё один/)
  expect(changes).toMatch(/Postponed \d+ Put off/)
  const lastOnly = plain(await text(`en/${at.edition.slug}/agenda/changes?from=3&to=2`))
  expect(lastOnly).toContain('From version 2 to version 3')
  expect(lastOnly).not.toContain('Put off')
  expect(plain(await text(`en/${at.edition.slug}/agenda/changes?from=2&to=2`))).toContain('Nothing differs')
})

test('a version that does not exist has no page of changes', async () => {
  for (const asked of ['from=1&to=9', 'from=77&to=78'])
    expect((await web.request(`/en/${at.edition.slug}/agenda/changes?${asked}`)).status).toBe(404)
})

test('the name of a version stands in the feed and the open interface, in the languages it has', async () => {
  const title = async (language: string) =>
    /<entry>.*?<title>(.*?)<\/title>/s.exec(await text(`${language}/${at.edition.slug}/agenda/changes.atom`))?.[1]
  expect(await title('en')).toMatch(/3.*As agreed/)
  expect(await title('ar')).toMatch(/3.*كما اتُّفق عليه/)
  const version = JSON.parse(await text(`api/v1/editions/${at.edition.slug}/versions/3`))
  expect(version).toMatchObject({ name: 'As agreed', names: { en: 'As agreed', ar: 'كما اتُّفق عليه' }, notes: {} })
  const before = JSON.parse(await text(`api/v1/editions/${at.edition.slug}/versions/2`))
  expect(before.notes).toEqual({ en: 'After the ministers answered.', ar: 'بعد رد الوزراء.' })
})

test('the feed of changes is well-formed in six languages and tells each version once, the newest first', async () => {
  for (const language of LANGUAGES) {
    const feed = await text(`${language}/${at.edition.slug}/agenda/changes.atom`)
    const ids: string[] = []
    const parser = new SAXParser(true)
    let inId = false
    parser.onopentag = ({ name }) => {
      inId = name === 'id'
    }
    parser.ontext = (said) => {
      if (inId && said.startsWith('urn:')) ids.push(said)
    }
    parser.write(feed).close()
    expect(new Set(ids).size).toBe(3)
    expect(feed).toContain(language === 'ar' ? 'بعد رد الوزراء.' : 'After the ministers answered.')
  }
})

test('the page of a moved session says from where to where, and what versions changed of it', async () => {
  const page = plain(await text(`en/${at.edition.slug}/sessions/${at.numbers[1]}`))
  expect(page).toContain('This session has moved.')
  expect(page).toMatch(/Before: .*31 May.*23:30.*Room L/)
  expect(page).toMatch(/Now: .*31 May.*22:00.*Room A/)
  expect(page).toContain('Changes since it was first published')
  expect(plain(await text(`en/${at.edition.slug}/sessions/${at.numbers[2]}`))).not.toContain('Changes since it')
})

test('an organization’s sessions stand under their days', async () => {
  const organization = at.planned[0]?.organizations[0]
  await t.db
    .insertInto('organization')
    .values({
      id: organization?.id ?? '',
      name: 'Sample Network',
      language: 'en',
      sort_key: 'sample network',
      created_at: new Date(),
    })
    .execute()
  const page = plain(await text(`en/${at.edition.slug}/organizations/${organization?.id}`))
  expect(page).toMatch(/Monday, 30 May 2022.*Tuesday, 31 May 2022.*Wednesday, 1 June 2022/)
})
