import { languagesIn } from '../topics/language.ts'
import { complementBayes, speaksFor } from './complement.ts'
import { beside, characterRuns, type Sparse, stems, weigh, weighing } from './features.ts'
import { sideOf, widestMargin } from './margin.ts'

export type Labelled = { text: string; label: string; lang?: string | null }

export type Classifier = {
  /** All labels it was taught, in the order of code units. */
  labels: string[]
  /** The label of a text and the scores behind it, one for each label: larger is likelier; they compare labels of one text only. */
  classify(text: string, lang?: string | null): { label: string; scores: number[] }
}

const COST_OF_AN_ERROR = 1

/** An order no shuffling of the rows changes, so that what is learned does not depend on it. */
const inTextOrder = (examples: readonly Labelled[]): Labelled[] =>
  [...examples].sort((a, b) =>
    a.text < b.text ? -1 : a.text > b.text ? 1 : a.label < b.label ? -1 : a.label > b.label ? 1 : 0,
  )

/** Scores of one text around zero, on the scale the method has on average: two methods can then be added up. */
const onScale = (scores: readonly number[], scale: number): number[] => {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  return scores.map((score) => (score - mean) / scale)
}

const spread = (scores: readonly (readonly number[])[]): number => {
  const squares = scores.map((row) => onScale(row, 1).reduce((sum, score) => sum + score * score, 0) / row.length)
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(1, squares.length)) || 1
}

/**
 * Learns labels from examples: the mean of two views of the same features (runs of characters, stems), a widest margin for each label
 * against all others, and complement naive Bayes. An error on a rare label costs as much more as it is rarer.
 */
export function learn(examples: readonly Labelled[]): Classifier {
  const sorted = inTextOrder(examples)
  const labels = [...new Set(sorted.map(({ label }) => label))].sort()
  const languages = languagesIn(sorted)
  const runs = sorted.map(({ text }) => characterRuns(text))
  const words = sorted.map(({ text }, n) => stems(text, languages.all[n]!))
  const [byRuns, byWords] = [weighing(runs), weighing(words)]
  const offset = byRuns.idf.length
  const features = offset + byWords.idf.length
  const vector = (a: Map<string, number>, b: Map<string, number>): Sparse =>
    beside(weigh(a, byRuns), weigh(b, byWords), offset)
  const texts = runs.map((counts, n) => vector(counts, words[n]!))
  const classOf = sorted.map(({ label }) => labels.indexOf(label))
  const planes = labels.map((_, k) => {
    const inClass = classOf.map((one) => one === k)
    const count = inClass.filter(Boolean).length
    const cost = inClass.map(
      (own) => (COST_OF_AN_ERROR * sorted.length) / (2 * Math.max(1, own ? count : sorted.length - count)),
    )
    return widestMargin(texts, inClass, cost, features)
  })
  const bayes = complementBayes(texts, classOf, labels.length, features)
  const byMargin = (text: Sparse) => planes.map((plane) => sideOf(plane, text))
  const byBayes = (text: Sparse) => bayes.map((weights) => speaksFor(weights, text))
  const [scaleOfMargin, scaleOfBayes] = [spread(texts.map(byMargin)), spread(texts.map(byBayes))]
  return {
    labels,
    classify(text, lang) {
      const sparse = vector(characterRuns(text), stems(text, languages.of(text, lang)))
      const second = onScale(byBayes(sparse), scaleOfBayes)
      const scores = onScale(byMargin(sparse), scaleOfMargin).map((score, k) => (score + second[k]!) / 2)
      return { label: labels[scores.indexOf(Math.max(...scores))]!, scores }
    },
  }
}

export type LabelQuality = {
  label: string
  examples: number
  precision: number | null
  recall: number | null
  f1: number | null
}

/** Share of right answers, and for each label precision, recall and F1 (null where nothing was to be counted), and what was taken for what. */
export type Quality = {
  accuracy: number
  examples: number
  /** Mean F1 of the labels that were to be found. */
  macroF1: number
  labels: LabelQuality[]
  confusion: { label: string; found: string; count: number }[]
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** How well found labels agree with the true ones. */
export function qualityOf(truth: readonly string[], found: readonly string[]): Quality {
  const names = [...new Set([...truth, ...found])].sort()
  const count = (label: string, taken: string) => truth.filter((one, n) => one === label && found[n] === taken).length
  const labels = names.map((label): LabelQuality => {
    const right = count(label, label)
    const [examples, answers] = [
      truth.filter((one) => one === label).length,
      found.filter((one) => one === label).length,
    ]
    return {
      label,
      examples,
      precision: ratio(right, answers),
      recall: ratio(right, examples),
      f1: ratio(2 * right, examples + answers),
    }
  })
  const sought = labels.filter(({ examples }) => examples > 0)
  return {
    accuracy: truth.filter((label, n) => label === found[n]).length / Math.max(1, truth.length),
    examples: truth.length,
    macroF1: sought.reduce((sum, { f1 }) => sum + (f1 ?? 0), 0) / Math.max(1, sought.length),
    labels,
    confusion: names.flatMap((label) =>
      names.flatMap((taken) => {
        const times = count(label, taken)
        return times > 0 ? [{ label, found: taken, count: times }] : []
      }),
    ),
  }
}
