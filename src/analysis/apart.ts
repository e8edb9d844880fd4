import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Group, Text } from './duplicates/duplicates.ts'
import type { ItemId } from './ids.ts'
import type { TopicItem, TopicsFound } from './topics/topics.ts'

/** The thread's file: beside this one in the sources, an entry of its own in the built program. */
function entry(): URL {
  const places = ['./apart-worker.ts', './analysis-worker.js', '../analysis-worker.js']
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error(`no entry for the analysis' thread beside ${import.meta.url}`)
  return found
}

const apart = <Found>(
  asked: 'clusters' | 'duplicates' | 'topics',
  texts: readonly (Text | TopicItem)[],
): Promise<Found> =>
  new Promise((found, failed) => {
    const thread = new Worker(entry(), { workerData: { asked, texts } })
    thread.once('message', found).once('error', failed)
    thread.once('exit', (code) => failed(new Error(`the analysis' thread ended with ${code}`)))
  })

/** `clustersOf` in a thread of its own: whoever serves pages meanwhile goes on serving them. */
export const clustersApart = (texts: readonly Text[]): Promise<ItemId[][]> => apart('clusters', texts)

/** `findDuplicates` in a thread of its own. */
export const duplicatesApart = (texts: readonly Text[]): Promise<Group[]> => apart('duplicates', texts)

/** `findTopics` in a thread of its own, as many as the texts say. */
export const topicsApart = (items: readonly TopicItem[]): Promise<TopicsFound> => apart('topics', items)
