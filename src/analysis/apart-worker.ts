import { parentPort, workerData } from 'node:worker_threads'
import { clustersOf, findDuplicates, type Text } from './duplicates/duplicates.ts'
import { findTopics, type TopicItem } from './topics/topics.ts'

// This file is the entry of a thread of its own, in the sources as in the built program.
type Asked = { asked: 'clusters' | 'duplicates'; texts: Text[] } | { asked: 'topics'; texts: TopicItem[] }

const given = workerData as Asked
const found = () => {
  switch (given.asked) {
    case 'clusters':
      return clustersOf(given.texts)
    case 'duplicates':
      return findDuplicates(given.texts)
    case 'topics':
      return findTopics(given.texts, 'auto')
  }
}
parentPort?.postMessage(found())
