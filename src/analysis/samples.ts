import fs from 'node:fs'
import path from 'node:path'
import { seeded } from './random.ts'

const DATA = path.join(import.meta.dirname, '../../bench/data')

type CampaignText = { id: number; text: string; lang: string; cluster: number; kind: string }

/** 1,339 texts with known campaigns (bench/data/README.md). */
export const campaignTexts = (): CampaignText[] =>
  JSON.parse(fs.readFileSync(path.join(DATA, 'campaign-a.json'), 'utf8')) as CampaignText[]

/** The truth about campaign texts as a grouping: a single text is a group of its own. */
export const campaignTruth = (texts: readonly CampaignText[]): string[] =>
  texts.map(({ id, cluster }) => (cluster < 0 ? `single ${id}` : `campaign ${cluster}`))

/** Groups of ids as a grouping of items: what is in no group is one of its own. */
export function groupingOf(
  clusters: readonly (readonly (string | number)[])[],
  ids: readonly (string | number)[],
): string[] {
  const group = new Map(clusters.flatMap((cluster, n) => cluster.map((id) => [id, `cluster ${n}`] as const)))
  return ids.map((id) => group.get(id) ?? `single ${id}`)
}

export const SENTENCE_LANGUAGES = {
  ar: 'arb_Arab',
  zh: 'zho_Hans',
  en: 'eng_Latn',
  fr: 'fra_Latn',
  ru: 'rus_Cyrl',
  es: 'spa_Latn',
} as const

export type Sentence = { part: string; id: number; label: string; text: string }

/** 1,004 sentences of a language with their topics, in parts train, dev and test (bench/data/README.md). */
export function sentences(language: keyof typeof SENTENCE_LANGUAGES): Sentence[] {
  const lines = fs.readFileSync(path.join(DATA, 'sib-200', `${SENTENCE_LANGUAGES[language]}.tsv`), 'utf8').split('\n')
  return lines.slice(1).flatMap((line) => {
    const [part, id, label, ...text] = line.split('\t')
    return part && label ? [{ part, id: Number(id), label, text: text.join('\t') }] : []
  })
}

export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = seeded(seed)
  const mixed = [...items]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!]
  }
  return mixed
}
