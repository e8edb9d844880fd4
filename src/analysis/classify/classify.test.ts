import { expect, test } from 'vitest'
import { sentences, shuffled } from '../samples.ts'
import { learn, qualityOf } from './classify.ts'

// The mean of the best of six methods of another kind is 0.743 (bench/analysis.ts prints all six languages).
test.each(['ar', 'zh', 'fr'] as const)(
  'topics of sentences are learned from eight hundred examples: %s',
  (language) => {
    const all = sentences(language)
    const classifier = learn(all.filter(({ part }) => part !== 'test'))
    const asked = all.filter(({ part }) => part === 'test')
    const { accuracy, macroF1 } = qualityOf(
      asked.map(({ label }) => label),
      asked.map(({ text }) => classifier.classify(text).label),
    )
    expect(accuracy).toBeGreaterThan(0.743)
    expect(macroF1).toBeGreaterThan(0.65)
  },
)

test('what is learned does not depend on the order of the examples', () => {
  const examples = sentences('es').slice(0, 80)
  const asked = sentences('es').slice(80, 100)
  const answers = (order: typeof examples) => {
    const classifier = learn(order)
    return asked.map(({ text }) => classifier.classify(text))
  }
  const first = answers(examples)
  for (let seed = 1; seed <= 3; seed++) expect(answers(shuffled(examples, seed))).toEqual(first)
})

test('a language is the same however it is called', () => {
  const named = (lang: string) =>
    sentences('fr')
      .slice(0, 80)
      .map((sentence) => ({ ...sentence, lang }))
  const asked = sentences('fr').slice(80, 100)
  const answers = ['fr', 'fra_Latn', 'French'].map((lang) => {
    const classifier = learn(named(lang))
    return asked.map(({ text }) => classifier.classify(text, lang))
  })
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})

test('quality tells what was never found from what was never asked', () => {
  expect(qualityOf(['a', 'a', 'b'], ['a', 'c', 'a'])).toEqual({
    accuracy: 1 / 3,
    examples: 3,
    macroF1: 0.25,
    labels: [
      { label: 'a', examples: 2, precision: 0.5, recall: 0.5, f1: 0.5 },
      { label: 'b', examples: 1, precision: null, recall: 0, f1: 0 },
      { label: 'c', examples: 0, precision: 0, recall: null, f1: 0 },
    ],
    confusion: [
      { label: 'a', found: 'a', count: 1 },
      { label: 'a', found: 'c', count: 1 },
      { label: 'b', found: 'a', count: 1 },
    ],
  })
})
