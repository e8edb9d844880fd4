import { compareIds, type ItemId, inOrder } from '../ids.ts'
import { type Burst, burstsOf } from './bursts.ts'
import { distinctTexts } from './distinct.ts'
import { groupLetters } from './letters.ts'
import { templateOf } from './template.ts'

/** A text that may be a copy of another. `at` is when it came, in seconds since 1970. */
export type Text = { id: ItemId; text: string; at?: number | null }

/**
 * How the copies of a letter differ: not at all; in case, accents, punctuation and space; in words of the letter itself; or by what their
 * signers put before, behind or into a letter they otherwise kept.
 */
export type GroupKind = 'exact' | 'normalised' | 'near' | 'template'

export type Signer = { id: ItemId; added: string[]; kept: number }

export type Group = { kind: GroupKind; ids: ItemId[]; template: string; signers: Signer[]; bursts: Burst[] }

type Gathered = { letter: string; texts: Text[]; distinct: number }

const KEPT_WHOLE = 0.9
const FEWEST_COPIES_OF_A_TEMPLATE = 3

/** The text written so most often, the first met among equals. */
function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}

/** Letters with two senders and more, in the order no shuffling of rows changes. */
function gathered(texts: readonly Text[]): Gathered[] {
  const sorted = [...texts].sort((a, b) => compareIds(a.id, b.id))
  const collection = distinctTexts(sorted.map(({ text }) => text))
  const groups = groupLetters(collection).map(({ middle, copies }) => ({
    letter: mostFrequent(collection.distinct[middle]!.rows.map((row) => sorted[row]!.text)),
    texts: copies
      .flatMap((copy) => collection.distinct[copy]!.rows)
      .sort((a, b) => a - b)
      .map((row) => sorted[row]!),
    distinct: copies.length,
  }))
  return groups
    .filter(({ texts }) => texts.length > 1)
    .sort((a, b) => b.texts.length - a.texts.length || compareIds(a.texts[0]!.id, b.texts[0]!.id))
}

/** Ids of near-duplicate texts, grouped: groups of two and more, the largest first. Texts that are empty belong to none. */
export const clustersOf = (texts: readonly Text[]): ItemId[][] =>
  inOrder(gathered(texts).map(({ texts }) => texts.map(({ id }) => id)))

function kindOf({ texts, distinct }: Gathered, signers: readonly Signer[]): GroupKind {
  if (new Set(texts.map(({ text }) => text)).size === 1) return 'exact'
  if (distinct === 1) return 'normalised'
  const whole = signers.filter(({ kept }) => kept >= KEPT_WHOLE)
  const adding = whole.filter(({ added }) => added.length > 0)
  const isTemplate = adding.length > 0 && texts.length >= FEWEST_COPIES_OF_A_TEMPLATE && whole.length * 2 > texts.length
  return isTemplate ? 'template' : 'near'
}

/** Near-duplicate texts with what they share, what each signer added and when they came in bursts. Labels, never deletes. */
export function findDuplicates(texts: readonly Text[]): Group[] {
  return gathered(texts).map((group) => {
    const times = new Map<string, number>()
    for (const { text } of group.texts) times.set(text, (times.get(text) ?? 0) + 1)
    const copies = [...times].map(([text, count]) => ({ text, times: count }))
    const { text: template, departures } = templateOf(group.letter, copies)
    const departure = new Map(copies.map(({ text }, n) => [text, departures[n]!]))
    const signers = group.texts.map(({ id, text }): Signer => ({ id, ...departure.get(text)! }))
    return {
      kind: kindOf(group, signers),
      ids: group.texts.map(({ id }) => id),
      template,
      signers,
      bursts: burstsOf(group.texts.flatMap(({ at }) => (typeof at === 'number' ? [at] : []))),
    }
  })
}
