import { expect, test } from 'vitest'
import { adjustedRandIndex, pairScores } from '../measures.ts'
import { seeded } from '../random.ts'
import { campaignTexts, campaignTruth, groupingOf, type SENTENCE_LANGUAGES, sentences, shuffled } from '../samples.ts'
import { clustersOf, findDuplicates } from './duplicates.ts'

test('labelled campaigns are found whole, and at most two single texts are taken for copies', () => {
  const texts = campaignTexts()
  const clusters = clustersOf(texts)
  const found = groupingOf(
    clusters,
    texts.map(({ id }) => id),
  )
  const truth = campaignTruth(texts)
  expect(adjustedRandIndex(truth, found)).toBeGreaterThan(0.99)
  expect(pairScores(truth, found).f1).toBeGreaterThan(0.99)
  const single = new Set(texts.filter(({ cluster }) => cluster < 0).map(({ id }) => id))
  expect(clusters.flat().filter((id) => single.has(id as number)).length).toBeLessThanOrEqual(2)
})

type Language = keyof typeof SENTENCE_LANGUAGES
const THANKS: Record<Language, string> = {
  ar: 'مع خالص الشكر، سلمى من تونس',
  zh: '谢谢，王小明，北京',
  en: 'Thank you, Maria from Lima',
  fr: 'Merci, Amélie de Dakar',
  ru: 'Спасибо, Анна из Казани',
  es: 'Gracias, Lucía de Quito',
}

/** Ways in which people change a letter before they send it. `other` is a sentence of their own. */
function changed(text: string, language: Language, other: string): string[] {
  const between = language === 'zh' ? '' : ' '
  const words = language === 'zh' ? [...text] : text.split(' ')
  const half = Math.floor(words.length / 2)
  return [
    text.toUpperCase(),
    `« ${text.replace(/[.,;:!?،。，]/gu, '')} » !!!`,
    text.normalize('NFD').replace(/\p{M}/gu, ''),
    text.replace(/(?<=\p{Script=Arabic})(?=\p{Script=Arabic})/u, '\u0640\u064E'),
    text + between + THANKS[language],
    other + between + text,
    [...words.slice(half), ...words.slice(0, half)].join(between),
    words.filter((_, n) => n % 4 !== 2).join(between),
  ]
}

test.each(['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const)(
  'a letter changed in eight ways is found again: %s',
  (language) => {
    const all = sentences(language)
      .map(({ text }) => text)
      .filter((text) => text.length > (language === 'zh' ? 20 : 60))
    const [letters, others, singles] = [all.slice(0, 8), all.slice(8, 16), all.slice(16, 136)]
    const texts = [
      ...letters.flatMap((letter, n) =>
        [letter, ...changed(letter, language, others[n]!)].map((text) => ({ text, truth: `letter ${n}` })),
      ),
      ...singles.map((text, n) => ({ text, truth: `single ${n}` })),
    ].map((one, id) => ({ ...one, id }))
    const found = groupingOf(
      clustersOf(texts),
      texts.map(({ id }) => id),
    )
    const scores = pairScores(
      texts.map(({ truth }) => truth),
      found,
    )
    expect(scores.recall).toBeGreaterThan(0.97)
    expect(scores.precision).toBeGreaterThan(0.97)
  },
)

test('a collection that is one campaign alone is found, though every word stands in nearly every text', () => {
  const letter = sentences('en')[1]!.text.split(' ')
  const random = seeded(5)
  const texts = Array.from({ length: 300 }, (_, id) => ({
    id,
    text: letter.map((word) => (random() < 0.15 ? `word${Math.floor(random() * 5000)}` : word)).join(' '),
  }))
  const [largest = []] = clustersOf(texts)
  expect(largest.length).toBeGreaterThan(290)
})

test('people who say different things under the same greeting and thanks stay apart', () => {
  const texts = sentences('en')
    .slice(0, 60)
    .map(({ text, id }) => ({ id, text: `Dear Sir or Madam, ${text} Thank you very much, Maria` }))
  expect(clustersOf(texts)).toEqual([])
})

test('fifty orders of the rows give the same groups', () => {
  const texts = campaignTexts().slice(0, 200)
  const groups = findDuplicates(texts)
  expect(groups.length).toBeGreaterThan(10)
  for (let seed = 1; seed <= 50; seed++) {
    const mixed = shuffled(texts, seed)
    expect(clustersOf(mixed)).toEqual(groups.map(({ ids }) => ids))
    if (seed % 10 === 0) expect(findDuplicates(mixed)).toEqual(groups)
  }
})

const LETTER = 'We ask the ministry to connect every rural school to the network before the end of the year.'

test('a group says what its letter is and what each signer added', () => {
  const [group, ...others] = findDuplicates([
    { id: 'a', text: LETTER },
    { id: 'b', text: `${LETTER} My own school in Suva has waited since 2014.` },
    { id: 'c', text: `My name is Wei. ${LETTER}` },
    { id: 'd', text: 'Nothing of the sort was ever written by anybody else.' },
  ])
  expect(others).toEqual([])
  expect(group).toEqual({
    kind: 'template',
    ids: ['a', 'b', 'c'],
    template: LETTER,
    signers: [
      { id: 'a', added: [], kept: 1 },
      { id: 'b', added: ['My own school in Suva has waited since 2014'], kept: 1 },
      { id: 'c', added: ['My name is Wei'], kept: 1 },
    ],
    bursts: [],
  })
})

test('a template has a slot where its signers put in something of their own', () => {
  const sent = (place: string) =>
    `As somebody who lives in ${place} I ask the ministry to connect every rural school to the network soon.`
  const [group] = findDuplicates(['Suva', 'Lima', 'Accra', 'Lyon'].map((place, id) => ({ id, text: sent(place) })))
  expect(group?.template).toBe(sent('[…]'))
  expect(group?.signers.map(({ added }) => added)).toEqual([['Suva'], ['Lima'], ['Accra'], ['Lyon']])
})

test('the label tells equal texts from those that differ in signs alone, and from changed ones', () => {
  const kinds = (texts: string[]) => findDuplicates(texts.map((text, id) => ({ id, text }))).map(({ kind }) => kind)
  expect(kinds([LETTER, LETTER])).toEqual(['exact'])
  expect(kinds([LETTER, `${LETTER.toUpperCase()}!!`])).toEqual(['normalised'])
  expect(kinds([LETTER, LETTER.replace('rural', 'urban').replace('year', 'decade')])).toEqual(['near'])
})

test('texts of nothing belong to nothing, and texts of signs are compared by their signs', () => {
  const texts = ['', '  ', '👍', ' 👍 ', '?!'].map((text, id) => ({ id, text }))
  expect(clustersOf(texts)).toEqual([[2, 3]])
})

test('five copies within minutes of one another are a burst, four and late ones are not', () => {
  const at = [0, 50, 100, 160, 200, 5000, 5010, 5020, 5030].map((second) => 1_600_000_000 + second)
  const [group] = findDuplicates(at.map((at, id) => ({ id, text: LETTER, at })))
  expect(group?.bursts).toEqual([{ from: 1_600_000_000, to: 1_600_000_200, count: 5 }])
})
