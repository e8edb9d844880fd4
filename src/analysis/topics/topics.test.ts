import { expect, test } from 'vitest'
import { normalisedMutualInformation } from '../measures.ts'
import { groupingOf, sentences, shuffled } from '../samples.ts'
import { guessLanguage, languagesOf } from './language.ts'
import { findTopics, type TopicItem } from './topics.ts'

test.each(['ar', 'zh', 'en'] as const)(
  'seven topics of a thousand sentences agree with those people gave them: %s',
  (language) => {
    const all = sentences(language)
    const { topics } = findTopics(
      all.map(({ id, text }) => ({ id, text, lang: language })),
      7,
    )
    const found = groupingOf(
      topics.map(({ ids }) => ids),
      all.map(({ id }) => id),
    )
    expect(topics.length).toBe(7)
    expect(
      normalisedMutualInformation(
        all.map(({ label }) => label),
        found,
      ),
    ).toBeGreaterThan(0.2)
  },
)

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
      languagesOf(sentences(language).map(({ text }) => ({ text }))).filter((found) => found !== language).length,
    ).toBeLessThan(10)
  expect(guessLanguage('12 — 15')).toBeNull()
  expect(
    languagesOf([
      { text: '...', lang: 'zho_Hans' },
      { text: '%', lang: null },
    ]),
  ).toEqual(['zh', 'zh'])
})
