import { learn, qualityOf } from '../src/analysis/classify/classify.ts'
import {
  adjustedRandIndex,
  clustersOf,
  findTopics,
  normalisedMutualInformation,
  pairScores,
} from '../src/analysis/public.ts'
import { seeded } from '../src/analysis/random.ts'
import {
  campaignTexts,
  campaignTruth,
  groupingOf,
  SENTENCE_LANGUAGES,
  type Sentence,
  sentences,
} from '../src/analysis/samples.ts'

/** Prints what the analysis reaches on bench/data, and how long 100,000 texts take. `npm run bench:analysis [-- --texts N]` */

const LANGUAGES = Object.keys(SENTENCE_LANGUAGES) as (keyof typeof SENTENCE_LANGUAGES)[]
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`

function campaigns() {
  const texts = campaignTexts()
  const started = performance.now()
  const clusters = clustersOf(texts)
  const took = seconds(started)
  const [truth, found] = [
    campaignTruth(texts),
    groupingOf(
      clusters,
      texts.map(({ id }) => id),
    ),
  ]
  const { precision, recall, f1 } = pairScores(truth, found)
  const single = new Set(texts.filter(({ cluster }) => cluster < 0).map(({ id }) => id))
  const wrong = clusters.flat().filter((id) => single.has(id as number)).length
  console.log(
    `campaign-a    ARI ${adjustedRandIndex(truth, found).toFixed(4)}  pair P ${precision.toFixed(4)} R ${recall.toFixed(4)} F1 ${f1.toFixed(4)}  singles wrongly grouped ${wrong}  (${texts.length} texts, ${took})`,
  )
}

function accuracyOf(taught: readonly Sentence[], asked: readonly Sentence[]): number {
  const classifier = learn(taught)
  return qualityOf(
    asked.map(({ label }) => label),
    asked.map(({ text }) => classifier.classify(text).label),
  ).accuracy
}

function labels() {
  for (const parts of [['train', 'dev'], ['train']]) {
    const found = LANGUAGES.map((language) => {
      const all = sentences(language)
      return accuracyOf(
        all.filter(({ part }) => parts.includes(part)),
        all.filter(({ part }) => part === 'test'),
      )
    })
    const each = LANGUAGES.map((language, n) => `${language} ${found[n]!.toFixed(3)}`).join('  ')
    console.log(`labels        accuracy after ${parts.join(' + ').padEnd(11)} ${each}  mean ${mean(found).toFixed(4)}`)
  }
}

function topics() {
  for (const k of [7, 'auto'] as const) {
    const found = LANGUAGES.map((language) => {
      const all = sentences(language)
      const { topics, stability } = findTopics(
        all.map(({ id, text }) => ({ id, text, lang: language })),
        k,
      )
      const grouping = groupingOf(
        topics.map(({ ids }) => ids),
        all.map(({ id }) => id),
      )
      return {
        nmi: normalisedMutualInformation(
          all.map(({ label }) => label),
          grouping,
        ),
        stability: stability ?? 0,
        k: topics.length,
      }
    })
    const each = LANGUAGES.map((language, n) => `${language} ${found[n]!.nmi.toFixed(3)} (k ${found[n]!.k})`).join('  ')
    console.log(
      `topics        NMI with k ${String(k).padEnd(4)} ${each}  mean ${mean(found.map(({ nmi }) => nmi)).toFixed(4)}, stability ${mean(found.map(({ stability }) => stability)).toFixed(2)}`,
    )
  }
}

/** Texts put together from pieces of real sentences: half of them single, half copies of 500 letters with one word in eight changed. */
function manyTexts(count: number): { id: number; text: string; cluster: number }[] {
  const random = seeded(1)
  const pick = <One>(list: readonly One[]): One => list[Math.floor(random() * list.length)]!
  const words = LANGUAGES.map((language) =>
    sentences(language).map(({ text }) => (language === 'zh' ? [...text] : text.split(' '))),
  )
  const compose = (language: number): string[] =>
    Array.from({ length: 4 }, () => {
      const sentence = pick(words[language]!)
      const start = Math.floor(random() * Math.max(1, sentence.length - 5))
      return sentence.slice(start, start + (LANGUAGES[language] === 'zh' ? 8 : 5))
    }).flat()
  const written = (language: number, text: readonly string[]) => text.join(LANGUAGES[language] === 'zh' ? '' : ' ')
  const letters = Array.from({ length: 500 }, (_, n) => ({
    language: n % LANGUAGES.length,
    text: compose(n % LANGUAGES.length),
  }))
  return Array.from({ length: count }, (_, id) => {
    if (id % 2 === 0) return { id, cluster: -1, text: written(id % LANGUAGES.length, compose(id % LANGUAGES.length)) }
    // A few letters are sent very often, most seldom.
    const cluster = Math.floor(letters.length * random() ** 3)
    const { language, text } = letters[cluster]!
    const changed = text.map((word) => (random() < 1 / 8 ? pick(pick(words[language]!)) : word))
    return { id, cluster, text: written(language, changed) }
  })
}

function speed(count: number) {
  const texts = manyTexts(count)
  const [started, used] = [performance.now(), process.cpuUsage()]
  const clusters = clustersOf(texts)
  const [took, { user }] = [seconds(started), process.cpuUsage(used)]
  const truth = texts.map(({ id, cluster }) => (cluster < 0 ? `single ${id}` : `letter ${cluster}`))
  const { f1 } = pairScores(
    truth,
    groupingOf(
      clusters,
      texts.map(({ id }) => id),
    ),
  )
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    `${count} texts  near-duplicates in ${took} (${(user / 1e6).toFixed(1)} s of computing, one core), F1 ${f1.toFixed(4)}, peak memory ${memory} MB`,
  )
}

const asked = process.argv.indexOf('--texts')
campaigns()
labels()
topics()
speed(asked < 0 ? 100_000 : Number(process.argv[asked + 1]))
