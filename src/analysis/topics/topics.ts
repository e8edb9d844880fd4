import { compareIds, type ItemId } from '../ids.ts'
import { adjustedRandIndex } from '../measures.ts'
import { seeded } from '../random.ts'
import { type Described, keyPhrases, passagesOf } from './describe.ts'
import {
  degreesOf,
  type Edge,
  type Graph,
  graphOf,
  inducedBy,
  modularity,
  nearestTexts,
  nearestVectors,
} from './graph.ts'
import { languagesIn } from './language.ts'
import { embed, kMeans, pointsOf } from './spectral.ts'
import { topicTerms, weighTerms } from './terms.ts'

/** A text to be sorted by topic. Tags are words of a vocabulary (action lines, SDGs, themes): the same in every language. */
export type TopicItem = {
  id: ItemId
  text: string
  lang?: string | null
  tags?: readonly string[]
  /** Its place among meanings, of a service that gives every text one: texts of all languages are then compared with each other. */
  vector?: readonly number[]
}

export type Topic = {
  /** Members in the order of their ids. */
  ids: ItemId[]
  languages: string[]
  /** By language, the most telling first. */
  phrases: Record<string, string[]>
  passages: { id: ItemId; language: string; passage: string }[]
  /** Mean of the best Jaccard overlap found again without a fifth of the texts, 0 to 1 (Hennig 2007). */
  stability: number
}

export type TopicsFound = {
  topics: Topic[]
  /** Items that share no term and no tag with any other: their topic is unknown. */
  unplaced: ItemId[]
  /** Mean adjusted Rand index with the topics found again without a fifth of the texts; null with too few texts to try. */
  stability: number | null
  /** Whether the stability reaches 0.65; below that a grouping is poor (Steinley 2004). */
  reliable: boolean
  /** Languages that share a tag are sorted together; without one there is nothing to tell that texts of two languages agree. */
  apart: string[][]
}

const RELIABLE = 0.65
const LEFT_OUT = 0.2
const FEWEST_TO_TRY = 10
const TRIES = 10
const TRIES_IF_MANY = 3
const MANY = 5000
const MOST_TOPICS_CHOSEN = 15
const AS_GOOD = 0.99
const LEAST_MODULARITY = 1e-9

type Part = {
  items: readonly Described[]
  /** Of every item, or of none. */
  vectors: readonly (readonly number[])[]
  tags: readonly (readonly string[])[]
  members: number[]
  languages: string[]
}

/** Languages joined by tags they share, each with its items (as places in `items`). */
function partsOf(
  items: readonly Described[],
  tags: readonly (readonly string[])[],
  vectors: readonly (readonly number[])[],
): Part[] {
  const everywhere = vectors.length > 0 ? items[0]?.language : undefined
  const leader = new Map(items.map(({ language }) => [language, everywhere ?? language]))
  const find = (language: string): string =>
    leader.get(language) === language ? language : find(leader.get(language)!)
  const firstWith = new Map<string, string>()
  items.forEach(({ language }, n) => {
    for (const tag of tags[n]!) {
      const first = firstWith.get(tag)
      if (first === undefined) firstWith.set(tag, language)
      else {
        const [a, b] = [find(first), find(language)].sort()
        leader.set(b!, a!)
      }
    }
  })
  const parts = new Map<string, number[]>()
  items.forEach(({ language }, n) => {
    const known = parts.get(find(language))
    if (known) known.push(n)
    else parts.set(find(language), [n])
  })
  return [...parts]
    .sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1))
    .map(([, members]) => ({
      items,
      tags,
      vectors,
      members,
      languages: [...new Set(members.map((n) => items[n]!.language))].sort(),
    }))
}

/** Texts of one language joined by their terms; node numbers are places in `members`. */
function textEdges({ items, members, languages, vectors }: Part): Edge[] {
  if (vectors.length > 0) return nearestVectors(members.map((n) => vectors[n]!))
  return languages.flatMap((language) => {
    const own = [...members.keys()].filter((n) => items[members[n]!]!.language === language)
    const { vectors, terms } = weighTerms(own.map((n) => topicTerms(items[members[n]!]!.text, language)))
    return nearestTexts(vectors, terms).map(([a, b, weight]): Edge => [own[a]!, own[b]!, weight])
  })
}

/**
 * The graph of a part: texts joined to texts, and, as nodes of their own behind them, tags joined to the texts that bear them. All tags
 * of a text together weigh as much as its neighbours do on average.
 */
function graphOfPart(part: Part): Graph {
  const texts = textEdges(part)
  const { members, tags } = part
  const numbers = new Map(
    [...new Set(members.flatMap((n) => tags[n]!))].sort().map((tag, n) => [tag, members.length + n]),
  )
  const tagged = members.filter((n) => tags[n]!.length > 0).length
  const sum = texts.reduce((total, [, , weight]) => total + 2 * weight, 0)
  const share = tagged === 0 || sum === 0 ? 1 : sum / members.length
  const bears = members.flatMap((n, at) =>
    [...new Set(tags[n]!)].map((tag, _, own): Edge => [at, numbers.get(tag)!, share / own.length]),
  )
  return graphOf(members.length + numbers.size, [...texts, ...bears])
}

type Grouped = { group: Int32Array; k: number }

/** Every node's group, −1 for those joined to nothing. */
function groupNodes(graph: Graph, vectors: readonly Float64Array[], k: number): Grouped {
  const degrees = degreesOf(graph)
  const joined = [...degrees.keys()].filter((n) => degrees[n]! > 0)
  const group = new Int32Array(graph.nodes).fill(-1)
  const within = Math.max(1, Math.min(k, joined.length))
  const found = kMeans(pointsOf(vectors, joined, within), within)
  joined.forEach((node, n) => {
    group[node] = found[n]!
  })
  return { group, k: within }
}

/**
 * As many topics as asked for; else the number whose groups are joined most inside and least outside (modularity). Numbers within a
 * hundredth of the best are as good, and the largest of them is taken: modularity by itself likes few and large groups (Fortunato and
 * Barthélemy 2007).
 */
function sortInto(graph: Graph, texts: number, k: number | 'auto'): Grouped {
  if (k !== 'auto') return groupNodes(graph, embed(graph, Math.min(k, graph.nodes)), k)
  const most = Math.max(1, Math.min(MOST_TOPICS_CHOSEN, Math.floor(Math.sqrt(texts))))
  const vectors = embed(graph, Math.min(most, graph.nodes))
  const tried = vectors.map((_, n) => {
    const grouped = groupNodes(graph, vectors, n + 1)
    return { grouped, value: modularity(graph, grouped.group) }
  })
  const highest = Math.max(0, ...tried.map(({ value }) => value))
  const asGood = tried.filter(({ value }, n) => n === 0 || (highest > LEAST_MODULARITY && value >= AS_GOOD * highest))
  return asGood.at(-1)!.grouped
}

type Stability = { index: number | null; ofGroup: Float64Array }

/** One group of a grouping. */
type OneGroup = { readonly group: Int32Array; readonly n: number }

/** How far two groups hold the same of some nodes: those in both, of those in either. */
function jaccard(a: OneGroup, b: OneGroup, among: readonly number[]): number {
  let [both, either] = [0, 0]
  for (const node of among) {
    const [inA, inB] = [a.group[node] === a.n, b.group[node] === b.n]
    if (inA && inB) both += 1
    if (inA || inB) either += 1
  }
  return either === 0 ? 0 : both / either
}

/** Sorts again without a fifth of the texts, several times, and says how much of the grouping comes back. */
function stabilityOf(graph: Graph, texts: number, { group, k }: Grouped): Stability {
  const ofGroup = new Float64Array(k)
  if (texts < FEWEST_TO_TRY || k < 2) return { index: null, ofGroup: ofGroup.fill(k < 2 ? 1 : 0) }
  const tries = texts > MANY ? TRIES_IF_MANY : TRIES
  let index = 0
  for (let attempt = 0; attempt < tries; attempt++) {
    const random = seeded(1000 + attempt)
    const kept = Array.from({ length: texts }, () => random() >= LEFT_OUT)
    const fewer = inducedBy(graph, (node) => node >= texts || kept[node]!)
    const again = groupNodes(fewer, embed(fewer, k), k).group
    const among = [...kept.keys()].filter((n) => kept[n] && group[n]! >= 0 && again[n]! >= 0)
    index +=
      adjustedRandIndex(
        among.map((n) => group[n]!),
        among.map((n) => again[n]!),
      ) / tries
    for (let g = 0; g < k; g++) {
      let best = 0
      for (let other = 0; other < k; other++)
        best = Math.max(best, jaccard({ group, n: g }, { group: again, n: other }, among))
      ofGroup[g]! += best / tries
    }
  }
  return { index, ofGroup }
}

/** A number of topics shared out to parts: one each, then always to the part with most texts a topic. */
function shareOut(k: number, sizes: readonly number[]): number[] {
  const shares = sizes.map(() => 1)
  for (let left = k - sizes.length; left > 0; left--) {
    let neediest = 0
    for (let n = 1; n < sizes.length; n++)
      if (sizes[n]! / shares[n]! > sizes[neediest]! / shares[neediest]!) neediest = n
    shares[neediest]! += 1
  }
  return shares
}

function topicsOfPart(part: Part, k: number | 'auto') {
  const graph = graphOfPart(part)
  const texts = part.members.length
  const grouped = sortInto(graph, texts, k)
  const stability = stabilityOf(graph, texts, grouped)
  const own = part.members.map((n) => part.items[n]!)
  const topicOf = grouped.group.subarray(0, texts)
  const byLanguage = part.languages.map((language) => {
    const places = [...own.keys()].filter((n) => own[n]!.language === language && topicOf[n]! >= 0)
    return [
      language,
      keyPhrases(
        places.map((n) => own[n]!),
        places.map((n) => topicOf[n]!),
        grouped.k,
      ),
    ] as const
  })
  const topics = Array.from({ length: grouped.k }, (_, g): Topic => {
    const members = [...own.keys()].filter((n) => topicOf[n] === g)
    const languages = [...new Set(members.map((n) => own[n]!.language))].sort()
    const phrases = byLanguage.flatMap(([language, phrases]) =>
      languages.includes(language) ? [[language, phrases[g]!] as const] : [],
    )
    return {
      ids: members.map((n) => own[n]!.id),
      languages,
      phrases: Object.fromEntries(phrases),
      passages: passagesOf(members, graph, grouped.group, own),
      stability: stability.ofGroup[g]!,
    }
  }).filter(({ ids }) => ids.length > 0)
  return {
    topics,
    unplaced: own.filter((_, n) => topicOf[n]! < 0).map(({ id }) => id),
    stability: stability.index,
    texts,
  }
}

/** Of all or of none: a text without one could not be compared with those that have one. */
function vectorsOf(items: readonly TopicItem[]): (readonly number[])[] {
  const given = items.flatMap(({ vector }) => (vector && vector.length > 0 ? [vector] : []))
  const width = given[0]?.length
  return given.length === items.length && given.every(({ length }) => length === width) ? given : []
}

/**
 * Sorts texts by topic: each is joined to the texts of its language it is most like (cosine of tf-idf) and to the tags it bears, and the
 * graph of both is cut where it is thinnest (normalised spectral clustering, Ng, Jordan, Weiss 2001). The same answer whatever the order
 * of the items.
 */
export function findTopics(items: readonly TopicItem[], k: number | 'auto'): TopicsFound {
  const sorted = [...items].sort((a, b) => compareIds(a.id, b.id))
  const languages = languagesIn(sorted).all
  const described = sorted.map(({ id, text }, n): Described => ({ id, text, language: languages[n]! }))
  const parts = partsOf(
    described,
    sorted.map(({ tags }) => tags ?? []),
    vectorsOf(sorted),
  )
  const shares =
    k === 'auto'
      ? parts.map(() => k)
      : shareOut(
          k,
          parts.map(({ members }) => members.length),
        )
  const found = parts.map((part, n) => topicsOfPart(part, shares[n]!))
  const tried = found.filter(({ stability }) => stability !== null)
  const stability =
    tried.length === 0
      ? null
      : tried.reduce((sum, { stability, texts }) => sum + stability! * texts, 0) /
        tried.reduce((sum, { texts }) => sum + texts, 0)
  return {
    topics: found
      .flatMap(({ topics }) => topics)
      .sort((a, b) => b.ids.length - a.ids.length || compareIds(a.ids[0]!, b.ids[0]!)),
    unplaced: found.flatMap(({ unplaced }) => unplaced).sort(compareIds),
    stability,
    reliable: stability !== null && stability >= RELIABLE,
    apart: parts.map(({ languages }) => languages),
  }
}
