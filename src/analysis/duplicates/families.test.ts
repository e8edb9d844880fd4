import { expect, test } from 'vitest'
import { pairScores } from '../measures.ts'
import { seeded } from '../random.ts'
import { groupingOf, type SENTENCE_LANGUAGES, sentences, shuffled } from '../samples.ts'
import { clustersOf } from './duplicates.ts'

type Language = keyof typeof SENTENCE_LANGUAGES

/** What somebody needs to write letters in a language: sentences nobody used before, and chance that comes out the same again. */
function desk(language: Language, seed: number) {
  const random = seeded(seed)
  const pool = shuffled(sentences(language), seed).map(({ text }) => text)
  const between = language === 'zh' ? '' : ' '
  const words = (text: string) => (language === 'zh' ? [...text] : text.split(' '))
  return {
    random,
    until: (count: number) => Math.floor(random() * count),
    sentences: (count: number) => pool.splice(0, count),
    join: (parts: readonly string[]) => parts.join(between),
    words,
    /** The first words of a sentence; a Chinese character says less than a word. */
    beginning: (text: string, count: number) =>
      words(text)
        .slice(0, language === 'zh' ? 2 * count : count)
        .join(between),
  }
}

type Desk = ReturnType<typeof desk>
type Family = (at: Desk) => string[]

const times = (count: number, write: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => write(n))
const inAnyOrder = ({ until }: Desk, parts: readonly string[]): string[] => shuffled(parts, until(1e6))

/** Each writes copies of one letter. */
const LETTERS: Record<string, Family> = {
  'with paragraphs of their own anywhere': (at) => {
    const letter = at.sentences(3)
    return times(6, () => {
      const parts = [...letter]
      for (const own of at.sentences(1 + at.until(2))) parts.splice(at.until(parts.length + 1), 0, own)
      return parts.join('\n\n')
    })
  },
  'with sentences in another order': (at) => {
    const letter = at.sentences(5)
    return times(5, () => at.join(inAnyOrder(at, letter)))
  },
  'with a sentence left out': (at) => {
    const letter = at.sentences(5)
    return times(5, (n) => at.join(letter.filter((_, place) => place !== n)))
  },
  'of a few words': (at) => {
    const [letter = '', ...others] = at.sentences(5).map((text) => at.beginning(text, 7))
    return [letter, `${letter}!`, ...others.slice(0, 3).map((other) => at.join([letter, at.beginning(other, 1)]))]
  },
  'put together of ready-made pieces, as mail merges do': (at) => {
    const pieces = times(7, () => at.beginning(at.sentences(1)[0]!, 5)).map((fixed) => ({
      fixed,
      ways: at.sentences(3).map((text) => at.beginning(text, 2)),
    }))
    return times(8, () => at.join(pieces.flatMap(({ fixed, ways }) => [fixed, ways[at.until(3)]!])))
  },
}

/** Each writes texts of as many people, who share something and yet say something else. */
const STRANGERS: Record<string, Family> = {
  'under one greeting and one thanks': (at) => {
    const [greeting = '', thanks = ''] = at.sentences(2).map((text) => at.beginning(text, 6))
    return times(6, () => at.join([greeting, ...at.sentences(2), thanks]))
  },
  'who quote one sentence of a document': (at) => {
    const quoted = at.sentences(1)
    return times(6, () => at.join(inAnyOrder(at, [...quoted, ...at.sentences(3)])))
  },
  'who use the same words for something else': (at) => {
    const words = at.words(at.join(at.sentences(2)))
    return times(4, () => at.join(inAnyOrder(at, words)))
  },
}

const LANGUAGES: readonly Language[] = ['ar', 'zh', 'en', 'fr', 'ru', 'es']

/** Letters of every kind in every language (the same letter in another language is a letter of its own), strangers, and single texts. */
function collection(seed: number) {
  const texts = LANGUAGES.flatMap((language) => {
    const at = desk(language, seed)
    const letters = Object.entries(LETTERS).flatMap(([name, write]) =>
      [1, 2].flatMap((n) => write(at).map((text) => ({ text, truth: `${language} ${name} ${n}` }))),
    )
    const strangers = Object.entries(STRANGERS).flatMap(([name, write]) =>
      write(at).map((text, n) => ({ text, truth: `${language} ${name}, person ${n}` })),
    )
    const singles = at.sentences(60).map((text, n) => ({ text, truth: `${language} single ${n}` }))
    return [...letters, ...strangers, ...singles]
  })
  return shuffled(texts, seed).map((text, id) => ({ ...text, id }))
}

test.each([1, 2])('campaigns of many kinds are found whole, and people who share something stay apart: %i', (seed) => {
  const texts = collection(seed)
  const found = groupingOf(
    clustersOf(texts),
    texts.map(({ id }) => id),
  )
  const scores = pairScores(
    texts.map(({ truth }) => truth),
    found,
  )
  expect(scores.precision).toBeGreaterThan(0.99)
  expect(scores.f1).toBeGreaterThan(0.97)
})
