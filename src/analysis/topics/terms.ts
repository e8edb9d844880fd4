import { tokensOf } from '../../platform/search/analyse.ts'
import { foldedWords } from '../../platform/search/fold.ts'
import { STEMMED } from '../../platform/search/stems.ts'
import { runsOf, UNSPACED } from '../runs.ts'

const RUNS = new RegExp(`${UNSPACED.source}+`, 'gu')
const LETTERS_OF_A_STEM = 6
const [SHORTEST_RUN, LONGEST_RUN] = [4, 5]

/** Two characters side by side are the words of scripts without spaces. */
function pairsOfCharacters(text: string): string[] {
  return (text.match(RUNS) ?? []).flatMap((run) => {
    const characters = [...run]
    return characters.slice(1).map((character, i) => `${characters[i]}${character}`)
  })
}

/** Words as they meet across inflection: stems where the search's analyser knows the language, else their first six letters. */
const stemsIn = (text: string, words: readonly string[], language: string): string[] =>
  (STEMMED as readonly string[]).includes(language)
    ? tokensOf(text, language).map(({ terms }) => terms.at(-1)!)
    : words.map((word) => [...word].slice(0, LETTERS_OF_A_STEM).join(''))

/**
 * What a text is about, in terms that meet across inflection: stems, and runs of four and five letters, which meet across composition
 * and in languages nobody taught the program; where words are not written apart pairs of characters.
 */
export function topicTerms(text: string, language: string): string[] {
  if (UNSPACED.test(text)) return [...pairsOfCharacters(text), ...foldedWords(text.replace(RUNS, ' '), language)]
  const words = foldedWords(text, language)
  const runs = words.flatMap((word) => [...runsOf(word, SHORTEST_RUN, LONGEST_RUN)].map((run) => `…${run}`))
  return [...stemsIn(text, words, language), ...runs]
}

export type Weighed = { term: number; weight: number }[]

/** Terms that stand in one text alone join nothing, terms in many tell nothing apart. */
const FEWEST_TEXTS = 2
const MOST_TEXTS_SHARE = 0.1
/** In small collections a tenth of the texts is too few to call a term common. */
const COMMON_FROM = 12
/** Of a long text the most telling terms: the others join it to nearly everything, and take most of the time. */
const MOST_TERMS = 400

function frequencies(texts: readonly (readonly string[])[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const terms of texts) for (const term of new Set(terms)) found.set(term, (found.get(term) ?? 0) + 1)
  return found
}

/**
 * Texts of one language as unit vectors of weighed terms: (1 + ln tf) · (1 + ln((1 + N) / (1 + df))), tf-idf with sublinear tf and
 * smoothed idf (Salton and Buckley 1988).
 */
export function weighTerms(texts: readonly (readonly string[])[]): { vectors: Weighed[]; terms: number } {
  const found = frequencies(texts)
  const most = Math.max(COMMON_FROM, MOST_TEXTS_SHARE * texts.length)
  const kept = [...found].filter(([, df]) => df >= FEWEST_TEXTS && df <= most)
  const numbers = new Map(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([term], number) => [term, number]))
  const idf = (term: string) => 1 + Math.log((1 + texts.length) / (1 + found.get(term)!))
  const vectors = texts.map((terms) => {
    const counts = new Map<string, number>()
    for (const term of terms) if (numbers.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1)
    const weighed = [...counts].map(([term, tf]) => ({
      term: numbers.get(term)!,
      weight: (1 + Math.log(tf)) * idf(term),
    }))
    weighed.sort((a, b) => b.weight - a.weight || a.term - b.term)
    const telling = weighed.slice(0, MOST_TERMS).sort((a, b) => a.term - b.term)
    const length = Math.sqrt(telling.reduce((sum, { weight }) => sum + weight * weight, 0))
    return telling.map(({ term, weight }) => ({ term, weight: weight / length }))
  })
  return { vectors, terms: numbers.size }
}
