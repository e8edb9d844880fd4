import { beginningOf } from '../../platform/search/excerpt.ts'
import { fold, wordsIn } from '../../platform/search/fold.ts'
import type { ItemId } from '../ids.ts'
import type { Graph } from './graph.ts'

export type Described = { id: ItemId; text: string; language: string }

const COMMON_SHARE = 0.05
/** A phrase tells of a topic when it is at least this much more frequent there than in all texts. */
const LEAST_LIFT = 2
/** In few texts a word is common in half of them: else “the” and “of” would tell of a topic. */
const COMMON_FROM = 12
const PHRASES = 6
const PASSAGES = 3
const PASSAGE_LENGTH = 240

type Phrase = { key: string; written: string }

/** The words of a text and its pairs of words side by side, each once; `key` is what meets across case and accents. */
function phrasesIn({ text, language }: Described, isCommon: (word: string) => boolean): Phrase[] {
  const found = new Map<string, string>()
  const add = (key: string, written: string) => found.has(key) || found.set(key, written)
  let before: { key: string; end: number } | null = null
  let start = 0
  for (const word of wordsIn(text, language)) {
    const key = fold(word.text)
    const telling = /\p{L}/u.test(key) && [...key].length > 1 && !isCommon(key)
    if (telling) add(key, word.text.toLowerCase())
    const beside = before && telling && /^\s*$/u.test(text.slice(before.end, word.start))
    if (before && beside) add(`${before.key} ${key}`, text.slice(start, word.end).toLowerCase())
    before = telling ? { key, end: word.end } : null
    start = word.start
  }
  return [...found].map(([key, written]) => ({ key, written }))
}

function commonWords(items: readonly Described[]): Set<string> {
  const texts = new Map<string, number>()
  for (const { text, language } of items)
    for (const word of new Set(wordsIn(text, language).map((w) => fold(w.text))))
      texts.set(word, (texts.get(word) ?? 0) + 1)
  const most = Math.max(Math.min(COMMON_FROM, items.length / 2), COMMON_SHARE * items.length)
  return new Set([...texts].filter(([, count]) => count > most).map(([word]) => word))
}

type Counted = { written: string; inTopic: Map<number, number>; everywhere: number }

/**
 * The phrases that tell topics of one language apart, by class-based tf-idf: tf(phrase, topic) · ln(1 + A / f(phrase)), A the mean number
 * of phrases in a topic, f the frequency in all of them (Grootendorst 2022). What
 * shares a word with a chosen phrase is not said again.
 */
export function keyPhrases(items: readonly Described[], topic: readonly number[], topics: number): string[][] {
  const common = commonWords(items)
  const phrases = new Map<string, Counted>()
  items.forEach((item, n) => {
    for (const { key, written } of phrasesIn(item, (word) => common.has(word))) {
      const known = phrases.get(key) ?? { written, inTopic: new Map(), everywhere: 0 }
      known.inTopic.set(topic[n]!, (known.inTopic.get(topic[n]!) ?? 0) + 1)
      known.everywhere += 1
      phrases.set(key, known)
    }
  })
  const mean = [...phrases.values()].reduce((sum, { everywhere }) => sum + everywhere, 0) / Math.max(1, topics)
  return Array.from({ length: topics }, (_, t) => {
    const share = topic.filter((one) => one === t).length / Math.max(1, items.length)
    const scored = [...phrases].flatMap(([key, { written, inTopic, everywhere }]) => {
      const tf = inTopic.get(t) ?? 0
      return tf > 1 && (topics === 1 || tf >= Math.min(LEAST_LIFT * share, 1) * everywhere)
        ? [{ key, written, score: tf * Math.log(1 + mean / everywhere) }]
        : []
    })
    scored.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    const chosen: typeof scored = []
    for (const phrase of scored) {
      if (chosen.length === PHRASES) break
      const [words, others] = [phrase.key.split(' '), chosen.map(({ key }) => key.split(' '))]
      if (!others.some((other) => words.some((word) => other.includes(word)))) chosen.push(phrase)
    }
    return chosen.map(({ written }) => written)
  })
}

/** The texts that stand in the middle of a topic: joined most strongly to the others in it. Other languages come before a second text of one. */
export function passagesOf(
  members: readonly number[],
  graph: Graph,
  topic: ArrayLike<number>,
  items: readonly Described[],
) {
  const strength = (n: number): number => {
    let sum = 0
    for (let at = graph.from[n]!; at < graph.from[n + 1]!; at++)
      if (topic[graph.to[at]!] === topic[n]) sum += graph.weight[at]!
    return sum
  }
  const ranked = members.map((n) => ({ n, strength: strength(n) })).sort((a, b) => b.strength - a.strength || a.n - b.n)
  const heard = new Set<string>()
  const firsts = ranked.filter(({ n }) => !heard.has(items[n]!.language) && heard.add(items[n]!.language))
  const others = ranked.filter((one) => !firsts.includes(one))
  return [...firsts, ...others].slice(0, PASSAGES).map(({ n }) => {
    const { id, text, language } = items[n]!
    return { id, language, passage: beginningOf(text, language, PASSAGE_LENGTH) }
  })
}
