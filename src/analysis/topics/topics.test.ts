import { expect, test } from 'vitest'
import { normalisedMutualInformation } from '../measures.ts'
import { groupingOf, sentences, shuffled } from '../samples.ts'
import { languagesIn } from './language.ts'
import { findTopics, type TopicItem } from './topics.ts'

// "sw" is a language nobody taught the program: it stands for the many of which it knows neither stems nor frequent words.
test.each([
  ['ru', null],
  ['zh', null],
  ['fr', 'sw'],
] as const)('topics of a thousand sentences agree with those people gave them: %s, said to be %s', (language, lang) => {
  const all = sentences(language)
  const { topics } = findTopics(
    all.map(({ id, text }) => ({ id, text, lang })),
    'auto',
  )
  const found = groupingOf(
    topics.map(({ ids }) => ids),
    all.map(({ id }) => id),
  )
  expect(
    normalisedMutualInformation(
      all.map(({ label }) => label),
      found,
    ),
  ).toBeGreaterThan(0.22)
})

const WATER = {
  en: [
    'Wells and clean drinking water for villages',
    'Clean water needs wells and pumps in villages',
    'Pumps bring drinking water to dry villages',
  ],
  fr: [
    'Des puits et de l’eau potable pour les villages',
    'L’eau potable demande des puits et des pompes',
    'Les pompes donnent de l’eau potable aux villages',
  ],
}
const SCHOOLS = {
  en: [
    'Teachers and computers for rural schools',
    'Rural schools need computers and trained teachers',
    'Train the teachers, connect the computers of schools',
  ],
  fr: [
    'Des enseignants et des ordinateurs pour les écoles',
    'Les écoles rurales veulent des ordinateurs',
    'Former les enseignants, connecter les ordinateurs des écoles',
  ],
}

const bilingual = (tagged: boolean): TopicItem[] =>
  [
    ...Object.entries(WATER).flatMap(([lang, texts]) => texts.map((text) => ({ text, lang, tags: ['sdg:6'] }))),
    ...Object.entries(SCHOOLS).flatMap(([lang, texts]) => texts.map((text) => ({ text, lang, tags: ['sdg:4'] }))),
  ].map((item, id) => ({ ...item, id, tags: tagged ? item.tags : [] }))

test('tags of a vocabulary bring texts of two languages together', () => {
  const { topics, apart } = findTopics(bilingual(true), 2)
  expect(topics.map(({ ids }) => ids)).toEqual([
    [0, 1, 2, 3, 4, 5],
    [6, 7, 8, 9, 10, 11],
  ])
  expect(topics.map(({ languages }) => languages)).toEqual([
    ['en', 'fr'],
    ['en', 'fr'],
  ])
  expect(apart).toEqual([['en', 'fr']])
  expect(topics[0]?.phrases.en).toContain('water')
  expect(topics[0]?.passages.map(({ language }) => language)).toContain('fr')
})

test('without a tag in common languages are sorted apart', () => {
  const { topics, apart } = findTopics(bilingual(false), 4)
  expect(apart).toEqual([['en'], ['fr']])
  expect(topics.map(({ ids }) => ids)).toEqual([
    [0, 1, 2],
    [3, 4, 5],
    [6, 7, 8],
    [9, 10, 11],
  ])
})

test('a text that shares nothing with any other has an unknown topic', () => {
  const items = [...bilingual(true), { id: 99, text: 'Zygote quixotry', lang: 'en' }, { id: 100, text: '', lang: 'en' }]
  expect(findTopics(items, 2).unplaced).toEqual([99, 100])
  expect(findTopics([{ id: 1, text: '' }], 1)).toMatchObject({
    topics: [],
    unplaced: [1],
    stability: null,
    reliable: false,
  })
})

test('fifty orders of the rows give the same topics, phrases and passages', () => {
  const items = sentences('en')
    .slice(0, 48)
    .map(({ id, text, label }, n) => ({ id, text, tags: n % 3 === 0 ? [label] : [] }))
  const found = findTopics(items, 'auto')
  expect(found.topics.length).toBeGreaterThan(1)
  for (let seed = 1; seed <= 50; seed++) expect(findTopics(shuffled(items, seed), 'auto')).toEqual(found)
})

test('a language is known by its letters and its frequent words', () => {
  for (const language of ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const)
    expect(
      languagesIn(sentences(language).map(({ text }) => ({ text }))).all.filter((found) => found !== language).length,
    ).toBeLessThan(10)
  expect(languagesIn([{ text: '12 — 15' }]).all).toEqual(['und'])
  expect(
    languagesIn([
      { text: '...', lang: 'zho_Hans' },
      { text: '%', lang: null },
      { text: '100', lang: 'Chinese' },
    ]).all,
  ).toEqual(['zh', 'zh', 'zh'])
})

/** A language no list of words is kept for: the letters of one that is known, each for another. */
const unheardOf = (text: string): string =>
  text.toLowerCase().replace(/[a-z]/g, (letter) => {
    const row = 'aeiouy'.includes(letter) ? 'aeiouy' : 'bcdfghjklmnpqrstvwxz'
    return row[(row.indexOf(letter) + 3) % row.length]!
  })

test('texts in a language nobody taught the program are of one language, not of the few whose words they happen to hold', () => {
  const unknown = sentences('en').map(({ text }) => ({ text: unheardOf(text) }))
  expect(new Set(languagesIn(unknown).all)).toEqual(new Set(['und']))
  expect(new Set(languagesIn([...unknown, { text: '第一' }, { text: 'Мы пишем' }]).all)).toEqual(
    new Set(['und', 'zh', 'ru']),
  )
})

test('of two languages in one collection each text is in its own', () => {
  const mixed = (['en', 'fr', 'es'] as const).flatMap((language) =>
    sentences(language)
      .slice(0, 100)
      .map(({ text }) => ({ text, language })),
  )
  const { all, of } = languagesIn(mixed)
  expect(mixed.filter(({ language }, n) => language !== all[n]).length).toBeLessThan(6)
  expect(of('Nous voulons une école dans chaque village')).toBe('fr')
})
