import { afterAll, beforeAll, expect, test } from 'vitest'
import { house } from '../house.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { loadEdition } from './public.ts'
import { copyOf, NATIONAL_FORUM } from './testing/copy-of.ts'
import { lacking } from './testing/letter-facts.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2021-08-20T09:00:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
})
afterAll(() => t.close())

const get = async (path: string) => (await createWeb(t.platform, house).request(`http://localhost${path}`)).text()

/** What a reader reads: the words of the page itself, those within a line joined as they stand there. */
const read = (html: string) =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replace(/<\/?(?:a|b|bdi|em|span|time)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/[\u2066-\u2069]/g, '') // unseen: they keep two directions apart

test.each(LANGUAGES)('in %s the letter’s page states every fact of the letter', async (language) => {
  const page = read(await get(`/${language}/wsis-forum-2022/letter`))
  expect(lacking(page, language)).toEqual([])
})

const MODES = {
  ar: ['على الخط', 'حضورياً وعلى الخط'],
  zh: ['线上', '现场和线上'],
  en: ['Online', 'On site and online'],
  fr: ['En ligne', 'Sur place et en ligne'],
  ru: ['Онлайн', 'Очно и онлайн'],
  es: ['En línea', 'Presencial y en línea'],
} as const

test.each(LANGUAGES)(
  'in %s each phase has both ends of its hour, its offset and the mode it was announced in',
  async (language) => {
    const html = await get(`/${language}/wsis-forum-2022/letter`)
    const phases = html
      .slice(html.indexOf('id="phases"'), html.indexOf('id="calls"'))
      .split('<h3>')
      .slice(1)
      .map(plainly)
    const [online, both] = MODES[language]
    const said = [
      [['14:00–15:00 UTC+02:00', online]],
      [['13:50–14:50 UTC+01:00', both]],
      [['14:00–15:00 UTC+01:00', both]],
      [['14:00–15:00 UTC+01:00', '15:00']],
      [['14:00–15:00 UTC+02:00', both]],
    ].flat()
    expect(phases).toHaveLength(5)
    expect(phases.map((phase, i) => said[i]?.filter((fact) => !phase.includes(fact)))).toEqual([[], [], [], [], []])
    expect(phases[2], 'Geneva is inferred for the second meeting, not stated').not.toMatch(
      /Geneva|Genève|Ginebra|Женева|日内瓦|جنيف/,
    )
  },
)
const plainly = (html: string) => read(`<main>${html}</main>`)

test('the letter itself is no part of an edition that has not its text', async () => {
  expect(await get('/en/wsis-forum-2022/letter')).not.toContain('/letter/ar')
  expect(await get('/en/wsis-forum-2022/letter/ar')).toContain('This page is not here')
})

test('an edition that has the text leads to it, in its own language and direction whatever the reader’s', async () => {
  const letter =
    '\u202bأيها السيدات والسادة،\u202c\n\nيسعدني أن أدعوكم:\n- **أولاً:** موضوع\n- ثانياً\n\nوتفضلوا\nبقبول *الاحترام*'.replace(
      /[\u202b\u202c]/g,
      '',
    )
  const at = copyOf(NATIONAL_FORUM, {
    'letter.ar.txt': () => letter,
    'letter.en.txt': () => 'Dear <all>,\n\nplease come.',
    'edition.json': (text) =>
      text.replace(
        '"contact"',
        '"letter": { "reference": "NDF-1", "date": "2024-04-02", "language": "en", "sender": { "name": {"ar":"أ","zh":"甲","en":"A","fr":"A","ru":"А","es":"A"}, "title": {"ar":"أ","zh":"甲","en":"A","fr":"A","ru":"А","es":"A"} } },\n  "contact"',
      ),
  })
  await loadEdition(t.platform, at)
  const page = await get('/fr/national-forum-2024/letter')
  expect(page).toMatch(/href="\/fr\/national-forum-2024\/letter\/ar">[^<]*<bdi lang="ar">/)
  expect(page).toContain('href="/fr/national-forum-2024/letter/en"')
  const text = await get('/fr/national-forum-2024/letter/ar')
  expect(/<article[^>]*>[\s\S]*<\/article>/.exec(text)?.[0].replace(/\s+/g, ' ')).toBe(
    '<article class="letter stack" lang="ar" dir="rtl"><p>أيها السيدات والسادة،</p><p>يسعدني أن أدعوكم:</p>' +
      '<ul><li><b>أولاً:</b> موضوع</li><li>ثانياً</li></ul><p>وتفضلوا<br/>بقبول <em>الاحترام</em></p></article>',
  )
  expect(await get('/ar/national-forum-2024/letter/en')).toContain('lang="en" dir="ltr"><p>Dear &lt;all>,</p>')
})
