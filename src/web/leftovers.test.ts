import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstrationAt } from '../../journeys/demonstration.ts'
import { goToStep, story } from '../demo/public.ts'
import { house } from '../house.ts'
import type { Language } from '../platform/languages/public.ts'
import { type Found, type Looker, walk } from './walk.ts'
import { createWeb } from './web.tsx'

const EDITION = 'wsis-forum-2022'

let t: Awaited<ReturnType<typeof demonstrationAt>>
let web: ReturnType<typeof createWeb>
/** One page of each sort, with somebody who may see it. */
let pages: Found[] = []
/** What people, organizations and one hall are called: a name stays as it is written. */
let names: string[] = []

/** The demonstration in its final week, read by somebody who takes part and by the head of the secretariat: everything has happened, and every page can be opened. */
beforeAll(async () => {
  t = await demonstrationAt('2022-02-14T09:00:00Z')
  const last = story().steps.at(-1)
  if (!last) throw new Error('the demonstration has no story')
  const moved = await goToStep(t.platform, last)
  if (!moved.ok) throw new Error(moved.refusal.code)
  web = createWeb(t.platform, house)
  for (const { cron, doer } of house.modules.flatMap(({ jobs = [] }) => jobs))
    if (cron === '* * * * *') await doer(t.platform)({} as never)
  const lookers = [await signedIn('participant'), await signedIn('secretariat_head')]
  const found = await walk(ask, house.routes, { language: 'en', edition: EDITION, seeds: [], lookers })
  pages = found.pages
  expect(pages.length).toBeGreaterThan(100)
  const people = await t.db.selectFrom('person').select(['given_name', 'family_name']).execute()
  const organizations = await t.db.selectFrom('organization').select('name').execute()
  const polls = await t.db.selectFrom('floor_poll').select('options').execute()
  names = [
    'ICT Discovery',
    'Gitanjali Sah',
    'Ms Gitanjali Sah', // as the letter prints it
    ...people.map((person) => `${person.given_name} ${person.family_name}`.trim()),
    ...organizations.map(({ name }) => name),
    ...polls.flatMap(({ options }) => options), // as they were put to the meeting
  ].sort((a, b) => b.length - a.length)
}, 300_000)
afterAll(() => t.close())

const ask = async (path: string, { cookie }: Looker) => web.request(path, { headers: { cookie } })

async function signedIn(role: string): Promise<Looker> {
  const answer = await web.request('/en/demo/sign-in', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: `role=${role}`,
  })
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  return { name: role, cookie: cookies.join('; ') }
}

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'path',
  'circle',
  'source',
  'wbr',
])
/** What says nothing, what somebody types, and codes. */
const SILENT = new Set(['script', 'style', 'head', 'textarea', 'code'])

/** What a page says in its own language: text and attributes people hear, but for what is marked as another's, and names and codes (`bdi`). */
function ownWords(html: string, language: Language): string[] {
  const said: string[] = []
  const open: { tag: string; own: boolean }[] = []
  const body = html.replace(/^<!doctype html>/i, '')
  for (const [, closing, tag = '', attributes = '', text] of body.matchAll(
    /<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|[^>"])*)>|([^<]+)/g,
  )) {
    const own = open.at(-1)?.own ?? true
    if (text !== undefined) {
      if (own && text.trim()) said.push(text.trim())
    } else if (closing) {
      while (open.length > 0 && open.pop()?.tag !== tag) {
        // what was left open inside ends with it
      }
    } else {
      const marked = /\slang="([^"]+)"/.exec(attributes)?.[1]
      const mine = !SILENT.has(tag) && (marked ? marked === language : own && tag !== 'bdi')
      if (mine)
        said.push(
          ...[...attributes.matchAll(/\s(?:aria-label|alt|placeholder|title)="([^"]+)"/g)].map((m) => m[1] ?? ''),
        )
      if (!VOID.has(tag) && !attributes.endsWith('/')) open.push({ tag, own: mine })
    }
  }
  return said
}

/** Words that are written alike everywhere: abbreviations of bodies and formats, names of programs and keys, languages as they call themselves. */
const ALIKE =
  /^(?:I{2,3}|ICT|Leaders|English|Français|Español|CIS|UNGIS|TalkX|SVG|Ctrl|Enter|WSIS|ITU|UNESCO|UNCTAD|UNDP|IGF|UTC|CSV|JSON|XLSX|ZIP|PDF|DOCX|XML|SHA|Escape|MB|OCP|FORUM|frab|Excel|iCalendar|Convoke|Giggity|EventFahrplan|GB|PNG|JPEG|JPG|TIFF|WebP|HEIC|HEIF|AVIF|ICS|Atom|RSS|API|OpenAPI|SDG|ODS|RFC|QR|HTML|Markdown|Letter|cookie|Zoom|Teams|YouTube|Jitsi|BigBlueButton|Sessionize|Indico|schedule|https|POST|WebVTT)$/i

const LATIN = /[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’'-]{2,}/g

const leftovers = (html: string, language: Language): string[] =>
  ownWords(html, language).flatMap((words) => {
    const plain = names
      .reduce((text, name) => text.replaceAll(name, ' '), words.replaceAll('&#39;', '’').replaceAll('&amp;', '&'))
      .replace(/\(«[^»]*»\)|《[^》]*》/g, ' ') // titles of sessions
      .replace(/&(?:#\d+|\w+);/g, ' ')
      .replace(/\u2066[^\u2069]*\u2069|\u2068[^\u2068\u2069]*\u2069/g, ' ') // values kept apart
      .replace(/\S+@\S+|https?:\/\/\S+|(?:[\w-]+\.)+[a-z]{2,}\S*/g, ' ')
      .replace(/\b[A-Z]+\d[\w-]*|\b[\w-]*\d[\w-]*\b/g, ' ')
    const found = (plain.match(LATIN) ?? []).filter((word) => !ALIKE.test(word.replace(/-.*$/, '')))
    return found.length > 0 ? [`${found.join(' ')} in “${words.slice(0, 80)}”`] : []
  })

test.each(['ar', 'zh', 'ru'] as const)(
  'no page has Latin words left in %s, but for what is marked as another language',
  async (language) => {
    const found: string[] = []
    for (const { path, looker } of pages) {
      const here = path.replace(/^\/en(?=\/|$|\?)/, `/${language}`)
      const html = await (await ask(here, looker)).text()
      found.push(...[...new Set(leftovers(html, language))].map((words) => `${here}: ${words}`))
    }
    expect(found).toEqual([])
  },
  300_000,
)

test('a word in English is found where it stands, and not where it is marked', () => {
  const page = (inside: string) => `<!doctype html><html lang="ru"><body><p>Зал: ${inside}</p></body></html>`
  expect(leftovers(page('Room A, Tower'), 'ru')).toHaveLength(1)
  expect(leftovers(page('<span lang="en">Room A, Tower</span>'), 'ru')).toEqual([])
  expect(leftovers(page('<a aria-label="Open room">зал</a>'), 'ru')).toHaveLength(1)
})
