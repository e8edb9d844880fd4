import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { loadEdition, readEditionFile } from '../editions/public.ts'
import { house } from '../house.ts'
import { LANGUAGES, type Language } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { makeDocument, paperOf } from './public.ts'
import { lacksOfAccessibility } from './testing/accessible-pdf.ts'

const SLUG = 'wsis-forum-2022'
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
beforeAll(async () => {
  t = await testPlatform('2021-08-16T09:00:00Z', {}, house)
  await loadEdition(t.platform, SLUG, { asPrinted: true })
  edition = (await house.editionNamed(t.platform.db, SLUG)) as EditionScope
})
afterAll(() => t.close())

async function letterIn(language: Language) {
  const paper = (await paperOf('letter', { platform: t.platform, edition, language })) ?? expect.unreachable()
  const made = await makeDocument(paper, 'pdf')
  expect(made).toMatchObject({ kind: 'made', lacks: null })
  const bytes = made.kind === 'made' ? made.bytes : expect.unreachable()
  expect(await lacksOfAccessibility(bytes)).toEqual([])
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
}
type Pdf = Awaited<ReturnType<typeof letterIn>>

const pagesOf = (pdf: Pdf) => Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)))

type Placed = { readonly str: string; readonly transform: readonly number[] }
const SAME_LINE = 6
const RIGHT_TO_LEFT = /[\u0590-\u08FF]/

/** Pieces of a page in the order a reader takes them: line after line; where the language runs so, each line from its right end. */
function inReadingOrder(pieces: readonly Placed[], language: Language): Placed[] {
  if (language !== 'ar') return [...pieces]
  const lines: Placed[][] = []
  for (const piece of pieces.filter(({ str }) => str.trim() !== '')) {
    const line = lines.find((one) => Math.abs((one[0]?.transform[5] ?? 0) - (piece.transform[5] ?? 0)) < SAME_LINE)
    if (line) line.push(piece)
    else lines.push([piece])
  }
  return lines
    .sort((a, b) => (b[0]?.transform[5] ?? 0) - (a[0]?.transform[5] ?? 0))
    .flatMap((line) => fromTheRight(line.sort((a, b) => (b.transform[4] ?? 0) - (a.transform[4] ?? 0))))
}

/** A line read from its right end, with what runs from the left inside it, such as a name in Latin letters, kept as it runs. */
function fromTheRight(line: readonly Placed[]): Placed[] {
  const runs: Placed[][] = []
  for (const piece of line) {
    const [last] = runs.slice(-1)
    const leftToRight = !RIGHT_TO_LEFT.test(piece.str)
    if (last && leftToRight && !RIGHT_TO_LEFT.test(last[0]?.str ?? '')) last.unshift(piece)
    else runs.push([piece])
  }
  return runs.flat()
}

/** The text layer without what only arranges it: spaces, punctuation, marks of direction, forms of letters. */
async function textOf(pdf: Pdf, language: Language): Promise<string> {
  const contents = await Promise.all((await pagesOf(pdf)).map((one) => one.getTextContent()))
  const pieces = contents.flatMap(({ items }) =>
    inReadingOrder(
      items.flatMap((item) => ('str' in item ? [item] : [])),
      language,
    ),
  )
  return squeezed(pieces.map(({ str }) => str).join(''))
}

// The reader of the text layer turns the letters of the ligature lam-alef around and doubles an alef under a vowel sign: only which
// of these letters stand together counts.
const squeezed = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[\u0644\u0627\u0623\u0625\u0622]+/g, (letters) => [...new Set(letters)].sort().join(''))

type Localized = Record<Language, string>
const files = {
  facts: readEditionFile(SLUG, 'facts') as {
    letter: { reference: string; email: string; phone: string; fax: string; resolutions: string[] }
    phases: { local: string; local_end: string }[]
  },
  edition: readEditionFile(SLUG, 'edition') as {
    theme: Localized
    process_title: Localized
    contact: { name: Localized; website: string }
    letter: { sender: { name: Localized; title: Localized }; place: Localized }
    forum: {
      venue: Localized
      city: Localized
      mode: { fallbacks: { as_in: Localized }[]; depends_on: Localized }
      programme_claim: Localized
    }
    legal_basis: { about: Localized }[]
  },
  organizations: readEditionFile(SLUG, 'organizations') as {
    organizations: { role: string; name: Localized; named_in_letter: boolean }[]
    groups: { name: Localized }[]
  },
}

/** What the letter of 16 August 2021 says that stands in the files as one word in every language. */
function factsIn(language: Language): string[] {
  const { facts, edition: e, organizations } = files
  const named = organizations.organizations.filter(({ named_in_letter }) => named_in_letter)
  expect(named.length).toBe(21)
  return [
    ...[facts.letter.reference, facts.letter.email, facts.letter.phone, facts.letter.fax, ...facts.letter.resolutions],
    ...[e.contact.name[language], e.contact.website, e.theme[language], e.process_title[language]],
    ...[e.letter.sender.name[language], e.letter.sender.title[language], e.letter.place[language]],
    ...[e.forum.venue[language], e.forum.city[language], e.forum.programme_claim[language]],
    ...[e.forum.mode.depends_on[language], ...e.forum.mode.fallbacks.map(({ as_in }) => as_in[language])],
    ...e.legal_basis.map(({ about }) => about[language]),
    ...named.map(({ name }) => name[language]),
    ...organizations.groups.map(({ name }) => name[language]),
    ...facts.phases.flatMap(({ local, local_end }) => [local, local_end].map((at) => at.slice(11))),
  ]
}

describe.each(LANGUAGES)('the letter as PDF in %s', (language) => {
  let pdf: Pdf
  let text = ''
  beforeAll(async () => {
    pdf = await letterIn(language)
    text = await textOf(pdf, language)
  }, 60_000)
  afterAll(() => pdf.loadingTask.destroy())

  test('says everything the letter of 2021 says', () => {
    expect(factsIn(language).filter((fact) => !text.includes(squeezed(fact)))).toEqual([])
  })

  test('is built as PDF/UA asks: title, language, tags, headings in order, bookmarks of them', async () => {
    const { info } = await pdf.getMetadata()
    expect(info).toMatchObject({ Language: language, Title: expect.stringMatching(/./) })
    const marks: unknown = await pdf.getMarkInfo()
    expect(marks instanceof Map && marks.get('Marked')).toBe(true)
    const trees = await Promise.all((await pagesOf(pdf)).map((one) => one.getStructTree()))
    const roles = [...JSON.stringify(trees).matchAll(/"role":"(H\d|L|LI|P|Link)"/g)].map(([, role = '']) => role)
    const headings = roles.filter((role) => role.startsWith('H')).map((role) => Number(role.slice(1)))
    expect(headings[0]).toBe(1)
    expect(headings.filter((level, n) => n > 0 && level > (headings[n - 1] ?? 0) + 1)).toEqual([])
    expect(roles).toEqual(expect.arrayContaining(['P', 'L', 'LI']))
    const bookmarks = await pdf.getOutline()
    expect(bookmarks.length).toBeGreaterThan(0)
  })
})

test('the Arabic letter names days, addressees, cities, the host event, what opens and what is promised as the letter of 2021 does', async () => {
  const pdf = await letterIn('ar')
  const text = await textOf(pdf, 'ar')
  const said = [
    ...['16 أغسطس 2021', 'الخميس، 19 أغسطس', 'الأربعاء، 8 ديسمبر', 'الاثنين، 31 يناير', 'الاثنين، 7 مارس'],
    'الاثنين، 2 مايو',
    ...['15 مارس', '30 مايو', '3 يونيو 2022', 'كاتووايس', 'الحكومات', 'القطاع الخاص', 'المجتمع المدني'],
    ...['الهيئات الأكاديمية/المجتمع التقني', 'المنظمات الدولية', 'COVID-19', '(توقيع)', 'IGF'],
    ...['حضرات السادة والسيدات', 'وتفضلوا بقبول فائق التقدير والاحترام'],
    // What opens with the consultation, how each meeting is held, and what is promised.
    ...['الافتتاح الافتراضي للمشاورة', 'مفتوح أمام جميع أصحاب المصلحة', 'فتح موقع تقديم المساهمات الرسمية'],
    ...['مسابقة التصوير الفوتوغرافي', 'حضورياً وعلى الخط', 'تنفيذ خطوط عمل القمة ومنتدى القمة'],
    ...['الأحداث الإقليمية والوطنية', 'فتح باب تقديم ترشيحات', 'المسار الرفيع المستوى'],
    ...['الطلبات الملزمة بشأن عقد ورش', 'في الاجتماعات الحضورية المتعلقة بالمشاورة'],
  ]
  expect(said.filter((one) => !text.includes(squeezed(one)))).toEqual([])
  await pdf.loadingTask.destroy()
})
