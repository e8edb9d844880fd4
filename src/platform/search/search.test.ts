import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testPlatform } from '../testing/database.ts'
import { vectorOf } from './analyse.ts'
import { beginningOf, excerptOf, piecesOf } from './excerpt.ts'
import { fold, foldedWords } from './fold.ts'
import { hitsIn, queryOf, readSearch } from './query.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:00:00Z')
})
afterAll(() => t.close())

const TEXTS: Record<string, string> = {
  ar: 'تناقش الورشة رقمنة المخطوطات والكتب المدرسية، وتعقد الأمانة مشاوراتٍ مع المدارس في القرى. إدارة الشبكات عام ٢٠٢٢.',
  zh: '农村学校接入互联网之后，老年人也能学习数字技能。国际电信联盟介绍了信息社会世界峰会的成果。',
  en: 'Rural women are connecting schools to the Internet. The ministry’s policies on children’s safety follow an e-mail consultation.',
  fr: 'Les communes connectent les écoles rurales ; l’accès à l’Internet électronique reste cher pour les réseaux communautaires.',
  ru: 'Сельские школы подключают детей к сети. Счёт за связь оплачивает министерство, а учительницы ведут цифровой кружок.',
  es: 'Los jóvenes conectaron las escuelas con redes electrónicas; las comunidades indígenas enseñan sus lenguas.',
}

async function found(language: string, asked: string): Promise<boolean> {
  const query = queryOf(readSearch(asked))
  if (!query) return false
  const vector = vectorOf([{ text: TEXTS[language] ?? '', language, weight: 'D' }])
  const { rows } = await sql<{ hit: boolean }>`select ${vector}::tsvector @@ ${query}::tsquery as hit`.execute(t.db)
  return rows[0]?.hit === true
}

test.each([
  ['ar', 'مشاورة'],
  ['ar', 'مدرسة'],
  ['ar', 'قرية'],
  ['ar', 'ادارة'],
  ['ar', 'مُشَاوَرَاتٌ'],
  ['ar', 'كتاب مدرسي'],
  ['ar', 'والشبكة'],
  ['ar', '2022'],
  ['zh', '农村'],
  ['zh', '农村的学校'],
  ['zh', '电信联盟'],
  ['zh', '峰会'],
  ['zh', '老年人数字技能'],
  ['en', 'connected school'],
  ['en', 'policy'],
  ['en', 'child woman'],
  ['en', 'the connection of rural schools'],
  ['en', 'E-Mail'],
  ['en', 'consult*'],
  ['en', '"rural women"'],
  ['en', 'schools -photographs'],
  ['fr', 'école connecter'],
  ['fr', 'ECOLES'],
  ['fr', 'acces internet'],
  ['fr', 'réseau communautaire'],
  ['fr', 'electroniques'],
  ['ru', 'подключать школу'],
  ['ru', 'счет'],
  ['ru', 'ребёнок'],
  ['ru', 'цифровая связь'],
  ['ru', 'учительница'],
  ['es', 'conectar escuela'],
  ['es', 'joven'],
  ['es', 'comunidad indigena'],
  ['es', 'electronica ensenar'],
])('%s: %s finds its text', async (language, asked) => {
  expect(await found(language, asked)).toBe(true)
  // Whatever the database finds, the page can mark.
  expect(hitsIn(TEXTS[language] ?? '', language, readSearch(asked)).length).toBeGreaterThan(0)
})

test.each([
  ['ar', 'حكومة'],
  ['ar', 'مستشفى'],
  ['zh', '国会'],
  ['zh', '学会'],
  ['en', '"women rural"'],
  ['en', '"connected schools"'],
  ['en', 'schools -women'],
  ['en', 'photograph'],
  ['en', 'school hospital'],
  ['fr', 'hôpital'],
  ['ru', 'школьник'],
  ['es', 'universidad'],
  ['es', ''],
  ['en', '()&|!:*\\\'"'],
])('%s: %s does not', async (language, asked) => {
  expect(await found(language, asked)).toBe(false)
})

test('whatever a person types is a question the database understands, and whatever a text holds can be indexed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('ar', 'zh', 'en', 'fr', 'ru', 'es'),
      async (text, language) => {
        const query = queryOf(readSearch(text)) || "'x'"
        const vector = vectorOf([{ text: text, language, weight: 'A' }])
        await sql`select ${vector}::tsvector @@ ${query}::tsquery`.execute(t.db)
      },
    ),
    { numRuns: 150 },
  )
})

test('hits are marked in the text as it was written', () => {
  const text = TEXTS.fr ?? ''
  const marked = piecesOf(text, hitsIn(text, 'fr', readSearch('école accès')))
    .filter((p) => p.marked)
    .map((p) => p.text)
  expect(marked).toEqual(['écoles', 'l’accès'])
  const chinese = TEXTS.zh ?? ''
  expect(
    hitsIn(chinese, 'zh', readSearch('电信联盟'))
      .map((h) => chinese.slice(h.start, h.end))
      .join(''),
  ).toBe('电信联盟')
})

test('an excerpt stands around the hits and says where it leaves text out', () => {
  const text = `${'Before it all. '.repeat(40)}A village school learns. ${'After it all. '.repeat(40)}`
  const pieces = excerptOf(text, 'en', hitsIn(text, 'en', readSearch('villages')), 60)
  expect(pieces.map((p) => p.text).join('')).toMatch(/^… .*A village school learns\..* …$/)
  expect(pieces.filter((p) => p.marked).map((p) => p.text)).toEqual(['village'])
  expect(beginningOf('One two three four', 'en', 10)).toBe('One two…')
})

test('a text keeps its words whatever its case, accents, vowel signs and punctuation', () => {
  expect(foldedWords('L’ÉCOLE, l’école!', 'fr').join(' ')).toBe('l ecole l ecole')
  expect(foldedWords('مُشَاوَرَةٌ ـــ إدارة', 'ar').join(' ')).toBe('مشاوره اداره')
  expect(foldedWords('Счёт й', 'ru').join(' ')).toBe('счет й')
})

test.each([
  ['fr', 'Un cœur à l’œuvre', 'coeur oeuvre'],
  ['en', 'Straße und Ærø', 'strasse aero'],
  ['en', 'Łódź, Đakovo, Ørsted', 'lodz dakovo orsted'],
  ['en', 'Diyarbakır', 'diyarbakir'],
  ['en', 'DİYARBAKIR', 'diyarbakir'],
  ['zh', '各项决策的落实', '決策'],
  ['zh', '各項決策的落實', '决策'],
  ['en', 'Teaching C++ and C#', 'C++'],
  ['en', 'Teaching C++ and C#', 'c#'],
])('%s: “%s” is found by “%s”', (language, text, asked) => {
  expect(hitsIn(text, language, readSearch(asked))).not.toEqual([])
})

test('marks that are the vowels of a syllable, or make another consonant, are no accents', () => {
  const words = ['की', 'का', 'ที่', 'ท', 'கி', 'கா', 'が', 'か']
  expect(words.map(fold)).toEqual(words.map((word) => word.normalize('NFC')))
})

test('C, C++ and C# are three things', () => {
  const found = (asked: string) =>
    ['In C alone', 'In C++ alone', 'In C# alone'].map((text) => hitsIn(text, 'en', readSearch(asked)).length)
  expect(found('"C"')).toEqual([1, 0, 0])
  expect(found('C++')).toEqual([0, 1, 0])
  expect(found('C#')).toEqual([0, 0, 1])
  expect(foldedWords('C++', 'en')).not.toEqual(foldedWords('C#', 'en'))
})
