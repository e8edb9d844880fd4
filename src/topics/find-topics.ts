import type { EditionScope } from '../access/public.ts'
import { type TopicItem, topicsApart } from '../analysis/public.ts'
import { everyEdition } from '../consultation/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { Platform } from '../platform/platform.ts'
import { stampOfTexts, textsCompared } from '../submissions/public.ts'
import { furtherCopies, lastRun, stampOfCopies } from './reads.ts'
import { type TextService, textServiceOf } from './service.ts'
import { keepTopics } from './store.ts'

/** Raise it when the analysis finds something else in the same texts: everything is sorted anew. */
const ANALYSER = 2

/** Sorts anew, in every edition where the texts are others than they were. */
export async function findTopicsEverywhere(platform: Platform): Promise<void> {
  for (const edition of await everyEdition(platform.db)) await findTopics(platform, edition)
}

/** Sorts the public texts of an edition in a thread of its own, each letter once; false when they are as they were. */
export async function findTopics(platform: Platform, edition: EditionScope): Promise<boolean> {
  const { db, clock, config } = platform
  const service = textServiceOf(config)
  const stamps = [await stampOfTexts(db, edition, 'public'), await stampOfCopies(db, edition)]
  const stamp = [...stamps, service?.name ?? ''].join(' ')
  const last = await lastRun(db, edition)
  if (last?.stamp === stamp && last.analyser === ANALYSER) return false
  const items = await textsOf(db, edition)
  const vectors = await asked(platform, service, (one) => one.vectors(items.map(({ text }) => text)))
  const given = vectors.answer ?? []
  const found = await topicsApart(items.map((item, n) => ({ ...item, vector: given[n] ?? [] })))
  const names = await asked(platform, service, (one) => one.names(found.topics))
  const helped = vectors.answer !== null || names.answer !== null
  const run = {
    // Where the service failed, the next round asks it again.
    stamp: vectors.failed || names.failed ? '' : stamp,
    analyser: ANALYSER,
    texts: items.length,
    found,
    names: names.answer ?? [],
    service: helped && service ? service.name : null,
    at: clock.now(),
  }
  await db.transaction().execute((tx) => keepTopics(tx, edition, run))
  return true
}

type Asked<Answer> = { readonly answer: Answer | null; readonly failed: boolean }

/** What a service answers; without it where it fails, for it only helps. */
async function asked<Answer>(
  { log }: Pick<Platform, 'log'>,
  service: TextService | null,
  question: (service: TextService) => Promise<Answer | null>,
): Promise<Asked<Answer>> {
  if (!service) return { answer: null, failed: false }
  try {
    return { answer: await question(service), failed: false }
  } catch (error) {
    log.warn({ err: error, service: service.name }, 'topics are found without the service')
    return { answer: null, failed: true }
  }
}

async function textsOf(db: Db, edition: EditionScope): Promise<TopicItem[]> {
  const [texts, copies] = [await textsCompared(db, edition, 'public'), await furtherCopies(db, edition)]
  return texts
    .filter(({ id, words }) => words && !copies.has(id))
    .map(({ reference, words, language, subjects }) => ({ id: reference, text: words, lang: language, tags: subjects }))
}
